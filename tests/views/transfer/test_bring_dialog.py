"""Bringing in: nothing is written before it was looked at, and all of it can be taken back."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.transfer_model import ColumnColumn, MoodColumn, SampleColumn
from extrovertly_desktop.exchange.csv_table import Role
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.bring_dialog import BringDialog
from tests.services.test_transfer_rows import life
from tests.services.transfer_files import daylio, snapshot, take

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier


class Bringing:
    """The dialog as a person sees it."""

    def __init__(self, qtbot: QtBot, context: ViewContext, host: QWidget) -> None:
        self.qtbot, self.context, self.vault = qtbot, context, context.vault
        self.host = host
        self.dialog = BringDialog(context, host)

    def find(self, kind: type[W], name: str) -> W:
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def sees(self, name: str) -> bool:
        found = self.dialog.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def wait_for(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.sees(name))

    def click(self, name: str) -> None:
        self.wait_for(name)
        self.find(QPushButton, name).click()

    def submit(self) -> None:
        QTest.keyClick(self.dialog, Qt.Key.Key_Return, CTRL)

    def words(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def cells(self, table: str, column: int) -> list[str]:
        model = self.find(QTableView, table).model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def entries(self) -> int:
        return len(self.vault.journal.newest(100))


@pytest.fixture
def bringing(qtbot: QtBot, view_context: ViewContext) -> Iterator[Bringing]:
    host = view_context.notices.parent()
    assert isinstance(host, QWidget)
    host.show()
    yield Bringing(qtbot, view_context, host)
    host.close()


def test_moods_are_asked_about_then_all_comes_in_and_goes_again(bringing: Bringing, tmp_path: Path) -> None:
    bringing.dialog.open_path(daylio(tmp_path))
    bringing.wait_for("bring_moods")
    assert sorted(bringing.cells("bring_mood_table", MoodColumn.WORD)) == ["meh", "rad", "wobbly"]
    table = bringing.find(QTableView, "bring_mood_table")
    table.selectRow(bringing.cells("bring_mood_table", MoodColumn.WORD).index("rad"))
    bringing.find(QWidget, "mood_excited").click()  # type: ignore[attr-defined]
    assert "Excited" in bringing.cells("bring_mood_table", MoodColumn.BECOMES)
    table.selectRow(bringing.cells("bring_mood_table", MoodColumn.WORD).index("wobbly"))
    bringing.click("bring_mood_own")
    assert "wobbly" in bringing.cells("bring_mood_table", MoodColumn.BECOMES)
    bringing.submit()
    bringing.wait_for("bring_preview")
    assert bringing.words("bring_heading") == "“daylio.csv” brings 5 things"
    assert bringing.entries() == 0, "looking writes nothing"
    assert {"Journal entries", "Check-ins"} == set(bringing.cells("bring_samples", SampleColumn.KIND))
    assert any("Excited" in details for details in bringing.cells("bring_samples", SampleColumn.DETAILS))
    assert bringing.find(QCheckBox, "bring_private").isChecked()
    bringing.submit()
    bringing.wait_for("bring_result")
    assert bringing.words("bring_told") == "Brought in: Journal entries: 2 · Check-ins: 3."
    assert bringing.entries() == 2
    assert all(entry.is_private for entry in bringing.vault.journal.newest(10))
    bringing.click("bring_undo")
    bringing.qtbot.waitUntil(lambda: bringing.words("bring_told") == "The import was taken back.")
    assert bringing.entries() == 0


def test_a_mood_made_for_an_import_goes_with_it_and_what_was_chosen_is_remembered(
    bringing: Bringing, tmp_path: Path
) -> None:
    bringing.dialog.open_path(daylio(tmp_path))
    bringing.wait_for("bring_moods")
    bringing.click("bring_mood_own")
    made = [setting.mood.slug for setting in bringing.vault.moods.all() if setting.is_own]
    assert len(made) == 1
    bringing.dialog.reject()
    assert [setting for setting in bringing.vault.moods.all() if setting.is_own] == []


def test_any_table_is_read_by_what_its_columns_mean(bringing: Bringing, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text(
        "Date,Scribble,Level\n2026-02-03,We sang until it was late,7\n2026-02-04,We ate with all of them,3\n",
        encoding="utf-8",
    )
    bringing.dialog.open_path(path)
    bringing.wait_for("bring_columns")
    assert bringing.cells("bring_column_table", ColumnColumn.NAME) == ["Date", "Scribble", "Level"]
    bringing.qtbot.waitUntil(lambda: "We sang" in "".join(bringing.cells("bring_column_samples", SampleColumn.TEXT)))
    header = bringing.find(QCheckBox, "bring_has_header")
    header.click()
    assert bringing.cells("bring_column_table", ColumnColumn.NAME) == ["1", "2", "3"]
    header.click()
    assert bringing.cells("bring_column_table", ColumnColumn.NAME) == ["Date", "Scribble", "Level"]
    bringing.find(QTableView, "bring_column_table").selectRow(2)
    role = bringing.find(QComboBox, "bring_column_role")
    role.setCurrentIndex(role.findData(Role.CONFIDENCE))
    role.activated.emit(role.currentIndex())
    assert bringing.cells("bring_column_table", ColumnColumn.MEANS)[2] == "Confidence"
    assert bringing.sees("bring_column_low")
    bringing.find(QTableView, "bring_column_table").selectRow(0)
    role.activated.emit(role.findData(Role.IGNORE))
    assert not bringing.find(QPushButton, "bring_go").isEnabled(), "without a day nothing can be read"
    bringing.qtbot.waitUntil(lambda: bringing.sees("bring_column_error"))
    role.activated.emit(role.findData(Role.DATE))
    bringing.submit()
    bringing.wait_for("bring_moods")
    bringing.submit()
    bringing.wait_for("bring_preview")
    assert "We ate with all of them Confidence: 3" in bringing.cells("bring_samples", SampleColumn.TEXT)
    bringing.click("bring_back")
    assert bringing.sees("bring_start")


def test_who_of_several_people_one_is_has_to_be_said(bringing: Bringing, tmp_path: Path) -> None:
    bringing.dialog.open_path(snapshot(tmp_path / "s.zip", life()))
    bringing.wait_for("bring_preview")
    assert bringing.sees("bring_owner")
    assert not bringing.find(QPushButton, "bring_go").isEnabled()
    owner = bringing.find(QComboBox, "bring_owner")
    bo = next(row for row in range(owner.count()) if owner.itemText(row).startswith("Bo (Bo@example.org)"))
    owner.activated.emit(bo)
    owner.setCurrentIndex(bo)
    bringing.qtbot.waitUntil(
        lambda: bringing.sees("bring_preview") and bringing.find(QPushButton, "bring_go").isEnabled()
    )
    assert bringing.find(QComboBox, "bring_owner").currentText().startswith("Bo ")


def test_what_cannot_be_used_gets_a_sentence_each(bringing: Bringing, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("game/level.dat", b"\x00\x01")
        archive.writestr("game/readme.bin", b"\x00\x02")
    files = {"photo.jpg": b"\xff\xd8\xff\xe0x", "empty.zip": b"", "cut.zip": b"PK\x03\x04ab", "letter.pdf": b"%PDF-1.7"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    said = {}
    bringing.dialog.open_file()
    for name in ("photo.jpg", "empty.zip", "cut.zip", "letter.pdf", "other.zip", "gone.csv"):
        bringing.dialog._pages.chosen.emit(tmp_path / name)
        bringing.qtbot.waitUntil(lambda: not bringing.context.tasks.is_busy and bringing.sees("bring_error"))
        said[name] = bringing.words("bring_error_text")
    assert "is a picture" in said["photo.jpg"]
    assert "is empty" in said["empty.zip"]
    assert "cut short" in said["cut.zip"]
    assert "PDF" in said["letter.pdf"]
    assert "known here" in said["other.zip"]
    assert "nothing to read" in said["gone.csv"]


def test_problems_are_listed_with_their_line_and_can_be_copied(bringing: Bringing, tmp_path: Path) -> None:
    path = daylio(tmp_path)
    path.write_text(path.read_text("utf-8-sig") + "never,x,Monday,9:05 PM,rad,,,Lost\n", encoding="utf-8-sig")
    bringing.dialog.open_path(path)
    bringing.wait_for("bring_moods")
    bringing.submit()
    bringing.click("bring_problems_toggle")
    bringing.click("bring_problems_copy")
    assert QGuiApplication.clipboard().text().startswith("daylio.csv, line 5: ")
    QGuiApplication.clipboard().clear()


def test_stopping_changes_nothing_and_a_calendar_goes_its_own_way(bringing: Bringing, tmp_path: Path) -> None:
    bringing.dialog.open_path(daylio(tmp_path))
    bringing.click("bring_stop")
    bringing.wait_for("bring_error")
    assert bringing.words("bring_error_text") == "Stopped. Nothing was written."
    calendar = tmp_path / "c.txt"
    calendar.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n", encoding="utf-8")
    with bringing.qtbot.waitSignal(bringing.dialog.calendar_wanted):
        bringing.dialog._pages.chosen.emit(calendar)


def test_a_vault_that_closes_while_it_is_written_to_takes_the_dialog_along(bringing: Bringing, tmp_path: Path) -> None:
    bringing.dialog.open_path(daylio(tmp_path))
    bringing.wait_for("bring_moods")
    bringing.submit()
    bringing.wait_for("bring_preview")
    bringing.submit()
    bringing.dialog.reject()
    assert bringing.dialog.isVisible(), "it waits for the end of what is being written"
    with bringing.qtbot.waitSignal(bringing.dialog.destroyed):
        bringing.context.tasks.close()


def test_past_imports_are_listed_and_taken_back(bringing: Bringing, tmp_path: Path) -> None:
    take(bringing.vault, daylio(tmp_path))
    bringing.dialog.open_file()
    bringing.click("bring_past_open")
    bringing.wait_for("bring_past_table")
    assert bringing.cells("bring_past_table", 1) == ["daylio.csv (Daylio)"]
    bringing.click("bring_past_undo")
    bringing.click("bring_past_sure")
    bringing.qtbot.waitUntil(lambda: bringing.cells("bring_past_table", 2)[0].startswith("Taken back"))
    assert bringing.entries() == 0
    assert not bringing.sees("bring_past_undo")
