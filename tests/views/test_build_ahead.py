"""Tabs are built while the person rests, and not while they are at work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from extrovertly_desktop.views import build_ahead, registry
from extrovertly_desktop.views.build_ahead import BuildAhead
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.tab_host import TabHost


def test_tabs_are_built_one_by_one_during_a_rest(
    qtbot: QtBot, qapp: QApplication, view_context: ViewContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_ahead, "_LOOK_MS", 5)
    monkeypatch.setattr(build_ahead, "_QUIET_MS", 60)
    tabs = TabHost(view_context, registry.tab_specs())
    qtbot.addWidget(tabs)
    ahead = BuildAhead(qapp, tabs, view_context.tasks)
    ahead.start()
    for _ in range(4):
        qtbot.keyClick(tabs, Qt.Key.Key_Shift)
        qtbot.wait(20)
    assert tabs.has_unbuilt()
    qtbot.waitUntil(lambda: not tabs.has_unbuilt())
    assert tabs.current_slug() == "today", "nothing is shown for it"
    qtbot.waitUntil(lambda: not ahead.findChildren(build_ahead.QTimer)[0].isActive())
