"""A notice stands where it covers least of what one can use."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.views.widgets.clear_spot import clear_spot

_WANTED = QRect(200, 340, 200, 40)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A window of 600×400."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    return window


def put(host: QWidget, left: int) -> QPushButton:
    button = QPushButton("Save", host)
    button.setGeometry(left, 350, 100, 30)
    button.show()
    return button


def test_the_middle_is_left_only_for_what_one_could_press(host: QWidget) -> None:
    floating = QWidget(host)
    QPushButton("Undo", floating).setGeometry(0, 0, 50, 20)
    floating.setGeometry(_WANTED)
    floating.show()
    assert clear_spot(floating, _WANTED, 20) == _WANTED
    in_the_way = put(host, 250)
    assert clear_spot(floating, _WANTED, 20).left() == 20
    put(host, 60)
    assert clear_spot(floating, _WANTED, 20).right() == 579
    in_the_way.hide()
    assert clear_spot(floating, _WANTED, 20) == _WANTED


def test_it_begins_where_a_line_begins(host: QWidget) -> None:
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    floating = QWidget(host)
    put(host, 250)
    assert clear_spot(floating, _WANTED, 20).right() == 579


def test_the_main_action_stays_free_even_if_it_must_rise(host: QWidget) -> None:
    floating = QWidget(host)
    save = put(host, 0)
    save.setProperty("variant", "primary")
    save.resize(600, 30)
    spot = clear_spot(floating, _WANTED, 20)
    assert spot.bottom() < save.y()
    assert spot.left() == _WANTED.left()
