"""What a deed touched, in the terms that its consequences depend on."""

from contextlib import suppress
from dataclasses import dataclass, field

from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.points import Award

JOURNAL_METRICS = frozenset({Metric.JOURNAL_ENTRIES})
CHECK_IN_METRICS = frozenset({Metric.CHECK_INS})
EVENT_METRICS = frozenset({Metric.EVENTS_ATTENDED})


def exposure_metrics(category: str) -> frozenset[Metric]:
    """Return the metrics that an exposure of a mission in a category can move."""
    metrics = {
        Metric.MISSIONS_COMPLETED,
        Metric.PREDICTIONS_MADE,
        Metric.LEARNINGS_WRITTEN,
        Metric.FEARS_NOT_COME_TRUE,
        Metric.CONTEXTS_VISITED,
    }
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
        metrics: metrics that may have moved, besides streak, active days and points.
        awards: points that the deed itself brings, such as those of an attended event.
        pauses: whether the streak's pauses changed.
    """

    days: set[str] = field(default_factory=set)
    missions: set[str] = field(default_factory=set)
    exposures: set[str] = field(default_factory=set)
    metrics: frozenset[Metric] = frozenset()
    awards: tuple[Award, ...] = ()
    pauses: bool = False
