"""Stretches of the calendar that are counted together: days, weeks, months, quarters, years."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import islice

from extrovertly_desktop.adapters.charts.spans import Span

_MONTHS = 12


class Step(StrEnum):
    """How long a stretch is, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS_OF = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}


def start_of(day: int, step: Step, first_weekday: int = 0) -> int:
    """Return the first day (ordinal) of the stretch that holds a day."""
    when = date.fromordinal(day)
    if step is Step.DAY:
        return day
    if step is Step.WEEK:
        # The very first week of the calendar may begin before it.
        return max(1, day - (when.weekday() - first_weekday) % 7)
    months = _MONTHS_OF[step]
    return date(when.year, (when.month - 1) // months * months + 1, 1).toordinal()


def next_start(start: int, step: Step) -> int:
    """Return the first day of the stretch after the one that begins with `start`."""
    if step is Step.DAY:
        return start + 1
    if step is Step.WEEK:
        return start + 7
    when = date.fromordinal(start)
    month = when.year * _MONTHS + when.month - 1 + _MONTHS_OF[step]
    return date(month // _MONTHS, month % _MONTHS + 1, 1).toordinal()


def bins_of(span: Span, step: Step, first_weekday: int = 0) -> tuple[Span, ...]:
    """Return whole stretches, oldest first, that together hold a span: the first and last may reach beyond it."""
    return tuple(_stretches(span, step, first_weekday))


def step_for(span: Span, most: Mapping[Step, int]) -> Step:
    """Return the finest step of those offered that does not cut a span into more bins than it may have.

    Args:
        span: the days to cut.
        most: how many bins each offered step may make, finest first; the last is taken if none will do.
    """
    for step, limit in most.items():
        # No further than to the first one too many: of the days of a long life there are very many.
        if len(list(islice(_stretches(span, step), limit + 1))) <= limit:
            return step
    return list(most)[-1]


def _stretches(span: Span, step: Step, first_weekday: int = 0) -> Iterator[Span]:
    start = start_of(span.first, step, first_weekday)
    while start <= span.last:
        after = next_start(start, step)
        yield Span(start, after - 1)
        start = after
