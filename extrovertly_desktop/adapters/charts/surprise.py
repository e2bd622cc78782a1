"""How surprising outcomes were, over time: what exposure learns from is the distance between fear and fact."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from extrovertly_desktop.adapters.charts.cells import Row, csv_of
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.exposure import Exposure

WINDOW = 10
"""Attempts a rolling mean is made of."""
LEAST_IN_WINDOW = 3


@dataclass(frozen=True, slots=True)
class SurprisePoint:
    """One attempt.

    Attributes:
        day: its day, as an ordinal.
        title: what was attempted.
        surprise: 0–100.
        mean: mean of this and the attempts before it, `WINDOW` at most; None on fewer than `LEAST_IN_WINDOW`.
        n: how many that mean is made of.
    """

    day: int
    title: str
    surprise: int
    mean: float | None
    n: int


@dataclass(frozen=True, slots=True)
class SurpriseSeries:
    """The attempts of a span that say how surprising they were, oldest first."""

    span: Span
    points: tuple[SurprisePoint, ...]

    @property
    def mean(self) -> float | None:
        """Mean over the attempts in sight, or None without any."""
        return fmean(point.surprise for point in self.points) if self.points else None


def surprise_series(exposures: Iterable[Exposure], span: Span) -> SurpriseSeries:
    """Return the surprises of a span; attempts before it only feed the first means."""
    said = sorted(
        (
            (ordinal(item.local_date), item.concluded_at or 0, item.id, item.title, item.surprise)
            for item in exposures
            if item.surprise is not None
        ),
    )
    window: deque[int] = deque(maxlen=WINDOW)
    points = []
    for day, _, _, title, surprise in said:
        window.append(surprise)
        if span.holds(day):
            mean = fmean(window) if len(window) >= LEAST_IN_WINDOW else None
            points.append(SurprisePoint(day, title, surprise, mean, len(window)))
    return SurpriseSeries(span, tuple(points))


def surprise_table(series: SurpriseSeries) -> str:
    """Return a line for each attempt."""
    rows: list[Row] = [
        [
            date.fromordinal(point.day).isoformat(),
            point.title,
            point.surprise,
            None if point.mean is None else round(point.mean, 4),
            point.n,
        ]
        for point in series.points
    ]
    return csv_of(("date", "title", "surprise", "rolling_mean", "attempts_in_window"), rows)
