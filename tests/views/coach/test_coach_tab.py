"""The Coach tab: begin, answer by chip, number and words, hard moments, the list of conversations."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.coach import Chip, Said, Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.coach import CoachService
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.coach.coach_tab import CoachTab
from extrovertly_desktop.views.coach.message_card import MessageCard
from extrovertly_desktop.views.context import ViewContext
from tests.coach.talking import conversation


@pytest.fixture
def tab(
    qtbot: QtBot, view_context: ViewContext, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CoachTab]:
    """The tab with the shipped packs, and a table for understanding: the model is tested apart."""
    monkeypatch.setattr(CoachService, "_conversation", conversation())
    made = CoachTab(view_context)
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    made.bring_up_to_date()
    yield made
    qtbot.waitUntil(lambda: not view_context.tasks.is_busy)


def answered(qtbot: QtBot, tab: CoachTab) -> list[str]:
    """Wait for the answer, and return what stands in the conversation."""
    qtbot.waitUntil(lambda: not tab.context.tasks.is_busy)
    qtbot.waitUntil(lambda: not tab.findChild(QWidget, "coach_waiting").isVisible())
    # A card comes into sight only once the layout has been worked out.
    qtbot.waitUntil(lambda: all(card.isVisible() for card in tab.findChildren(MessageCard)))
    return [card.accessibleName() for card in tab.findChildren(MessageCard) if card.isVisible()]


def press(tab: CoachTab, name: str) -> None:
    button = next(each for each in tab.findChildren(QPushButton, name) if each.isVisible())
    button.click()


def write(qtbot: QtBot, tab: CoachTab, words: str) -> list[str]:
    field = tab.findChild(QPlainTextEdit, "coach_field")
    field.setPlainText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == ""
    return answered(qtbot, tab)


def begun(qtbot: QtBot, tab: CoachTab) -> CoachTab:
    press(tab, "coach_welcome_action")
    assert any("program" in words for words in answered(qtbot, tab))
    return tab


def test_a_conversation_by_keyboard(qtbot: QtBot, tab: CoachTab, vault: OpenVault) -> None:
    begun(qtbot, tab)
    said = write(qtbot, tab, "I go red")
    assert said[-2] == "You: I go red"
    assert said[-1].startswith("Coach: ")
    session = vault.coach.newest()
    assert session is not None
    assert [message.content for message in session.messages if message.sender == "user"] == ["I go red"]
    field = tab.findChild(QPlainTextEdit, "coach_field")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not tab.context.tasks.is_busy, "nothing typed, nothing sent"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field.toPlainText() == "\n"


def test_a_number_is_taken_from_the_scale(qtbot: QtBot, tab: CoachTab, vault: OpenVault) -> None:
    begun(qtbot, tab)
    press(tab, "coach_chip_topic_calm_down_now")
    answered(qtbot, tab)
    press(tab, "coach_chip_flow_breathing_and_grounding")
    answered(qtbot, tab)
    use = tab.findChild(QPushButton, "coach_scale_use")
    assert use.isVisible()
    assert not use.isEnabled(), "there is no number yet"
    spin = next(each for each in tab.findChildren(QSpinBox, "coach_scale_spin") if each.isVisible())
    spin.setValue(65)
    use.click()
    assert "You: 65" in answered(qtbot, tab)
    session = vault.coach.newest()
    assert session is not None
    assert [message.details.get("number") for message in session.messages if message.content == "65"] == [65]


def test_in_a_hard_moment_the_page_of_help_opens(qtbot: QtBot, tab: CoachTab) -> None:
    begun(qtbot, tab)
    write(qtbot, tab, "I have a plan to kill myself tonight")
    press(tab, "coach_chip_care_help")
    dialog = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "help_dialog")
    assert dialog.isVisible()
    dialog.close()
    press(tab, "message_help")
    next(
        each for each in QApplication.topLevelWidgets() if each.isVisible() and each.objectName() == "help_dialog"
    ).close()


def test_a_plan_is_written_and_can_be_looked_at(qtbot: QtBot, tab: CoachTab, vault: OpenVault) -> None:
    mission = vault.recommendations.choose().picks[0].mission
    begun(qtbot, tab)
    write(qtbot, tab, "give me something to do")
    tab.findChildren(QPushButton)  # chips are made anew with every answer
    press(tab, f"coach_chip_flow_plan_exposure_mission_{mission.id.replace('-', '_')}")
    answered(qtbot, tab)
    for _ in range(20):
        if vault.missions.open_plans():
            break
        if tab.findChild(QPushButton, "coach_scale_use").isVisible():
            next(each for each in tab.findChildren(QSpinBox, "coach_scale_spin") if each.isVisible()).setValue(50)
            press(tab, "coach_scale_use")
        else:
            chips = [each for each in tab.findChildren(QPushButton) if each.objectName().startswith("coach_chip_")]
            names = [each.objectName() for each in chips if each.isVisible()]
            press(tab, "coach_chip_yes" if "coach_chip_yes" in names else names[0])
        answered(qtbot, tab)
    (plan,) = vault.missions.open_plans()
    assert plan.mission_id == mission.id
    with qtbot.waitSignal(tab.opened_elsewhere) as asked:
        press(tab, "message_written")
    assert asked.args == ["missions", mission.id]


def test_the_list_finds_opens_deletes_and_brings_back(qtbot: QtBot, tab: CoachTab, vault: OpenVault) -> None:
    begun(qtbot, tab)
    write(qtbot, tab, "I go red")
    press(tab, "coach_new")
    answered(qtbot, tab)
    write(qtbot, tab, "thanks")
    sessions = tab.findChild(QListView, "coach_session_list")
    assert sessions.model().rowCount() == 2
    search = tab.findChild(QLineEdit, "coach_search")
    search.setText("red")
    qtbot.waitUntil(lambda: sessions.model().rowCount() == 1)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    sessions.setCurrentIndex(sessions.model().index(0, 0))
    qtbot.keyClick(sessions, Qt.Key.Key_Return)
    assert "You: I go red" in answered(qtbot, tab)
    qtbot.keyClick(sessions, Qt.Key.Key_Delete)
    assert len(vault.coach.sessions()) == 1
    assert tab.findChild(QWidget, "coach_welcome").isVisible()
    host = tab.context.notices.parent()
    assert isinstance(host, QWidget)
    host.show()
    assert tab.context.notices.undo()
    assert len(vault.coach.sessions()) == 2


def test_what_could_not_be_sent_is_put_back(
    qtbot: QtBot, tab: CoachTab, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(qtbot, tab)

    def gone(_service: CoachService, _session: str, _said: Said) -> None:
        raise UserError("It cannot be said now.")

    monkeypatch.setattr(CoachService, "say", gone)
    field = tab.findChild(QPlainTextEdit, "coach_field")
    field.setPlainText("a long thought")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.toPlainText() == "a long thought")
    assert tab.findChild(QWidget, "coach_error").isVisible()


def test_in_a_narrow_window_list_and_conversation_take_turns(qtbot: QtBot, tab: CoachTab) -> None:
    begun(qtbot, tab)
    tab.resize(480, 600)
    qtbot.waitUntil(lambda: not tab.findChild(QWidget, "coach_sessions").isVisible())
    press(tab, "coach_turns_list")
    assert tab.findChild(QWidget, "coach_sessions").isVisible()
    assert not tab.findChild(QWidget, "coach_chat").isVisible()


def test_an_old_conversation_is_only_looked_at_until_it_is_taken_up(
    qtbot: QtBot, tab: CoachTab, vault: OpenVault
) -> None:
    begun(qtbot, tab)
    write(qtbot, tab, "I go red")
    old = vault.coach.newest()
    assert old is not None
    press(tab, "coach_new")
    answered(qtbot, tab)
    tab.show_subject(old.session.id)
    assert "You: I go red" in answered(qtbot, tab)
    ended = vault.coach.get(old.session.id)
    assert ended.messages == old.messages
    assert ended.session.ended_at is not None
    press(tab, "coach_chip_resume")
    assert len(answered(qtbot, tab)) == len(old.messages) + 1
    assert vault.coach.get(old.session.id).session.ended_at is None


def test_chips_and_scale_can_be_reached_and_left_by_keyboard(qtbot: QtBot, tab: CoachTab, vault: OpenVault) -> None:
    begun(qtbot, tab)
    field = tab.findChild(QPlainTextEdit, "coach_field")
    assert tab.window().focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Up)
    chip = tab.window().focusWidget()
    assert chip is not None
    assert chip.objectName().startswith("coach_chip_")
    qtbot.keyClick(chip, Qt.Key.Key_Escape)
    assert tab.window().focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(tab.window().focusWidget(), "b")
    assert field.toPlainText() == "b"
    field.clear()
    press(tab, "coach_chip_topic_calm_down_now")
    answered(qtbot, tab)
    press(tab, "coach_chip_flow_breathing_and_grounding")
    answered(qtbot, tab)
    spin = next(each for each in tab.findChildren(QSpinBox, "coach_scale_spin") if each.isVisible())
    spin.setValue(65)
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert "You: 65" in answered(qtbot, tab)


def test_a_soft_line_has_its_way_to_help_and_long_labels_are_cut_with_all_of_it_at_hand(
    qtbot: QtBot, tab: CoachTab
) -> None:
    begun(qtbot, tab)
    write(qtbot, tab, "I wanted to disappear")
    assert [each for each in tab.findChildren(QPushButton, "coach_chip_care_help") if each.isVisible()]
    label = "Keep your camera on & your own picture hidden for a whole long meeting"
    tab._chat.composer.show_offers((Chip("long", label),), None)
    (chip,) = [each for each in tab.findChildren(QPushButton, "coach_chip_long") if each.isVisibleTo(tab)]
    assert chip.text().endswith("…")
    assert [chip.accessibleName(), chip.toolTip()] == [label, label]


def test_a_piece_higher_than_the_window_is_shown_from_its_beginning(qtbot: QtBot, tab: CoachTab) -> None:
    begun(qtbot, tab)
    tab.resize(1000, 420)
    long_piece = CoachMessage("long", 0, "s", "\n\n".join(["A paragraph of some words."] * 40), Sender.COACH)
    tab._chat.add_messages([long_piece])
    bar = tab.findChild(QScrollArea, "coach_messages").verticalScrollBar()
    card = tab.findChild(MessageCard, "message_long")
    qtbot.waitUntil(lambda: bar.maximum() > 400 and 0 <= card.y() - bar.value() < 40)
    assert bar.value() < bar.maximum()
