"""Scores of the well-being check over time; each check is a point, and long silences are gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from extrovertly_desktop.adapters.charts.cells import csv_of, figure_cell, iso_cell
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.well_being import NOTICEABLE, WellBeingCheck

LONGEST_STEP = 62
"""Days between two checks that a line still joins: two months, one of them without a check."""


@dataclass(frozen=True, slots=True)
class WellBeingPoint:
    """One check: its day (ordinal), its score 0–100, and the check itself."""

    day: int
    score: float
    check: WellBeingCheck


@dataclass(frozen=True, slots=True)
class WellBeingSeries:
    """The checks of a span, oldest first."""

    span: Span
    points: tuple[WellBeingPoint, ...]

    @property
    def runs(self) -> tuple[tuple[WellBeingPoint, ...], ...]:
        """The points in stretches without a gap."""
        runs: list[list[WellBeingPoint]] = []
        for point in self.points:
            if runs and point.day - runs[-1][-1].day <= LONGEST_STEP:
                runs[-1].append(point)
            else:
                runs.append([point])
        return tuple(tuple(run) for run in runs)

    @property
    def change(self) -> float | None:
        """From the first to the last score; None without two."""
        return self.points[-1].score - self.points[0].score if len(self.points) > 1 else None


def is_noticeable(change: float) -> bool:
    """Whether a change of the score is larger than what comes and goes (see `NOTICEABLE`)."""
    return abs(change) >= NOTICEABLE


def well_being_series(checks: Iterable[WellBeingCheck], span: Span) -> WellBeingSeries:
    """Return the scores of a span; a check without a score is left out."""
    points = [
        WellBeingPoint(ordinal(check.local_date), check.well_being, check)
        for check in checks
        if check.well_being is not None
    ]
    return WellBeingSeries(span, tuple(point for point in points if span.holds(point.day)))


def well_being_table(series: WellBeingSeries) -> str:
    """Return a line for each check; scales that were not answered whole are empty cells."""
    scales = ("friendliness", "gregariousness", "assertiveness")
    rows = [
        [iso_cell(point.day), figure_cell(point.score), *(figure_cell(point.check.scores.get(name)) for name in scales)]
        for point in series.points
    ]
    return csv_of(("date", "who5", *scales), rows)
