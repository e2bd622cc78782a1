"""Every page and dialog is heard by a screen reader and gone through by Tab."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from .complaints import about_names, about_order, about_rows, wanted_stops
from .tour import Tour

_MOST_PRESSES = 250


def stops_from(start: QWidget) -> list[QWidget]:
    """Press Tab until the keyboard is back where it began; return where it was."""
    start.setFocus()
    found: list[QWidget] = []
    at = QApplication.focusWidget()
    presses = 0
    while at is not None and presses < _MOST_PRESSES:
        if at in found and at is not found[-1]:
            break
        if at not in found:
            found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        presses += 1
        at = QApplication.focusWidget()
    return found


def first_in(part: QWidget) -> QWidget:
    """Return where Tab comes to first in a part of a window."""
    wanted, at = wanted_stops(part), part.nextInFocusChain()
    while at is not None and at not in wanted and at is not part:
        at = at.nextInFocusChain()
    assert at is not None
    return at


def test_every_page(tour: Tour) -> None:
    tabs = tour.window.tabs
    assert tabs is not None
    said = []
    for name, go in tour.pages().items():
        go()
        part = tabs.currentWidget()
        wanted = wanted_stops(part)
        found = [*about_names(part), *about_rows(part), *about_order(part, wanted, stops_from(tabs.tabBar()))]
        said += [f"{name}: {complaint}" for complaint in found]
    assert said == []


def test_every_dialog(tour: Tour) -> None:
    said = []
    for name, open_it in tour.dialogs().items():
        with tour.at_dialog(open_it) as part:
            wanted = wanted_stops(part)
            found = [*about_names(part), *about_rows(part), *about_order(part, wanted, stops_from(first_in(part)))]
            said += [f"{name}: {complaint}" for complaint in found]
    assert said == []


def test_a_nameless_thing_out_of_reach_is_told(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    column = QVBoxLayout(part)
    upper, lower = QLineEdit(), QLineEdit()
    for field in (upper, lower):
        column.addWidget(field)
        field.setObjectName("twin")
    part.show()
    upper.setAccessibleName("Upper")
    assert list(about_names(part)) == ["twin (QLineEdit) has no name", "2 things are called twin"]
    assert list(about_order(part, [upper, lower], [lower])) == ["Tab never comes to twin (QLineEdit)"]
    assert list(about_order(part, [upper, lower], [lower, upper])) == [
        "Tab goes back from twin (QLineEdit) to twin (QLineEdit)"
    ]
