"""What the numbers mean to a person: set once, seen wherever anxiety is asked for."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QSpinBox

from extrovertly_desktop.domain.people import SudsAnchors

from .conftest import MissionsWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(window: MissionsWindow) -> QDialog:
    """The page of the five lines, once it has the keyboard."""
    dialog = window.host.window().findChild(QDialog, "anchors_dialog")
    assert dialog is not None
    window.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_anchors_are_set_from_a_question_and_the_nearest_is_told(window: MissionsWindow) -> None:
    window.tab.show_subject("plan:ask-the-way")
    assert not window.sees("plan_expected_suds_meaning")
    window.click("plan_expected_suds_anchors")
    dialog = opened(window)
    dialog.findChild(QLineEdit, "anchors_50").setText("A question in the Monday meeting")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert window.vault.profile.suds_anchors().words() == {50: "A question in the Monday meeting"}
    meaning = window.find(QLabel, "plan_expected_suds_meaning")
    window.find(QSpinBox, "plan_expected_suds_spin").setValue(57)
    assert meaning.text() == "Near your 50: A question in the Monday meeting"
    window.find(QSpinBox, "plan_expected_suds_spin").setValue(50)
    assert meaning.text() == "Your 50: A question in the Monday meeting"
    assert window.context.notices.undo()
    window.settle()
    assert window.vault.profile.suds_anchors() == SudsAnchors()
    assert not window.sees("plan_expected_suds_meaning")


def test_the_page_says_what_is_too_long_and_asks_before_words_are_lost(window: MissionsWindow) -> None:
    window.tab.show_subject("plan:ask-the-way")
    window.click("plan_expected_suds_anchors")
    dialog = opened(window)
    dialog.findChild(QLineEdit, "anchors_75").setText("x" * 81)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert "is too long; please keep it to 80 characters" in dialog.findChild(QLabel, "anchors_error_text").text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    discard = dialog.findChild(QPushButton, "anchors_discard")
    assert discard.isVisible()
    discard.click()
    assert window.vault.profile.suds_anchors() == SudsAnchors()
