"""The history's other faces: calendars, bin, several entries at once, searches that are kept, tags."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QWidget,
)

from extrovertly_desktop.adapters.journal_model import JournalRole
from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.errors import VaultLocked
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.domain.writing_kit import SavedSearchDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.history import list_page
from extrovertly_desktop.views.journal.history.month_grid import MonthGrid
from extrovertly_desktop.views.journal.history.year_grid import YearGrid

from .conftest import JournalWindow

Make = Callable[[], JournalWindow]
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
FIRST_KEYS = 20


def write(vault: OpenVault, text: str, days_ago: int = 0, **fields) -> JournalEntry:
    at_ms = to_ms(START - timedelta(days=days_ago)) + fields.pop("later", 0)
    return vault.journal.write(
        JournalDraft.of(content=text, mood=fields.pop("mood", "calm"), at_ms=at_ms, **fields)
    ).value


def texts(window: JournalWindow, name: str = "journal_list") -> list[str]:
    model = window.find(QAbstractItemView, name).model()
    return [model.index(row, 0).data(JournalRole.EXCERPT) for row in range(model.rowCount())]


def turn_to(window: JournalWindow, mode: str) -> None:
    window.click(f"journal_modes_{mode}")


def choose(window: JournalWindow, action: str) -> None:
    for found in window.find(QWidget, "journal_menu").actions():
        if found.objectName() == action:
            found.trigger()
            return
    pytest.fail(f"there is no {action}")


def select_all(window: JournalWindow) -> QTableView:
    view = window.find(QTableView, "journal_list")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return view


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


def test_the_bin_restores_with_undo_and_removes_only_when_confirmed(make_window: Make, vault: OpenVault) -> None:
    for text in ("keep", "back", "gone"):
        entry = write(vault, text)
        if text != "keep":
            vault.journal.delete(entry.id)
    window = make_window()
    turn_to(window, "bin")
    view = window.find(QTableView, "bin_list")
    assert sorted(texts(window, "bin_list")) == ["back", "gone"]
    assert view.model().index(0, 0).data(JournalRole.MOMENT) == "30 days left"
    row = texts(window, "bin_list").index("back")
    view.selectRow(row)
    window.click("bin_restore")
    window.settle()
    assert texts(window, "bin_list") == ["gone"]
    assert window.notices.undo()
    window.settle()
    assert len(texts(window, "bin_list")) == 2
    view.selectRow(texts(window, "bin_list").index("gone"))
    window.click("bin_purge")
    assert window.sees("bin_question")
    window.click("bin_no")
    assert len(vault.bin.keys()) == 2
    window.click("bin_empty")
    window.click("bin_yes")
    window.settle()
    assert window.sees("bin_nothing")
    assert [entry.content for entry in vault.journal.newest()] == ["keep"]


def test_several_entries_get_a_tag_lose_it_and_go_to_the_bin(make_window: Make, vault: OpenVault) -> None:
    for number in range(3):
        write(vault, f"entry {number}", days_ago=number, tags=["old"])
    window = make_window()
    select_all(window)
    assert window.text("journal_selected") == "3 selected"
    window.click("selection_add_tag")
    QTest.keyClicks(window.find(QLineEdit, "selection_tags_field"), "new")
    window.click("selection_apply")
    window.settle()
    assert {entry.tags for entry in vault.journal.newest()} == {("old", "new")}
    assert window.text("journal_selected") == "3 selected", "a change keeps the selection"
    assert window.notices.undo()
    window.settle()
    window.click("selection_remove_tag")
    QTest.keyClicks(window.find(QLineEdit, "selection_tags_field"), "OLD")
    window.click("selection_apply")
    window.settle()
    assert {entry.tags for entry in vault.journal.newest()} == {()}
    window.click("selection_delete")
    window.settle()
    assert vault.journal.newest() == []
    assert window.text("toast_text").startswith("3 entries moved to the bin.")
    assert window.notices.undo()
    window.settle()
    assert len(texts(window)) == 3


def test_the_bar_is_there_for_several_only_and_escape_drops_them(make_window: Make, vault: OpenVault) -> None:
    for number in range(2):
        write(vault, f"entry {number}", days_ago=number)
    window = make_window()
    view = select_all(window)
    assert window.sees("journal_selection")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.sees("journal_selection")
    assert view.selected_rows() == [view.currentIndex().row()]


def test_export_says_what_is_private_and_writes_the_rest(make_window: Make, vault: OpenVault, tmp_path: Path) -> None:
    write(vault, "open", is_private=False)
    write(vault, "secret", days_ago=1)
    window = make_window()
    select_all(window)
    window.click("selection_export")
    question = window.find(QDialog, "journal_export")
    assert any("1 of them is private." in label.text() for label in question.findChildren(QLabel))
    assert not window.find(QCheckBox, "export_private").isChecked()
    answers: list[tuple[bool, str]] = []
    question.answered.disconnect()
    question.answered.connect(lambda private, ending: answers.append((private, ending)))
    window.click("export_go")
    assert answers == [(False, "md")]
    bulk = window.tab._history._bulk
    bulk.export(vault.journal.keys(), tmp_path / "out.md", private=False)
    assert "secret" not in (tmp_path / "out.md").read_text(encoding="utf-8")
    assert window.text("toast_text") == "1 entry saved as out.md"


def test_a_long_deed_runs_on_the_worker_and_can_be_undone(make_window: Make, vault: OpenVault, qtbot) -> None:
    for number in range(120):
        write(vault, f"entry {number}", later=number)
    window = make_window()
    select_all(window)
    window.click("selection_delete")
    qtbot.waitUntil(lambda: len(vault.bin.keys()) == 120, timeout=10_000)
    qtbot.waitUntil(lambda: not window.sees("journal_progress"))
    assert window.text("toast_text").startswith("120 entries moved to the bin.")
    assert window.notices.undo()
    qtbot.waitUntil(lambda: len(vault.journal.keys()) == 120, timeout=10_000)
    qtbot.waitUntil(lambda: not window.sees("journal_progress"))


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


def test_a_search_is_kept_run_renamed_and_deleted(make_window: Make, vault: OpenVault) -> None:
    write(vault, "tea with Jo")
    write(vault, "coffee")
    window = make_window()
    field = window.find(QLineEdit, "journal_search")
    field.setText("tea")
    QTest.qWait(30)
    choose(window, "journal_save_search")
    window.find(QLineEdit, "keep_search_name").setText("Tea")
    window.press(Qt.Key.Key_Return)
    assert [search.query for search in vault.saved_searches.all()] == ["tea"]
    choose(window, "journal_save_search")
    window.find(QLineEdit, "keep_search_name").setText("Tea")
    window.click("keep_search_keep")
    assert "already" in window.text("keep_search_error_text")
    window.click("keep_search_cancel")
    field.clear()
    choose(window, "journal_saved_searches")
    listed = window.find(QListWidget, "saved_list")
    listed.item(0).setText("With tea")
    assert vault.saved_searches.all()[0].name == "With tea"
    window.click("saved_delete")
    assert vault.saved_searches.all() == ()
    window.click("saved_undo_undo")
    assert len(vault.saved_searches.all()) == 1
    window.click("saved_run")
    QTest.qWait(30)
    assert texts(window) == ["tea with Jo"]


def test_tags_are_renamed_merged_and_deleted_with_a_way_back(make_window: Make, vault: OpenVault) -> None:
    write(vault, "one", tags=["tea", "work"])
    write(vault, "two", days_ago=1, tags=["Tee"])
    window = make_window()
    choose(window, "journal_tags")
    table = window.find(QTableView, "tags_table")
    names = lambda: sorted(use.tag for use in vault.tags.all())  # noqa: E731
    assert table.model().rowCount() == 3
    window.find(QLineEdit, "tags_filter").setText("t")
    assert table.model().rowCount() == 2
    table.selectAll()
    window.click("tags_merge")
    window.find(QLineEdit, "tags_name").setText("tea")
    window.click("tags_apply")
    assert names() == ["tea", "work"]
    window.click("tags_undo_undo")
    assert names() == ["Tee", "tea", "work"]
    window.find(QLineEdit, "tags_filter").setText("work")
    table.selectRow(0)
    window.click("tags_rename")
    window.find(QLineEdit, "tags_name").setText("job")
    window.click("tags_apply")
    assert names() == ["Tee", "job", "tea"]
    window.find(QLineEdit, "tags_filter").setText("job")
    table.selectRow(0)
    window.click("tags_delete")
    assert names() == ["Tee", "tea"]
    assert window.text("tags_undo_words") == "Taken off 1 entry."
    window.click("tags_undo_undo")
    assert names() == ["Tee", "job", "tea"]
    window.find(QPushButton, "tags_close").click()


def test_the_hint_appears_by_itself_and_tab_takes_a_mood(make_window: Make, vault: OpenVault) -> None:
    write(vault, "one", mood="proud")
    write(vault, "two")
    window = make_window()
    window.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.sees("journal_hint")
    field = window.find(QLineEdit, "journal_search")
    QTest.keyClicks(field, "mood:pr")
    assert window.sees("journal_hint_value_0")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "mood:Proud "
    QTest.qWait(30)
    assert texts(window) == ["one"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert window.focused() == "journal_list"
    assert not window.sees("journal_hint")


def test_a_kept_search_is_offered_below_the_empty_field(make_window: Make, vault: OpenVault) -> None:
    write(vault, "tea")
    search = vault.saved_searches.add(SavedSearchDraft.of(name="Tea", query="tea"))
    window = make_window()
    window.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    window.click(f"journal_hint_saved_{search.slug}")
    QTest.qWait(30)
    assert window.find(QLineEdit, "journal_search").text() == "tea"


def test_hits_are_marked_around_the_first_of_them(make_window: Make, vault: OpenVault) -> None:
    write(vault, "word " * 100 + "**needle** here")
    window = make_window()
    window.find(QLineEdit, "journal_search").setText("needle")
    QTest.qWait(30)
    view = window.find(QTableView, "journal_list")
    look = view.model().index(0, 0).data(JournalRole.LOOK)
    ((start, end),) = look.marks
    assert look.text[start:end] == "needle"
    assert look.text.startswith("…")
    assert not view.grab().isNull()


@pytest.fixture
def long_vault(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> OpenVault:
    """A vault with a few more entries than are listed at first; that number is cut down, for writing takes time."""
    monkeypatch.setattr(list_page, "FIRST_KEYS", FIRST_KEYS)
    with vault.in_bulk():
        for number in range(FIRST_KEYS + 3):
            write(vault, "words", later=number)
    return vault


def test_a_long_history_begins_at_once_and_the_rest_follows(make_window: Make, long_vault: OpenVault, qtbot) -> None:
    window = make_window()
    view = window.find(QTableView, "journal_list")
    assert view.model().rowCount() == FIRST_KEYS
    view.selectRow(7)
    qtbot.waitUntil(lambda: view.model().rowCount() == FIRST_KEYS + 3)
    assert view.currentIndex().row() == 7
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == FIRST_KEYS + 2
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_all_means_all_while_the_rest_is_not_listed_yet(make_window: Make, long_vault: OpenVault) -> None:
    window = make_window()
    page = window.tab._history._list
    page._rest.stop()
    assert page.count() == FIRST_KEYS
    select_all(window)
    assert window.text("journal_selected") == f"{FIRST_KEYS + 3} selected"
    assert len(page.list.selected_keys()) == FIRST_KEYS + 3


def test_exporting_all_takes_what_is_not_listed_yet(make_window: Make, long_vault: OpenVault) -> None:
    window = make_window()
    page = window.tab._history._list
    page._rest.stop()
    assert page.keys_of_all() == long_vault.journal.keys()
    assert page.count() == FIRST_KEYS + 3


def test_hits_begin_at_once_the_rest_follows_and_all_of_them_means_all(
    make_window: Make, long_vault: OpenVault, qtbot
) -> None:
    window = make_window()
    page, field = window.tab._history._list, window.find(QLineEdit, "journal_search")
    field.setText("words")
    qtbot.waitUntil(lambda: window.text("journal_count") == f"{FIRST_KEYS} entries or more found")
    qtbot.waitUntil(lambda: window.text("journal_count") == f"{FIRST_KEYS + 3} entries found")
    field.setText("word")
    qtbot.waitUntil(lambda: page.typed == "word")
    assert page.count() == FIRST_KEYS
    QTest.keyClick(page.list, Qt.Key.Key_End)
    assert page.list.currentIndex().row() == FIRST_KEYS + 2
    field.setText("wor")
    qtbot.waitUntil(lambda: page.typed == "wor")
    assert page.keys_of_all() == long_vault.search.keys("wor")


def test_the_rest_of_an_older_search_does_not_join_a_newer_one(make_window: Make, long_vault: OpenVault, qtbot) -> None:
    write(long_vault, "lunch", later=60_000)
    window = make_window()
    page = window.tab._history._list
    page.search("words")
    page._fetch_rest()
    page.search("lunch")
    QTest.qWait(60)
    assert texts(window) == ["lunch"]


def test_a_rest_that_cannot_be_fetched_is_told_and_asked_for_again(
    make_window: Make, long_vault: OpenVault, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> None:
        raise VaultLocked("Another program is using the vault.")

    window = make_window()
    page = window.tab._history._list
    with monkeypatch.context() as broken, qtbot.captureExceptions() as raised:
        broken.setattr(long_vault.journal, "keys", locked)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is VaultLocked
    assert page.count() == FIRST_KEYS
    page.go_to_day(START.date())
    qtbot.waitUntil(lambda: page.count() == FIRST_KEYS + 3)


def test_the_place_survives_entries_that_come(make_window: Make, vault: OpenVault) -> None:
    for number in range(40):
        write(vault, f"entry {number}", days_ago=40 - number)
    window = make_window()
    view = window.find(QTableView, "journal_list")
    view.selectRow(15)
    view.scrollTo(view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
    before = (view.currentIndex().data(JournalRole.EXCERPT), view.visualRect(view.currentIndex()).top())
    write(vault, "new", later=60_000)
    window.settle()
    assert (view.currentIndex().data(JournalRole.EXCERPT), view.visualRect(view.currentIndex()).top()) == before
    assert QApplication.focusWidget() is not None


def test_marks_stand_on_the_word_behind_an_emoji(make_window: Make, vault: OpenVault) -> None:
    vault.journal.write(JournalDraft.of(content="Tab 👩\U0001f680 looking " * 12 + "far", mood="proud"))
    window = make_window()
    view = window.find(QTableView, "journal_list")
    window.find(QLineEdit, "journal_search").setText("looking")
    window.settle()
    window.host.grab()
    delegate = view.itemDelegate()
    ((text, _marks, _width), laid) = next(reversed(delegate._laid.items()))
    encoded = laid.layout.text().encode("utf-16-le")
    assert "👩" in text
    found = [encoded[2 * part.start : 2 * (part.start + part.length)] for part in laid.layout.formats()]
    assert found
    assert {word.decode("utf-16-le") for word in found} == {"looking"}
