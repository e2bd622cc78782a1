"""Arbitrary bytes as a calendar, as one event, and as how an event repeats; what was read is used and written, too."""

from contextlib import suppress
from datetime import UTC, date, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.exchange.icalendar_file import (
    CalendarFile,
    CalendarSeries,
    occurrences,
    read,
    split,
    with_override,
    without,
    write,
)

_HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
_TAIL = b"END:VCALENDAR\r\n"
_EVENT = b"BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:b\r\n%s\r\nEND:VEVENT\r\n"
_START = b"DTSTART;TZID=Europe/Berlin:20260303T180000\r\n"
_NOW = 1_772_407_800_000
_SERIES, _DATES = 3, 5
"""How many of each are looked at: a file may hold thousands, and what is sought shows with a few."""


def fuzz_one(data: bytes) -> None:
    """Read one case in every place, and do with it what a person may."""
    for file in (data, _HEAD + _EVENT % data + _TAIL, _HEAD + _EVENT % (_START + data) + _TAIL):
        with suppress(UserError):
            found = read(file)
            _written_again(found)
            for series in found.series[:_SERIES]:
                _used(series)


def seeds() -> list[bytes]:
    """Calendars, and lines of an event."""
    zone = b"BEGIN:VTIMEZONE\r\nTZID:Odd\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\n"
    zone += b"TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    weekly = (
        b"DTSTART;TZID=Odd:20260303T180000\r\nDURATION:PT1H30M\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261231T000000Z"
    )
    weekly += (
        b"\r\nEXDATE;TZID=Odd:20260310T180000\r\nRDATE;VALUE=PERIOD:20260401T100000Z/PT1H,20260402T100000Z/20260402"
    )
    weekly += b'T110000Z\r\nATTENDEE;CN="A, B";ROLE=CHAIR:mailto:a@b.example\r\nORGANIZER;CN=C:mailto:c@d.example\r\n'
    weekly += b"BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nACTION:DISPLAY\r\nEND:VALARM"
    changed = (
        b"RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Odd:20260317T180000\r\nDTSTART;TZID=Odd:20260317T190000\r\nSEQUENCE:2"
    )
    plain = b"DTSTART;VALUE=DATE:20260305\r\nDTEND;VALUE=DATE:20260307\r\nDESCRIPTION:x\\n\\, \\;\r\n y\r\n"
    plain += b"CATEGORIES:a,b\r\nSTATUS:CANCELLED\r\nURL:https://e.example/\r\nGEO:1.5;2.5\r\nLOCATION;LANGUAGE=de:Caf\xc3\xa9"
    return [
        _HEAD + b"X-WR-CALNAME:mine\r\n" + zone + _EVENT % weekly + _EVENT % changed + _TAIL,
        _HEAD + _EVENT % plain + b"BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\n" + _TAIL,
        weekly,
        changed,
        plain,
        b"RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=10\r\nRDATE:20260303T180000",
        b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=3\r\nEXDATE;VALUE=DATE:20280229",
        b"RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR;WKST=SU",
        b'DTSTART;TZID=W. Europe Standard Time:20260303T180000\r\nDTEND;TZID="(UTC+01:00) Berlin":20260303T190000',
    ]


def _written_again(found: CalendarFile) -> None:
    """What was read can be written, and all of it is there again.

    Raises:
        AssertionError: if some of it is not.
    """
    if not found.single and not found.series:
        return
    again = read(write(found.single, found.series, now_ms=_NOW, name=found.name))
    assert len(again.series) == len(found.series)


def _used(series: CalendarSeries) -> None:
    start = date(2026, 3, 1) if series.master.start.year > 2026 else date(series.master.start.year, 1, 1)
    for zone in (UTC, ZoneInfo("Europe/Berlin")):
        span = start + timedelta(days=400)
        dates = list(islice(occurrences(series.ics, start, span, zone=zone, most=_DATES), _DATES))
        for event in dates:
            event.wall(zone)
            event.wall_end(zone)
    for event in dates[-1:]:
        key = event.recurrence_id or ""
        with suppress(UserError, NotFoundError):
            without(series.ics, key)
            with_override(series.ics, key, title="c")
            split(series.ics, key, "second")
