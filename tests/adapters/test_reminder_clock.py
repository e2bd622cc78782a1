"""The clock of reminders: told once, in time, and never in a hurry."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.reminder_clock import LONGEST_MS, ReminderClock
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import VaultClosed, VaultLocked
from extrovertly_desktop.domain.reminders import DueReminder

HOUR = 3_600_000


class Reminders:
    """Reminders kept in a dictionary, told by the same clock."""

    def __init__(self, clock: FixedClock, *due_at: int) -> None:
        self._clock = clock
        self.waiting = {str(number): due for number, due in enumerate(due_at)}
        self.trouble: Exception | None = None

    def due(self) -> tuple[DueReminder, ...]:
        if isinstance(self.trouble, VaultClosed):
            raise self.trouble
        return tuple(
            DueReminder(name, f"event {name}", "Choir", None, datetime(2026, 3, 2, 19), False, 30, due)  # noqa: DTZ001, FBT003
            for name, due in sorted(self.waiting.items(), key=lambda pair: pair[1])
            if due <= self._clock.now_ms()
        )

    def next_due_at(self, since: int = 0) -> int | None:
        return min((due for due in self.waiting.values() if due >= since), default=None)

    def deliver(self, reminder_ids: Sequence[str]) -> None:
        if self.trouble is not None:
            raise self.trouble
        for name in reminder_ids:
            del self.waiting[name]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(1_000 * HOUR)


def told_by(reminding: ReminderClock) -> list[str]:
    told: list[str] = []
    reminding.came_due.connect(lambda due: told.extend(each.id for each in due))
    return told


def test_it_sleeps_until_the_next_is_due_and_ten_minutes_at_most(qtbot: QtBot, clock: FixedClock) -> None:
    now = clock.now_ms()
    source = Reminders(clock, now + 90_000, now + 5 * HOUR)
    reminding = ReminderClock(source, clock)
    told = told_by(reminding)
    reminding.start()
    assert reminding.sleeps_ms == 90_000
    clock.advance(seconds=90)
    reminding.look()
    assert told == ["0"]
    assert list(source.waiting) == ["1"]
    assert reminding.sleeps_ms == LONGEST_MS
    # The computer slept through it: the next look tells it, once.
    clock.advance(hours=7)
    reminding.look()
    reminding.look()
    assert told == ["0", "1"]
    reminding.stop()
    assert reminding.sleeps_ms is None


def test_the_timer_itself_wakes_it(qtbot: QtBot, clock: FixedClock) -> None:
    source = Reminders(clock, clock.now_ms() + 1)
    reminding = ReminderClock(source, clock)
    reminding.start()
    clock.advance(seconds=1)
    with qtbot.waitSignal(reminding.came_due, timeout=2_000):
        pass
    assert not source.waiting
    reminding.stop()


def test_what_was_missed_before_is_left_alone(qtbot: QtBot, clock: FixedClock) -> None:
    source = Reminders(clock, clock.now_ms() - HOUR)
    reminding = ReminderClock(source, clock)
    told = told_by(reminding)
    reminding.start()
    assert told == []
    assert reminding.sleeps_ms == LONGEST_MS
    # A change elsewhere brings a new one nearer; what was missed does not hold it up, shown or not.
    source.waiting["new"] = clock.now_ms() + 60_000
    reminding.on_tables_changed(frozenset({"journal_entries"}))
    assert reminding.sleeps_ms == LONGEST_MS
    reminding.on_tables_changed(frozenset({"reminders"}))
    assert reminding.sleeps_ms == 60_000
    reminding.stop()


def test_a_vault_in_use_elsewhere_is_told_no_second_time(qtbot: QtBot, clock: FixedClock) -> None:
    source = Reminders(clock, clock.now_ms() + 1_000)
    reminding = ReminderClock(source, clock)
    told = told_by(reminding)
    reminding.start()
    clock.advance(seconds=2)
    source.trouble = VaultLocked("in use")
    reminding.look()
    assert told == ["0"]
    assert source.waiting
    assert reminding.sleeps_ms is not None
    assert 1_000 <= reminding.sleeps_ms < LONGEST_MS, "it tries again before long, and not all the time"
    source.trouble = None
    reminding.look()
    assert told == ["0"]
    assert not source.waiting
    source.trouble = VaultClosed("closed")
    reminding.look()
    assert reminding.sleeps_ms is None
