"""One thing that worked and one to try, of what was observed in a reply; and the summing up at the end. Pure.

Never a reproach, never two things to try; what a cool character does is never laid at the person's door.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extrovertly_desktop.coach.rehearsal.common import ScenesCommon
from extrovertly_desktop.coach.rehearsal.features import BETTER_WITHOUT, Feature, Observed, quoted
from extrovertly_desktop.coach.rehearsal.packs import Beat
from extrovertly_desktop.coach.rehearsal.speaking import Voice
from extrovertly_desktop.coach.rehearsal.state import Mark, SceneState

_NO_ANSWER = (Feature.YIELDS, Feature.HEDGES)
"""Only worth a remark where a clear no is looked for."""
_SPOKE, _NO_MORE = "spoke", "no_more"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said of a reply.

    Attributes:
        worked, to_try: a sentence or two each.
        praised, advised: what they are about: the value of a feature, or a remark's name.
    """

    worked: str
    to_try: str
    praised: str
    advised: str


def feedback_on(beat: Beat, observed: Observed, state: SceneState, common: ScenesCommon, voice: Voice) -> Feedback:
    """Return what is said of a reply.

    Args:
        beat: where it was given; it says what is looked for.
        observed: what was seen in it.
        state: before the reply; its tries are those before it.
        common: the words.
        voice: chooses and counts the wordings.
    """
    if not observed.is_english:
        worked = voice.choose("remarks/foreign", common.remarks.foreign)
        return Feedback(worked, voice.choose("remarks/foreign_try", common.remarks.foreign_try), "foreign", "foreign")
    advised = _to_try(beat, observed, state)
    to_try = (
        voice.choose(f"try/{advised}", _trying(Feature(advised), common))
        if advised != _NO_MORE
        else voice.choose("remarks/no_more", common.remarks.no_more)
    )
    gained = gain(beat, state.tries[-1], observed.features) if state.tries else ()
    if gained:
        new = gained[0]
        words = common.worth[new].again if new in common.worth else common.without[new].again
        return Feedback(_said(voice, f"again/{new}", words, observed, new), to_try, new, advised)
    praised = _praised(beat, observed, state)
    if praised == _SPOKE:
        worked = voice.choose("remarks/spoke", common.remarks.spoke)
    else:
        feature = Feature(praised)
        worked = _said(voice, f"worked/{praised}", common.worth[feature].worked, observed, feature)
    if state.tries:
        worked = f"{voice.choose('remarks/same', common.remarks.same)} {worked}"
    return Feedback(worked, to_try, praised, advised)


def gain(beat: Beat, before: Sequence[Feature], now: frozenset[Feature]) -> tuple[Feature, ...]:
    """Return what a further try has that the one before had not, and what it could do without; the best first."""
    better = [each for each in beat.looks_for if each in now and each not in before]
    freed = [each for each in BETTER_WITHOUT if each in before and each not in now and _matters(each, beat)]
    return (*better, *freed)


def sums(marks: Sequence[Mark], common: ScenesCommon, voice: Voice) -> str:
    """Return the summing up: the counts, and what got better or was seen most."""
    if not marks:
        return voice.choose("no_turn", common.lines.no_turn)
    counted = common.counted
    numbers = voice.choose("numbers", common.lines.numbers).format(
        turns=counted.turns.of(len(marks)),
        questions=counted.questions.of(_times(Feature.QUESTION, marks)),
        follow_ups=counted.follow_ups.of(_times(Feature.FOLLOW_UP, marks)),
        disclosures=counted.disclosures.of(_times(Feature.DISCLOSURE, marks)),
    )
    gained = list(dict.fromkeys(each for mark in marks for each in mark.gained))
    if gained:
        what = common.names[gained[0]]
        return f"{numbers} {voice.choose('improved', common.lines.improved).format(what=what)}"
    seen = [feature for feature in common.worth if feature is not Feature.QUESTION and _times(feature, marks)]
    if not seen:
        return numbers
    most = max(seen, key=lambda feature: _times(feature, marks))
    return f"{numbers} {voice.choose('steady', common.lines.steady).format(what=common.names[most])}"


def _times(feature: Feature, marks: Sequence[Mark]) -> int:
    return sum(feature in mark.seen for mark in marks)


def _praised(beat: Beat, observed: Observed, state: SceneState) -> str:
    order = (*beat.looks_for, *(each for each in Feature if each not in beat.looks_for))
    worth = [each for each in order if each in observed.found and each not in BETTER_WITHOUT]
    if Feature.YIELDS in observed.found or not worth:
        worth = [each for each in worth if each in beat.looks_for]
    fresh = [each for each in worth if each != state.praised]
    chosen = fresh or worth
    return str(chosen[0]) if chosen else _SPOKE


def _to_try(beat: Beat, observed: Observed, state: SceneState) -> str:
    seen = observed.features
    for feature in BETTER_WITHOUT[:-1]:
        if feature in seen and _matters(feature, beat):
            return feature
    missing = [each for each in beat.looks_for if each not in seen and not _is_answered(each, seen)]
    if Feature.TOO_SHORT in seen and not missing:
        return Feature.TOO_SHORT
    fresh = [each for each in missing if each != state.advised]
    chosen = fresh or missing
    return str(chosen[0]) if chosen else _NO_MORE


def _is_answered(feature: Feature, seen: frozenset[Feature]) -> bool:
    """Whether asking for a feature as well would be asking for one question too many."""
    asked = {Feature.FOLLOW_UP, Feature.ASKS_BACK, Feature.OPEN_QUESTION}
    # Any question but a follow-up can still become one: by taking up a word of the other's.
    return feature in {Feature.ASKS_BACK, Feature.OPEN_QUESTION, Feature.QUESTION} and bool(seen & asked)


def _matters(feature: Feature, beat: Beat) -> bool:
    return feature not in _NO_ANSWER or Feature.REFUSAL in beat.looks_for


def _trying(feature: Feature, common: ScenesCommon) -> Sequence[str]:
    return common.worth[feature].try_it if feature in common.worth else common.without[feature].try_it


def _said(voice: Voice, line: str, wordings: Sequence[str], observed: Observed, feature: Feature) -> str:
    return voice.choose(line, wordings).replace("{quote}", quoted(observed.found.get(feature, "")))
