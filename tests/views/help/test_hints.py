"""Hints: one at a time, gone for good when read, and back when asked for."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.help.hint_line import HintLine
from extrovertly_desktop.views.help.how_dialog import HowDialog
from extrovertly_desktop.views.main_window import MainWindow


def test_one_hint_at_a_time_and_never_again_once_read(qtbot: QtBot, view_context: ViewContext) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    hosts, hints = [QWidget(), QWidget()], []
    for host, slug in zip(hosts, ("one", "two"), strict=True):
        hints.append(HintLine(view_context, slug, f"This is {slug}.", host, "suds"))
        column.addWidget(host)
        column.addWidget(hints[-1])
    window.show()
    assert [hint.isVisible() for hint in hints] == [True, False]
    window.findChild(QPushButton, "hint_one_why").click()
    window.findChild(HowDialog).accept()
    with qtbot.waitSignal(hints[0].put_away):
        window.findChild(QPushButton, "hint_one_done").click()
    window.hide()
    window.show()
    assert [hint.isVisible() for hint in hints] == [False, True]
    assert view_context.vault.profile.preferences().hints_seen == ("one",)


def test_hints_stand_where_a_thing_is_met_first_and_come_back_when_asked_for(
    qtbot: QtBot, window: MainWindow, vault: OpenVault
) -> None:
    window.show()
    mission = vault.missions.cards()[0].mission.id
    window.tabs.show_tab("missions", f"plan:{mission}")

    def shown() -> list[str]:
        return [each.objectName() for each in window.findChildren(HintLine) if each.isVisible()]

    qtbot.waitUntil(lambda: shown() == ["hint_first_prediction"])
    window.findChild(QPushButton, "hint_first_prediction_done").click()
    assert shown() == []
    window.findChild(QPushButton, "plan_cancel").click()
    window.tabs.show_tab("missions", "ladder")
    qtbot.waitUntil(lambda: shown() == ["hint_ladder"])
    window.tabs.show_tab("missions", f"plan:{mission}")
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "plan_save").isVisible())
    assert shown() == []
    window.findChild(QPushButton, "plan_cancel").click()
    window.findChild(QAction, "hints_again").trigger()
    assert vault.profile.preferences().hints_seen == ()
