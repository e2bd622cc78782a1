"""Weekly insights on Progress and on Today: read by looking, explained on demand, further back on demand."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.domain.insights import Figures, Insight
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.queries import insights as store
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.insights.insights_card import InsightsCard
from extrovertly_desktop.views.today import insights_card as today
from extrovertly_desktop.views.widgets.page import Page

FIGURES = Figures(
    n=161, n_with=41, n_without=120, estimate=0.6, low=0.2, high=1.0, level=0.95, unit="points of mood",
    method="Days were compared.", source="Someone 1949", what_would_change="More days.",
)  # fmt: skip


@pytest.fixture
def told(vault: OpenVault) -> list[Insight]:
    """Seven weeks, the newest of which is new: an association with its figures and a suggestion."""
    rows = []
    for number in range(7):
        week = (date(2026, 2, 23) - timedelta(weeks=number)).isoformat()
        rows.append(Insight(f"a{number}", 1, week, "association", f"Walks {number}", "On 41 days.", {
            "by": "extrovertly", "about": "mood~word:walk", **FIGURES.as_json(),
        }, is_read=number > 0))  # fmt: skip
    mission = vault.missions.cards()[0].mission
    data = {"by": "extrovertly", "about": "next", "mission_id": mission.id}
    rows.append(Insight("s0", 1, "2026-02-23", "suggestion", "A next step", "“Wave”.", data, is_read=False))
    owner = vault.profile.owner()
    assert owner is not None
    with vault._context.database.unit() as unit:
        store.add_insights(unit, owner.id, rows)
    return rows


@pytest.fixture
def card(qtbot: QtBot, view_context: ViewContext) -> Iterator[InsightsCard]:
    """The card on a page in a window, following the vault."""
    made = InsightsCard(view_context, looked_ms=0)
    host = QWidget()
    column = QVBoxLayout(host)
    page = Page(view_context.theme)
    page.add(made)
    page.add_stretch()
    column.addWidget(page)
    qtbot.addWidget(host)
    host.resize(900, 600)
    bridge = ChangeBridge(view_context.vault, host)
    bridge.tables_changed.connect(lambda _tables: made.reload())
    made.reload()
    host.show()
    qtbot.waitExposed(host)
    yield made
    bridge.close()
    host.close()


def find(card: QWidget, name: str) -> QWidget:
    found = card.findChild(QWidget, name)
    assert found is not None, name
    return found


def words(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def test_without_any_it_says_what_will_stand_here_and_what_is_missing(card: InsightsCard) -> None:
    assert find(card, "insights_empty").isVisibleTo(card)
    assert "56 more days" in words(card)
    assert not find(card, "insights_earlier").isVisibleTo(card)


def test_looking_marks_as_read_and_the_mark_stays_until_one_leaves(
    qtbot: QtBot, told: list[Insight], card: InsightsCard, vault: OpenVault
) -> None:
    qtbot.waitUntil(lambda: vault.insights.unread().count == 0)
    qtbot.waitUntil(lambda: all(item.is_read for item in card._shown[0].insights))
    assert "Goes together · new" in words(card)
    card.hide()
    card.show()
    assert "· new" not in words(card)


def test_how_it_is_known_opens_and_closes_by_keyboard(qtbot: QtBot, told: list[Insight], card: InsightsCard) -> None:
    button = find(card, "insight_a0_how")
    assert "Walks 0" in button.accessibleName()
    card.focus_start()
    assert find(card, "insight_a0_how").hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    shown = words(card)
    for part in ("+0.60 points of mood", "+0.20 to +1.00", "161 days: 41", "Days were compared.", "Someone 1949"):
        assert part in shown
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "Someone 1949" not in words(card)


def test_earlier_weeks_come_below_with_all_the_room_they_need(
    qtbot: QtBot, told: list[Insight], card: InsightsCard
) -> None:
    assert "Walks 1" not in words(card)
    earlier = find(card, "insights_earlier")
    qtbot.mouseClick(earlier, Qt.MouseButton.LeftButton)
    assert "Walks 4" in words(card)
    assert "Walks 5" not in words(card)
    qtbot.mouseClick(earlier, Qt.MouseButton.LeftButton)
    assert "Walks 6" in words(card)
    assert not earlier.isVisibleTo(card)
    row = find(card, "insight_a0")
    before = row.height()
    qtbot.mouseClick(find(card, "insight_a0_how"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row.height() >= row.heightForWidth(row.width()) > before)


def test_the_named_mission_is_one_click_away(qtbot: QtBot, told: list[Insight], card: InsightsCard) -> None:
    with qtbot.waitSignal(card.mission_asked) as asked:
        qtbot.mouseClick(find(card, "insight_s0_go"), Qt.MouseButton.LeftButton)
    assert asked.args == [told[-1].mission_id]
    assert not find(card, "insight_s0_how").isVisibleTo(card)


def test_today_names_the_first_and_counts_the_rest(
    qtbot: QtBot, told: list[Insight], view_context: ViewContext
) -> None:
    shown = today.InsightsCard(view_context.theme)
    qtbot.addWidget(shown)
    shown.show_unread(view_context.vault.insights.unread())
    assert not shown.isHidden()
    assert "Walks 0" in words(shown)
    assert "one more" in words(shown)
    first = find(shown, "insights_first")
    with qtbot.waitSignal(shown.opened):
        qtbot.keyClick(first, Qt.Key.Key_Return)
    view_context.vault.insights.mark_read(["a0", "s0"])
    shown.show_unread(view_context.vault.insights.unread())
    assert shown.isHidden()
