"""A year in pixels: one value a day for a calendar year; a day without one stays empty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean

from extrovertly_desktop.adapters.charts.mood_days import MoodDays
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.progress import DayProgress


class PixelMeasure(StrEnum):
    """What the colour of a day stands for."""

    MOOD = "mood"
    CONFIDENCE = "confidence"
    ACTIVITY = "activity"


Values = Mapping[int, float]
"""One value a day, by ordinal: a valence of −1 to 1, a confidence of 1 to 10, or a count of 1 and more."""


@dataclass(frozen=True, slots=True)
class YearOfPixels:
    """The days of one year that hold a value.

    Attributes:
        year: the calendar year.
        measure: what the values are.
        values: by ordinal; days without one are missing.
    """

    year: int
    measure: PixelMeasure
    values: Values

    @property
    def span(self) -> Span:
        """1 January to 31 December."""
        return Span(date(self.year, 1, 1).toordinal(), date(self.year, 12, 31).toordinal())

    @property
    def n(self) -> int:
        """How many days hold a value."""
        return len(self.values)

    @property
    def mean(self) -> float | None:
        """Mean of the days that hold a value, each counting once; None without any."""
        return fmean(self.values.values()) if self.values else None

    def month_means(self, least: int) -> dict[int, float]:
        """Return the mean of each month (January = 1) that holds at least so many days with a value."""
        found: dict[int, list[float]] = {}
        for day, value in self.values.items():
            found.setdefault(date.fromordinal(day).month, []).append(value)
        return {month: fmean(values) for month, values in found.items() if len(values) >= least}


def mood_values(days: MoodDays) -> Values:
    """Return each day's mean valence over all moods noted on it that have a place on the scale."""
    return {found.day: found.mean for found in days.ranges}


def confidence_values(days: Iterable[DayProgress]) -> Values:
    """Return each day's mean confidence."""
    return {ordinal(day.tracking_date): day.confidence_level for day in days if day.confidence_level is not None}


def activity_values(days: Iterable[DayProgress]) -> Values:
    """Return how many things were done on each day that has any: entries, check-ins, missions, events."""
    return {ordinal(day.tracking_date): float(day.activities_completed) for day in days if day.activities_completed}


def year_of(values: Values, measure: PixelMeasure, year: int) -> YearOfPixels:
    """Return the values of one year."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return YearOfPixels(year, measure, {day: values[day] for day in sorted(values) if first <= day <= last})


def years_with(days: Iterable[int], today: date) -> range:
    """Return the years from the first day that holds something to this one, or the last if that is later."""
    years = [date.fromordinal(day).year for day in days]
    return range(min([today.year, *years]), max([today.year, *years]) + 1)
