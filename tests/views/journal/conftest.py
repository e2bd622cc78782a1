"""The Journal tab in a window of its own, on a real vault."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal import spec
from extrovertly_desktop.views.journal.tab import JournalTab
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme import ThemeManager

W = TypeVar("W", bound=QWidget)


class Window(QWidget):
    """Asks its tab before it closes, as the main window does."""

    def __init__(self) -> None:
        super().__init__()
        self.tab: JournalTab | None = None

    def closeEvent(self, event) -> None:  # noqa: N802 - Qt's own name
        if self.tab is None or self.tab.may_close():
            event.accept()
        else:
            event.ignore()


class JournalWindow:
    """What a person sees and does; widgets are found by name."""

    def __init__(self, vault: OpenVault, host: Window, tab: JournalTab, notices: Notices) -> None:
        self.vault, self.host, self.tab, self.notices = vault, host, tab, notices

    def find(self, kind: type[W], name: str) -> W:
        """A widget by its name."""
        widget = self.host.findChild(kind, name)
        assert widget is not None, f"there is no {name}"
        return widget

    def text(self, name: str) -> str:
        """What a label says."""
        return self.find(QLabel, name).text()

    def sees(self, name: str) -> bool:
        """Whether a widget of that name is in sight."""
        return self.find(QWidget, name).isVisible()

    def click(self, name: str) -> None:
        """Click a button, which must be in sight."""
        button = self.find(QPushButton, name)
        assert button.isVisible(), f"{name} is not in sight"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        focused = self.host.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def focused(self) -> str:
        """The name of what has the keyboard."""
        widget = self.host.focusWidget()
        return "" if widget is None else widget.objectName()

    def settle(self) -> None:
        """Wait until a change has reached the screen."""
        QTest.qWait(70)


@pytest.fixture
def make_window(qtbot: QtBot, vault: OpenVault, theme: ThemeManager) -> Iterator[Callable[[], JournalWindow]]:
    """Open the tab once the vault holds what the test needs."""
    closing: list[Callable[[], None]] = []

    def make() -> JournalWindow:
        host = Window()
        host.resize(1280, 800)
        tasks = TaskRunner()
        notices = Notices(theme, host)
        tab = spec().build(ViewContext(vault, theme, tasks, notices))
        assert isinstance(tab, JournalTab)
        host.tab = tab
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tab)
        bridge = ChangeBridge(vault)
        bridge.tables_changed.connect(tab.on_tables_changed)

        def forget(_widget: QWidget) -> None:
            host.tab = None  # what a test left unsaved is let go

        qtbot.addWidget(host, before_close_func=forget)
        closing.extend([bridge.close, tasks.close])
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        tab.bring_up_to_date()
        tab.focus_start()
        return JournalWindow(vault, host, tab, notices)

    yield make
    for close in closing:
        close()
