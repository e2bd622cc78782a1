"""Events and series as a calendar file that any program reads (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo

from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.exchange.icalendar_file.content_lines import escaped, folded
from extrovertly_desktop.exchange.icalendar_file.event_writing import vevent
from extrovertly_desktop.exchange.icalendar_file.moments import Unreadable, from_recurrence_text
from extrovertly_desktop.exchange.icalendar_file.series_text import HEAD, TAIL, parts_of, vevents_of, zones_of
from extrovertly_desktop.exchange.icalendar_file.values import CalendarEvent, CalendarSeries, Moment
from extrovertly_desktop.exchange.icalendar_file.zones import described

_YEARS_AHEAD = 12
"""For how long beyond the last date zones are described change by change where they follow no rule."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2060
"""The years for which zones are described at most: nobody knows the clocks of later ones, and few kept those before."""


def write(
    events: Iterable[CalendarEvent],
    series: Iterable[CalendarSeries] = (),
    *,
    now_ms: int,
    name: str | None = None,
) -> bytes:
    """Return a calendar file: UTF-8, CRLF, folded, with every zone described that is named in it.

    Args:
        events: that take place once. Attendees are never written, only how many there were.
        series: that repeat.
        now_ms: when it is written, milliseconds since the epoch, UTC (DTSTAMP).
        name: what programs shall call the calendar.
    """
    stamp = f"{from_ms(now_ms, UTC):%Y%m%dT%H%M%SZ}"
    singles = tuple(events)
    whole = [parts_of(one.ics) for one in series]
    zones = {zone for event in singles for zone in _zones(event)} | {
        zone for parts in whole for zone in zones_of(parts)
    }
    starts = [event.start for event in (*singles, *(parts.master for parts in whole)) if event.tzid is not None]
    years = [from_ms(now_ms, UTC).year, *(start.year for start in starts)]
    pieces = [HEAD]
    if name:
        pieces.append(folded(f"X-WR-CALNAME:{escaped(name)}"))
    pieces.append(described(zones, max(min(years) - 1, _FIRST_YEAR), min(max(years) + _YEARS_AHEAD, _LAST_YEAR)))
    pieces += [vevent(event, original=_original(event), written_at=stamp) for event in singles]
    pieces += [vevents_of(parts, stamp) for parts in whole]
    pieces.append(TAIL)
    return "".join(pieces).encode("utf-8", "replace")


def _zones(event: CalendarEvent) -> Iterable[tzinfo]:
    for moment in (event.start, event.end):
        if isinstance(moment, datetime) and moment.tzinfo is not None:
            yield moment.tzinfo


def _original(event: CalendarEvent) -> Moment | None:
    if event.recurrence_id is None:
        return None
    try:
        return from_recurrence_text(event.recurrence_id)
    except Unreadable:
        return event.start
