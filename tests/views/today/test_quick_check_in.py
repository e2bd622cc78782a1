"""Checking in over whatever is in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.today.quick_check_in import QuickCheckIn


@pytest.fixture
def writing(view_context: ViewContext, qtbot: QtBot) -> QPlainTextEdit:
    """A field in a window, in which someone is writing."""
    window = view_context.notices.parent()
    assert isinstance(window, QWidget)
    field = QPlainTextEdit("Half a sen")
    QVBoxLayout(window).addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    return field


@pytest.fixture
def quick(view_context: ViewContext, writing: QPlainTextEdit) -> QuickCheckIn:
    """The dialog, not shown yet."""
    return QuickCheckIn(view_context, writing.window())


def ask(qtbot: QtBot, quick: QuickCheckIn) -> None:
    with qtbot.waitActive(quick):
        quick.ask()
    qtbot.waitUntil(lambda: quick.isAncestorOf(QApplication.focusWidget()))


def key(qtbot: QtBot, pressed: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), pressed)


def test_five_keys_and_back_to_the_sentence(
    qtbot: QtBot, quick: QuickCheckIn, writing: QPlainTextEdit, vault: OpenVault
) -> None:
    ask(qtbot, quick)
    for pressed in (Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_7, Qt.Key.Key_4, Qt.Key.Key_Return):
        key(qtbot, pressed)
    (check_in,) = vault.check_ins.today()
    assert (check_in.mood, check_in.intensity, check_in.confidence_level) == ("nervous", 7, 4.0)
    assert not quick.isVisible()
    assert writing.window().focusWidget() is writing
    assert writing.toPlainText() == "Half a sen"


def test_escape_leaves_and_loses_nothing(qtbot: QtBot, quick: QuickCheckIn, vault: OpenVault) -> None:
    ask(qtbot, quick)
    form = next(child for child in quick.findChildren(QWidget) if child.objectName() == "check_in_mood")
    kept = next(child for child in quick.findChildren(QWidget) if child.objectName() == "quick_check_in_kept")
    assert not kept.isVisible()
    key(qtbot, Qt.Key.Key_Return)
    key(qtbot, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    assert vault.check_ins.today() == []
    ask(qtbot, quick)
    assert form.mood() == "confident"
    assert kept.isVisible()
    leave = next(child for child in quick.findChildren(QAbstractButton) if child.objectName() == "check_in_leave")
    leave.click()
    assert not quick.isVisible()
    ask(qtbot, quick)
    assert form.mood() is None
    key(qtbot, Qt.Key.Key_Escape)


def test_what_was_kept_is_asked_about_before_the_window_goes(
    qtbot: QtBot, quick: QuickCheckIn, writing: QPlainTextEdit, vault: OpenVault
) -> None:
    assert quick.may_close()
    ask(qtbot, quick)
    key(qtbot, Qt.Key.Key_Return)
    key(qtbot, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    assert not quick.may_close()
    assert quick.isVisible()
    save = next(item for item in quick.findChildren(QAbstractButton) if item.objectName() == "check_in_save_and_leave")
    save.click()
    assert [item.mood for item in vault.check_ins.today()] == ["confident"]
    assert not writing.window().isVisible()
    assert quick.may_close()
