"""The tab of missions in a window of its own, on a real vault."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions import spec
from extrovertly_desktop.views.tab import Tab

W = TypeVar("W", bound=QWidget)


class MissionsWindow:
    """What a person sees and does; widgets are found by name."""

    def __init__(self, qtbot: QtBot, context: ViewContext, tab: Tab, host: QWidget, bridge: ChangeBridge) -> None:
        self.qtbot, self.context, self.tab, self.host, self.bridge = qtbot, context, tab, host, bridge
        self.vault: OpenVault = context.vault

    def find(self, kind: type[W], name: str) -> W:
        """A widget by its name."""
        found = self.host.findChildren(kind, name)
        assert found, f"there is no {name}"
        # A chip that was made anew is there twice until Qt has cleared the old one away.
        return next((widget for widget in found if not widget.isHidden()), found[0])

    def sees(self, name: str) -> bool:
        """Whether a widget of that name is in sight."""
        return any(widget.isVisible() for widget in self.host.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        """Click a button, which must be in sight."""
        button = self.find(QPushButton, name)
        assert button.isVisible(), f"{name} is not in sight"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        focused = self.host.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def notice(self) -> str:
        """What the notice at the foot says, or an empty string."""
        toast = self.host.findChild(QWidget, "toast")
        return toast.accessibleName() if toast is not None and toast.isVisible() else ""

    def settle(self) -> None:
        """Wait until changes have been gathered and what they made is in sight."""
        self.qtbot.waitUntil(lambda: not self.bridge._timer.isActive())
        for _ in range(3):
            QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot, view_context: ViewContext) -> Iterator[MissionsWindow]:
    """The tab at 1280×800."""
    host = view_context.notices.parent()
    assert isinstance(host, QWidget)
    host.resize(1280, 800)
    tab = spec().build(view_context)
    tab.setObjectName("missions")
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(tab)
    bridge = ChangeBridge(view_context.vault)
    bridge.tables_changed.connect(tab.on_tables_changed)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    tab.bring_up_to_date()
    tab.focus_start()
    yield MissionsWindow(qtbot, view_context, tab, host, bridge)
    bridge.close()
    host.close()
