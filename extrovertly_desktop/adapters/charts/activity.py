"""What was done, by kind, in days, weeks or months."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, log10

from extrovertly_desktop.adapters.charts.bins import Step, bins_of, start_of, step_for
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.progress import DayProgress

_MOST = {Step.DAY: 31, Step.WEEK: 54, Step.MONTH: 132, Step.QUARTER: 160, Step.YEAR: 1000}
"""Bars that can still be told apart side by side, by what they stand for; eleven years of months."""


class ActivityKind(StrEnum):
    """The four things a person does here, in the order in which their bars are stacked."""

    CHECK_INS = "check_ins"
    ENTRIES = "entries"
    MISSIONS = "missions"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class ActivityBin:
    """What was done in one stretch of days; `counts` follows the order of `ActivityKind`."""

    span: Span
    counts: tuple[int, int, int, int]
    active_days: int

    @property
    def total(self) -> int:
        """All four together."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class ActivitySeries:
    """Activity over a span.

    Attributes:
        span: the days that were asked for.
        step: what a bar stands for.
        bins: whole stretches, oldest first, those in which nothing was done included; the last may still be running.
    """

    span: Span
    step: Step
    bins: tuple[ActivityBin, ...]

    @property
    def totals(self) -> tuple[int, int, int, int]:
        """How often each kind was done over all bins."""
        first, second, third, fourth = (sum(item.counts[kind] for item in self.bins) for kind in range(4))
        return first, second, third, fourth

    @property
    def total(self) -> int:
        """All that was done."""
        return sum(self.totals)

    @property
    def busiest(self) -> ActivityBin | None:
        """The bin with most; None when nothing was done or two share the first place."""
        ranked = sorted(self.bins, key=lambda item: item.total, reverse=True)
        if not ranked or not ranked[0].total:
            return None
        return None if len(ranked) > 1 and ranked[1].total == ranked[0].total else ranked[0]


def kinds_of(day: DayProgress) -> tuple[int, int, int, int]:
    """Return a day's check-ins, entries, attempts at missions and attended events.

    A day's row counts check-ins only within all activities, so they are what is left of these.
    """
    others = day.journal_entries + day.missions_completed + day.events_attended
    return max(0, day.activities_completed - others), day.journal_entries, day.missions_completed, day.events_attended


def activity_series(days: Iterable[DayProgress], span: Span, first_weekday: int = 0) -> ActivitySeries:
    """Return what was done in each stretch that holds days of a span; whole stretches, so that bars are comparable."""
    step = step_for(span, _MOST)
    spans = bins_of(span, step, first_weekday)
    counts = {item.first: [0, 0, 0, 0] for item in spans}
    active = dict.fromkeys(counts, 0)
    for day in days:
        when = ordinal(day.tracking_date)
        if not spans[0].first <= when <= spans[-1].last:
            continue
        start = start_of(when, step, first_weekday)
        kinds = kinds_of(day)
        counts[start] = [before + more for before, more in zip(counts[start], kinds, strict=True)]
        active[start] += any(kinds)
    bins = []
    for item in spans:
        first, second, third, fourth = counts[item.first]
        bins.append(ActivityBin(item, (first, second, third, fourth), active[item.first]))
    return ActivitySeries(span, step, tuple(bins))


def even_step(most: int, ticks: int) -> tuple[int, int]:
    """Return a round step of a scale of counts, and where the scale ends, so that it has about so many steps."""
    rough = max(1.0, most / ticks)
    size = 10 ** int(log10(rough))
    factors = (1, 2, 2.5, 5, 10) if size > 1 else (1, 2, 5, 10)
    step = next(int(size * factor) for factor in factors if size * factor >= rough)
    return step, step * max(1, ceil(most / step))
