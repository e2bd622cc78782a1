"""Locking and unlocking: when the vault goes out of sight, what asks for it, and how it comes back."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from extrovertly_desktop.adapters.idle_watch import IdleWatch
from extrovertly_desktop.adapters.screen_capture import keep_out
from extrovertly_desktop.adapters.session_watch import SessionWatch
from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.app.keyring_store import KeyringStore
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.secrets import give_memory_back, wipe_text
from extrovertly_desktop.views.lock.choices import LockChoices, Rest
from extrovertly_desktop.views.lock.unlock_page import UnlockPage
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme.manager import ThemeManager

if TYPE_CHECKING:  # the window paints before the vault's machinery is read from disk
    from extrovertly_desktop.services.vaults import OpenVault

OpenWith = Callable[[str | None, str | None], None]
"""Opens the vault by a passphrase or by what the keyring has; what comes of it is told to `on_opened` or `refuse`."""


class Locking(QObject):
    """Stands between the person and the vault.

    A vault with a passphrase is closed by a lock, and everything that showed it is taken down. Only where something is
    being written that is kept nowhere yet does it stay open behind a cover, which asks for the same passphrase.

    Args:
        app: the application, whose windows are watched for a rest.
        window: what shows the vault.
        theme: the theme in force.
        choices: what was chosen about locking.
        tasks: the worker.
        open_with: opens the vault.
        keyring: the system's keyring.
    """

    def __init__(
        self,
        app: QGuiApplication,
        window: MainWindow,
        theme: ThemeManager,
        *,
        choices: LockChoices,
        tasks: TaskRunner,
        open_with: OpenWith,
        keyring: KeyringStore,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._tasks = window, theme, tasks
        self._open_with, self.keyring = open_with, keyring
        self.choices = choices
        self._page: UnlockPage | None = None
        self._path = Path()
        self._is_encrypted = False
        self._by_keyring = self._is_listening = False
        self._idle = IdleWatch(app, self)
        self._session = SessionWatch(self)
        self._idle.rested.connect(self.lock)
        self._idle.left.connect(self._on_left)
        self._idle.key_pressed.connect(self._on_key)
        self._session.went_away.connect(self._on_session_left)
        # What asked for the lock may itself be taken down by it: a menu, a button, a box with the keyboard.
        window.lock_wanted.connect(lambda: QTimer.singleShot(0, self, self.lock))
        window.opened.connect(self._on_in_sight)

    @property
    def path(self) -> Path:
        """The vault that was opened or asked for last."""
        return self._path

    def on_opened(self, vault: "OpenVault") -> None:
        """Hear that the vault has opened; wrong tries are forgotten."""
        self._path, self._is_encrypted = vault.path, vault.is_encrypted
        self.choices.note_right(vault.path)
        if self._page is not None:
            self._page.clear()

    def ask(self, path: Path, *, was_open: bool = False) -> None:
        """Ask for the passphrase of a vault that has not been opened yet, or that was just locked."""
        self._path, self._is_encrypted = path, True
        self._ask(needs_passphrase=True, was_open=was_open)

    def refuse(self, sentence: str) -> None:
        """Say why the vault did not open; the more often, the longer the pause."""
        if self._by_keyring:
            self._by_keyring = False
            self.choices.choose_keyring(self._path, uses=False)
            self._shown().refuse(
                self.tr("What the keyring has does not open this vault any more. Please type your passphrase.")
            )
            return
        self._shown().refuse(sentence, self.choices.note_wrong(self._path, _now_ms()))

    def lock(self) -> None:
        """Close the vault and all that shows it, or cover it while something is written that is kept nowhere."""
        window = self._window
        if window.tabs is None or window.is_covered:
            return
        self._idle.stop()
        if window.put_away():
            window.release()
            # The widgets are gone; what Python still has of them is a matter for its collector.
            QTimer.singleShot(0, self, give_memory_back)
        else:
            window.cover(self._shown())
        self._ask(needs_passphrase=self._is_encrypted, was_open=True)

    def apply(self) -> None:
        """Take up what was chosen about locking and pictures of the screen."""
        if self._window.tabs is not None and not self._window.is_covered:
            self._idle.start(self.choices.rest().seconds if self._is_encrypted else None)
        out = self.choices.keeps_out_of_capture()
        if out or self._window.property("kept_out"):
            self._window.setProperty("kept_out", out)
            keep_out(int(self._window.winId()), out=out)

    def _ask(self, *, needs_passphrase: bool, was_open: bool) -> None:
        page = self._shown()
        page.ask(
            self._path.name,
            needs_passphrase=needs_passphrase,
            was_open=was_open,
            has_keyring=not self._window.is_covered and self.choices.uses_keyring(self._path),
            seconds=self.choices.seconds_left(self._path, _now_ms()),
            others=not self._window.is_covered,
        )
        self._window.show_page(page)
        page.focus_start()

    def _shown(self) -> UnlockPage:
        if self._page is None:
            self._page = page = UnlockPage(self._theme)
            page.passphrase_given.connect(self._on_passphrase)
            page.open_wanted.connect(self._on_open_wanted)
            page.keyring_wanted.connect(self._on_keyring)
            page.other_wanted.connect(self._window.other_vault_wanted)
            page.forgotten_wanted.connect(self._show_forgotten)
        return self._page

    def _on_in_sight(self) -> None:
        if not self._is_listening:
            self._is_listening = True
            self._session.start()
        self.apply()

    def _on_passphrase(self, passphrase: str) -> None:
        self._by_keyring = False
        vault = self._window.vault
        if not self._window.is_covered or vault is None:
            self._open_with(passphrase, None)
            return

        def check(_context: object) -> bool:
            try:
                return vault.is_opened_by(passphrase)
            finally:
                wipe_text(passphrase)

        task = self._tasks.start(check)
        task.succeeded.connect(self._on_checked)

    def _on_checked(self, is_right: bool) -> None:
        if not is_right:
            self.refuse(self.tr("That passphrase does not open this vault. Please try again."))
            return
        self.choices.note_right(self._path)
        self._uncover()

    def _on_open_wanted(self) -> None:
        if self._window.is_covered:
            self._uncover()
        else:
            self._open_with(None, None)

    def _uncover(self) -> None:
        self._shown().clear()
        self._window.uncover()
        self.apply()

    def _on_keyring(self) -> None:
        try:
            found = self.keyring.find(self._path)
        except UserError as error:
            self._shown().refuse(str(error))
            return
        if found is None:
            self._by_keyring = True
            self.refuse("")
            return
        self._by_keyring = True
        self._shown().set_busy(busy=True)
        self._open_with(None, found)

    def _on_key(self, event: QKeyEvent) -> None:
        """Blank and lock over a dialog too, which keeps the window's own shortcuts from their work."""
        if QApplication.activeModalWidget() is None:
            return
        if event.key() == Qt.Key.Key_F9:
            QTimer.singleShot(0, self._window, self._window.toggle_veil)
        elif event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            QTimer.singleShot(0, self, self.lock)

    def _on_left(self) -> None:
        if self._is_encrypted and self.choices.rest() is Rest.AT_ONCE:
            self.lock()

    def _on_session_left(self) -> None:
        if self._is_encrypted and self.choices.locks_with_session():
            self.lock()

    def _show_forgotten(self) -> None:
        from extrovertly_desktop.views.lock.forgotten_dialog import ForgottenDialog  # noqa: PLC0415 - rarely needed

        ForgottenDialog(self._theme, self._window).open()


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
