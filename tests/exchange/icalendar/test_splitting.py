"""A series cut in two at one of its dates."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.exchange.icalendar_file import (
    CalendarEvent,
    OpenSeries,
    occurrences,
    read,
    split,
    with_override,
    without,
)
from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of, series_of

BERLIN = ZoneInfo("Europe/Berlin")
SPAN = (date(2025, 12, 1), date(2028, 1, 1))


def series(*lines: str) -> str:
    text = "\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:whole", "SUMMARY:Games", *lines, "END:VCALENDAR", ""))
    return read(text.encode()).series[0].ics


def dates(text: str | None) -> list[CalendarEvent]:
    return [] if text is None else list(occurrences(text, *SPAN, zone=BERLIN))


def told(text: str | None) -> list[tuple[object, ...]]:
    return [(event.start, event.end, event.title, event.cancelled) for event in dates(text)]


def whole_rule(text: str | None) -> str:
    return series_of(parts_of(text or "")).rule_sentence


@given(
    rule=st.sampled_from(
        [
            "FREQ=WEEKLY",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
            "FREQ=DAILY;INTERVAL=9;COUNT=40",
            "FREQ=MONTHLY",
            "FREQ=MONTHLY;BYDAY=2TU",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=WEEKLY;UNTIL=20261201T000000Z",
            "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
        ]
    ),
    start=st.sampled_from(
        [
            "DTSTART;TZID=Europe/Berlin:20260129T023000",
            "DTSTART;TZID=America/New_York:20260131T190000",
            "DTSTART:20260105T100000",
            "DTSTART;VALUE=DATE:20260131",
            "DTSTART:20260301T120000Z",
        ]
    ),
    place=st.integers(0, 12),
    left_out=st.integers(0, 12),
)
@settings(max_examples=30, deadline=None)
def test_both_halves_together_take_place_as_the_whole_did(rule: str, start: str, place: int, left_out: int) -> None:
    ics = series(start, "DURATION:P1D" if "VALUE=DATE" in start else "DURATION:PT90M", f"RRULE:{rule}", "END:VEVENT")
    found = dates(ics)
    chosen = found[place % len(found)]
    if left_out % len(found) != place % len(found):
        out, other = found[left_out % len(found)], found[-1]
        ics = without(ics, out.recurrence_id or "")
        if other.recurrence_id not in {out.recurrence_id, chosen.recurrence_id}:
            ics = with_override(ics, other.recurrence_id or "", start=other.start + timedelta(days=1), title="Moved")
    halves = split(ics, chosen.recurrence_id or "", "half")
    assert sorted(map(repr, told(halves.head) + told(halves.tail))) == sorted(map(repr, told(ics)))
    assert all(str(event.start) < str(chosen.start) for event in dates(halves.head) if event.title == "Games")
    parts = parts_of(halves.tail)
    assert (parts.master.uid, parts.master.sibling_uid) == ("half", "whole")
    assert read(halves.tail.encode()).problems == ()


def test_the_first_half_says_when_it_ends_and_a_number_of_times_is_shared() -> None:
    ics = series("DTSTART;TZID=Europe/Berlin:20260317T180000", "RRULE:FREQ=WEEKLY;COUNT=5", "END:VEVENT")
    halves = split(ics, dates(ics)[2].recurrence_id or "", "half")
    assert "UNTIL=20260324T170000Z" in (halves.head or "")
    assert (whole_rule(halves.head), whole_rule(halves.tail)) == (
        "Every week until 24 March 2026",
        "Every week, 3 times",
    )
    assert split(ics, dates(ics)[0].recurrence_id or "", "half").head is None
    with pytest.raises(NotFoundError):
        split(ics, "some day", "half")


def test_a_change_to_all_later_dates_goes_on_in_the_second_half() -> None:
    ics = series(
        "DTSTART;TZID=Europe/Berlin:20260303T180000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=TU", "END:VEVENT",
        "BEGIN:VEVENT", "UID:whole", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260317T180000",
        "DTSTART;TZID=Europe/Berlin:20260318T190000", "DURATION:PT2H", "SUMMARY:Late games", "END:VEVENT",
    )  # fmt: skip
    halves = split(ics, dates(ics)[4].recurrence_id or "", "half")
    assert told(halves.head) + told(halves.tail) == told(ics)
    assert halves.starts == datetime(2026, 4, 1, 19, tzinfo=BERLIN)
    assert OpenSeries(halves.tail).parts.changed == {}


def test_dates_added_by_themselves_can_be_told_apart_or_are_refused() -> None:
    only = series("DTSTART:20260303T180000", "RDATE:20260305T180000,20260309T190000", "END:VEVENT")
    halves = split(only, dates(only)[1].recurrence_id or "", "half")
    assert told(halves.head) + told(halves.tail) == told(only)
    mixed = series("DTSTART:20260303T180000", "RRULE:FREQ=WEEKLY", "RDATE:20260305T180000", "END:VEVENT")
    with pytest.raises(UserError, match="added to the series by itself"):
        split(mixed, dates(mixed)[1].recurrence_id or "", "half")
