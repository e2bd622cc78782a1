"""The ladder on the screen: read, looked through, corrected by hand and taken back."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QMenu, QSlider, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.adapters.ladder_model import LadderRole
from extrovertly_desktop.domain.events import EventDraft
from extrovertly_desktop.domain.ladder import Rung, StepKind
from extrovertly_desktop.domain.people import SudsAnchors
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.ladder.ladder_page import LadderPage
from extrovertly_desktop.views.missions.ladder.rung_list import RungList

Make = Callable[[], LadderPage]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def make_page(qtbot: QtBot, view_context: ViewContext) -> Iterator[Make]:
    """Build the page once the vault holds what the test needs, and wait for its rungs."""
    bridges: list[ChangeBridge] = []
    view_context.notices.parent().show()

    def make() -> LadderPage:
        page = LadderPage(view_context)
        qtbot.addWidget(page)
        page.resize(900, 700)
        bridge = ChangeBridge(view_context.vault)
        bridge.tables_changed.connect(lambda tables: page.reload() if "suds_marks" in tables else None)
        bridges.append(bridge)
        page.show()
        page.activateWindow()
        page.reload()
        qtbot.waitUntil(lambda: rungs(page).isVisible() and current(page) is not None)
        page.focus_start()
        return page

    yield make
    for bridge in bridges:
        bridge.close()


def find(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert found is not None
    return found


def rungs(page: LadderPage) -> RungList:
    return find(page, RungList, "ladder_list")


def current(page: LadderPage) -> Rung | None:
    value = rungs(page).currentIndex().data(LadderRole.RUNG)
    return value if isinstance(value, Rung) else None


def standing(page: LadderPage) -> Rung:
    rung = current(page)
    assert rung is not None
    return rung


def count(page: LadderPage) -> int:
    model = rungs(page).model()
    return sum(model.index(row, 0).data(LadderRole.RUNG) is not None for row in range(model.rowCount()))


def middle(vault: OpenVault) -> Rung:
    steps = vault.ladder.rungs()
    return next(step for step in steps if step.expected > 40 and not step.is_locked)


def test_it_waits_calmly_then_begins_at_the_lowest_open_step(
    qtbot: QtBot, view_context: ViewContext, make_page: Make, vault: OpenVault
) -> None:
    page = LadderPage(view_context)
    qtbot.addWidget(page)
    assert not find(page, QWidget, "ladder_waiting").isHidden()
    page = make_page()
    steps = vault.ladder.rungs()
    assert count(page) == len(steps)
    first = next(step for step in steps if not step.is_locked)
    assert standing(page) == first
    told = rungs(page).currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(f"{first.title}, ")
    assert f"anxiety likely about {first.expected:.0f} of 100, between {first.low:.0f} and {first.high:.0f}" in told


def test_marks_of_the_scale_stand_between_the_steps(make_page: Make, vault: OpenVault) -> None:
    vault.profile.set_suds_anchors(SudsAnchors.of(at_50="the Monday meeting"))
    model = rungs(make_page()).model()
    texts = [model.index(row, 0).data() for row in range(model.rowCount())]
    row = texts.index("Your 50: the Monday meeting")
    assert model.index(row - 1, 0).data(LadderRole.RUNG).expected >= 50
    assert model.index(row + 1, 0).data(LadderRole.RUNG).expected < 50


def test_search_and_filters_narrow_it_and_let_go_again(qtbot: QtBot, make_page: Make, vault: OpenVault) -> None:
    page = make_page()
    everything = count(page)
    category = find(page, QComboBox, "ladder_category")
    category.setCurrentIndex(category.findData("kindness"))
    assert 0 < count(page) < everything
    find(page, QAbstractButton, "ladder_reach_done").click()
    assert count(page) == 0
    find(page, QAbstractButton, "ladder_nothing_found_action").click()
    assert count(page) == everything
    wanted = middle(vault)
    find(page, QLineEdit, "ladder_search").setText(wanted.title)
    assert count(page) == 1
    other = vault.ladder.rungs()[0]
    page.reveal(other.kind, other.id)
    assert standing(page).id == other.id
    assert count(page) == everything


def test_alt_and_arrows_move_a_step_and_undo_brings_it_back(
    qtbot: QtBot, make_page: Make, vault: OpenVault, view_context: ViewContext
) -> None:
    page, step = make_page(), middle(vault)
    page.reveal(step.kind, step.id)
    qtbot.keyClick(rungs(page), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(rungs(page), Qt.Key.Key_Escape)
    find(page, QLineEdit, "ladder_search").setFocus()
    rungs(page).setFocus()
    assert not any(rung.is_placed for rung in vault.ladder.rungs())
    for _press in range(3):
        qtbot.keyClick(rungs(page), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    find(page, QLineEdit, "ladder_search").setFocus()
    qtbot.waitUntil(lambda: standing(page).is_placed)
    assert standing(page).id == step.id
    assert standing(page).expected > step.expected + 10
    assert rungs(page).viewport().rect().contains(rungs(page).visualRect(rungs(page).currentIndex()).center())
    assert view_context.notices.undo()
    qtbot.waitUntil(lambda: standing(page) == step)


def test_a_step_is_dragged_to_where_it_belongs(qtbot: QtBot, make_page: Make, vault: OpenVault) -> None:
    page, step = make_page(), middle(vault)
    page.reveal(step.kind, step.id)
    view = rungs(page).viewport()
    start = rungs(page).visualRect(rungs(page).currentIndex()).center()
    for drop in (False, True):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        _drag(view, start, -start.y())
        if not drop:
            qtbot.keyClick(rungs(page), Qt.Key.Key_Escape)
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start)
        assert any(rung.is_placed for rung in vault.ladder.rungs()) == drop
    qtbot.waitUntil(lambda: standing(page).is_placed)
    assert standing(page).id == step.id
    assert standing(page).expected > step.expected


def test_a_figure_is_asked_for_in_place(qtbot: QtBot, make_page: Make, vault: OpenVault) -> None:
    page, step = make_page(), middle(vault)
    page.reveal(step.kind, step.id)
    slider = find(page, QSlider, "ladder_place_slider")
    qtbot.keyClick(rungs(page), Qt.Key.Key_F2)
    assert slider.isVisible()
    assert slider.value() == round(step.expected)
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    assert not slider.isVisible()
    qtbot.keyClick(rungs(page), Qt.Key.Key_Return)
    slider.setValue(12)
    qtbot.keyClick(slider, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: standing(page).is_placed)
    assert abs(standing(page).expected - 12) < 5
    assert "placed by you" in find(page, QLabel, "ladder_rung_told").text()
    find(page, QAbstractButton, "ladder_take_back").click()
    qtbot.waitUntil(lambda: standing(page) == step)


def test_a_step_of_ones_own_is_wanted_between_two(qtbot: QtBot, make_page: Make, vault: OpenVault) -> None:
    page, steps = make_page(), vault.ladder.rungs()
    page.reveal(steps[5].kind, steps[5].id)
    between = round((steps[5].expected + steps[6].expected) / 2)
    with qtbot.waitSignal(page.own_mission_wanted) as told:
        qtbot.keyClick(rungs(page), Qt.Key.Key_Insert)
    assert told.args == [between]
    with qtbot.waitSignal(page.own_mission_wanted) as told:
        find(page, QAbstractButton, "ladder_add_step").click()
    assert told.args == [between]
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(rungs(page), asked)
    menu = find(page, QMenu, "ladder_menu")
    add = next(action for action in menu.actions() if action.objectName() == "ladder_menu_add")
    with qtbot.waitSignal(page.own_mission_wanted) as told:
        add.trigger()
    assert told.args == [between]
    menu.close()


def test_missions_and_events_are_opened_where_they_live(qtbot: QtBot, make_page: Make, vault: OpenVault) -> None:
    made = EventDraft.of(
        title="Board games", description="At the library", date="2026-03-20", time="19:00", category="hobby",
        comfort_level="medium",
    )  # fmt: skip
    event = vault.events.create(made).value
    page, step = make_page(), middle(vault)
    page.reveal(step.kind, step.id)
    with qtbot.waitSignal(page.mission_opened) as told:
        find(page, QAbstractButton, "ladder_open").click()
    assert told.args == [step.id]
    page.reveal(StepKind.EVENT, event.id)
    assert "event on" in find(page, QLabel, "ladder_rung_told").text().casefold()
    with qtbot.waitSignal(page.event_opened) as told:
        find(page, QAbstractButton, "ladder_open").click()
    assert told.args == [event.id]


def _drag(view: QWidget, start: QPoint, by: int) -> None:
    """Move the pointer with the button held, as Qt tells of it; by so many pixels down."""
    for part in (1, 2, 3, 4):
        place = QPointF(start.x(), start.y() + by * part / 4)
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            view.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, moved)
