"""From instants to the person's calendar days: zones, changes of the clock, nights that belong to yesterday."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.clock import FixedClock, from_ms, local_day, named_zone, to_ms, week_start

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    UTC,
    BERLIN,
    *map(ZoneInfo, ["America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "Asia/Kathmandu"]),
]
zones = st.sampled_from(ZONES)
instants = st.integers(to_ms(datetime(1950, 1, 1, tzinfo=UTC)), to_ms(datetime(2080, 1, 1, tzinfo=UTC)))
day_starts = st.integers(0, 12)


@given(instants, zones)
def test_an_instant_survives_the_way_to_a_wall_clock_and_back(instant: int, zone) -> None:
    assert to_ms(from_ms(instant, zone)) == instant


@given(instants, zones, day_starts)
@settings(max_examples=300, deadline=None)
def test_the_day_is_the_calendars_or_the_one_before(instant: int, zone, day_start: int) -> None:
    wall = from_ms(instant, zone)
    day = local_day(instant, zone, day_start)
    assert day == (wall.date() if wall.hour >= day_start else wall.date() - timedelta(days=1))
    assert local_day(instant, zone) == wall.date()


@given(instants, zones, day_starts, st.integers(0, 40 * 3_600_000))
@settings(max_examples=300, deadline=None)
def test_days_never_run_backwards_while_time_goes_on(instant: int, zone, day_start: int, later: int) -> None:
    first, second = local_day(instant, zone, day_start), local_day(instant + later, zone, day_start)
    # A clock set back over the hour in which a day starts makes that hour happen twice: one day at most.
    assert second >= first - timedelta(days=1)
    if later >= 2 * 3_600_000:
        assert second >= first


@pytest.mark.parametrize(
    ("wall", "day_start", "day"),
    [
        ("2026-03-29T01:59", 0, "2026-03-29"),
        ("2026-03-29T03:00", 3, "2026-03-29"),  # the hour from two to three does not exist
        ("2026-03-29T01:59", 3, "2026-03-28"),
        ("2026-10-25T02:30", 3, "2026-10-24"),  # happens twice, and is night both times
        ("2026-10-25T03:00", 3, "2026-10-25"),
        ("2026-01-01T00:00", 4, "2025-12-31"),
        ("2026-12-31T23:59", 0, "2026-12-31"),
    ],
)
def test_nights_around_a_change_of_the_clock(wall: str, day_start: int, day: str) -> None:
    for fold in (0, 1):
        moment = datetime.fromisoformat(wall).replace(tzinfo=BERLIN, fold=fold)
        assert local_day(to_ms(moment), BERLIN, day_start) == date.fromisoformat(day)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_ms(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


@given(st.dates(date(1, 1, 8), date(9999, 12, 24)), st.integers(0, 6))
def test_a_week_starts_on_its_first_day_and_holds_its_days(day: date, first: int) -> None:
    start = week_start(day, first)
    assert start.weekday() == first
    assert timedelta(0) <= day - start < timedelta(days=7)


def test_a_fixed_clock_goes_where_it_is_set() -> None:
    clock = FixedClock(0, named_zone("Europe/Berlin"))
    clock.set_local(datetime(2026, 7, 1, 12))  # noqa: DTZ001 - read in the clock's zone
    assert from_ms(clock.now_ms(), UTC) == datetime(2026, 7, 1, 10, tzinfo=UTC)
    clock.advance(days=1, hours=-2)
    assert from_ms(clock.now_ms(), UTC) == datetime(2026, 7, 2, 8, tzinfo=UTC)
