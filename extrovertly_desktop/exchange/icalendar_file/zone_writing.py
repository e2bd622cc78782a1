"""A zone of the IANA database described as a VTIMEZONE (RFC 5545, 3.6.5)."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from extrovertly_desktop.exchange.icalendar_file.content_lines import folded

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STEP = timedelta(days=7)
"""Shorter than any time between two changes of a clock that is still in use."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A way in which the clock changes; one STANDARD or DAYLIGHT each."""

    before: timedelta
    after: timedelta
    name: str
    daylight: bool


def vtimezone(zone: ZoneInfo, first_year: int, last_year: int) -> str:
    """Return the VTIMEZONE of a zone, each line with its end, right from the first to the last year.

    Changes that come by the same rule up to the last year ("the last Sunday in March") are written as that rule and so
    hold beyond it; others are written one by one.
    """
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    begin = datetime(first_year, 1, 1, tzinfo=UTC)
    changes: dict[_Kind, list[datetime]] = {_kind(zone, begin, begin): [begin]}
    for instant in _changes(zone, begin, datetime(last_year + 1, 1, 1, tzinfo=UTC)):
        kind = _kind(zone, instant - timedelta(seconds=1), instant)
        changes.setdefault(kind, []).append(instant)
    for kind, instants in changes.items():
        lines += _observance(kind, instants, last_year)
    return "".join(folded(line) for line in [*lines, "END:VTIMEZONE"])


def _kind(zone: ZoneInfo, before: datetime, instant: datetime) -> _Kind:
    local = instant.astimezone(zone)
    return _Kind(
        before.astimezone(zone).utcoffset() or timedelta(),
        local.utcoffset() or timedelta(),
        local.tzname() or "",
        bool(local.dst()),
    )


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the instants at which the clock changes, found by steps of a week and then by halving."""
    at, state = begin, _state(zone, begin)
    while at < end:
        following = at + _STEP
        before, state = state, _state(zone, following)
        if before != state:
            low, high = at, following
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                low, high = (middle, high) if _state(zone, middle) == before else (low, middle)
            if high < end:
                yield high
        at = following


def _state(zone: ZoneInfo, instant: datetime) -> tuple[timedelta | None, str | None, timedelta | None]:
    local = instant.astimezone(zone)
    return local.utcoffset(), local.tzname(), local.dst()


def _observance(kind: _Kind, instants: list[datetime], last_year: int) -> list[str]:
    what = "DAYLIGHT" if kind.daylight else "STANDARD"
    # The onset is told by the clock as it stood before.
    onsets = [(instant + kind.before).replace(tzinfo=None) for instant in instants]
    lines = [f"BEGIN:{what}", f"DTSTART:{onsets[0]:%Y%m%dT%H%M%S}"]
    rule = _rule(onsets, last_year)
    if rule is not None:
        lines.append(f"RRULE:{rule}")
    elif len(onsets) > 1:
        lines.append("RDATE:" + ",".join(f"{onset:%Y%m%dT%H%M%S}" for onset in onsets[1:]))
    return [
        *lines,
        f"TZNAME:{kind.name}",
        f"TZOFFSETFROM:{_offset(kind.before)}",
        f"TZOFFSETTO:{_offset(kind.after)}",
        f"END:{what}",
    ]


def _rule(onsets: list[datetime], last_year: int) -> str | None:
    """Return the yearly rule that all of these follow up to the last year, or None if there is none."""
    first = onsets[0]
    years = [onset.year for onset in onsets]
    alike = {(onset.month, onset.weekday(), onset.time()) for onset in onsets}
    if len(onsets) < 3 or len(alike) > 1 or years != list(range(first.year, last_year + 1)):
        return None
    from_end = all(monthrange(onset.year, onset.month)[1] - onset.day < 7 for onset in onsets)
    counts = {(onset.day - 1) // 7 + 1 for onset in onsets}
    if not from_end and len(counts) > 1:
        return None
    which = -1 if from_end else counts.pop()
    return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={which}{_WEEKDAYS[first.weekday()]}"


def _offset(offset: timedelta) -> str:
    seconds = round(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, odd = divmod(rest, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}" + (f"{odd:02}" if odd else "")
