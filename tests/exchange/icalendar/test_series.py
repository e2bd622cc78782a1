"""When a series takes place, beside what the library that expands it says of the file itself."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.exchange.icalendar_file import CalendarEvent, CalendarSeries, occurrences, read, write

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
FROM, TO = date(2026, 1, 1), date(2036, 1, 1)


def calendar(*events: list[str]) -> bytes:
    blocks = ["\r\n".join(["BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT"]) for lines in events]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""]).encode()


def series(*events: list[str]) -> CalendarSeries:
    found = read(calendar(*events))
    assert found.problems == ()
    (one,) = found.series
    return one


def dates(
    one: CalendarSeries | str, zone: ZoneInfo = BERLIN, start: date = FROM, end: date = TO
) -> list[CalendarEvent]:
    return list(occurrences(one if isinstance(one, str) else one.ics, start, end, zone=zone))


def span(moment: date | datetime) -> str:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC).isoformat()
    return moment.isoformat()


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC", "floating", "days")
RULES = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 400)),
    st.builds(
        "FREQ=WEEKLY;INTERVAL={};WKST={};BYDAY={}".format,
        st.integers(1, 5),
        st.sampled_from(["MO", "SU"]),
        st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True).map(",".join),
    ),
    st.builds("FREQ=MONTHLY;BYDAY={}{}".format, st.sampled_from([1, 2, 5, -1, -2]), st.sampled_from(WEEKDAYS)),
    st.builds("FREQ=MONTHLY;INTERVAL={};BYMONTHDAY={}".format, st.integers(1, 7), st.sampled_from([1, 15, 31, -1])),
    st.builds("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={}".format, st.sampled_from([1, -1, 10])),
    st.builds("FREQ=YEARLY;BYMONTH={};BYDAY=-1SU".format, st.integers(1, 12)),
)


def written(name: str, moment: datetime, zone: str) -> str:
    if zone == "days":
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    local = f"{moment:%Y%m%dT%H%M%S}"
    return {"floating": f"{name}:{local}", "UTC": f"{name}:{local}Z"}.get(zone, f"{name};TZID={zone}:{local}")


@st.composite
def calendars(draw: st.DrawFn) -> bytes:
    """A series with a rule, and often with an end, further dates, excluded dates and dates that were moved."""
    zone = draw(st.sampled_from(ZONES))
    chance = draw(st.randoms(use_true_random=False))
    begin = datetime(2025, 1, 1) + timedelta(days=chance.randrange(700), minutes=15 * chance.randrange(96))  # noqa: DTZ001
    lasting = timedelta(days=chance.randrange(3)) if zone == "days" else timedelta(minutes=15 * chance.randrange(120))
    rule = draw(RULES) + ending(chance, begin, zone)
    lines = [written("DTSTART", begin, zone), f"RRULE:{rule}", "SUMMARY:All"]
    if lasting:
        lines.append(written("DTEND", begin + lasting, zone))
    likely = planned(begin, rule, zone)
    if likely and chance.random() < 0.6:
        lines += [written("EXDATE", chance.choice(likely), zone) for _ in range(2)]
    if chance.random() < 0.4:
        lines.append(written("RDATE", begin + timedelta(days=chance.randrange(1, 900)), zone))
    changed: dict[datetime, list[str]] = {}
    for _ in range(chance.randrange(3) if likely else 0):
        original = chance.choice(likely)
        moved = original + timedelta(days=chance.randrange(-40, 40), minutes=15 * chance.randrange(8))
        changed[original] = [
            written("RECURRENCE-ID", original, zone), written("DTSTART", moved, zone), "SUMMARY:Changed", "SEQUENCE:1",
        ]  # fmt: skip
    return calendar(lines, *changed.values())


def ending(chance: random.Random, begin: datetime, zone: str) -> str:
    last = begin + timedelta(days=chance.randrange(2500))
    until = f"{last:%Y%m%d}" if zone == "days" else f"{last:%Y%m%dT%H%M%S}{'' if zone == 'floating' else 'Z'}"
    return chance.choice(["", f";COUNT={chance.randrange(1, 60)}", f";UNTIL={until}"])


def planned(begin: datetime, rule: str, zone: str) -> list[datetime]:
    """Return the first dates of the rule by themselves, to be excluded and changed."""
    plain = calendar([written("DTSTART", begin, zone), f"RRULE:{rule}"])
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(plain)).between(begin, begin + timedelta(days=400))
    starts = [component["DTSTART"].dt for component in found]
    return [
        start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, time.min)
        for start in starts[:20]
    ]


@settings(max_examples=25, deadline=None)
@given(calendars(), st.sampled_from([BERLIN, NEW_YORK]))
def test_any_series_takes_place_when_the_library_says_over_ten_years(data: bytes, zone: ZoneInfo) -> None:
    (one,) = read(data).series
    begin, end = (datetime.combine(day, time.min, zone) for day in (FROM, TO))
    expected = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(begin, end)
    found = dates(one, zone)
    assert sorted((span(event.start), event.title) for event in found) == sorted(
        (span(component["DTSTART"].dt), str(component["SUMMARY"])) for component in expected
    )
    assert len({event.recurrence_id for event in found}) == len(found)
    again = read(write((), [one], now_ms=0))
    assert (again.series, again.problems) == ((one,), ())


def test_the_clock_stays_when_it_is_changed_in_the_zone_of_the_series() -> None:
    weekly = series(["DTSTART;TZID=Europe/Berlin:20260322T180000", "DURATION:PT2H", "RRULE:FREQ=WEEKLY;COUNT=2"])
    before, after = dates(weekly)
    assert [event.wall(BERLIN) for event in (before, after)] == [
        (date(2026, 3, 22), time(18)),
        (date(2026, 3, 29), time(18)),
    ]
    # In New York, which changed two weeks earlier, it moves by an hour.
    assert [event.wall(NEW_YORK)[1] for event in (before, after)] == [time(13), time(12)]
    assert (after.instant_ms or 0) - (before.instant_ms or 0) == (7 * 24 - 1) * 3_600_000


def test_a_time_that_the_clock_never_shows_is_the_one_it_shows_instead() -> None:
    nightly = series(["DTSTART;TZID=Europe/Berlin:20260328T023000", "RRULE:FREQ=DAILY;COUNT=3"])
    assert [event.wall(BERLIN)[1] for event in dates(nightly)] == [time(2, 30), time(3, 30), time(2, 30)]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "UTC"])
def test_whole_days_stay_on_their_day_in_any_zone(zone: str) -> None:
    yearly = series(["DTSTART;VALUE=DATE:20250329", "DTEND;VALUE=DATE:20250331", "RRULE:FREQ=YEARLY"])
    here = ZoneInfo(zone)
    (first, *_) = dates(yearly, here)
    assert (first.start, first.last_day) == (date(2026, 3, 29), date(2026, 3, 30))
    assert first.wall(here) == (date(2026, 3, 29), None)
    assert first.instant_ms is None
    days = [date(2026, 3, day) for day in (28, 29, 30, 31)]
    assert [len(dates(yearly, here, day, day + timedelta(days=1))) for day in days] == [0, 1, 1, 0]


def test_an_endless_series_is_computed_as_far_as_it_is_asked() -> None:
    daily = series(["DTSTART:20000101T170000Z", "RRULE:FREQ=DAILY;UNTIL=99991231T000000Z"])
    assert daily.is_endless
    found = occurrences(daily.ics, FROM, date(2190, 1, 1), zone=BERLIN)
    assert [next(found).start, next(found).start] == [datetime(2026, 1, day, 17, tzinfo=UTC) for day in (1, 2)]
    assert len(list(occurrences(daily.ics, FROM, date(2190, 1, 1), zone=BERLIN, most=7))) == 7


def test_further_dates_may_last_otherwise_and_a_change_may_hold_from_then_on() -> None:
    one = series(
        ["DTSTART:20260301T170000Z", "DTEND:20260301T180000Z", "RRULE:FREQ=DAILY;COUNT=4", "SUMMARY:Walk",
         "RDATE;VALUE=PERIOD:20260401T170000Z/PT3H"],
        ["RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T170000Z", "DTSTART:20260303T190000Z", "SUMMARY:Late walk"],
    )  # fmt: skip
    found = dates(one)
    assert [(event.title, event.start.strftime("%d %H")) for event in found[:4]] == [
        ("Walk", "01 17"), ("Walk", "02 17"), ("Late walk", "03 19"), ("Late walk", "04 19"),
    ]  # fmt: skip
    assert [event.recurrence_id for event in found[2:4]] == ["20260303T170000Z", "20260304T170000Z"]
    assert found[4].duration == timedelta(hours=3)
