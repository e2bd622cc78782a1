"""Photos of an entry: added by file, paste and drop, looked at, ordered, removed."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.pictures import image_as_png
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.media.photos import MOST_BYTES
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.editor import photo_adder
from extrovertly_desktop.views.journal.editor.photo_viewer import PhotoViewer
from extrovertly_desktop.views.journal.mood_field import MoodField

from .conftest import JournalWindow

Make = Callable[[], JournalWindow]


def image(colour: str = "#4A6196", width: int = 60, height: int = 40) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def strip(window: JournalWindow) -> QListWidget:
    return window.find(QListWidget, "entry_photos")


def page(window: JournalWindow) -> QPlainTextEdit:
    return window.find(QPlainTextEdit, "entry_text")


def paste(window: JournalWindow, *paths: Path) -> None:
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    else:
        mime.setImageData(image())
    assert page(window).canInsertFromMimeData(mime)
    page(window).insertFromMimeData(mime)


def with_photos(vault: OpenVault, count: int) -> JournalEntry:
    entry = vault.journal.write(JournalDraft.of(content="Choir", mood="proud")).value
    for number in range(count):
        vault.photos.add(entry.id, image_as_png(image(width=60 + number)))
    return entry


def widths(vault: OpenVault, entry: JournalEntry) -> list[int | None]:
    return [photo.width for photo in vault.photos.of_entry(entry.id)]


def test_a_pasted_picture_belongs_to_the_draft_and_then_to_the_entry(
    qtbot: QtBot, make_window: Make, vault: OpenVault
) -> None:
    window = make_window()
    assert not window.sees("entry_photos")
    paste(window)
    qtbot.waitUntil(lambda: strip(window).count() == 1)
    assert window.sees("entry_photos")
    (draft,) = vault.drafts.all()
    assert len(vault.photos.of_draft(draft.id or "")) == 1
    page(window).setPlainText("Look at this")
    window.find(MoodField, "entry_mood").set_mood("proud")
    window.click("entry_save")
    (entry,) = vault.journal.newest()
    assert len(vault.photos.of_entry(entry.id)) == 1
    assert vault.drafts.all() == []
    assert not window.sees("entry_photos")


def test_files_are_added_and_a_bad_one_is_told_without_stopping_the_others(
    qtbot: QtBot, make_window: Make, vault: OpenVault, tmp_path: Path
) -> None:
    good, bad, gone = tmp_path / "good.png", tmp_path / "notes.txt", tmp_path / "gone.jpg"
    good.write_bytes(image_as_png(image()))
    bad.write_text("no picture", encoding="utf-8")
    entry = with_photos(vault, 0)
    window = make_window()
    window.tab.show_subject(entry.id)
    window.click("entry_mode")
    paste(window, bad, gone, good)
    qtbot.waitUntil(lambda: strip(window).count() == 1)
    assert "notes.txt" in window.text("entry_photo_error_text")
    assert "gone.jpg" in window.text("entry_photo_error_text")
    assert window.text("toast_text") == "Photo added."
    assert window.notices.undo()
    window.settle()
    assert strip(window).count() == 0


def test_full_size_is_an_option_of_adding(
    qtbot: QtBot, make_window: Make, vault: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = tmp_path / "wide.png"
    wide.write_bytes(image_as_png(image(width=2700, height=10)))
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.filesSelected.emit([str(wide)]))
    entry = with_photos(vault, 0)
    window = make_window()
    window.tab.show_subject(entry.id)
    window.host.findChild(QAction, "entry_photo_choose").trigger()
    window.host.findChild(QAction, "entry_photo_choose_full").trigger()
    qtbot.waitUntil(lambda: widths(vault, entry) == [2560, 2700])
    qtbot.waitUntil(lambda: window.text("toast_text") == "2 photos added.")
    assert window.notices.undo()
    assert widths(vault, entry) == []


def test_photos_are_moved_and_removed_by_keyboard_and_menu(make_window: Make, vault: OpenVault) -> None:
    entry = with_photos(vault, 3)
    window = make_window()
    window.tab.show_subject(entry.id)
    strip(window).setFocus()
    strip(window).setCurrentRow(0)
    window.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert widths(vault, entry) == [61, 60, 62]
    assert strip(window).currentRow() == 1
    menu = strip(window).menu()
    menu.findChild(QAction, "photo_back").trigger()
    menu.deleteLater()
    assert widths(vault, entry) == [61, 62, 60]
    strip(window).setCurrentRow(0)
    window.press(Qt.Key.Key_Delete)
    assert widths(vault, entry) == [62, 60]
    assert window.notices.undo()
    window.settle()
    assert widths(vault, entry) == [61, 62, 60]
    assert strip(window).count() == 3
    names = [strip(window).item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert names == ["Photo 1 of 3", "Photo 2 of 3", "Photo 3 of 3"]


def test_looking_at_photos(qtbot: QtBot, make_window: Make, vault: OpenVault, tmp_path: Path) -> None:
    entry = with_photos(vault, 2)
    window = make_window()
    window.tab.show_subject(entry.id)
    strip(window).setFocus()
    strip(window).setCurrentRow(0)
    window.press(Qt.Key.Key_Return)
    viewer = window.find(QDialog, "photo_viewer")
    assert isinstance(viewer, PhotoViewer)
    assert window.text("photo_viewer_caption") == "1 of 2 · 60 × 40"
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert window.text("photo_viewer_caption") == "2 of 2 · 61 × 40"
    assert viewer.save_copy(tmp_path / "copy.png")
    assert QImage(str(tmp_path / "copy.png")).width() == 61
    assert not viewer.save_copy(tmp_path / "no" / "folder.png")
    assert "another folder" in window.text("photo_viewer_error_text")
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_a_photo_alone_keeps_the_page_as_a_draft(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    paste(window)
    qtbot.waitUntil(lambda: strip(window).count() == 1)
    window.click("entry_new")
    assert not window.sees("entry_photos")
    window.settle()
    window.click("drafts_toggle")
    window.click("draft_open_0")
    assert strip(window).count() == 1
    window.click("entry_discard")
    assert vault.drafts.all() == []
    assert window.notices.undo()
    assert strip(window).count() == 1


def test_a_page_begun_for_a_photo_that_was_refused_leaves_no_draft(
    qtbot: QtBot, make_window: Make, vault: OpenVault, tmp_path: Path
) -> None:
    bad = tmp_path / "notes.png"
    bad.write_text("no picture", encoding="utf-8")
    window = make_window()
    paste(window, bad)
    qtbot.waitUntil(lambda: window.sees("entry_photo_error"))
    assert window.tab.may_close()
    assert vault.drafts.all() == []


def test_files_of_other_kinds_pass_an_entry_by(make_window: Make, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "diary.csv"))])
    assert not page(make_window()).canInsertFromMimeData(mime)


def test_a_huge_file_is_refused_without_being_read(
    qtbot: QtBot, make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    read: list[Path] = []
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or b"")
    window = make_window()
    paste(window, huge)
    qtbot.waitUntil(lambda: window.sees("entry_photo_error"))
    assert "huge.png: That file is larger than 100 MB." in window.text("entry_photo_error_text")
    assert read == []


class Worker:
    """Holds the worker back, so that photos stay on their way until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._free = threading.Event()
        monkeypatch.setattr(photo_adder, "readable_picture", self._when_free)

    def let_go(self) -> None:
        """Let the photos be added."""
        self._free.set()

    def _when_free(self, data: bytes) -> bytes:
        assert self._free.wait(10)
        return data


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    held = Worker(monkeypatch)
    yield held
    held.let_go()


