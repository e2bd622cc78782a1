"""Figures and days as the progress tab writes them, by the person's locale."""

from datetime import date

from PySide6.QtCore import QLocale

from extrovertly_desktop.adapters.charts.ticks import day_month_year, day_of


def figure(value: float, decimals: int = 0) -> str:
    """Return a number with so many decimals."""
    return QLocale().toString(float(value), "f", decimals)


def percent(value: float) -> str:
    """Return a percentage without decimals."""
    return f"{figure(value)} %"


def long_day(day: int) -> str:
    """Return a day (ordinal) with weekday and year."""
    return QLocale().toString(day_of(day), QLocale.FormatType.LongFormat)


def short_day(day: int) -> str:
    """Return a day (ordinal) with its month in letters and its year: no guessing which number is the month."""
    return day_month_year(day, QLocale())


def iso_day(day: int) -> str:
    """Return a day (ordinal) as ISO text."""
    return date.fromordinal(day).isoformat()
