"""The card of goals: set, followed, reached, put aside, changed in place, by hand and by keyboard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QDateTimeEdit, QDoubleSpinBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.goals import Goal, GoalDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.goals.goals_card import GoalsCard
from extrovertly_desktop.views.widgets.chips import name_part

PAGE = JournalDraft.of(content="Said hello", mood="proud")


@pytest.fixture
def card(qtbot: QtBot, view_context: ViewContext) -> Iterator[GoalsCard]:
    """The card in a window, kept up to date after each deed as the tab does."""
    built = GoalsCard(view_context)
    qtbot.addWidget(built)
    vault = view_context.vault
    end = vault.subscribe(lambda _tables: built.show_goals(vault.goals.cards()))
    built.show_goals(vault.goals.cards())
    built.show()
    qtbot.waitExposed(built)
    yield built
    end()


@pytest.fixture
def set_goal(vault: OpenVault) -> Callable[..., Goal]:
    """Set a goal through the service."""
    return lambda **fields: vault.goals.create(GoalDraft.of(**{"title": "More of it", **fields})).value


def part(card: QWidget, name: str, kind: type[Any] = QWidget) -> Any:
    found = card.findChild(kind, name)
    assert found is not None, name
    return found


def of_goal(card: QWidget, goal: Goal, name: str, kind: type[Any] = QWidget) -> Any:
    return part(card, f"goal_{name_part(goal.id)}{name}", kind)


def choose(card: QWidget, goal: Goal, name: str) -> None:
    of_goal(card, goal, f"_{name}", QAction).trigger()


def choose_counts(card: QWidget, category: str) -> None:
    box = part(card, "goal_form_counts", QComboBox)
    index = box.findData(category)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_the_first_goal_is_set_by_keyboard_and_follows_what_is_done(
    qtbot: QtBot, card: GoalsCard, vault: OpenVault
) -> None:
    assert part(card, "goals_empty").isVisible()
    qtbot.keyClick(part(card, "goals_empty_action"), Qt.Key.Key_Space)
    title = part(card, "goal_form_title", QLineEdit)
    assert title.hasFocus() or QApplication.focusWidget() is title
    qtbot.keyClicks(title, "Two pages")
    choose_counts(card, "journal_entries")
    target = part(card, "goal_form_target", QDoubleSpinBox)
    target.selectAll()
    qtbot.keyClicks(target, "2")
    qtbot.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (made,) = vault.goals.cards()
    assert (made.goal.title, made.goal.category, made.goal.target_value) == ("Two pages", "journal_entries", 2)
    assert not part(card, "goal_form").isVisible()
    assert not part(card, "goals_empty").isVisible()
    vault.journal.write(PAGE)
    assert of_goal(card, made.goal, "_figure", QLabel).text() == "1 of 2"
    assert of_goal(card, made.goal, "_outlook", QLabel).text() == "In 6 days a pace can be told."
    vault.journal.write(PAGE)
    assert of_goal(card, made.goal, "_outlook", QLabel).text().startswith("Reached today.")
    vault.journal.write(PAGE)
    assert of_goal(card, made.goal, "_figure", QLabel).text() == "2 reached, 3 by now"
    qtbot.mouseClick(of_goal(card, made.goal, "_keep_open"), Qt.MouseButton.LeftButton)
    assert vault.goals.get(made.goal.id).status == "active"
    assert of_goal(card, made.goal, "_outlook", QLabel).text().startswith("You are there.")


def test_by_hand_with_one_click_and_the_way_back(
    qtbot: QtBot, card: GoalsCard, vault: OpenVault, view_context: ViewContext, set_goal: Callable[..., Goal]
) -> None:
    view_context.notices.parent().show()
    goal = set_goal(title="Invite people", target_value=1)
    qtbot.mouseClick(of_goal(card, goal, "_add_one"), Qt.MouseButton.LeftButton)
    assert vault.goals.get(goal.id).status == "completed"
    told = view_context.notices.parent().findChild(QLabel, "toast_celebration")
    assert told.text() == "Goal reached: Invite people"
    assert view_context.notices.undo()
    assert vault.goals.get(goal.id).current_value == 0


def test_what_is_not_under_way_is_folded_away(
    qtbot: QtBot, card: GoalsCard, vault: OpenVault, clock: FixedClock, set_goal: Callable[..., Goal]
) -> None:
    paused, done, gone = (set_goal(title=title) for title in ("Later", "Done", "Not mine"))
    choose(card, paused, "pause")
    choose(card, done, "complete")
    choose(card, gone, "cancel")
    assert of_goal(card, done, "").isVisible()
    clock.advance(days=1)
    card.show_goals(vault.goals.cards())
    for status, goal, words in (
        ("paused", paused, "Paused (1)"),
        ("completed", done, "Completed (1)"),
        ("cancelled", gone, "Let go (1)"),
    ):
        toggle = part(card, f"goals_{status}_toggle")
        assert toggle.text() == words
        assert not of_goal(card, goal, "").isVisible()
        qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
        assert of_goal(card, goal, "").isVisible()
    choose(card, paused, "resume")
    choose(card, gone, "delete")
    assert not part(card, "goals_paused").isVisible()
    assert {item.goal.title: str(item.goal.status) for item in vault.goals.cards()} == {
        "Later": "active",
        "Done": "completed",
    }


def test_a_goal_is_changed_where_it_stands(qtbot: QtBot, card: GoalsCard, vault: OpenVault) -> None:
    goal = vault.goals.create(GoalDraft.of(title="Invite", category="social", target_value=5)).value
    choose(card, goal, "edit")
    assert not of_goal(card, goal, "").isVisible()
    part(card, "goal_form_has_day").setChecked(True)
    part(card, "goal_form_day", QDateTimeEdit).setDate(QDate(2026, 1, 1))
    part(card, "goal_form_current", QDoubleSpinBox).setValue(2)
    qtbot.keyClick(part(card, "goal_form_title"), Qt.Key.Key_Return)
    assert "That day has passed" in part(card, "goal_form_error_text", QLabel).text()
    part(card, "goal_form_day", QDateTimeEdit).setDate(QDate(2026, 5, 1))
    qtbot.keyClick(part(card, "goal_form_title"), Qt.Key.Key_Return)
    changed = vault.goals.get(goal.id)
    assert (changed.current_value, changed.target_date, changed.category) == (2, "2026-05-01", "social")
    assert of_goal(card, goal, "").isVisible()


def test_escape_asks_only_when_something_was_written(qtbot: QtBot, card: GoalsCard, vault: OpenVault) -> None:
    card.begin_new()
    title = part(card, "goal_form_title", QLineEdit)
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert not part(card, "goal_form").isVisible()
    card.begin_new()
    qtbot.keyClicks(title, "Call Sam")
    assert card.is_touched()
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert part(card, "goal_form_leave_question").isVisible()
    qtbot.keyClick(part(card, "goal_form_keep_writing"), Qt.Key.Key_Escape)
    assert part(card, "goal_form").isVisible()
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    qtbot.mouseClick(part(card, "goal_form_discard"), Qt.MouseButton.LeftButton)
    assert not part(card, "goal_form").isVisible()
    assert vault.goals.cards() == []


def test_the_keyboard_goes_from_top_to_bottom(card: GoalsCard, set_goal: Callable[..., Goal]) -> None:
    first, second = set_goal(title="One"), set_goal(title="Two")
    stops = [
        part(card, "goals_add"),
        *(of_goal(card, goal, name) for goal in (first, second) for name in ("_add_one", "_more")),
    ]
    chain, widget = [], part(card, "goals_add")
    for _ in range(200):
        if widget in stops:
            chain.append(widget.objectName())
        widget = widget.nextInFocusChain()
    assert chain[: len(stops)] == [stop.objectName() for stop in stops]


def test_many_goals_are_searched(qtbot, card, vault, set_goal):
    for number in range(6):
        set_goal(title=f"Goal {number}")
    search = card.findChild(QLineEdit, "goals_search")
    assert not search.isVisibleTo(card)
    done = set_goal(title="Ring Sam")
    vault.goals.complete(done.id)
    assert search.isVisibleTo(card)
    search.setText("ring")

    def titles():
        labels = card.findChildren(QLabel)
        return [label.text() for label in labels if label.objectName().endswith("_title") and label.isVisibleTo(card)]

    assert titles() == ["Ring Sam"]
    search.setText("swim")
    assert titles() == []
    assert card.findChild(QLabel, "goals_none_found").isVisibleTo(card)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(titles()) == 7
