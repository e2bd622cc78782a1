"""One date of a series changed or taken out, and the whole of it moved."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.exchange.icalendar_file import (
    CalendarEvent,
    occurrences,
    read,
    with_master,
    with_override,
    without,
)

BERLIN = ZoneInfo("Europe/Berlin")
WEEKLY = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Berlin:20260317T180000\nDURATION:PT2H\n"
    "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260407T160000Z\nSUMMARY:Games\nLOCATION:Café\nEND:VEVENT\nEND:VCALENDAR\n"
)
SECOND = "20260324T170000Z"


@pytest.fixture(scope="module")
def ics() -> str:
    return read(WEEKLY.encode()).series[0].ics


def dates(text: str) -> list[CalendarEvent]:
    return list(occurrences(text, date(2026, 1, 1), date(2027, 1, 1), zone=BERLIN))


def told(text: str) -> list[str]:
    return [
        f"{event.wall(BERLIN)[0]:%d.%m.} {event.wall(BERLIN)[1] or time():%H:%M} {event.title}" for event in dates(text)
    ]


def test_one_date_is_moved_and_the_others_stay(ics: str) -> None:
    moved = with_override(ics, SECOND, start=datetime(2026, 3, 25, 19, tzinfo=BERLIN), title="Games at Ann's")
    assert told(moved) == [
        "17.03. 18:00 Games",
        "25.03. 19:00 Games at Ann's",
        "31.03. 18:00 Games",
        "07.04. 18:00 Games",
    ]
    changed = dates(moved)[1]
    assert (changed.recurrence_id, changed.duration, changed.location) == (SECOND, timedelta(hours=2), "Café")
    again = with_override(moved, SECOND, location="Park")
    assert (dates(again)[1].title, dates(again)[1].location) == ("Games at Ann's", "Park")
    assert with_override(again, SECOND, location="Park") == again


def test_one_date_is_taken_out_and_put_back(ics: str) -> None:
    fewer = without(with_override(ics, SECOND, title="Changed"), SECOND)
    assert told(fewer) == ["17.03. 18:00 Games", "31.03. 18:00 Games", "07.04. 18:00 Games"]
    assert without(fewer, SECOND) == fewer
    assert told(with_override(fewer, SECOND, title="Back"))[1] == "24.03. 18:00 Back"


def test_all_dates_are_changed_and_those_that_differ_keep_what_differs(ics: str) -> None:
    one_differs = with_override(without(ics, "20260331T160000Z"), SECOND, title="Cards")
    moved = with_master(one_differs, start=datetime(2026, 3, 18, 19, 30, tzinfo=BERLIN), location="Park", title="Chess")
    assert told(moved) == ["18.03. 19:30 Chess", "25.03. 19:30 Cards", "08.04. 19:30 Chess"]
    assert {(event.location, event.duration) for event in dates(moved)} == {("Park", timedelta(hours=2))}
    assert with_master(ics) == ics


def test_a_series_of_times_can_become_one_of_days(ics: str) -> None:
    days = dates(with_master(without(ics, SECOND), start=date(2026, 3, 17)))
    assert [(event.start, event.end) for event in days] == [
        (day, day + timedelta(days=1)) for day in (date(2026, 3, 17), date(2026, 3, 31), date(2026, 4, 7))
    ]


def test_a_series_may_repeat_anew_and_says_when_it_has_to(ics: str) -> None:
    monthly = with_master(ics, rule="FREQ=MONTHLY;BYDAY=3TU;COUNT=3")
    assert [event.start.day for event in dates(monthly)] == [17, 21, 19]
    with pytest.raises(UserError, match="say anew") as refused:
        with_master(monthly, start=datetime(2026, 3, 18, 18, tzinfo=BERLIN))
    assert refused.value.field == "rule"
    with pytest.raises(UserError, match="every second"):
        with_master(ics, rule="FREQ=SECONDLY")


def test_what_is_not_there_is_told(ics: str) -> None:
    with pytest.raises(NotFoundError):
        without(ics, "soon")
    with pytest.raises(UserError, match="cannot be read"):
        with_master("BEGIN:VCALENDAR", title="x")
