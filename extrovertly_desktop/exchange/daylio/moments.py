"""When Daylio's notes and milestones were."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from extrovertly_desktop.domain.clock import from_ms, to_ms
from extrovertly_desktop.exchange.bringing.found import When
from extrovertly_desktop.exchange.bringing.moments import MIDDAY, at_clock, on_day

_LARGEST_OFFSET = 14 * 3_600_000
_LARGEST_MS = 10**13
_SLACK = timedelta(minutes=2)
_ANY_ZONE = timedelta(hours=14)


def note_moment(note: Mapping[str, Any]) -> tuple[When | None, bool]:
    """Return when a note was, and whether its time of day is told.

    The day and the time of its fields are what the telephone showed. Where the time is missing (−1) it follows from
    the instant, if that falls on the same day; the instant itself is believed where some zone could have shown that.
    """
    day = _day(note, first_month=0)
    if day is None:
        return None, False
    instant = _instant(note.get("datetime"))
    clock = _clock(note)
    if clock is None:
        local = _shifted(instant, note.get("timeZoneOffset"))
        has_time = local is not None and local.date() == day
        clock = local.time() if local is not None and has_time else time(MIDDAY)
    else:
        has_time = True
    when = at_clock(datetime.combine(day, clock))
    if when is None or instant is None or not has_time:
        return when, has_time
    is_believed = abs(when.local - instant) <= _ANY_ZONE + _SLACK
    return When(when.local, to_ms(instant.replace(tzinfo=UTC)) if is_believed else None), has_time


def milestone_moment(milestone: Mapping[str, Any]) -> When | None:
    """Return midday of a milestone's day; its months begin with 1."""
    day = _day(milestone, first_month=1)
    return on_day(day.year, day.month, day.day) if day else None


def made_at(value: object) -> datetime | None:
    """Return when a backup was made, in UTC, from milliseconds."""
    return _instant(value)


def _day(item: Mapping[str, Any], first_month: int) -> date | None:
    parts = [item.get(name) for name in ("year", "month", "day")]
    if not all(isinstance(part, int) and not isinstance(part, bool) and abs(part) < 10_000 for part in parts):
        return None
    year, month, day = (int(part or 0) for part in parts)
    try:
        return date(year, month + 1 - first_month, day)
    except ValueError:
        return None


def _clock(note: Mapping[str, Any]) -> time | None:
    hour, minute = note.get("hour"), note.get("minute")
    if not isinstance(hour, int) or not isinstance(minute, int):
        return None
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def _instant(value: object) -> datetime | None:
    """UTC without saying so, to be compared with what clocks on walls show."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= _LARGEST_MS:
        return None
    return from_ms(int(value), UTC).replace(tzinfo=None)


def _shifted(instant: datetime | None, offset: object) -> datetime | None:
    if instant is None or isinstance(offset, bool) or not isinstance(offset, int) or abs(offset) > _LARGEST_OFFSET:
        return None
    return instant + timedelta(milliseconds=offset)
