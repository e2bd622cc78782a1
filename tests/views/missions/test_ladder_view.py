"""The ladder within the tab: turned to by a switch, and where a step of one's own comes back to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit, QSpinBox, QWidget

from .conftest import MissionsWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_step_added_on_the_ladder_is_shown_there(window: MissionsWindow) -> None:
    assert window.host.findChild(QWidget, "ladder_page") is None, "it is made when it is first turned to"
    window.click("missions_views_ladder")
    rungs = window.find(QListView, "ladder_list")
    window.qtbot.waitUntil(lambda: rungs.isVisible() and rungs.model().rowCount() > 0)
    window.click("ladder_add_step")
    proposed = window.find(QSpinBox, "own_suds_spin").value()
    assert 0 <= proposed <= 100
    window.find(QLineEdit, "own_title").setText("Ask Sam how the weekend was")
    window.find(QPlainTextEdit, "own_description").setPlainText("At lunch, ask and listen.")
    window.find(QLineEdit, "own_category_field").setText("Friendship")
    window.press(Qt.Key.Key_Return, CTRL)
    assert window.sees("ladder_page")
    (card,) = window.vault.missions.cards(status="own")
    assert card.mission.typical_suds == proposed
    window.settle()
    told = "Ask Sam how the weekend was"
    window.qtbot.waitUntil(lambda: told in str(rungs.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)))
    window.find(QWidget, "ladder_page").mission_opened.emit(card.mission.id)
    assert window.find(QLabel, "mission_title").text() == told
    assert window.sees("missions_list")
