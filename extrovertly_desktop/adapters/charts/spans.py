"""Which days a chart shows. Days are counted as `date.toordinal()`, so that one day is one step of the axis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEAST_SPAN = 7
"""Days an axis has at the least; on fewer, one dot would stand alone in a void."""


class ChartRange(StrEnum):
    """How far back charts look."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"

    @property
    def days(self) -> int | None:
        """Calendar days, today included; None for all there is."""
        return _DAYS[self]


_DAYS: dict[ChartRange, int | None] = {
    ChartRange.WEEK: 7,
    ChartRange.MONTH: 30,
    ChartRange.QUARTER: 91,
    ChartRange.YEAR: 365,
    ChartRange.ALL: None,
}


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a chart, both included, as ordinals."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many calendar days it holds."""
        return self.last - self.first + 1

    def holds(self, day: int) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def ordinal(local_date: str) -> int:
    """Return a local day (ISO text) as an ordinal.

    Raises:
        ValueError: if it is not an ISO date.
    """
    return date.fromisoformat(local_date).toordinal()


def span_of(chosen: ChartRange, today: date, days: Iterable[int], back: int = 0) -> Span:
    """Return the days to show.

    Args:
        chosen: how far back.
        today: the person's calendar day.
        days: the days that hold something; one dated tomorrow (by someone who travels) still shows.
        back: so many ranges earlier; all there is has no earlier.
    """
    known = list(days)
    last = max([today.toordinal(), *known])
    length = chosen.days
    if length is None:
        return Span(min([last - LEAST_SPAN + 1, *known]), last)
    end = today.toordinal() - back * length
    return Span(end - length + 1, end if back else last)
