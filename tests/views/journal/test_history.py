"""The history: finding, opening and deleting entries by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.journal_model import JournalRole
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.services.vaults import OpenVault

from .conftest import JournalWindow

Make = Callable[[], JournalWindow]


def fill(vault: OpenVault, clock: FixedClock, *texts: str) -> list[JournalEntry]:
    entries = []
    for text in texts:
        clock.advance(minutes=1)
        entries.append(vault.journal.write(JournalDraft.of(content=text, mood="calm")).value)
    return entries


def listed(window: JournalWindow) -> list[str]:
    model = window.find(QTableView, "journal_list").model()
    return [model.index(row, 0).data(JournalRole.EXCERPT) for row in range(model.rowCount())]


def search(qtbot: QtBot, window: JournalWindow, text: str) -> None:
    field = window.find(QLineEdit, "journal_search")
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, text)
    QTest.qWait(200)


def test_an_empty_journal_says_what_will_appear(make_window: Make) -> None:
    window = make_window()
    assert window.sees("journal_nothing_yet")
    assert not window.sees("journal_count")


def test_entries_are_listed_newest_first_and_new_ones_join(make_window: Make, vault: OpenVault, clock) -> None:
    fill(vault, clock, "one", "two")
    window = make_window()
    assert listed(window) == ["two", "one"]
    assert window.text("journal_count") == "2 entries"
    fill(vault, clock, "three")
    window.settle()
    assert listed(window) == ["three", "two", "one"]


def test_searching_while_typing_counts_and_escape_clears(
    qtbot: QtBot, make_window: Make, vault: OpenVault, clock: FixedClock
) -> None:
    fill(vault, clock, "Lunch with Jo", "A walk alone", "Lunch alone")
    window = make_window()
    search(qtbot, window, "lun")
    assert listed(window) == ["Lunch alone", "Lunch with Jo"]
    assert window.text("journal_count") == "2 entries found"
    search(qtbot, window, "lunch walk")
    assert window.sees("journal_nothing_found")
    window.press(Qt.Key.Key_Escape)
    assert window.find(QLineEdit, "journal_search").text() == ""
    assert len(listed(window)) == 3
    assert window.focused() == "journal_search"


def test_a_search_holds_while_entries_come_and_go(
    qtbot: QtBot, make_window: Make, vault: OpenVault, clock: FixedClock
) -> None:
    fill(vault, clock, "Lunch with Jo", "A walk")
    window = make_window()
    search(qtbot, window, "lunch")
    fill(vault, clock, "Another lunch", "Dinner")
    window.settle()
    assert listed(window) == ["Another lunch", "Lunch with Jo"]


def test_from_the_search_down_into_the_list_and_enter_opens(
    qtbot: QtBot, make_window: Make, vault: OpenVault, clock: FixedClock
) -> None:
    fill(vault, clock, "one", "two")
    window = make_window()
    window.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.focused() == "journal_search"
    window.press(Qt.Key.Key_Down)
    assert window.focused() == "journal_list"
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == "one"
    assert window.focused() in {"entry_text", "entry_reading"}


def test_a_double_click_opens(qtbot: QtBot, make_window: Make, vault: OpenVault, clock: FixedClock) -> None:
    fill(vault, clock, "one", "two")
    window = make_window()
    view = window.find(QTableView, "journal_list")
    place: QRect = view.visualRect(view.model().index(0, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == "two"


def test_delete_moves_to_the_bin_keeps_the_place_and_can_be_undone(
    make_window: Make, vault: OpenVault, clock: FixedClock
) -> None:
    fill(vault, clock, "one", "two", "three")
    window = make_window()
    view = window.find(QTableView, "journal_list")
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    window.press(Qt.Key.Key_Delete)
    window.settle()
    assert listed(window) == ["three", "one"]
    assert view.currentIndex().data(JournalRole.EXCERPT) in {"three", "one"}
    assert window.text("toast_text").startswith("Entry moved to the bin.")
    assert window.notices.undo()
    window.settle()
    assert listed(window) == ["three", "two", "one"]


def test_deleting_the_open_entry_leaves_an_empty_page(make_window: Make, vault: OpenVault, clock: FixedClock) -> None:
    (entry,) = fill(vault, clock, "one")
    window = make_window()
    window.tab.show_subject(entry.id)
    window.click("entry_delete")
    assert vault.journal.newest() == []
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == ""
    assert not window.sees("entry_delete")


def test_the_open_entry_follows_a_change_made_elsewhere_unless_it_is_being_edited(
    make_window: Make, vault: OpenVault, clock: FixedClock
) -> None:
    (entry,) = fill(vault, clock, "one")
    window = make_window()
    window.tab.show_subject(entry.id)
    text = window.find(QPlainTextEdit, "entry_text")
    vault.journal.edit(entry.id, JournalDraft.of(content="one, elsewhere", mood="calm"))
    window.settle()
    assert text.toPlainText() == "one, elsewhere"
    text.setPlainText("mine")
    vault.journal.edit(entry.id, JournalDraft.of(content="again", mood="calm"))
    window.settle()
    assert text.toPlainText() == "mine"


def test_an_entry_deleted_elsewhere_leaves_an_empty_page(
    make_window: Make, vault: OpenVault, clock: FixedClock
) -> None:
    (entry,) = fill(vault, clock, "one")
    window = make_window()
    window.tab.show_subject(entry.id)
    vault.journal.delete(entry.id)
    window.settle()
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == ""


def test_rows_are_painted_and_spoken(make_window: Make, vault: OpenVault, clock: FixedClock) -> None:
    vault.journal.write(JournalDraft.of(content="# Title", mood="proud", tags=["a", "b"], is_private=False))
    fill(vault, clock, "private words")
    window = make_window()
    view = window.find(QTableView, "journal_list")
    assert not view.grab().isNull()
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "private" in spoken
    assert "Calm" in spoken


def test_hits_stand_newest_first_or_by_how_well_they_fit(
    qtbot: QtBot, make_window: Make, vault: OpenVault, clock: FixedClock
) -> None:
    fill(vault, clock, "tea, tea and more tea", "one tea among a great many other words of a long day, as days go")
    window = make_window()
    assert not window.sees("journal_order")
    search(qtbot, window, "tea")
    assert listed(window)[0].startswith("one tea")
    window.click("journal_order_best")
    assert listed(window)[0].startswith("tea, tea")
    fill(vault, clock, "no such drink")
    window.settle()
    assert listed(window)[0].startswith("tea, tea"), "what is written meanwhile changes no order"
    search(qtbot, window, "")
    assert not window.sees("journal_order")
    search(qtbot, window, "tea")
    assert listed(window)[0].startswith("one tea"), "a new search begins with the newest"


def test_the_hint_leaves_the_ways_to_look_in_sight(make_window: Make, vault: OpenVault, clock: FixedClock) -> None:
    fill(vault, clock, "one")
    window = make_window()
    window.find(QLineEdit, "journal_search").setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert window.sees("journal_hint")
    hint, chip = window.find(QWidget, "journal_hint"), window.find(QWidget, "journal_modes_month")
    assert not QRect(hint.mapTo(window.host, QPoint()), hint.size()).intersects(
        QRect(chip.mapTo(window.host, QPoint()), chip.size())
    )
    window.click("journal_modes_month")
    assert window.sees("journal_month")
