"""Reminders while the window runs: when they are due, how they are told, and the way from there to the event."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from extrovertly_desktop.app.native_notices import NativeNotices
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme.manager import ThemeManager

if TYPE_CHECKING:  # the window paints before the vault's machinery is read from disk
    from extrovertly_desktop.domain.reminders import DueReminder
    from extrovertly_desktop.services.vaults import OpenVault


class Reminding(QObject):
    """Tells what is due in one open vault, until the window closes.

    While the window is in front, reminders are told in it; else by the desktop, or in the window where the desktop has
    no way to.

    Args:
        vault: the vault whose reminders are told.
        window: where they are told, and where events are shown.
        theme: the theme in force.
        native: the desktop's own notices.
    """

    def __init__(self, vault: "OpenVault", window: MainWindow, theme: ThemeManager, native: NativeNotices) -> None:
        super().__init__(window)
        from extrovertly_desktop.adapters.change_bridge import ChangeBridge  # noqa: PLC0415 - not before the vault
        from extrovertly_desktop.adapters.reminder_clock import ReminderClock  # noqa: PLC0415 - likewise
        from extrovertly_desktop.views.events.reminder_notice import ReminderNotice  # noqa: PLC0415 - likewise

        self._vault, self._window, self._native = vault, window, native
        self._notice = ReminderNotice(theme, window.centralWidget() or window)
        self._clock = ReminderClock(vault.reminders, vault.clock, self)
        # The window's own bridge asks for changes from outside; this one only hears of them.
        self._bridge = ChangeBridge(vault, self)
        self._bridge.tables_changed.connect(self._clock.on_tables_changed)
        self._clock.came_due.connect(self._on_came_due)
        self._notice.opened.connect(self._on_opened)
        native.opened.connect(self._on_opened)
        native.refused.connect(self._notice.tell)
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

    def _on_came_due(self, due: "tuple[DueReminder, ...]") -> None:
        from extrovertly_desktop.domain.clock import from_ms  # noqa: PLC0415 - not before the vault
        from extrovertly_desktop.views.events.reminder_words import sentence  # noqa: PLC0415 - likewise

        clock = self._vault.clock
        now = from_ms(clock.now_ms(), clock.zone()).replace(tzinfo=None)
        # Over a cover it says no more than it would to somebody who looks over one's shoulder.
        discreet = self._window.is_covered or self._vault.profile.preferences().discreet_reminders
        for each in due:
            words = sentence(each, now, discreet=discreet)
            if self._window.isActiveWindow() or not self._native.tell(words, each.event_id):
                self._notice.tell(words, each.event_id)

    def _on_opened(self, event_id: str) -> None:
        self._window.bring_to_front()
        if self._window.tabs is not None and not self._window.is_covered:
            self._window.tabs.show_tab("events", event_id)
