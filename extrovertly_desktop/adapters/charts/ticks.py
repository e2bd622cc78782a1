"""Where a time axis has its ticks and what they say, in the person's own language."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

from extrovertly_desktop.adapters.charts.spans import Span

Tick = tuple[float, str]
_MONTHS = 12
_WEEK = 7


def day_of(day: int) -> QDate:
    """Return an ordinal as Qt's date."""
    wanted = date.fromordinal(day)
    return QDate(wanted.year, wanted.month, wanted.day)


def day_and_month(day: int, locale: QLocale) -> str:
    """Return a day like “2 Mar” or “Mar 2”, in the order of the locale."""
    return locale.toString(day_of(day), "MMM d" if _month_first(locale) else "d MMM")


def day_month_year(day: int, locale: QLocale) -> str:
    """Return a day like “2 Mar 2026” or “Mar 2, 2026”, in the order of the locale."""
    return locale.toString(day_of(day), "MMM d, yyyy" if _month_first(locale) else "d MMM yyyy")


def date_ticks(span: Span, most: int, locale: QLocale, first_weekday: int = 0) -> list[Tick]:
    """Return the finest of a few even steps (days, weeks, months, years) that has at most so many ticks in a span.

    Args:
        span: the days of the axis.
        most: how many labels fit.
        locale: how dates are written.
        first_weekday: where weeks begin, Monday = 0.
    """
    for days in (1, 2):
        if span.days <= most * days:
            found = range(span.first, span.last + 1, days)
            return [(day, _weekday_label(day, span, locale)) for day in found]
    for weeks in (1, 2):
        step = _WEEK * weeks
        first = span.first + (1 + first_weekday - span.first) % step
        found = range(first, span.last + 1, step)
        if len(found) <= most:
            return [(day, day_and_month(day, locale)) for day in found]
    for months in (1, 2, 3, 6):
        starts = _month_starts(span, months)
        if len(starts) <= most:
            return [(day, _month_label(day, locale)) for day in starts]
    years = 1
    while len(_month_starts(span, _MONTHS * years)) > max(1, most):
        years += 1
    return [(day, str(date.fromordinal(day).year)) for day in _month_starts(span, _MONTHS * years)]


def sequence_ticks(days: Sequence[int], most: int, locale: QLocale, shown: Span | None = None) -> list[Tick]:
    """Return ticks for things that stand side by side in the order of their days, one step each.

    Args:
        days: the day of each, oldest first.
        most: how many labels fit.
        locale: how dates are written.
        shown: which of them are in sight, by their places; all without it.
    """
    if not days:
        return []
    places = range(len(days)) if shown is None else range(max(0, shown.first), min(len(days), shown.last + 1))
    long = days[-1] - days[0] > 365
    label: Callable[[int, QLocale], str] = _month_and_year if long else day_and_month
    step = max(1, -(-len(places) // max(1, most)))
    ticks: list[Tick] = []
    for index in places[::step]:
        words = label(days[index], locale)
        if not ticks or ticks[-1][1] != words:
            ticks.append((index, words))
    return ticks


def _month_first(locale: QLocale) -> bool:
    long_form = locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "")
    return 0 <= long_form.find("M") < long_form.find("d")


def _weekday_label(day: int, span: Span, locale: QLocale) -> str:
    if span.days > _WEEK:
        return day_and_month(day, locale)
    return locale.toString(day_of(day), "ddd d")


def _month_label(day: int, locale: QLocale) -> str:
    when = date.fromordinal(day)
    if when.month == 1:
        return str(when.year)
    return locale.standaloneMonthName(when.month, QLocale.FormatType.ShortFormat)


def _month_and_year(day: int, locale: QLocale) -> str:
    return locale.toString(day_of(day), "MMM yyyy")


def _month_starts(span: Span, step: int) -> list[int]:
    first, last = date.fromordinal(span.first), date.fromordinal(span.last)
    months = range(first.year * _MONTHS + first.month - 1, last.year * _MONTHS + last.month)
    starts = [date(month // _MONTHS, month % _MONTHS + 1, 1).toordinal() for month in months if month % step == 0]
    return [day for day in starts if span.holds(day)]
