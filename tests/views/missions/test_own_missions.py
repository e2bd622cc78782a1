"""Missions of one's own: made by keyboard, changed, copied, hidden, deleted; each with a way back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPlainTextEdit, QSpinBox, QWidget

from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.missions import Difficulty, Mission
from extrovertly_desktop.domain.own_missions import MissionDraft

from .conftest import MissionsWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def tab_to(window: MissionsWindow, name: str) -> None:
    """Go on by Tab until the keyboard is on a widget."""
    for _ in range(40):
        if window.host.focusWidget().objectName() == name:
            return
        window.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def type_in(window: MissionsWindow, words: str) -> None:
    """Type wherever the keyboard is."""
    window.qtbot.keyClicks(window.host.focusWidget(), words)


def choose(window: MissionsWindow, action: str) -> None:
    """Choose from the menu of the mission in full."""
    found = window.host.findChild(QAction, action)
    assert found is not None
    assert found.isVisible(), f"{action} is not offered"
    found.trigger()
    window.settle()


def own_one(window: MissionsWindow) -> Mission:
    """A mission of one's own, in full."""
    draft = MissionDraft.of(
        title="Ask Sam", description="Ask how it was.", difficulty="beginner", category="friendship", typical_suds=30
    )
    mission = window.vault.own_missions.create(draft).value
    window.settle()
    window.tab.show_subject(mission.id)
    return mission


def test_a_mission_is_made_by_keyboard_alone_and_stands_in_the_catalogue(window: MissionsWindow) -> None:
    window.press(Qt.Key.Key_N, CTRL)
    assert window.host.focusWidget().objectName() == "own_title"
    type_in(window, "Ask the librarian for a book")
    window.press(Qt.Key.Key_Return, CTRL)
    assert window.find(QLabel, "own_error_text").text().startswith("Please write what you will do")
    tab_to(window, "own_description")
    type_in(window, "At the desk, ask where a book stands.")
    tab_to(window, "own_suds_slider")
    window.press(Qt.Key.Key_Right)
    tab_to(window, "own_category")
    type_in(window, "Library days")
    window.press(Qt.Key.Key_Return, CTRL)
    window.settle()
    (card,) = window.vault.missions.cards(status="own")
    mission = card.mission
    assert (mission.title, mission.typical_suds, mission.category) == (
        "Ask the librarian for a book",
        51,
        "Library days",
    )
    assert mission.difficulty is Difficulty.INTERMEDIATE, "it follows the figure until the person says otherwise"
    assert window.find(QLabel, "mission_title").text() == mission.title
    category = window.find(QComboBox, "missions_category")
    assert category.findData("Library days") > 0
    window.click("missions_standing_own")
    assert window.find(QListView, "missions_list").model().rowCount() == 1
    assert window.context.notices.undo()
    assert window.vault.missions.cards(status="own") == []


def test_a_mission_of_the_catalogue_is_reworded_reset_and_the_reset_undone(window: MissionsWindow) -> None:
    window.tab.show_subject("ask-the-way")
    before = window.vault.missions.get("ask-the-way")
    assert not window.host.findChild(QAction, "mission_reset").isVisible()
    choose(window, "mission_edit")
    assert window.find(QPlainTextEdit, "own_description").toPlainText() == before.description
    assert window.find(QLineEdit, "own_category_field").text() == "Conversation"
    window.find(QLineEdit, "own_title").setText("Ask the way to the station")
    window.find(QSpinBox, "own_points").setValue(7)
    window.click("own_save")
    window.settle()
    changed = window.vault.missions.get("ask-the-way")
    assert (changed.title, changed.points, changed.contexts) == ("Ask the way to the station", 7, before.contexts)
    choose(window, "mission_reset")
    assert window.find(QLabel, "mission_title").text() == before.title
    assert window.context.notices.undo()
    assert window.vault.missions.get("ask-the-way") == changed


def test_a_copy_is_deleted_and_put_back(window: MissionsWindow) -> None:
    window.tab.show_subject("ask-the-way")
    choose(window, "mission_duplicate")
    (card,) = window.vault.missions.cards(status="own")
    assert window.find(QLabel, "mission_title").text() == card.mission.title == "Copy of Ask a passer-by for directions"
    choose(window, "mission_delete")
    assert window.vault.missions.cards(status="own") == []
    assert window.find(QLabel, "mission_title").text() != card.mission.title
    assert window.context.notices.undo()
    assert [each.mission for each in window.vault.missions.cards(status="own")] == [card.mission]


def test_one_with_a_history_stays_and_hiding_is_offered(window: MissionsWindow) -> None:
    mission = own_one(window)
    plan = window.vault.missions.plan(mission.id, PredictionDraft()).value
    window.vault.missions.complete(plan.id, OutcomeDraft.of(peak_suds=30))
    window.settle()
    choose(window, "mission_delete")
    assert "your history is kept" in window.find(QLabel, "mission_refusal_words").text()
    assert window.host.focusWidget().objectName() == "mission_hide_instead"
    window.click("mission_hide_instead")
    window.settle()
    assert not window.vault.missions.get(mission.id).is_active
    assert not window.sees("mission_refusal")
    assert not window.sees("mission_plan")
    window.click("missions_standing_hidden")
    assert window.find(QListView, "missions_list").model().rowCount() == 1
    window.click("mission_bring_back")
    window.settle()
    assert window.vault.missions.get(mission.id).is_active
    assert window.sees("mission_plan")


def test_a_kind_of_missions_is_left_out_and_brought_back(window: MissionsWindow) -> None:
    kind = [card.mission.id for card in window.vault.missions.cards(category="dating")]
    window.tab.show_subject(kind[0])
    window.settle()
    choose(window, "mission_hide_kind")
    assert "“Dating” is left out" in window.notice()
    assert not window.vault.missions.cards(category="dating")
    assert window.context.notices.undo()
    window.settle()
    assert [card.mission.id for card in window.vault.missions.cards(category="dating")] == kind
    choose(window, "mission_hide_kind")
    choose(window, "mission_unhide_kind")
    assert [card.mission.id for card in window.vault.missions.cards(category="dating")] == kind
    assert "“Dating” is back" in window.notice()


def test_what_was_typed_and_left_comes_back_by_undo(window: MissionsWindow) -> None:
    window.click("missions_new")
    window.find(QLineEdit, "own_title").setText("Ask Sam")
    window.find(QSpinBox, "own_suds_spin").setValue(70)
    window.press(Qt.Key.Key_Escape)
    assert window.sees("own_leave_question")
    window.click("own_discard")
    assert window.sees("missions_list")
    assert window.context.notices.undo()
    assert window.find(QLineEdit, "own_title").text() == "Ask Sam"
    assert window.find(QSpinBox, "own_suds_spin").value() == 70
    window.press(Qt.Key.Key_Escape)
    assert window.sees("own_leave_question"), "it is still not saved"
    window.click("own_discard")


def test_where_there_is_little_room_the_filters_fold_into_a_menu(window: MissionsWindow) -> None:
    window.host.resize(700, 330)
    window.settle()
    assert not window.sees("missions_standing")
    assert window.sees("missions_filters")
    menu = window.find(QWidget, "missions_filter_menu")
    menu.aboutToShow.emit()
    chosen = window.host.findChild(QAction, "filter_standing_set_aside")
    window.vault.missions.skip("ask-the-way")
    window.settle()
    chosen.trigger()
    assert window.find(QListView, "missions_list").model().rowCount() == 1
    assert window.find(QLabel, "missions_count").text().startswith("1 of ")
