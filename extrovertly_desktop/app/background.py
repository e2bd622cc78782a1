"""What goes on without the window: the tray, staying behind when it is closed, a check-in on its own."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from extrovertly_desktop.app.autostart import login_start, own_command
from extrovertly_desktop.app.native_notices import NativeNotices
from extrovertly_desktop.app.tray import Tray
from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.reminders.choices import BackgroundChoices
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings

if TYPE_CHECKING:  # the window paints before the vault's machinery is read from disk
    from extrovertly_desktop.services.vaults import OpenVault

_TRIES, _AGAIN_MS = 10, 2_000
"""At login the tray may come after us."""
_AHEAD_MS = 7 * 86_400_000
"""So far a locked vault is known to have something waiting."""


def choices_of(settings: WindowSettings, application_id: str, name: str) -> BackgroundChoices:
    """Return what was chosen on this machine."""
    return BackgroundChoices(settings, login_start(application_id, name, own_command()), has_tray=False)


class Background(QObject):
    """Keeps the application reachable while its window is closed.

    Args:
        app: the application.
        window: the main window.
        theme: the theme in force.
        choices: what was chosen.
        has_tray: whether there is a tray now.

    Signals:
        message_clicked: the tray's last message was clicked.
    """

    message_clicked = Signal()

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        theme: ThemeManager,
        choices: BackgroundChoices,
        has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(window)
        self._app, self._window, self._theme, self._choices = app, window, theme, choices
        self._has_tray = has_tray
        self._tray: Tray | None = None
        self._tries = 0
        self._wants_check_in = self._leaves_after = False
        self._is_opening = True
        self._vault: OpenVault | None = None
        window.released.connect(self._on_released)
        window.closed.connect(self._end)
        window.opened.connect(self._on_opened)
        self._look()

    def remind(self, vault: "OpenVault") -> None:
        """Tell the reminders of a vault that has opened, until it closes; while it is locked, that one waits."""
        from extrovertly_desktop.app.reminding import Reminding  # noqa: PLC0415 - not before the vault

        Reminding(vault, self._window, self._theme, self._native(), self.check_in).start()
        self._vault = vault

    def show_reminders(self) -> None:
        """Show what is chosen about all of this."""
        from extrovertly_desktop.views.reminders.reminders_dialog import RemindersDialog  # noqa: PLC0415 - seldom

        vault = self._window.vault
        if vault is not None and not self._window.is_covered:
            RemindersDialog(self._theme, vault.reminders.daily, self._choices, self._window).open()

    @property
    def tray(self) -> Tray | None:
        """The icon in the tray, where there is one."""
        return self._tray

    def check_in_when_open(self) -> None:
        """Ask as soon as the vault is open, which it is not yet, and quit after it unless we stay in the tray."""
        self._wants_check_in = True
        self._leaves_after = self._choices.keeps_running() is not True

    def on_not_opened(self) -> None:
        """Hear that the vault is not open; whoever waits for it to open sees why."""
        self._is_opening = False
        if self._wants_check_in:
            self._leaves_after = False
            self._window.bring_to_front()

    def start_hidden(self) -> None:
        """Wait for the tray; where none comes, show the window as small as it gets."""
        self._look()
        if self._tray is None:
            self._tries += 1
            if self._tries < _TRIES:
                QTimer.singleShot(_AGAIN_MS, self, self.start_hidden)
            elif not self._window.isVisible():
                self._window.showMinimized()

    def check_in(self) -> None:
        """Ask how the person is, in a window of its own; a vault that is not open is opened first."""
        dialog = self._window.check_in_apart()
        if dialog is None:
            self._wants_check_in = True
            if not self._is_opening:
                self._window.bring_to_front()
        elif self._leaves_after:
            self._leaves_after = False
            dialog.finished.connect(self._leave)

    def stays(self) -> bool:
        """Whether the window that is being closed only goes out of sight; asks the first time."""
        if self._tray is None or self._app.isSavingSession():
            return False
        keeps = self._choices.keeps_running()
        if keeps is None and self._window.tabs is not None and not self._window.is_covered:
            # Once the window has come back from being closed.
            QTimer.singleShot(0, self, self._ask)
            return True
        if keeps:
            self._window.hide()
        return bool(keeps)

    def _ask(self) -> None:
        from extrovertly_desktop.views.reminders.stay_dialog import StayDialog  # noqa: PLC0415 - once in a life

        dialog = StayDialog(self._theme, self._choices, self._window)
        dialog.accepted.connect(self._window.hide)
        dialog.finished.connect(lambda code: self._window.quit() if code == StayDialog.QUIT else None)
        dialog.open()

    def _look(self) -> None:
        if self._tray is not None or not self._has_tray():
            return
        self._choices.has_tray = True
        self._tray = tray = Tray(self._app.applicationDisplayName(), self._app.windowIcon(), self)
        tray.menu_opening.connect(self._show_state)
        tray.check_in_wanted.connect(self.check_in)
        tray.open_wanted.connect(self._window.bring_to_front)
        tray.lock_wanted.connect(self._window.lock_wanted)
        tray.pause_wanted.connect(self._on_pause)
        tray.quit_wanted.connect(self._window.quit)
        tray.message_clicked.connect(self.message_clicked)
        tray.show()
        self._show_state()
        self._window.stays_behind = self.stays
        # Neither the check-in on its own nor a dialog ends the application by being the last to close.
        self._app.setQuitOnLastWindowClosed(False)

    def _show_state(self) -> None:
        vault = self._window.vault
        has_vault = vault is not None and self._window.tabs is not None and not self._window.is_covered
        is_paused = vault is not None and has_vault and vault.reminders.daily.is_paused_today()
        if self._tray is not None:
            self._tray.show_state(has_vault=has_vault, is_paused=is_paused)

    def _on_pause(self, paused: bool) -> None:
        vault = self._window.vault
        if vault is None:
            return
        daily = vault.reminders.daily
        if paused:
            daily.pause_today()
        else:
            daily.end_pause()
        self._show_state()

    def _native(self) -> NativeNotices:
        return NativeNotices(self._app.applicationDisplayName(), self._tray, self)

    def _on_released(self) -> None:
        vault, self._vault = self._vault, None
        if vault is not None:
            from extrovertly_desktop.app.reminding import LockedReminding  # noqa: PLC0415 - not before the vault

            ahead: tuple[int, ...] = ()
            # A vault may be let go because it cannot be read.
            with suppress(EnvironmentFault):
                ahead = vault.reminders.ahead(vault.clock.now_ms() + _AHEAD_MS)
            LockedReminding(self._window, self._native(), vault.clock.now_ms, ahead)
        QTimer.singleShot(0, self, self._show_state)

    def _leave(self) -> None:
        if not self._window.isVisible():
            QTimer.singleShot(0, self._window, self._window.quit)

    def _on_opened(self) -> None:
        self._is_opening = False
        self._show_state()
        if self._wants_check_in:
            self._wants_check_in = False
            QTimer.singleShot(0, self, self.check_in)

    def _end(self) -> None:
        if self._tray is not None:
            self._tray.hide()
            self._app.quit()
