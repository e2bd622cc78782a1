"""A person at the application: sees what is on screen, clicks, types; finds things by their stable names."""

import gc
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.app.gui import Session, VaultChoice
from extrovertly_desktop.app.paths import AppPaths
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import Plans, watching

W = TypeVar("W", bound=QWidget)
_WAIT_MS = 15_000


class WatchedVault:
    """Opens a vault and looks at every statement of its services from the first one on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.plans = Plans()
        self._watching = ExitStack()

    def open(self, passphrase: str | None = None, spare_key: str | None = None) -> OpenVault:
        """Open the vault, made if it is not there."""
        vault = VaultChoice(self.path, create=True).open(passphrase, spare_key)
        self.plans = self._watching.enter_context(watching(vault))
        return vault

    def close(self) -> None:
        """Look no longer."""
        self._watching.close()


class Person:
    """One run of the application on a vault file, from start to quit.

    Args:
        qtbot: pytest-qt's robot.
        folder: stands for the machine: settings and logs.
        vault: the vault's file, made if it is not there.
    """

    def __init__(self, qtbot: QtBot, folder: Path, vault: Path) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot = qtbot
        self.watched = WatchedVault(vault)
        self.session = Session(app, self.watched, AppPaths(folder, folder, folder))
        self.window = self.session.window
        self.window.resize(1280, 800)
        self.session.start()
        self.wait(lambda: self.window.tabs is not None or self.has("first_start") or self.has("unlock_page"))
        self.window.activateWindow()

    @property
    def vault(self) -> OpenVault:
        """What is on disk, through the services."""
        opened = self.window._vault
        assert opened is not None
        return opened

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(is_so, timeout=_WAIT_MS)

    def has(self, name: str) -> bool:
        """Whether something of that name is in sight."""
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def find(self, kind: type[W], name: str) -> W:
        """Return what is in sight under a name, waiting for it."""
        self.wait(lambda: any(widget.isVisible() for widget in self.window.findChildren(kind, name)))
        return next(widget for widget in self.window.findChildren(kind, name) if widget.isVisible())

    def click(self, name: str) -> None:
        """Click a button by its name."""
        self.qtbot.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def choose(self, action: str) -> None:
        """Choose an entry of the menus by its name."""
        found = self.window.findChild(QAction, action)
        assert found is not None, action
        assert found.isEnabled(), action
        self._take_up()
        found.trigger()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        self._take_up()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def turn_to(self, name: str) -> None:
        """Put the keyboard on something."""
        widget = self.find(QWidget, name)
        self._take_up()
        widget.setFocus()
        self.wait(lambda: QApplication.focusWidget() is widget)

    def write(self, name: str, text: str) -> None:
        """Write into a field, as if typed at the end of what stands there."""
        field = self.find(QWidget, name)
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.insertPlainText(text)
        else:
            assert isinstance(field, QLineEdit)
            field.insert(text)

    def read(self, name: str) -> str:
        """Return all words in sight in a part of the screen."""
        part = self.find(QWidget, name)
        labels = [part, *part.findChildren(QLabel)]
        return "\n".join(item.text() for item in labels if isinstance(item, QLabel) and item.isVisible())

    def _take_up(self) -> None:
        """Turn to the window: without a window manager a closed popup may be taken for the active one."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow)

    def settle_in(self, name: str) -> None:
        """Give a name at the first start, and leave out whatever else is asked there."""
        self.write("welcome_name", name)
        self.press(Qt.Key.Key_Return)
        self.click("first_start_rest")
        self.wait(lambda: self.has("today"))

    def quit(self) -> None:
        """Quit as the menu does; the vault closes, and nothing of the run is left."""
        with self.qtbot.waitSignal(self.window.closed, timeout=_WAIT_MS):
            self.choose("quit")
        self.watched.close()
        self.window.deleteLater()
        self.session.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()
