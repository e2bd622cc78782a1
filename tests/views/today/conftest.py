"""The Today tab in a window, with changes brought to it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.today import spec
from extrovertly_desktop.views.today.tab import TodayTab


@pytest.fixture
def make_tab(qtbot: QtBot, view_context: ViewContext) -> Iterator[Callable[[], TodayTab]]:
    """Build the tab once the vault holds what the test needs."""
    bridges: list[ChangeBridge] = []

    def make() -> TodayTab:
        tab = spec().build(view_context)
        assert isinstance(tab, TodayTab)
        qtbot.addWidget(tab)
        tab.resize(1000, 900)
        bridge = ChangeBridge(view_context.vault)
        bridge.tables_changed.connect(tab.on_tables_changed)
        bridges.append(bridge)
        tab.show()
        tab.activateWindow()
        tab.bring_up_to_date()
        tab.focus_start()
        qtbot.waitUntil(tab.isActiveWindow)
        return tab

    yield make
    for bridge in bridges:
        bridge.close()
