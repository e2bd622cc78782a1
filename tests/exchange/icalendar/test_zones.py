"""What a file means by the name of a zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from extrovertly_desktop.exchange.icalendar_file import CalendarEvent, CalendarFile, occurrences, read, write

PARTS = "BEGIN:{part}\nDTSTART:{at}\nTZOFFSETFROM:{before}\nTZOFFSETTO:{after}\nRRULE:{rule}\nEND:{part}\n"


def zone(name: str, *extra: str, winter: int = 2, summer: int = 3) -> str:
    """A VTIMEZONE that changes on the last Sundays of March and October."""
    low, high = f"+{winter:02}00", f"+{summer:02}00"
    autumn = {"at": "16011028T030000", "before": high, "after": low, "rule": "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"}
    spring = {"at": "16010325T020000", "before": low, "after": high, "rule": "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"}
    more = "".join(f"{line}\n" for line in extra)
    parts = PARTS.format(part="STANDARD", **autumn) + PARTS.format(part="DAYLIGHT", **spring)
    return f"BEGIN:VTIMEZONE\nTZID:{name}\n{more}{parts}END:VTIMEZONE\n"


def opened(tzid: str, *zones: str, rule: str = "", head: str = "") -> CalendarFile:
    event = f"BEGIN:VEVENT\nUID:1\nDTSTART;TZID={tzid}:20260701T180000\n{rule}END:VEVENT\n"
    # The zone may come after what is in it.
    return read(f"BEGIN:VCALENDAR\n{head}{event}{''.join(zones)}END:VCALENDAR\n".encode())


@pytest.mark.parametrize(
    ("tzid", "name", "hour"),
    [
        ("Europe/Berlin", "Europe/Berlin", 16),
        ('"Europe/Berlin"', "Europe/Berlin", 16),
        ("W. Europe Standard Time", "Europe/Berlin", 16),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin", 16),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires", 21),
        ("tzone://Microsoft/Utc", "UTC", 18),
        ("UTC+2", "Etc/GMT-2", 16),
    ],
)
def test_names_of_zones_are_understood_without_a_description(tzid: str, name: str, hour: int) -> None:
    found = opened(tzid)
    (event,) = found.single
    assert (event.tzid, found.problems) == (name, ())
    assert event.instant_ms == datetime(2026, 7, 1, hour, tzinfo=UTC).timestamp() * 1000


@pytest.mark.parametrize("tzid", ["../../etc/passwd", "Europe", "a" * 300, "\x00", "Nowhere/At_All", "UTC+99"])
def test_a_name_that_says_nothing_leaves_the_time_as_written(tzid: str) -> None:
    found = opened(tzid)
    assert (found.single[0].start, found.single[0].tzid) == (datetime.fromisoformat("2026-07-01T18:00:00"), None)
    assert "your own" in found.problems[0].sentence


def test_a_zone_of_the_files_own_is_kept_with_the_series() -> None:
    first = opened("Office", zone("Office"), rule="RRULE:FREQ=MONTHLY;COUNT=6\n")
    other = opened("Office", zone("Office", winter=5, summer=6), rule="RRULE:FREQ=MONTHLY;COUNT=6\n")
    for found, ahead in ((first, 3), (other, 6)):
        again = read(write((), found.series, now_ms=0))
        assert (found.problems, again.series) == ((), found.series)
        dates = list(occurrences(again.series[0].ics, date(2026, 1, 1), date(2027, 1, 1), zone=ZoneInfo("UTC")))
        offsets = [event.start.utcoffset() for event in dates if isinstance(event.start, datetime)]
        assert offsets == [timedelta(hours=ahead)] * 4 + [timedelta(hours=ahead - 1)] * 2
        assert {event.wall(ZoneInfo("UTC"))[1] for event in dates} == {
            datetime(2026, 1, 1, 18 - hours).time()  # noqa: DTZ001 - a time of day
            for hours in (ahead, ahead - 1)
        }


def test_a_description_may_name_its_place_and_a_senseless_one_is_told() -> None:
    assert opened("Custom", zone("Custom", "X-LIC-LOCATION:Europe/Berlin")).single[0].tzid == "Europe/Berlin"
    assert opened("Bad", "BEGIN:VTIMEZONE\nTZID:Bad\nEND:VTIMEZONE\n").problems
    assert opened("Bad", zone("Bad").replace("YEARLY", "SECONDLY")).problems
    assert opened("Bad", zone("Bad").replace("+0300", "nine")).problems


def test_a_calendar_may_say_its_zone_once_for_all() -> None:
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20260301T170000Z\nRRULE:FREQ=MONTHLY;COUNT=2\nEND:VEVENT\n"
    found = read(f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Berlin\n{event}END:VCALENDAR\n".encode())
    dates = occurrences(found.series[0].ics, date(2026, 1, 1), date(2027, 1, 1), zone=ZoneInfo("UTC"))
    assert [event.instant_ms for event in dates] == [
        datetime(2026, month, 1, hour, tzinfo=UTC).timestamp() * 1000 for month, hour in ((3, 17), (4, 16))
    ]


def test_a_time_without_a_zone_is_read_as_written_anywhere() -> None:
    event = CalendarEvent("1", "Tea", datetime.fromisoformat("2026-03-03T18:00:00"))
    tokyo, berlin = (event.wall(ZoneInfo(name)) for name in ("Asia/Tokyo", "Europe/Berlin"))
    assert (tokyo, event.instant_ms) == (berlin, None)
