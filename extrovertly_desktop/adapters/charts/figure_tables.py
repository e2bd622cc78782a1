"""The closer charts as tables for a spreadsheet, in the manner of `tables`."""

from extrovertly_desktop.adapters.charts.activity import ActivityKind, ActivitySeries
from extrovertly_desktop.adapters.charts.cells import Row, csv_of, figure_cell, iso_cell, window_cells
from extrovertly_desktop.adapters.charts.mood_days import MoodRanges
from extrovertly_desktop.adapters.charts.outcomes import CategoryOutcomes
from extrovertly_desktop.adapters.charts.safety import SafetySeries, Share
from extrovertly_desktop.adapters.charts.weekdays import HourGrid, WeekdayMeans
from extrovertly_desktop.adapters.charts.year_pixels import YearOfPixels

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def mood_range_table(series: MoodRanges) -> str:
    """Return a line for each day that has a mood with a place on the scale."""
    rows: list[Row] = [
        [
            iso_cell(day.day),
            day.n,
            figure_cell(day.mean),
            day.low.title,
            day.low.valence,
            day.high.title,
            day.high.valence,
            *window_cells(series.rolling[day.day - series.span.first]),
        ]
        for day in series.days
    ]
    head = ("date", "moods_noted", "mean_valence", "lowest_mood", "lowest_valence", "highest_mood", "highest_valence")
    return csv_of((*head, "mean_7_days", "standard_error", "days_in_window"), rows)


def year_table(year: YearOfPixels) -> str:
    """Return a line for every day of the year; a day without a value has an empty cell."""
    span = year.span
    rows: list[Row] = [[iso_cell(day), figure_cell(year.values.get(day))] for day in range(span.first, span.last + 1)]
    return csv_of(("date", f"{year.measure}_of_day"), rows)


def weekday_table(means: WeekdayMeans) -> str:
    """Return a line for each weekday."""
    rows: list[Row] = []
    for item in means.weekdays:
        found = item.figures
        figures = (found.n, found.mean, found.low, found.high) if found is not None else (0, None, None, None)
        rows.append([_WEEKDAYS[item.weekday], figures[0], *(figure_cell(value) for value in figures[1:])])
    return csv_of(("weekday", "days", f"mean_{means.measure}", "low_95", "high_95"), rows)


def hour_table(grid: HourGrid) -> str:
    """Return a line for each weekday and hour that has check-ins."""
    rows: list[Row] = []
    for weekday in grid.weekdays:
        for hour in grid.hours:
            cell = grid.cells.get((weekday, hour))
            if cell is not None:
                rows.append([_WEEKDAYS[weekday], hour, cell.n, figure_cell(cell.mood), figure_cell(cell.confidence)])
    return csv_of(("weekday", "hour", "check_ins", "mean_valence", "mean_confidence"), rows)


def activity_table(series: ActivitySeries) -> str:
    """Return a line for each bar, empty ones included."""
    rows: list[Row] = [
        [iso_cell(item.span.first), iso_cell(item.span.last), *item.counts, item.total] for item in series.bins
    ]
    return csv_of(("from", "to", *(str(kind) for kind in ActivityKind), "total"), rows)


def safety_table(series: SafetySeries) -> str:
    """Return a line for each stretch that has attempts."""
    rows: list[Row] = [
        [iso_cell(item.span.first), iso_cell(item.span.last), *_share_cells(item.with_any)]
        for item in series.bins
        if item.with_any is not None
    ]
    return csv_of(("from", "to", "attempts", "with_safety_behaviour", "percent", "low_95", "high_95"), rows)


def behaviour_table(series: SafetySeries) -> str:
    """Return a line for each safety behaviour."""
    rows: list[Row] = [[item.text, item.used, item.planned, item.dropped] for item in series.behaviours]
    return csv_of(("safety_behaviour", "attempts_used", "meant_to_drop", "dropped"), rows)


def outcome_table(categories: tuple[CategoryOutcomes, ...]) -> str:
    """Return a line for each category of missions."""
    rows: list[Row] = [[item.title, item.no, item.partly, item.yes, item.n, item.attempts] for item in categories]
    return csv_of(("category", "no", "partly", "yes", "attempts_that_say", "attempts"), rows)


def _share_cells(share: Share | None) -> list[float | int | None]:
    if share is None:
        return [0, 0, None, None, None]
    low, high = share.interval
    return [share.n, share.hits, figure_cell(share.percent), figure_cell(low), figure_cell(high)]
