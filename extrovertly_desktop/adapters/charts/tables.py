"""Charts as tables for a spreadsheet: ISO dates, points as decimal marks, the same headings in every language."""

from collections.abc import Iterable

from extrovertly_desktop.adapters.charts.cells import csv_of, figure_cell, iso_cell, window_cells
from extrovertly_desktop.adapters.charts.daily import ConfidenceSeries, MoodCounts
from extrovertly_desktop.adapters.charts.predictions import PredictionSeries
from extrovertly_desktop.adapters.charts.rolling import RollingPoint


def confidence_table(series: ConfidenceSeries) -> str:
    """Return a line for each day that has a confidence or a rolling mean."""
    means = dict(zip(series.days, series.means, strict=True))
    rows = []
    for day, window in _by_day(series.span.first, series.rolling):
        if day in means or window is not None:
            rows.append([iso_cell(day), figure_cell(means.get(day)), *window_cells(window)])
    return csv_of(("date", "confidence_mean_of_day", "mean_7_days", "standard_error", "days_in_window"), rows)


def mood_count_table(series: MoodCounts) -> str:
    """Return a line for each mood."""
    return csv_of(("mood", "days"), [[count.title, count.days] for count in series.counts])


def prediction_table(series: PredictionSeries) -> str:
    """Return a line for each attempt. What a person wrote (the worry, the evidence, the learning) stays out."""
    rows = [
        [
            item.local_date,
            item.title,
            item.likelihood,
            item.expected_suds,
            item.peak_suds,
            str(item.came_true) if item.came_true else None,
            str(item.attendance) if item.attendance else None,
        ]
        for item in series.attempts
    ]
    head = ("date", "title", "likelihood_percent", "expected_suds", "peak_suds", "came_true", "attendance")
    return csv_of(head, rows)


def _by_day(first: int, windows: Iterable[RollingPoint | None]) -> Iterable[tuple[int, RollingPoint | None]]:
    return enumerate(windows, first)
