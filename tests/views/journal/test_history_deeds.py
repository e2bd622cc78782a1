"""What is done in the history: the bin, several entries at once, searches that are kept, tags."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
)

from extrovertly_desktop.adapters.journal_model import JournalRole
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.writing_kit import SavedSearchDraft
from extrovertly_desktop.services.vaults import OpenVault

from .history_looks import Make, choose, select_all, texts, turn_to, write


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
