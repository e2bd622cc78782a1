"""Looking at events: list, month, both, search and filters, calendars that are dropped."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.event_model import EventRole
from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.home_page import HomePage
from extrovertly_desktop.views.events.month_grid import EventMonthGrid
from extrovertly_desktop.views.events.words import price_words

from .conftest import EventsWindow, add_event


def listed(window: EventsWindow) -> list[str]:
    """Titles in the list, from top to bottom."""
    model = window.find(QListView, "events_list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def title(window: EventsWindow) -> str:
    """The title of the event in full."""
    return window.find(QLabel, "event_title").text()


def test_it_begins_with_what_comes_and_the_first_of_it_in_full(window: EventsWindow) -> None:
    assert listed(window) == ["Choir evening", "Board games", "Speaking night"]
    assert title(window) == "Choir evening"
    assert window.find(QLabel, "event_when").text().startswith("Tomorrow · ")
    assert window.find(QLabel, "event_where").text() == "Town hall"
    model = window.find(QListView, "events_list").model()
    assert [model.index(row, 0).data(EventRole.DAY) for row in range(3)] == [date(2026, 3, 3), None, date(2026, 3, 20)]
    said = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Speaking night" in said
    assert "High energy" in said
    assert window.host.focusWidget() is window.find(QListView, "events_list")


def test_views_search_and_filters_narrow_the_list(window: EventsWindow) -> None:
    window.click("events_view_past")
    assert listed(window) == ["Book club"]
    window.click("events_view_discover")
    window.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.find(QLineEdit, "events_search")
    assert window.host.focusWidget() is field
    window.qtbot.keyClicks(field, "boa")
    assert listed(window) == ["Board games"]
    window.press(Qt.Key.Key_Escape)
    assert len(listed(window)) == 3
    window.click("events_filters")
    price = window.find(QComboBox, "events_price")
    price.setCurrentIndex(price.findText("Free"))
    assert listed(window) == ["Choir evening", "Board games"]
    category = window.find(QComboBox, "events_category")
    category.setCurrentIndex(category.findData("hobby"))
    assert listed(window) == ["Board games"]
    assert window.find(QPushButton, "events_filters").text() == "Filters (2)"
    assert window.find(QLabel, "events_count").text() == "1 event"
    window.click("events_clear_filters")
    assert len(listed(window)) == 3


def test_a_price_is_told_only_where_it_is_known(events: dict[str, Event]) -> None:
    choir = events["Choir evening"]
    assert price_words(choir) == "Free"
    assert price_words(replace(choir, uid="choir@example.org")) == "", "a calendar that names no price says nothing"
    assert price_words(events["Speaking night"]) == "Price 12.50"


def test_each_empty_list_says_why_and_what_to_do(window: EventsWindow) -> None:
    window.click("events_view_going")
    assert window.sees("events_nothing_answered")
    window.click("events_nothing_answered_action")
    assert len(listed(window)) == 3
    field = window.find(QLineEdit, "events_search")
    window.qtbot.keyClicks(field, "zebra")
    assert window.sees("events_nothing_found")
    window.click("events_nothing_found_action")
    assert field.text() == ""
    assert len(listed(window)) == 3


def test_a_suggestion_says_why_it_fits_and_opens(window: EventsWindow) -> None:
    window.qtbot.waitUntil(lambda: window.sees("events_suggestion_why"))
    first = window.find(QLabel, "events_suggestion_title").text()
    window.click("events_suggestion_another")
    second = window.find(QLabel, "events_suggestion_title").text()
    assert second != first
    window.click("events_suggestion_open")
    assert title(window) == second


def test_the_month_is_walked_by_keyboard_and_lists_a_day(window: EventsWindow) -> None:
    window.click("events_look_month")
    grid = window.find(EventMonthGrid, "events_month_grid")
    assert window.host.focusWidget() is grid
    assert not window.sees("events_list")
    window.press(Qt.Key.Key_Right)
    assert grid.current == date(2026, 3, 3)
    reading = window.find(QLabel, "events_month_reading").text()
    assert "Choir evening, 19:00 – 21:00" in reading
    assert "Board games" in reading
    window.press(Qt.Key.Key_PageDown)
    assert grid.current == date(2026, 4, 3)
    assert window.find(QLabel, "events_month_title").text() == "April 2026"
    window.press(Qt.Key.Key_T)
    assert grid.current == date(2026, 3, 2)
    window.press(Qt.Key.Key_Right)
    window.press(Qt.Key.Key_Return)
    assert window.sees("events_day")
    assert listed(window) == ["Choir evening", "Board games"]
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert title(window) == "Board games"
    assert not window.sees("events_month_grid")
    window.press(Qt.Key.Key_Escape)
    assert window.sees("events_month_grid")
    window.click("events_day_back")
    assert window.host.focusWidget() is grid


def test_the_look_is_remembered_and_both_needs_room(window: EventsWindow, remembered: ViewContext) -> None:
    window.click("events_look_both")
    assert window.sees("events_list")
    assert window.sees("events_month_grid")
    assert remembered.settings is not None
    assert remembered.settings.choice("events_look") == "both"
    window.host.resize(700, 800)
    assert not window.sees("events_month_grid")
    assert not window.sees("events_look_both")


def test_where_it_is_narrow_an_event_takes_the_place_of_the_list(window: EventsWindow) -> None:
    window.host.resize(700, 800)
    assert not window.sees("event_title")
    window.press(Qt.Key.Key_Return)
    assert window.sees("event_title")
    assert not window.sees("events_list")
    window.press(Qt.Key.Key_Escape)
    assert window.sees("events_list")


def test_a_long_list_is_fetched_as_one_scrolls_and_stays_where_it_is(window: EventsWindow) -> None:
    with window.vault.in_bulk():
        for number in range(60):
            add_event(window.vault, f"Talk {number:02}", date(2026, 4, 1 + number % 28))
    window.settle()
    view = window.find(QListView, "events_list")
    while view.model().rowCount() < 63:
        before = view.model().rowCount()
        view.scrollToBottom()
        QApplication.processEvents()
        assert view.model().rowCount() > before
    view.setCurrentIndex(view.model().index(60, 0))
    chosen = title(window)
    add_event(window.vault, "Early talk", date(2026, 3, 4))
    window.settle()
    assert view.currentIndex().data() == chosen == title(window)
    assert listed(window)[2] == "Early talk"


def test_calendar_text_is_taken_from_the_clipboard_and_nothing_else_is(window: EventsWindow, qtbot: QtBot) -> None:
    home = window.find(HomePage, "events_home")
    home.calendar_given.disconnect()  # what the import does with it is another matter
    clipboard = QApplication.clipboard()
    clipboard.setText("Just words")
    window.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no calendar" in window.notice()
    data = QMimeData()
    data.setText("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    clipboard.setMimeData(data)
    with qtbot.waitSignal(home.calendar_given, timeout=1000) as given:
        window.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert given.args is not None
    assert given.args[0].startswith(b"BEGIN:VCALENDAR")
    clipboard.clear()


def test_ctrl_n_begins_an_event_here(window: EventsWindow) -> None:
    window.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.sees("event_edit_form")
    assert window.find(QWidget, "events_home").isHidden()


def test_tab_goes_from_the_bar_over_the_list_to_the_event(window: EventsWindow) -> None:
    names = []
    window.find(QPushButton, "events_look_list").setFocus()
    for _ in range(40):
        focused = window.host.focusWidget()
        assert focused is not None
        names.append(focused.objectName())
        if names[-1] == "event_reminders_1440":
            break
        window.press(Qt.Key.Key_Tab)
    wanted = ["events_look_list", "events_look_both", "events_new", "events_search", "events_view_past", "events_list"]
    wanted += ["event_more", "event_answer_interested", "event_predict", "event_reminders_0", "event_reminders_1440"]
    assert [name for name in names if name in wanted] == wanted


def test_side_by_side_the_month_shows_what_the_list_looks_for(window: EventsWindow) -> None:
    window.click("events_look_both")
    grid = window.find(EventMonthGrid, "events_month_grid")
    third = date(2026, 3, 3)
    assert "Choir evening" in grid.reading(third)
    window.qtbot.keyClicks(window.find(QLineEdit, "events_search"), "boa")
    assert "Choir evening" not in grid.reading(third)
    assert "Board games" in grid.reading(third)
    grid.go_to(third)
    grid.day_opened.emit(third)
    assert listed(window) == ["Board games"]
    assert "filtered" in window.find(QLabel, "events_day").text()
    window.click("events_day_back")
    window.click("events_look_month")
    assert "Choir evening" in grid.reading(third), "where no filter is in sight none is in force"
