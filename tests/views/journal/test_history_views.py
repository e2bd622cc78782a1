"""The history's other faces: a month, a year, one day, this day in earlier years."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDateEdit,
    QLineEdit,
    QTableView,
)

from extrovertly_desktop.adapters.journal_model import JournalRole
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.history.month_grid import MonthGrid
from extrovertly_desktop.views.journal.history.year_grid import YearGrid

from .history_looks import Make, choose, texts, turn_to, write


def test_a_month_shows_its_days_and_enter_lists_one(make_window: Make, vault: OpenVault) -> None:
    write(vault, "one")
    write(vault, "two", later=60_000, mood="proud")
    write(vault, "before", days_ago=3)
    window = make_window()
    turn_to(window, "month")
    grid = window.find(MonthGrid, "journal_month")
    assert grid.days[date(2026, 3, 1)].count == 2
    assert not grid.grab().isNull()
    grid.setFocus()
    window.press(Qt.Key.Key_Left)
    assert "2 entries" in window.text("journal_month_reading")
    window.press(Qt.Key.Key_Return)
    QTest.qWait(30)
    assert texts(window) == ["two", "one"]
    assert window.find(QLineEdit, "journal_search").text() == "on:2026-03-01"
    assert window.text("journal_meaning") == "on 1 March 2026"


def test_a_search_dims_the_days_without_hits_and_goes_on_into_a_day(make_window: Make, vault: OpenVault, qtbot) -> None:
    write(vault, "tea with Jo")
    write(vault, "a walk", later=60_000)
    write(vault, "a walk", days_ago=1)
    window = make_window()
    field = window.find(QLineEdit, "journal_search")
    turn_to(window, "month")
    assert not window.sees("journal_month_found")
    field.setText("tea")
    qtbot.waitUntil(lambda: window.sees("journal_month_found"))
    grid = window.find(MonthGrid, "journal_month")
    assert grid.isVisible()
    assert grid.hits == {date(2026, 3, 1): 1}
    assert window.text("journal_month_found") == "1 of 1 entries found, on one day"
    assert "1 of 2 entries found" in grid.reading(date(2026, 3, 1))
    grid.setFocus()
    window.press(Qt.Key.Key_PageUp)
    assert window.text("journal_month_found") == "No entry of February 2026 fits; 1 at other times."
    turn_to(window, "year")
    assert window.text("journal_year_found") == "1 of 1 entries found, on one day"
    turn_to(window, "list")
    assert texts(window) == ["tea with Jo"]
    turn_to(window, "month")
    window.click("journal_month_today")
    grid.setFocus()
    window.press(Qt.Key.Key_Left)
    window.press(Qt.Key.Key_Return)
    assert field.text() == "tea on:2026-03-01"
    assert texts(window) == ["tea with Jo"]
    turn_to(window, "month")
    assert grid.hits == {date(2026, 3, 1): 1}, "the day one came from dims no other"


def test_walking_through_months_and_back_to_today(make_window: Make, vault: OpenVault) -> None:
    write(vault, "before", days_ago=3)
    window = make_window()
    turn_to(window, "month")
    grid = window.find(MonthGrid, "journal_month")
    grid.setFocus()
    window.press(Qt.Key.Key_PageUp)
    assert grid.current == date(2026, 2, 2)
    assert list(grid.days) == [date(2026, 2, 26)]
    for key, day in (
        (Qt.Key.Key_End, date(2026, 2, 28)),
        (Qt.Key.Key_Home, date(2026, 2, 1)),
        (Qt.Key.Key_Up, date(2026, 1, 25)),
        (Qt.Key.Key_Down, date(2026, 2, 1)),
    ):
        window.press(key)
        assert grid.current == day
    window.click("journal_month_today")
    assert grid.current == date(2026, 3, 2)
    window.press(Qt.Key.Key_PageDown)
    assert grid.current == date(2026, 3, 2), "nothing is written in days to come"


def test_a_click_in_the_year_lists_that_day(make_window: Make, vault: OpenVault) -> None:
    write(vault, "then", days_ago=40)
    window = make_window()
    turn_to(window, "year")
    grid = window.find(YearGrid, "journal_year")
    assert not grid.grab().isNull()
    spot: QPoint = grid.place_of(date(2026, 1, 20)).center()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot)
    QTest.qWait(30)
    assert texts(window) == ["then"]


def test_going_to_a_day_stands_on_the_last_entry_up_to_it(make_window: Make, vault: OpenVault) -> None:
    for days in (0, 10, 20):
        write(vault, f"{days} ago", days_ago=days)
    window = make_window()
    window.find(QTableView, "journal_list").setFocus()
    window.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.focused() == "journal_jump_date"
    window.find(QDateEdit, "journal_jump_date").setDate(datetime(2026, 2, 25, tzinfo=UTC).date())
    window.press(Qt.Key.Key_Return)
    view = window.find(QTableView, "journal_list")
    assert view.currentIndex().data(JournalRole.EXCERPT) == "10 ago"
    assert window.focused() == "journal_list"


def test_this_day_in_earlier_years(make_window: Make, vault: OpenVault) -> None:
    write(vault, "a year ago", days_ago=364)
    write(vault, "lately")
    window = make_window()
    choose(window, "journal_on_this_day")
    assert texts(window) == ["a year ago"]
    assert window.text("journal_count") == "On this day in earlier years"
