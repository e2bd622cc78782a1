"""Reminders while the application runs: when they are due, how they are told, put off, and where they lead."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from extrovertly_desktop.app.native_notices import NativeNotices
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme.manager import ThemeManager

if TYPE_CHECKING:  # the window paints before the vault's machinery is read from disk
    from extrovertly_desktop.domain.daily_reminders import DueDaily
    from extrovertly_desktop.domain.reminders import DueReminder
    from extrovertly_desktop.services.vaults import OpenVault

_BUTTONS = 2
"""So many ways to put it off stand on a notice of the desktop, beside the one that opens; few desktops show more."""
_WAITING = "waiting"
_LONGEST_MS = 600_000
"""As with an open vault: a computer that was asleep is up to date again by then."""


class Reminding(QObject):
    """Tells what is due in one open vault, until the window closes.

    While the window is in front, and in quiet hours, reminders are told in it; else by the desktop, or in the window
    where the desktop has no way to.

    Args:
        vault: the vault whose reminders are told.
        window: where they are told, and where events are shown.
        theme: the theme in force.
        native: the desktop's own notices.
        check_in: asks how the person is: what a reminder of the day leads to.
    """

    def __init__(
        self,
        vault: "OpenVault",
        window: MainWindow,
        theme: ThemeManager,
        native: NativeNotices,
        check_in: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(window)
        from extrovertly_desktop.adapters.change_bridge import ChangeBridge  # noqa: PLC0415 - not before the vault
        from extrovertly_desktop.adapters.reminder_clock import ReminderClock  # noqa: PLC0415 - likewise
        from extrovertly_desktop.views.events.reminder_notice import ReminderNotice  # noqa: PLC0415 - likewise

        self._vault, self._window, self._native, self._check_in = vault, window, native, check_in
        self._told: dict[str, DueReminder | DueDaily] = {}
        self._notice = ReminderNotice(theme, window.centralWidget() or window)
        self._clock = ReminderClock(vault.reminders, vault.clock, self)
        # The window's own bridge asks for changes from outside; this one only hears of them.
        self._bridge = ChangeBridge(vault, self)
        self._bridge.tables_changed.connect(self._clock.on_tables_changed)
        self._clock.came_due.connect(self._on_came_due)
        self._notice.opened.connect(self._on_opened)
        self._notice.snoozed.connect(self._on_snoozed)
        native.opened.connect(self._on_opened)
        native.acted.connect(self._on_snoozed)
        native.refused.connect(self._tell_in_window)
        window.closed.connect(self.stop)
        window.released.connect(self._let_go)

    def start(self) -> None:
        """Begin once the first tab has told what was missed."""
        QTimer.singleShot(0, self._clock, self._clock.start)

    def stop(self) -> None:
        """Tell nothing any more."""
        self._clock.stop()
        self._bridge.close()
        self._native.close()

    def _let_go(self) -> None:
        self.stop()
        self._notice.hide()
        for part in (self._notice, self._native, self):
            part.deleteLater()

    def _on_came_due(self, due: "tuple[DueReminder | DueDaily, ...]") -> None:
        in_window = self._window.isActiveWindow() or self._vault.reminders.daily.quiet_until() is not None
        for each in due:
            self._told[each.id] = each
            words = self._words(each)
            if in_window or not self._native.tell(words, each.id, self._snoozes(each)[:_BUTTONS]):
                self._tell_in_window(words, each.id)

    def _words(self, due: "DueReminder | DueDaily") -> str:
        from extrovertly_desktop.domain.daily_reminders import DueDaily  # noqa: PLC0415 - not before the vault
        from extrovertly_desktop.views.events.reminder_words import sentence  # noqa: PLC0415 - likewise
        from extrovertly_desktop.views.reminders.daily_words import neutral_words  # noqa: PLC0415 - likewise

        # Over a cover it says no more than it would to somebody who looks over one's shoulder.
        covered = self._window.is_covered
        if isinstance(due, DueDaily):
            return neutral_words() if covered or due.words is None else due.words
        discreet = covered or self._vault.profile.preferences().discreet_reminders
        return sentence(due, self._wall(self._vault.clock.now_ms()), discreet=discreet)

    def _snoozes(self, due: "DueReminder | DueDaily") -> list[tuple[str, str]]:
        from extrovertly_desktop.domain.daily_reminders import DueDaily, snoozes  # noqa: PLC0415 - as above
        from extrovertly_desktop.views.reminders.daily_words import snooze_words  # noqa: PLC0415 - likewise

        clock = self._vault.clock
        before = None if isinstance(due, DueDaily) else due.begins_at(clock.zone())
        return [(str(each), snooze_words(each)) for each in snoozes(clock.now_ms(), clock.zone(), before)]

    def _tell_in_window(self, words: str, reminder_id: str) -> None:
        due = self._told.get(reminder_id)
        if due is not None:
            self._notice.tell(words, reminder_id, self._snoozes(due))

    def _on_opened(self, reminder_id: str) -> None:
        from extrovertly_desktop.domain.daily_reminders import DueDaily  # noqa: PLC0415 - as above

        due = self._told.get(reminder_id)
        if isinstance(due, DueDaily):
            self._check_in()
            return
        self._window.bring_to_front()
        if due is not None and self._window.tabs is not None and not self._window.is_covered:
            self._window.tabs.show_tab("events", due.event_id)

    def _on_snoozed(self, reminder_id: str, key: str) -> None:
        from extrovertly_desktop.domain.daily_reminders import Snooze  # noqa: PLC0415 - as above
        from extrovertly_desktop.views.reminders.daily_words import back_words  # noqa: PLC0415 - likewise

        back = self._vault.reminders.snooze(reminder_id, Snooze(key)).value
        # Notices of another bridge come later; what comes back soon is looked for at once.
        self._clock.look()
        now = self._wall(self._vault.clock.now_ms())
        self._window.notices.say(
            back_words(self._wall(back), now), undo=lambda: self._vault.reminders.deliver([reminder_id])
        )

    def _wall(self, instant_ms: int) -> datetime:
        from extrovertly_desktop.domain.clock import from_ms  # noqa: PLC0415 - not before the vault

        return from_ms(instant_ms, self._vault.clock.zone()).replace(tzinfo=None)


class LockedReminding(QObject):
    """Tells that something waits while the vault is locked: it knows when, and nothing else.

    Args:
        window: the main window, which is brought to the front to open the vault.
        native: the desktop's own notices.
        now_ms: tells the time, in milliseconds.
        instants: when something is due, in milliseconds, earliest first.
    """

    def __init__(
        self, window: MainWindow, native: NativeNotices, now_ms: Callable[[], int], instants: tuple[int, ...]
    ) -> None:
        super().__init__(window)
        self._native, self._now_ms, self._left = native, now_ms, list(instants)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        native.opened.connect(window.bring_to_front)
        window.opened.connect(self.stop)
        window.closed.connect(self.stop)
        self.look()

    def look(self) -> None:
        """Tell once of all that has come due, and sleep until the next."""
        from extrovertly_desktop.views.reminders.daily_words import waiting_words  # noqa: PLC0415 - not at the start

        now = self._now_ms()
        if self._left and self._left[0] <= now:
            self._left = [each for each in self._left if each > now]
            self._native.tell(waiting_words(), _WAITING)
        if self._left:
            self._timer.start(min(max(self._left[0] - now, 0) + 1, _LONGEST_MS))

    def stop(self) -> None:
        """Tell nothing any more."""
        self._timer.stop()
        self._native.close()
        for part in (self._native, self):
            part.deleteLater()
