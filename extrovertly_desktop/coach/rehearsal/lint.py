"""Whether a scene may be shipped: that it hangs together (`structure`), and that its words are fit to be said."""

from collections.abc import Iterable, Iterator

from extrovertly_desktop.coach.flows.lint import unfit_words
from extrovertly_desktop.coach.rehearsal.common import ScenesCommon
from extrovertly_desktop.coach.rehearsal.features import observe
from extrovertly_desktop.coach.rehearsal.packs import ByWarmth, Scene, Warmth
from extrovertly_desktop.coach.rehearsal.structure import faults_of
from extrovertly_desktop.coach.safety.gate import Gate

_LEAST_SPOKEN, _LEAST_SAID = 2, 3
_MOST_WORDS = 40
_ASKS = {"ask_warmth", "offer"}
"""The lines of the coach that ask; all others leave the question to somebody else."""
_PLACES = {
    "offer": {"{title}"},
    "improved": {"{what}"},
    "steady": {"{what}"},
    "numbers": {"{turns}", "{questions}", "{follow_ups}", "{disclosures}"},
}


def lint_scene(scene: Scene, gate: Gate) -> list[str]:
    """Return everything that is wrong with a scene, a sentence each."""
    if faults := faults_of(scene):
        return faults
    faults = [f"{text}: {reason}" for text in (scene.title, scene.about) for reason in unfit_words(text, gate)]
    faults += _said_faults("setting", scene.setting, gate)
    for beat in scene.beats:
        faults += _spoken_faults(f"{beat.id}, line", beat.line, gate)
        for number, way in enumerate(beat.ways):
            faults += _spoken_faults(f"{beat.id}, way {number + 1}", way.reaction, gate, may_ask=False)
        for sample in beat.samples:
            faults += [f"{beat.id}: {reason}: “{sample}”" for reason in _unfit(sample, gate)]
            if not observe(sample, " ".join(beat.line.warm)).features & set(beat.looks_for):
                faults.append(f"{beat.id}: “{sample}” shows nothing of what is looked for")
    for ending in scene.endings:
        faults += _wording_faults(f"{ending.id}, line", ending.line, gate, least=_LEAST_SPOKEN, may_ask=False)
        faults += _said_faults(f"{ending.id}, told", ending.told, gate)
    return faults


def lint_common(common: ScenesCommon, gate: Gate) -> list[str]:
    """Return everything that is wrong with the words that all scenes share."""
    faults: list[str] = []
    for name, wordings in common.lines:
        faults += _said_faults(name, wordings, gate, may_ask=name in _ASKS)
        for text in wordings:
            faults += [f"{name}: without {each}: “{text}”" for each in _PLACES.get(name, ()) if each not in text]
    for name, wordings in common.remarks:
        faults += _said_faults(name, wordings, gate)
    for feature, worth in common.worth.items():
        for name, wordings in worth:
            faults += _said_faults(f"{feature}, {name}", _unquoted(wordings), gate)
    for feature, without in common.without.items():
        for name, wordings in without:
            faults += _said_faults(f"{feature}, {name}", wordings, gate)
    return faults


def _unquoted(wordings: Iterable[str]) -> tuple[str, ...]:
    """Return lines without what they quote: a model question between quotation marks asks nobody."""
    return tuple(text.replace("What about you?", "").replace("And you?", "") for text in wordings)


def _spoken_faults(place: str, lines: ByWarmth, gate: Gate, *, may_ask: bool = True) -> Iterator[str]:
    for warmth in Warmth:
        yield from _wording_faults(f"{place}, {warmth}", lines.of(warmth), gate, least=_LEAST_SPOKEN, may_ask=may_ask)


def _said_faults(place: str, wordings: Iterable[str], gate: Gate, *, may_ask: bool = False) -> Iterator[str]:
    return _wording_faults(place, wordings, gate, least=_LEAST_SAID, may_ask=may_ask)


def _wording_faults(place: str, wordings: Iterable[str], gate: Gate, *, least: int, may_ask: bool) -> Iterator[str]:
    listed = list(wordings)
    if len(set(listed)) < least:
        yield f"{place}: fewer than {least} different wordings"
    for text in listed:
        if text.count("?") > int(may_ask):
            yield f"{place}: {text.count('?')} question marks in “{text}”"
        if len(text.split()) > _MOST_WORDS:
            yield f"{place}: more than {_MOST_WORDS} words in “{text}”"
        yield from (f"{place}: {reason}: “{text}”" for reason in _unfit(text, gate))


def _unfit(text: str, gate: Gate) -> Iterator[str]:
    return unfit_words(text.replace("{", "").replace("}", ""), gate)
