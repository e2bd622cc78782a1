"""Streaks against the definition, checked window by window; and what a person must be able to rely on."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.streaks import REST_DAYS, REST_WINDOW, Pause, Streak, streak, strength

START = date(2026, 1, 1)
SPAN = 45


def day(number: int) -> date:
    return START + timedelta(days=number)


days = st.integers(0, SPAN).map(day)
active_days = st.lists(days, max_size=30)
pauses = st.lists(
    st.builds(
        lambda first, length: Pause(first, None if length is None else first + timedelta(days=length)),
        days,
        st.none() | st.integers(0, 20),
    ),
    max_size=3,
)
todays = st.none() | days


def by_definition(active: list[date], held: list[Pause], today: date | None) -> tuple[int, int]:
    """Try every stretch of counted days and look at each of its windows: days of the running and longest chain."""
    done = set(active)
    if not done:
        return 0, 0
    last = max(done)
    end = last if today is None or today <= last else today - timedelta(days=1)
    span = [min(done) + timedelta(days=number) for number in range((end - min(done)).days + 1)]
    counted = [each in done for each in span if each in done or not any(pause.holds(each) for pause in held)]

    def holds(stretch: list[bool]) -> bool:
        windows = (stretch[start : start + REST_WINDOW] for start in range(len(stretch)))
        return all(window.count(False) <= REST_DAYS for window in windows)

    running = longest = 0
    for first in range(len(counted)):
        for after in range(first + 1, len(counted) + 1):
            stretch = counted[first:after]
            if stretch[0] and holds(stretch):
                longest = max(longest, stretch.count(True))
                if after == len(counted):
                    running = max(running, stretch.count(True))
    return running, longest


@given(active_days, pauses, todays)
@settings(max_examples=250, deadline=None)
def test_streak_is_what_the_definition_says(active: list[date], held: list[Pause], today: date | None) -> None:
    result = streak(active, held, today)
    assert (result.days, result.longest) == by_definition(active, held, today)
    assert 0 <= result.rest_left <= REST_DAYS
    assert result.last_active == max(active, default=None)


@given(active_days, pauses, todays, days)
@settings(deadline=None)
def test_one_more_active_day_never_lowers_the_longest(
    active: list[date], held: list[Pause], today: date | None, extra: date
) -> None:
    before, after = streak(active, held, today), streak([*active, extra], held, today)
    assert after.longest >= before.longest
    if before.last_active is not None and extra <= before.last_active:
        assert after.days >= before.days, "writing up a day that was forgotten must not cost anything"


@given(active_days, pauses, todays, pauses)
@settings(deadline=None)
def test_a_pause_never_lowers_anything(
    active: list[date], held: list[Pause], today: date | None, more: list[Pause]
) -> None:
    before, after = streak(active, held, today), streak(active, [*held, *more], today)
    assert after.days >= before.days
    assert after.longest >= before.longest


@given(active_days, pauses, todays, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_and_repetition_do_not_matter(active: list[date], held: list[Pause], today: date | None, rng) -> None:
    shuffled = [*active, *active[:3]]
    rng.shuffle(shuffled)
    rng.shuffle(held)
    assert streak(shuffled, held, today) == streak(active, held, today)


@pytest.mark.parametrize(
    ("pattern", "days_now", "longest", "rest_left"),
    [
        ("", 0, 0, 2),
        ("x", 1, 1, 2),
        ("xxxxxxx", 7, 7, 2),
        ("xx.xx.xx", 6, 6, 0),
        ("xx..xx", 4, 4, 0),
        ("xx...xx", 2, 2, 2),
        ("xxxxxx...x", 1, 6, 2),
        # Three rest days within a week: the chain begins after the first of them instead of from nothing.
        ("xxxx.x.x.x", 3, 6, 0),
        ("x..xxxxx..xx", 8, 8, 0),
    ],
)
def test_written_out(pattern: str, days_now: int, longest: int, rest_left: int) -> None:
    active = [day(place) for place, sign in enumerate(pattern) if sign == "x"]
    result = streak(active)
    assert (result.days, result.longest, result.rest_left) == (days_now, longest, rest_left)


def test_today_is_not_over_and_the_third_missed_day_ends_a_streak() -> None:
    week = [day(number) for number in range(7)]
    assert [streak(week, today=day(6 + after)).days for after in range(6)] == [7, 7, 7, 7, 0, 0]


def test_an_open_pause_freezes_a_streak_for_as_long_as_it_lasts() -> None:
    week = [day(number) for number in range(7)]
    assert streak(week, [Pause(day(7))], today=day(300)) == Streak(7, 7, 2, day(6))
    assert streak([*week, day(200)], [Pause(day(7), day(199))]).days == 8


@given(st.lists(days, max_size=30), days)
def test_strength_stays_between_nothing_and_all(active: list[date], today: date) -> None:
    assert 0 <= strength(active, today) < 1


@given(st.lists(days, max_size=30), days, days)
def test_one_more_active_day_never_weakens_the_habit(active: list[date], today: date, extra: date) -> None:
    assert strength([*active, extra], today) >= strength(active, today) - 1e-12


def test_strength_follows_the_published_formula() -> None:
    # Loop Habit Tracker, daily: half of the way in 13 days.
    month = [day(number) for number in range(13)]
    assert strength(month, day(12)) == pytest.approx(0.5)
    assert strength(month, day(13)) == pytest.approx(0.5)
    assert strength(month, day(14)) == pytest.approx(0.5 * 0.5 ** (1 / 13))
    assert strength([], day(3)) == 0
