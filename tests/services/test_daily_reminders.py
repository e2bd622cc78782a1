"""Reminders of every day, put off and kept quiet."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.daily_reminders import DailyPlan, Snooze, snoozes
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.vaults import OpenVault
from tests.services.events_made import add

NIGHT = {"quiet_from": time(22), "quiet_until": time(8)}


def at(day: int, hour: int, minute: int = 0) -> int:
    return to_ms(datetime(2026, 3, day, hour, minute, tzinfo=UTC))


def told(vault: OpenVault) -> list[int]:
    due = vault.reminders.due()
    vault.reminders.deliver([each.id for each in due])
    return [each.due_at for each in due]


def test_it_comes_once_at_its_times_on_its_days(vault: OpenVault, clock: FixedClock) -> None:
    plan = DailyPlan.of(times=(time(19), time(9)), weekdays=(0, 2), words=" How  are you? ")
    vault.reminders.daily.choose(plan)
    assert vault.reminders.daily.plan() == plan
    assert vault.reminders.due() == (), "nine in the morning was past when it was chosen"
    assert vault.reminders.next_due_at() == at(2, 19)
    clock.advance(hours=9, minutes=5)
    (due,) = vault.reminders.daily.due()
    assert (due.due_at, due.words) == (at(2, 19), "How are you?")
    assert told(vault) == [at(2, 19)]
    assert told(vault) == []
    assert vault.reminders.next_due_at() == at(4, 9), "not on Tuesday"
    clock.time_zone = ZoneInfo("America/New_York")
    assert vault.reminders.next_due_at() == at(3, 0), "seven in the evening, wherever the person is"
    vault.reminders.daily.choose(DailyPlan())
    assert vault.reminders.next_due_at() is None


def test_none_comes_while_the_streak_is_paused(vault: OpenVault, clock: FixedClock) -> None:
    vault.reminders.daily.choose(DailyPlan.of(times=(time(19),)))
    vault.profile.pause_streak()
    clock.advance(hours=9)
    assert vault.reminders.due() == ()
    assert vault.reminders.ahead(at(5, 0)) == ()
    assert vault.reminders.next_due_at() == at(3, 19), "the clock sleeps on"
    vault.profile.resume_streak()
    assert told(vault) == [at(2, 19)]


def test_one_that_is_put_off_comes_back_and_never_at_night(vault: OpenVault, clock: FixedClock) -> None:
    daily = vault.reminders.daily
    daily.choose(DailyPlan.of(times=(time(21, 30),), **NIGHT))
    clock.instant_ms = at(2, 21, 30)
    (due,) = vault.reminders.due()
    vault.reminders.deliver([due.id])
    assert vault.reminders.snooze(due.id, Snooze.TEN_MINUTES).value == at(2, 21, 40)
    assert vault.reminders.next_due_at() == at(2, 21, 40)
    clock.instant_ms = at(2, 21, 41)
    assert told(vault) == [at(2, 21, 40)]
    assert vault.reminders.snooze(due.id, Snooze.HOUR).value == at(3, 8)
    assert vault.reminders.ahead(at(4, 0)) == (at(3, 8), at(3, 21, 30))
    vault.reminders.deliver([due.id])
    clock.instant_ms = at(3, 8)
    assert told(vault) == [at(3, 8)]
    event = add(vault, date="2026-03-03", time="12:00")
    vault.reminders.set_for(event.id, (60,))
    clock.instant_ms = at(3, 11)
    (of_event,) = vault.reminders.due()
    vault.reminders.deliver([of_event.id])
    vault.reminders.snooze(of_event.id, Snooze.TEN_MINUTES)
    clock.instant_ms = at(3, 11, 10)
    assert told(vault) == [at(3, 11, 10)]


def test_events_after_the_quiet_hours_wait_and_others_do_not(vault: OpenVault, clock: FixedClock) -> None:
    vault.reminders.daily.choose(DailyPlan.of(**NIGHT))
    late = add(vault, date="2026-03-02", time="23:30")
    noon = add(vault, date="2026-03-03", time="12:00")
    vault.reminders.set_for(late.id, (30,))
    vault.reminders.set_for(noon.id, (12 * 60 + 30,))
    assert vault.reminders.ahead(at(4, 0)) == (), "both lie in the night"
    clock.instant_ms = at(2, 23, 30)
    assert vault.reminders.daily.quiet_until() == at(3, 8)
    assert told(vault) == [at(2, 23)]
    assert vault.reminders.next_due_at() == at(3, 8)
    clock.instant_ms = at(3, 8)
    assert told(vault) == [at(2, 23, 30)]


def test_paused_for_today_ends_in_the_morning(vault: OpenVault, clock: FixedClock) -> None:
    daily = vault.reminders.daily
    daily.choose(DailyPlan.of(times=(time(11),), **NIGHT))
    assert daily.pause_today().value == at(3, 0)
    assert daily.quiet_until() == at(3, 8), "the pause goes over into the night"
    clock.instant_ms = at(2, 12)
    assert vault.reminders.due() == ()
    daily.end_pause()
    assert not daily.is_paused_today()
    assert vault.reminders.due() == (), "what was passed over stays so"
    daily.pause_today()
    clock.instant_ms = at(3, 11)
    assert not daily.is_paused_today()
    assert told(vault) == [at(3, 11)]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"times": (time(23),), **NIGHT}, "quiet hours"),
        ({"weekdays": ()}, "at least one day"),
        ({"weekdays": (7,)}, "seven days"),
        ({"quiet_from": time(22), "quiet_until": None}, "an end"),
        ({"quiet_from": time(8), "quiet_until": time(8)}, "all day"),
        ({"times": tuple(time(hour) for hour in range(5))}, "too many"),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        DailyPlan.of(**wrong)


def test_what_others_wrote_counts_as_not_chosen() -> None:
    assert DailyPlan.read({"times": ["25:99"]}) == DailyPlan.read("daily") == DailyPlan()
    assert DailyPlan.read({"times": ["19:00:00"], "later": 1}).times == (time(19),)


def test_what_is_offered_fits_the_hour_and_the_event() -> None:
    assert Snooze.EVENING in snoozes(at(2, 10), UTC)
    assert Snooze.EVENING not in snoozes(at(2, 20), UTC)
    soon = at(2, 10) + round(timedelta(minutes=30).total_seconds() * 1000)
    assert snoozes(at(2, 10), UTC, before_ms=soon) == (Snooze.TEN_MINUTES,)
