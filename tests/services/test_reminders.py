"""Reminders of events: due once, missed once, following events and people."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.services.vaults import OpenVault
from tests.services.events_made import add, games


def test_each_is_told_once_at_its_moment(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault)
    vault.reminders.set_for(event.id, (30, 1440))
    assert [item.minutes_before for item in vault.reminders.of(event.id)] == [1440, 30]
    due_at = to_ms(datetime(2026, 3, 8, 19, tzinfo=UTC))
    assert vault.reminders.next_due_at() == due_at
    assert vault.reminders.next_due_at(due_at + 1) == to_ms(datetime(2026, 3, 9, 18, 30, tzinfo=UTC))
    clock.instant_ms = due_at - 1
    assert vault.reminders.due() == ()
    clock.instant_ms = due_at
    (due,) = vault.reminders.due()
    assert (due.title, due.minutes_before, due.begins.hour) == ("Board games", 1440, 19)
    vault.reminders.deliver([due.id])
    assert vault.reminders.due() == ()
    assert vault.reminders.next_due_at() == to_ms(datetime(2026, 3, 9, 18, 30, tzinfo=UTC))


def test_missed_ones_are_told_once_and_old_ones_never(vault: OpenVault, clock: FixedClock) -> None:
    event, old, declined = add(vault, date="2026-03-20"), add(vault), add(vault, date="2026-03-20")
    for each in (event, old, declined):
        vault.reminders.set_for(each.id, (30,))
    vault.attendance.rsvp(declined.id, AttendeeStatus.NOT_GOING)
    clock.advance(days=19)
    assert [item.event_id for item in vault.reminders.missed()] == [event.id]
    assert vault.reminders.missed() == ()
    assert vault.reminders.due() == ()


def test_they_follow_an_event_that_moves_or_is_called_off(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault)
    vault.reminders.set_for(event.id, (60,))
    clock.advance(days=7, hours=8, minutes=30)
    vault.reminders.deliver([item.id for item in vault.reminders.due()])
    moved = vault.events.edit(event.id, games(time="21:00")).value
    assert vault.reminders.next_due_at() == to_ms(datetime(2026, 3, 9, 20, tzinfo=UTC))
    called_off = vault.events.cancel(event.id).value
    assert vault.reminders.next_due_at() is None
    vault.events.put_back(called_off)
    clock.advance(hours=2)
    assert len(vault.reminders.due()) == 1
    assert moved.after.time == "21:00"


def test_wall_clock_events_follow_a_traveller(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault)
    vault.reminders.set_for(event.id, (0,))
    all_day = add(vault, all_day=True)
    vault.reminders.set_for(all_day.id, (0,))
    clock.time_zone = ZoneInfo("America/New_York")
    assert vault.reminders.next_due_at() == to_ms(datetime(2026, 3, 9, 13, tzinfo=UTC))
    assert vault.reminders.of(event.id)[0].due_at == to_ms(datetime(2026, 3, 9, 23, tzinfo=UTC))


def test_what_is_past_counts_as_told_and_what_cannot_be_is_refused(vault: OpenVault) -> None:
    event = add(vault, date="2026-03-02", time="12:00")
    (set_late, coming) = vault.reminders.set_for(event.id, (1440, 60)).value
    assert (set_late.delivered_at is not None, coming.delivered_at) == (True, None)
    assert vault.reminders.set_for(event.id, (60,)).value == (coming,)
    assert vault.reminders.set_for(event.id, ()).value == ()
    for minutes in ((-1,), (40_321,), (1, 2, 3, 4, 5, 6)):
        with pytest.raises(UserError) as refused:
            vault.reminders.set_for(event.id, minutes)
        assert refused.value.field == "minutes"
