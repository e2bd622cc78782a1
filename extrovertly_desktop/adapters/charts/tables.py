"""Charts as tables for a spreadsheet: ISO dates, points as decimal marks, the same headings in every language."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from extrovertly_desktop.adapters.charts.daily import ConfidenceSeries, MoodSeries
from extrovertly_desktop.adapters.charts.predictions import PredictionSeries
from extrovertly_desktop.adapters.charts.rolling import RollingPoint

Cell = str | int | float | None
Row = Sequence[Cell]


def confidence_table(series: ConfidenceSeries) -> str:
    """Return a line for each day that has a confidence or a rolling mean."""
    means = dict(zip(series.days, series.means, strict=True))
    rows = []
    for day, window in _by_day(series.span.first, series.rolling):
        if day in means or window is not None:
            rows.append([_iso(day), _figure(means.get(day)), *_window(window)])
    return _csv(("date", "confidence_mean_of_day", "mean_7_days", "standard_error", "days_in_window"), rows)


def mood_table(series: MoodSeries) -> str:
    """Return a line for each day that has a mood; a word without a place on the scale has no valence."""
    windows = dict(_by_day(series.span.first, series.rolling))
    days = sorted((*series.placed, *series.unplaced), key=lambda day: day.day)
    rows = [
        [_iso(day.day), day.title, _figure(day.mood.valence if day.mood else None), *_window(windows.get(day.day))]
        for day in days
    ]
    return _csv(("date", "last_mood_of_day", "valence", "mean_7_days", "standard_error", "days_in_window"), rows)


def mood_count_table(series: MoodSeries) -> str:
    """Return a line for each mood."""
    return _csv(("mood", "days"), [[count.title, count.days] for count in series.counts])


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
    return _csv(head, rows)


def _by_day(first: int, windows: Iterable[RollingPoint | None]) -> Iterable[tuple[int, RollingPoint | None]]:
    return enumerate(windows, first)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _figure(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _window(point: RollingPoint | None) -> tuple[Cell, Cell, Cell]:
    return (None, None, None) if point is None else (_figure(point.mean), _figure(point.error), point.n)


def _csv(head: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
