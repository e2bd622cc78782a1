"""The same mission again in another context: what is varied is learned more widely (Craske et al. 2014, Table 3)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from extrovertly_desktop.content.packs import Place, TimeOfDay
from extrovertly_desktop.domain.context_words import counted_as
from extrovertly_desktop.domain.exposure import Exposure, PredictionDraft
from extrovertly_desktop.domain.missions import Mission, VariedRepeat
from extrovertly_desktop.domain.recommendation import ContextKind

_NO_PLACE = frozenset({Place.ANYWHERE, Place.PHONE, Place.ONLINE})
"""What a mission for anywhere is not moved to: anywhere is one of no place, and the others need another mission."""
_KINDS = (("place", "places"), ("people", "people"), ("time_of_day", "times"))
_CONTEXTS = {"place": ContextKind.PLACE, "people": ContextKind.PEOPLE, "time_of_day": ContextKind.TIME}
_CONCRETE_PLACES = tuple(str(place) for place in Place if place not in _NO_PLACE)
_TIMES = tuple(str(time) for time in TimeOfDay if time is not TimeOfDay.ANY)


def vary(mission: Mission, last: Exposure, visits: Iterable[Any]) -> VariedRepeat:
    """Return the last plan with one part of its context changed to the value that was visited least.

    The mission's own places, people and times come first; if it leaves nothing to change, the time of day does. Least
    means: least often with this mission, then least often at all, then in the order of the mission's contexts. The
    worry and the safety behaviours to drop are taken over; how likely and how high is to be guessed anew, since what
    came of the last time is known by now.

    Args:
        mission: the mission.
        last: its last plan or attempt.
        visits: rows of mission_id, place, people, time_of_day and count, of all attempts.
    """
    here, anywhere = _counts(mission.id, visits)
    before = {kind: getattr(last, kind) for kind, _ in _KINDS}
    options = [
        (here[kind, value], anywhere[kind, value], number, kind, value)
        for number, (kind, value) in enumerate(_options(mission))
        if value != counted_as(_CONTEXTS[kind], before[kind] or "")
    ]
    if not options:
        options = [
            (here["time_of_day", value], anywhere["time_of_day", value], number, "time_of_day", value)
            for number, value in enumerate(_TIMES)
            if value != counted_as(ContextKind.TIME, before["time_of_day"] or "")
        ]
    *_, changed, after = min(options)
    draft = PredictionDraft.of(
        worry=last.worry,
        safety_behaviours_to_drop=last.safety_behaviours_to_drop,
        **{**before, changed: after},
    )
    return VariedRepeat(draft, changed, before[changed], after)


def _options(mission: Mission) -> list[tuple[str, str]]:
    """Return the kind and value of every context that the mission allows."""
    options = []
    for kind, name in _KINDS:
        for value in mission.contexts.get(name, ()):
            options += [(kind, each) for each in _concrete(counted_as(_CONTEXTS[kind], value))]
    return list(dict.fromkeys(options))


def _concrete(value: str) -> Sequence[str]:
    """Return what a value stands for: any time is one of four, anywhere is one of many places."""
    if value == TimeOfDay.ANY:
        return _TIMES
    return _CONCRETE_PLACES if value == Place.ANYWHERE else (value,)


def _counts(mission_id: str, visits: Iterable[Any]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return how often each kind and value was visited with the mission, and with any."""
    here: Counter[tuple[str, str]] = Counter()
    anywhere: Counter[tuple[str, str]] = Counter()
    for row in visits:
        for kind, _ in _KINDS:
            value = getattr(row, kind)
            if value:
                word = counted_as(_CONTEXTS[kind], value)
                anywhere[kind, word] += row.times
                if row.mission_id == mission_id:
                    here[kind, word] += row.times
    return here, anywhere
