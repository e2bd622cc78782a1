"""Wakes when a reminder is due, and sleeps until then."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.daily_reminders import DueDaily
from extrovertly_desktop.domain.errors import VaultClosed, VaultLocked
from extrovertly_desktop.domain.reminders import DueReminder

LONGEST_MS = 600_000
"""It never sleeps longer: a computer that was suspended, or whose clock was set, is up to date again by then."""
_SOONEST_MS, _RETRY_MS = 200, 5_000
_TABLES = frozenset({"reminders", "events", "event_attendees", "users", "vault_meta"})


class ReminderSource(Protocol):
    """What knows of reminders: the service of an open vault."""

    def due(self) -> tuple[DueReminder | DueDaily, ...]:
        """Return the reminders that want to be told now, earliest first."""
        ...

    def next_due_at(self, since: int = 0) -> int | None:
        """Return the instant at which the next one from `since` on is due, in milliseconds, or None."""
        ...

    def deliver(self, reminder_ids: Sequence[str]) -> None:
        """Note that reminders were told."""
        ...


class ReminderClock(QObject):
    """Tells each reminder once when it is due, by one single-shot timer.

    What came due before it was started is left to those who show what was missed.

    Args:
        source: knows of reminders.
        clock: tells the time.

    Signals:
        came_due: a tuple of `DueReminder` and `DueDaily`, earliest first.
    """

    came_due = Signal(object)

    def __init__(self, source: ReminderSource, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._clock = source, clock
        self._since = 0
        self._told: set[tuple[str, int]] = set()
        self._not_noted: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        self._is_running = False

    @property
    def sleeps_ms(self) -> int | None:
        """How long it was last put to sleep, in milliseconds; None while it does not run."""
        return self._timer.interval() if self._timer.isActive() else None

    def start(self) -> None:
        """Begin to tell what comes due from now on."""
        self._since = self._clock.now_ms()
        self._is_running = True
        self.look()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._is_running = False
        self._timer.stop()

    def on_tables_changed(self, tables: frozenset[str]) -> None:
        """Look again when a reminder or an event may have moved."""
        if self._is_running and tables & _TABLES:
            self.look()

    def look(self) -> None:
        """Tell what is due, and sleep until the next."""
        try:
            # One that was put off comes once more, at another instant.
            found = [each for each in self._source.due() if each.due_at >= self._since]
            due = tuple(each for each in found if (each.id, each.due_at) not in self._told)
            if due:
                # Known as told before anybody hears of it: what follows may look again.
                self._told |= {(each.id, each.due_at) for each in due}
                self._not_noted |= {each.id for each in due}
                self.came_due.emit(due)
            self._note()
            self._sleep()
        except VaultClosed:
            self.stop()

    def _note(self) -> None:
        if not self._not_noted:
            return
        noted = tuple(self._not_noted)
        try:
            self._source.deliver(noted)
        except VaultLocked:
            return  # another program is writing; it is noted at the next look, and told no second time
        self._not_noted -= set(noted)

    def _sleep(self) -> None:
        if not self._is_running:
            return
        # What was missed before the start waits for those who show it, and holds up none that is still to come.
        next_due = self._source.next_due_at(self._since)
        if next_due is None:
            self._timer.start(LONGEST_MS)
            return
        # It may have come due since it was asked for; what could not be noted as told is tried again before long.
        least = _RETRY_MS if self._not_noted else _SOONEST_MS
        self._timer.start(min(max(next_due - self._clock.now_ms(), least), LONGEST_MS))
