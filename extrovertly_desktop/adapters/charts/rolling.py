"""The rolling mean of a daily figure, with its uncertainty."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from extrovertly_desktop.adapters.charts.spans import Span

ROLLING_DAYS = 7
LEAST_DAYS = 3
"""Days with data a window needs: on fewer a mean says little and its error nothing."""


@dataclass(frozen=True, slots=True)
class RollingPoint:
    """One window, named after its last day.

    Attributes:
        day: ordinal of the window's last day.
        mean: mean of its days that have data; each day counts once.
        error: standard error of that mean, s / √n with s on n − 1 degrees of freedom. Neighbouring days resemble each
            other, so it is the least the uncertainty can be.
        n: how many of its days have data.
    """

    day: int
    mean: float
    error: float
    n: int


def rolling_mean(values: Mapping[int, float], span: Span) -> list[RollingPoint | None]:
    """Return the trailing mean of `ROLLING_DAYS` calendar days for each day of a span; None where there is a gap.

    A window with fewer than `LEAST_DAYS` days of data is a gap. The days after the last one with data are a gap as
    well, so that a line never runs on into days nobody wrote about.

    Args:
        values: one figure a day, by ordinal; days before the span count in its first windows.
        span: the days to answer for.
    """
    window: deque[tuple[int, float]] = deque()
    points: list[RollingPoint | None] = []
    for day in range(span.first - ROLLING_DAYS + 1, span.last + 1):
        value = values.get(day)
        if value is not None:
            window.append((day, value))
        while window and window[0][0] <= day - ROLLING_DAYS:
            window.popleft()
        if day >= span.first:
            points.append(_point(day, [figure for _, figure in window]))
    return _without_overhang(points, values)


def windows_within(windows: Sequence[RollingPoint | None], span: Span, part: Span) -> Sequence[RollingPoint | None]:
    """Return the windows of a part of the span they are of, one a day; days of the part beside the span have none."""
    return windows[max(0, part.first - span.first) : max(0, part.last - span.first + 1)]


def _point(day: int, figures: list[float]) -> RollingPoint | None:
    n = len(figures)
    if n < LEAST_DAYS:
        return None
    mean = sum(figures) / n
    spread = sum([(figure - mean) ** 2 for figure in figures]) / (n - 1)
    return RollingPoint(day, mean, sqrt(spread / n), n)


def _without_overhang(points: list[RollingPoint | None], values: Mapping[int, float]) -> list[RollingPoint | None]:
    anchored = False
    for index in range(len(points) - 1, -1, -1):
        point = points[index]
        if point is None:
            anchored = False
        elif point.day in values:
            anchored = True
        elif not anchored:
            points[index] = None
    return points