def test_saving_waits_for_photos_on_their_way(
    qtbot: QtBot, make_window: Make, vault: OpenVault, worker: Worker
) -> None:
    window = make_window()
    page(window).setPlainText("Look at this")
    window.find(MoodField, "entry_mood").set_mood("proud")
    paste(window)
    window.click("entry_save")
    assert vault.journal.newest() == []
    assert "Still adding photos" in window.text("entry_kept")
    window.click("entry_discard")
    assert page(window).toPlainText() == "Look at this"
    worker.let_go()
    qtbot.waitUntil(lambda: window.text("entry_kept") == "· Kept as a draft")
    window.click("entry_save")
    (entry,) = vault.journal.newest()
    assert len(vault.photos.of_entry(entry.id)) == 1


def test_a_letter_typed_and_taken_back_leaves_the_draft_for_photos_on_their_way(
    qtbot: QtBot, make_window: Make, vault: OpenVault, worker: Worker
) -> None:
    window = make_window()
    paste(window)
    page(window).setPlainText("L")
    page(window).setPlainText("")
    window.press(Qt.Key.Key_Tab)  # keeps the page at once
    worker.let_go()
    qtbot.waitUntil(lambda: strip(window).count() == 1)
    assert not window.sees("entry_photo_error")


def test_photos_of_another_page_hold_nothing_up(
    qtbot: QtBot, make_window: Make, vault: OpenVault, worker: Worker
) -> None:
    window = make_window()
    paste(window)
    window.click("entry_new")
    page(window).setPlainText("Something else")
    window.find(MoodField, "entry_mood").set_mood("calm")
    window.click("entry_save")
    assert [entry.content for entry in vault.journal.newest()] == ["Something else"]
    worker.let_go()
    (draft,) = vault.drafts.all()
    qtbot.waitUntil(lambda: len(vault.photos.of_draft(draft.id or "")) == 1)


def test_a_waiting_draft_is_not_discarded_while_a_photo_is_on_its_way_to_it(
    qtbot: QtBot, make_window: Make, vault: OpenVault, worker: Worker
) -> None:
    window = make_window()
    paste(window)
    window.click("entry_new")
    window.click("drafts_toggle")
    window.click("draft_discard_0")
    assert "still being added" in window.host.findChild(QWidget, "toast").accessibleName()
    worker.let_go()
    (draft,) = vault.drafts.all()
    qtbot.waitUntil(lambda: len(vault.photos.of_draft(draft.id or "")) == 1)
    qtbot.waitUntil(lambda: not window.tab._writing._form.is_adding_photos())
    window.click("draft_discard_0")
    assert vault.drafts.all() == []
    assert window.notices.undo()
    assert len(vault.photos.of_draft(draft.id or "")) == 1


def test_closing_is_refused_once_while_photos_are_on_their_way(
    qtbot: QtBot, make_window: Make, vault: OpenVault, worker: Worker
) -> None:
    window = make_window()
    paste(window)
    window.host.close()
    assert window.host.isVisible()
    assert "still being added" in window.text("entry_error_text")
    assert window.tab.may_close()
    worker.let_go()
    qtbot.waitUntil(lambda: strip(window).count() == 1)
    qtbot.waitUntil(lambda: not window.sees("entry_error"))
    window.host.close()
    assert not window.host.isVisible()
