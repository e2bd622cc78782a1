"""What is written is read again as it was, and follows the letter of RFC 5545."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.events import ComfortLevel
from extrovertly_desktop.exchange.icalendar_file import CalendarEvent, read, write

NOW_MS = 1_780_000_000_000
ZONES = [None, UTC, *map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"))]

# Control characters cannot stand in a text of a calendar, and lone surrogates in no text at all.
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")
FAMILY = "今日は 👩\u200d👧 " * 20
TEXT = st.one_of(st.text(LETTERS, max_size=30), st.text(LETTERS, min_size=60, max_size=120), st.just(FAMILY))
LINE = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
WORDS = st.lists(LINE, max_size=3, unique=True).map(tuple)
DAY = st.dates(date(1971, 1, 1), date(2099, 1, 1))
TIME = st.times().map(lambda at: at.replace(microsecond=0, fold=0))


@st.composite
def spans(draw: st.DrawFn) -> dict[str, object]:
    if draw(st.booleans()):
        first = draw(st.dates(date(1900, 1, 1), date(2190, 1, 1)))
        return {"start": first, "end": first + timedelta(days=draw(st.integers(1, 40)))}
    zone = draw(st.sampled_from(ZONES))
    start = datetime.combine(draw(DAY), draw(TIME), zone)
    lasting = draw(st.none() | st.timedeltas(timedelta(hours=2), timedelta(days=40)))
    return {"start": start, "end": None if lasting is None else (start + lasting).replace(microsecond=0)}


@st.composite
def events(draw: st.DrawFn, number: int) -> CalendarEvent:
    return CalendarEvent(
        uid=f"{number}-{draw(LINE)}",
        title=draw(TEXT),
        **draw(spans()),
        description=draw(TEXT),
        location=draw(st.none() | LINE),
        categories=draw(WORDS),
        organizer_name=draw(st.none() | LINE.filter(lambda name: "@" not in name)),
        attendee_count=draw(st.integers(0, 500)),
        cancelled=draw(st.booleans()),
        sequence=draw(st.integers(0, 9)),
        url=draw(st.sampled_from([None, "https://example.org/a?b=c;d,e"])),
        comfort_level=draw(st.none() | st.sampled_from(ComfortLevel)),
        category=draw(st.none() | LINE),
        price=draw(st.none() | st.floats(0, 1e6)),
        max_attendees=draw(st.none() | st.integers(1, 1000)),
        social_context=draw(st.none() | st.dictionaries(LINE, st.integers() | TEXT, max_size=2)),
        tags=draw(WORDS),
        image_url=draw(st.none() | LINE),
    )


@settings(max_examples=30, deadline=None)
@given(st.tuples(*(events(number) for number in range(2))), LINE)
def test_events_come_back_as_they_were(written: tuple[CalendarEvent, ...], name: str) -> None:
    data = write(written, now_ms=NOW_MS, name=name)
    found = read(data)
    assert found.single == written
    assert [event.tzid for event in found.single] == [event.tzid for event in written]
    assert (found.problems, found.name) == ((), name)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    # No letter is cut by a fold, and no bare line end is left: each line is text by itself.
    assert not any(set(line.decode()) & set("\r\n") for line in lines)
    assert lines[-1] == b""


def test_a_file_holds_what_the_standard_asks_for() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    event = CalendarEvent("1", "Tea", datetime(2026, 3, 3, 18, tzinfo=berlin), attendees=("Bo",), attendee_count=1)
    flight = replace(event, uid="2", end=datetime(2026, 3, 3, 18, tzinfo=ZoneInfo("America/New_York")))
    data = write([event, flight, replace(event, uid="3", start=date(2026, 3, 3), end=date(2026, 3, 4))], now_ms=NOW_MS)
    theirs = icalendar.Calendar.from_ical(data)
    assert (theirs["VERSION"], "PRODID" in theirs) == ("2.0", True)
    assert all(part["DTSTAMP"].dt == datetime.fromtimestamp(NOW_MS / 1000, UTC) for part in theirs.walk("VEVENT"))
    assert sorted(theirs.get_used_tzids()) == sorted(part["TZID"] for part in theirs.walk("VTIMEZONE"))
    assert theirs.walk("VEVENT")[2]["DTEND"].dt == date(2026, 3, 4)
    assert b"Bo" not in data
    assert not re.search(rb"[^\r]\n", data)


def test_zones_are_described_as_they_are() -> None:
    """Each VTIMEZONE, read by another program, gives the times of the zone it is about."""
    for name in ("Europe/Berlin", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kolkata"):
        zone = ZoneInfo(name)
        data = write([CalendarEvent("1", "Tea", datetime(2024, 6, 1, 12, tzinfo=zone))], now_ms=NOW_MS)
        (described,) = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
        theirs = described.to_tz(lookup_tzid=False)
        for day in range(0, 8 * 365, 11):
            clock = datetime(2024, 1, 2, 12, 30) + timedelta(days=day)  # noqa: DTZ001 - read in either zone
            assert clock.replace(tzinfo=theirs).utcoffset() == clock.replace(tzinfo=zone).utcoffset(), (name, clock)


def test_the_second_of_two_equal_clock_times_stays_the_second() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    for start in (first, first.replace(fold=1)):
        (found,) = read(write([CalendarEvent("1", "Late", start)], now_ms=NOW_MS)).single
        assert found.instant_ms == start.timestamp() * 1000
