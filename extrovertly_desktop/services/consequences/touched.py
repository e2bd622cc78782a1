"""What a deed touched, in the terms that its consequences depend on."""

from contextlib import suppress
from dataclasses import dataclass, field

from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.points import Award

JOURNAL_METRICS = frozenset({Metric.JOURNAL_ENTRIES, Metric.PHOTO_ENTRIES})
PHOTO_METRICS = frozenset({Metric.PHOTO_ENTRIES})
CHECK_IN_METRICS = frozenset({Metric.CHECK_INS, Metric.MOODS_NAMED})
EVENT_METRICS = frozenset({Metric.EVENTS_ATTENDED})
LADDER_METRICS = frozenset({Metric.STEPS_PLACED})
_EXPOSURE_METRICS = frozenset(
    {
        Metric.MISSIONS_COMPLETED,
        Metric.DIFFERENT_STEPS,
        Metric.CATEGORIES_TRIED,
        Metric.OWN_STEPS,
        Metric.VARIED_REPEATS,
        Metric.RETURNED_TO,
        Metric.LEFT_EARLY_NOTED,
        Metric.HARD_STEPS,
        Metric.EVENTS_PREDICTED,
        Metric.PREDICTIONS_MADE,
        Metric.LEARNINGS_WRITTEN,
        Metric.EVIDENCE_WRITTEN,
        Metric.FEARS_NOT_COME_TRUE,
        Metric.SURPRISES,
        Metric.CONTEXTS_VISITED,
        Metric.SAFETY_BEHAVIOURS_DROPPED,
    }
)


def exposure_metrics(category: str) -> frozenset[Metric]:
    """Return the metrics that an exposure can move: a mission of a category, or an event of one."""
    metrics = set(_EXPOSURE_METRICS)
    with suppress(ValueError):  # nothing counts a category of the person's own
        metrics.add(Metric.for_category(category))
    return frozenset(metrics)


@dataclass(slots=True)
class Touched:
    """What a deed touched.

    Attributes:
        days: local days whose facts changed (ISO text).
        missions: missions whose attempts changed.
        exposures: exposures that are gone or open again, so that their points go too.
        attendances: attendances of events that are gone or taken back, so that their points go too.
        metrics: metrics that may have moved, besides streak, active days and points.
        awards: points that the deed itself brings, such as those of an attended event.
        pauses: whether the streak's pauses changed.
    """

    days: set[str] = field(default_factory=set)
    missions: set[str] = field(default_factory=set)
    exposures: set[str] = field(default_factory=set)
    attendances: set[str] = field(default_factory=set)
    metrics: frozenset[Metric] = frozenset()
    awards: tuple[Award, ...] = ()
    pauses: bool = False
