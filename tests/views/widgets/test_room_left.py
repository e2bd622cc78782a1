"""A count near the end of a box, and a sentence's worth of room beyond it."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain import limits
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.room_left import RoomCounts, RoomLeft, holds


@pytest.fixture
def host(qtbot: QtBot, theme: ThemeManager) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for kind, name in ((QLineEdit, "a_line"), (QPlainTextEdit, "a_text"), (QLineEdit, "a_search"), (QLineEdit, "off")):
        box = kind()
        box.setObjectName(name)
        column.addWidget(box)
    holds(made.findChild(QLineEdit, "a_line"), limits.GOAL_TITLE)
    holds(made.findChild(QLineEdit, "off"), 0)
    RoomCounts(made)
    made.show()
    made.activateWindow()
    return made


def told(host: QWidget, name: str) -> str:
    label = host.findChild(QLabel, f"{name}_room")
    return label.text() if label is not None and label.isVisible() else ""


def turn_to(qtbot: QtBot, box: QWidget) -> None:
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)


def test_room_is_told_near_the_end_and_beyond_it(qtbot: QtBot, host: QWidget) -> None:
    line = host.findChild(QLineEdit, "a_line")
    turn_to(qtbot, line)
    line.setText("x" * 95)
    assert told(host, "a_line") == ""
    line.setText("x" * 96)
    assert told(host, "a_line") == "Room for 24 more"
    line.setText("\U0001f600" * 130)
    assert told(host, "a_line") == "Too long by 10"
    assert host.findChild(QLabel, "a_line_room").property("role") == "error"
    assert len(line.text()) == 130, "nothing is cut off"
    line.setText("short again")
    assert told(host, "a_line") == ""


def test_boxes_have_a_limit_by_themselves_but_those_that_search_or_hold_none(qtbot: QtBot, host: QWidget) -> None:
    text = host.findChild(QPlainTextEdit, "a_text")
    turn_to(qtbot, text)
    text.setPlainText("x" * (limits.THOUGHT + 1))
    assert told(host, "a_text") == "Too long by 1"
    for name in ("a_search", "off"):
        box = host.findChild(QLineEdit, name)
        turn_to(qtbot, box)
        assert box.findChild(RoomLeft) is None
