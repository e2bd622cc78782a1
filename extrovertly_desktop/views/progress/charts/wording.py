"""Words that several charts share: weekdays, hours, stretches of the calendar, how pleasant a mood is."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from extrovertly_desktop.adapters.charts.bins import Step
from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.views.progress.words import figure, short_day


def _tr(words: str) -> str:
    return QCoreApplication.translate("Charts", words)


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """Return a weekday's name, Monday = 0."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(weekday + 1, form)


def hour_name(hour: int) -> str:
    """Return an hour as the locale's clocks have it: “14” or “2 PM”."""
    locale = QLocale()
    twelve = "a" in locale.timeFormat(QLocale.FormatType.ShortFormat).lower()
    return locale.toString(QTime(hour, 0), "h AP" if twelve else "HH")


def hour_span(hour: int) -> str:
    """Return from when to when an hour is, by the locale."""
    locale, form = QLocale(), QLocale.FormatType.ShortFormat
    return _tr("{start} to {end}").format(
        start=locale.toString(QTime(hour, 0), form), end=locale.toString(QTime((hour + 1) % 24, 0), form)
    )


def month_name(month: int, *, short: bool = False) -> str:
    """Return a month's name, January = 1."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneMonthName(month, form)


def bin_name(span: Span, step: Step) -> str:
    """Return a stretch of the calendar in words."""
    first = date.fromordinal(span.first)
    match step:
        case Step.DAY:
            return short_day(span.first)
        case Step.WEEK:
            return _tr("week from {day}").format(day=short_day(span.first))
        case Step.MONTH:
            return _tr("{month} {year}").format(month=month_name(first.month), year=first.year)
        case Step.QUARTER:
            last = date.fromordinal(span.last)
            return _tr("{first} to {last} {year}").format(
                first=month_name(first.month), last=month_name(last.month), year=first.year
            )
        case Step.YEAR:
            return str(first.year)


def valence_words(valence: float) -> str:
    """Return how pleasant a mean mood is, in a word or two."""
    steps = (
        (-0.6, _tr("unpleasant")),
        (-0.2, _tr("rather unpleasant")),
        (0.2, _tr("mixed")),
        (0.6, _tr("rather pleasant")),
    )
    return next((words for limit, words in steps if valence < limit), _tr("pleasant"))


def valence_figure(valence: float) -> str:
    """Return a mean valence with its sign, on the scale of −1 to 1 that moods are placed on."""
    sign = "+" if valence > 0 else ""
    return f"{sign}{figure(valence, 1)}"
