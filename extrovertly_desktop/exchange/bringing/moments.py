"""Moments as other programs write them, and what the clock on the wall showed then."""

import math
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from extrovertly_desktop.domain.clock import from_ms, to_ms
from extrovertly_desktop.exchange.bringing.found import When

MIDDAY = 12
"""The hour of an entry that has only a day: far from both ends of it, whenever a person's day starts."""
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_LONGEST = 64
_MOST_APART = 86_400


def at_instant(at_ms: object, zone_name: object = None) -> When | None:
    """Return an instant as the clock on the wall showed it.

    Args:
        at_ms: milliseconds since the epoch; anything else than a number gives None.
        zone_name: an IANA zone. Without one, or with one that nobody knows, this machine's zone decides.

    Returns:
        None for what cannot be the moment of an entry: no number, or outside the years 1900–2199.
    """
    if isinstance(at_ms, bool) or not isinstance(at_ms, (int, float)) or not math.isfinite(at_ms):
        return None
    if abs(at_ms) > 10**13:
        return None
    moment = from_ms(int(at_ms), UTC)
    return _sensible(_on_the_wall(moment, zone_name), int(at_ms))


def parsed(text: object, zone_name: object = None) -> When | None:
    """Return a moment in the manner of ISO 8601: a day, a day with a time, or one with `Z` or an offset.

    A day alone is at midday. A time with `Z` is an instant, told in the given zone or this machine's; with an offset
    it is what the clock showed there.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    text = text.strip()
    day = _DAY.fullmatch(text)
    if day:
        return on_day(int(day[1]), int(day[2]), int(day[3]))
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    try:
        clock = datetime.fromisoformat(f"{match[1]}T{int(match[2]):02}:{match[3]}:{match[4] or '00'}")
        clock = clock.replace(microsecond=int(f"{match[5] or '0':0<6}"[:6]))
        offset = (match[6] or "").upper()
        if not offset:
            return _sensible(clock, None)
        if offset in ("Z", "UTC"):
            return at_instant(to_ms(clock.replace(tzinfo=UTC)), zone_name)
        sign = -1 if offset[0] == "-" else 1
        ahead = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:])) * sign
        return _sensible(clock, to_ms((clock - ahead).replace(tzinfo=UTC)))
    except (ValueError, OverflowError):
        return None


def with_instant(when: When, at_ms: int) -> When | None:
    """Return a wall-clock time with the instant at which it was so; None if the two are more than a day apart."""
    apart = abs((from_ms(at_ms, UTC).replace(tzinfo=None) - when.local).total_seconds()) if abs(at_ms) < 10**13 else 1e9
    return When(when.local, at_ms) if apart <= _MOST_APART else None


def on_day(year: int, month: int, day: int) -> When | None:
    """Return midday of a day, or None if there is no such day."""
    try:
        return _sensible(datetime(year, month, day, MIDDAY), None)  # noqa: DTZ001 - the clock on the wall has no zone
    except (ValueError, OverflowError):
        return None


def at_clock(clock: datetime) -> When | None:
    """Return a wall-clock time whose zone is not told; None outside the years 1900–2199."""
    return _sensible(clock.replace(tzinfo=None), None)


def _sensible(clock: datetime, at_ms: int | None) -> When | None:
    return When(clock, at_ms) if _FIRST <= clock.date() <= _LAST else None


def _on_the_wall(moment: datetime, zone_name: object) -> datetime:
    if isinstance(zone_name, str) and 0 < len(zone_name) <= _LONGEST:
        try:
            return moment.astimezone(ZoneInfo(zone_name)).replace(tzinfo=None)
        except (ValueError, OSError, KeyError):  # no zone of that name, or a name that is a path or a folder
            pass
    try:
        return moment.astimezone().replace(tzinfo=None)
    except (OSError, OverflowError):  # Windows knows no local time before 1970
        return moment.replace(tzinfo=None)
