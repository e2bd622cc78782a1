"""Today's three: chosen after the first sight, read at once after that, changed and taken back."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ladder import MarkKind
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.tab import TodayTab
from tests.raw import connection_to

Make = Callable[[], TodayTab]
W = TypeVar("W", QWidget, QLabel, QPushButton, QAction)


def find(tab: TodayTab, kind: type[W], name: str) -> W:
    found = tab.findChild(kind, name)
    assert found is not None
    return found


def chosen(vault: OpenVault) -> dict[Slot, str]:
    """Titles of what is stored for today."""
    picks = vault.recommendations.today()
    return {} if picks is None else {pick.slot: pick.mission.title for pick in picks.picks}


def shown(tab: TodayTab) -> dict[Slot, str]:
    """Titles of what is on the screen."""
    tiles = {slot: find(tab, QWidget, f"pick_{slot}") for slot in Slot}
    return {slot: tile.accessibleName().split(": ", 1)[1] for slot, tile in tiles.items() if not tile.isHidden()}


def test_a_new_day_is_chosen_after_it_came_into_sight(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    assert find(tab, QWidget, "picks_waiting").isVisible()
    qtbot.waitUntil(lambda: len(shown(tab)) == 3)
    assert shown(tab) == chosen(vault)
    assert find(tab, QWidget, "picks_waiting").isHidden()


@pytest.mark.usefixtures("theme")
def test_each_says_what_to_expect_and_why_and_leads_on(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    pick = vault.recommendations.choose().picks[0]
    tab = make_tab()
    name = f"pick_{pick.slot}"
    assert find(tab, QLabel, f"{name}_reason").text() == pick.sentence
    assert f"Anxiety at its peak: about {pick.expected_suds:.0f} of 100" in find(tab, QLabel, f"{name}_figure").text()
    plan = find(tab, QPushButton, f"{name}_plan")
    assert plan.accessibleName() == f"Plan “{pick.mission.title}”"
    with qtbot.waitSignal(tab.opened_elsewhere) as told:
        plan.click()
    assert told.args == ["missions", f"plan:{pick.mission.id}"]
    title = find(tab, QLabel, f"{name}_title")
    title.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(tab.opened_elsewhere) as told:
        qtbot.keyClick(title, Qt.Key.Key_Return)
    assert told.args == ["missions", pick.mission.id]


def test_a_plan_is_shown_once_and_what_is_done_rests(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    pick = vault.recommendations.choose().picks[0]
    tab = make_tab()
    plan = vault.missions.plan(pick.mission.id, PredictionDraft.of(worry="They will laugh")).value
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, f"pick_{pick.slot}_debrief") is not None)
    assert find(tab, QWidget, "waiting_card").isHidden()
    with qtbot.waitSignal(tab.opened_elsewhere) as told:
        find(tab, QPushButton, f"pick_{pick.slot}_debrief").click()
    assert told.args == ["missions", f"debrief:{plan.id}"]
    vault.missions.complete(plan.id, OutcomeDraft.of(attendance="done", peak_suds=30))
    qtbot.waitUntil(find(tab, QWidget, f"pick_{pick.slot}_done").isVisible)
    assert find(tab, QWidget, f"pick_{pick.slot}_reason").isHidden()


@pytest.mark.parametrize("slot", [Slot.STRETCH, None])
def test_others_can_be_had_and_taken_back(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext, slot: Slot | None
) -> None:
    view_context.notices.parent().show()
    vault.recommendations.choose()
    tab = make_tab()
    before = shown(tab)
    find(tab, QPushButton, "other_three" if slot is None else f"pick_{slot}_another").click()
    wanted = set(Slot) if slot is None else {slot}
    qtbot.waitUntil(lambda: {each for each, title in shown(tab).items() if title != before[each]} == wanted)
    assert shown(tab) == chosen(vault)
    assert view_context.notices.undo()
    qtbot.waitUntil(lambda: shown(tab) == before)


def test_too_much_is_noted_and_can_be_taken_back(make_tab: Make, vault: OpenVault, view_context: ViewContext) -> None:
    view_context.notices.parent().show()
    pick = vault.recommendations.choose().picks[1]
    tab = make_tab()
    before = _figure(vault, pick.mission.id)
    find(tab, QAction, f"pick_{pick.slot}_{MarkKind.TOO_MUCH}").trigger()
    assert _figure(vault, pick.mission.id) > before
    assert view_context.notices.undo()
    assert _figure(vault, pick.mission.id) == before


def test_a_hidden_one_makes_room_for_another_and_comes_back(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext
) -> None:
    view_context.notices.parent().show()
    pick = vault.recommendations.choose().picks[2]
    tab = make_tab()
    find(tab, QAction, f"pick_{pick.slot}_hide").trigger()
    qtbot.waitUntil(lambda: shown(tab).get(pick.slot) not in {None, pick.mission.title})
    assert view_context.notices.undo()
    qtbot.waitUntil(lambda: shown(tab).get(pick.slot) == pick.mission.title)


def test_without_anything_to_choose_it_says_so(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    left = [pick.mission.id for pick in vault.recommendations.choose().picks]
    with connection_to(vault.path) as connection:  # one by one takes a second
        connection.execute("UPDATE missions SET is_active = 0 WHERE id NOT IN (?, ?, ?)", left)
    tab = make_tab()
    find(tab, QPushButton, "other_three").click()
    qtbot.waitUntil(find(tab, QWidget, "picks_error").isVisible)
    for mission_id in left:
        vault.own_missions.hide(mission_id)
    qtbot.waitUntil(find(tab, QWidget, "picks_empty").isVisible)
    with qtbot.waitSignal(tab.opened_elsewhere) as told:
        find(tab, QPushButton, "picks_to_missions").click()
    assert told.args == ["missions", ""]


def test_tab_goes_through_one_after_the_other(make_tab: Make, vault: OpenVault) -> None:
    vault.recommendations.choose()
    tab = make_tab()
    find(tab, QPushButton, "other_three").setFocus()
    reached = []
    for _press in range(8):
        QApplication.focusWidget().focusNextChild()
        reached.append(QApplication.focusWidget().objectName())
    parts = ("title", "plan", "another", "more")
    assert reached == [f"pick_{slot}_{part}" for slot in (Slot.WITHIN_REACH, Slot.STRETCH) for part in parts]


def test_they_stand_side_by_side_only_where_there_is_room(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, theme: ThemeManager
) -> None:
    vault.recommendations.choose()
    tab = make_tab()
    first, second = (find(tab, QWidget, f"pick_{slot}") for slot in (Slot.WITHIN_REACH, Slot.STRETCH))
    assert first.y() == second.y()
    theme.apply("light", 150)
    qtbot.waitUntil(lambda: second.y() > first.y() and first.x() == second.x())


def _figure(vault: OpenVault, mission_id: str) -> float:
    return next(rung.expected for rung in vault.ladder.rungs() if rung.id == mission_id)
