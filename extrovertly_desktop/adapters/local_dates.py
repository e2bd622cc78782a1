"""Days and moments in the person's own way of writing them, whatever the zone of the machine."""

import re
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone

from extrovertly_desktop.domain.clock import from_ms, to_ms

_LONG = QLocale.FormatType.LongFormat
_SHORT = QLocale.FormatType.ShortFormat
_YEAR = re.compile(
    r"^y+[年년]?\s*(?:'[^']*'|[^\w\s'])*\s*"  # first in the pattern, with what follows
    r"|(?:[^\w\s']*\s*|\s*'[^']*'\s*)y+(?:\s*'[^']*')?\.?"  # further on, with what leads up to it
)


def long_day(day: date) -> str:
    """Return a day with its weekday and month in full: “Monday, 2 March 2026”."""
    return QLocale().toString(_q_date(day), _LONG)


def short_day(day: date, *, with_year: bool = True) -> str:
    """Return a day with weekday and month cut short, in the order of the locale: “Mon, 2 Mar 2026”."""
    locale = QLocale()
    pattern = locale.dateFormat(_LONG).replace("dddd", "ddd").replace("MMMM", "MMM")
    if not with_year:
        # The year goes together with what sets it apart, on whichever side that stands.
        pattern = _YEAR.sub("", pattern).strip()
    return locale.toString(_q_date(day), pattern)


def time_of_day(instant_ms: int, zone: tzinfo) -> str:
    """Return the wall-clock time of an instant (milliseconds since the epoch): “10:00”."""
    wall = from_ms(instant_ms, zone)
    return QLocale().toString(QTime(wall.hour, wall.minute), _short_time())


def day_format() -> str:
    """Return the pattern of a field for a day; years have four digits."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return "d MMM yyyy"  # the neutral one has nothing but spaces between its figures
    pattern = locale.dateFormat(_SHORT)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def field_format() -> str:
    """Return the pattern of a field for a date and time; years have four digits and seconds are left out."""
    return f"{day_format()} {_short_time()}"


def wall_clock(instant_ms: int, zone: tzinfo) -> QDateTime:
    """Return an instant as wall-clock date and time.

    The result pretends to be UTC, so that no hour is ever missing from it; `instant_of` turns it back.
    """
    wall = from_ms(instant_ms, zone)
    clock = QTime(wall.hour, wall.minute, wall.second, wall.microsecond // 1000)
    return QDateTime(_q_date(wall.date()), clock, QTimeZone(QTimeZone.Initialization.UTC))


def instant_of(wall: QDateTime, zone: tzinfo) -> int:
    """Return the instant (milliseconds since the epoch) of a wall-clock date and time in a zone."""
    day, clock = wall.date(), wall.time()
    return to_ms(
        datetime(
            day.year(), day.month(), day.day(), clock.hour(), clock.minute(), clock.second(), clock.msec() * 1000, zone
        )
    )


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _short_time() -> str:
    # Some locales (the neutral one among them) show seconds even in the short form.
    return QLocale().timeFormat(_SHORT).replace(":ss", "").replace(".ss", "")
