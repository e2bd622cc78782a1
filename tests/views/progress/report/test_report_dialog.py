"""Making a report from Progress: a look at how much it is, the file, and stopping."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.report_dialog import ReportDialog
from extrovertly_desktop.views.widgets.tag_edit import TagEdit


@pytest.fixture
def dialog(qtbot: QtBot, view_context: ViewContext, vault: OpenVault) -> ReportDialog:
    vault.journal.write(JournalDraft.of(content="Tea with Zoe", mood="proud", is_private=False))
    vault.journal.write(JournalDraft.of(content="mine", mood="proud", is_private=True))
    made = ReportDialog(view_context, None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.open()
    return made


def box(dialog: QWidget, name: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, name)
    assert found is not None
    return found


def text(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_it_says_how_much_it_would_hold(qtbot: QtBot, dialog: ReportDialog) -> None:
    journal = box(dialog, "report_section_journal")
    qtbot.waitUntil(lambda: journal.text() == "Journal entries (1)")
    assert text(dialog, "report_counts") == "One private entry stays out."
    box(dialog, "report_private").click()
    qtbot.waitUntil(lambda: journal.text() == "Journal entries (2)")


def test_it_writes_the_file_and_remembers_what_was_chosen(
    qtbot: QtBot, dialog: ReportDialog, vault: OpenVault, tmp_path: Path
) -> None:
    hidden = dialog.findChild(TagEdit, "report_hidden")
    assert hidden is not None
    hidden.set_tags(["Zoë"])
    box(dialog, "report_section_goals").click()
    dialog.write(tmp_path / "r.pdf")
    qtbot.waitUntil(lambda: "r.pdf" in text(dialog, "report_told"), timeout=10_000)
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    remembered = vault.report.remembered()
    assert remembered.hidden == ("Zoë",)
    assert "goals" not in remembered.sections
    assert "journal" in remembered.sections


def test_stopping_leaves_the_old_file_and_comes_back_to_the_form(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "r.pdf"
    path.write_text("before")
    dialog.write(path)
    cancel = dialog.findChild(QPushButton, "report_cancel")
    assert cancel is not None
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: text(dialog, "report_error_text") == "Stopped. There is no report.")
    assert path.read_text() == "before"
    assert list(tmp_path.glob("*.pdf")) == [path]
    assert dialog.isVisible()


def test_what_cannot_be_is_said_in_place(qtbot: QtBot, dialog: ReportDialog, tmp_path: Path) -> None:
    last = dialog.findChild(QDateEdit, "report_last")
    assert last is not None
    day = date(2020, 1, 1)
    last.setDate(QDate(day.year, day.month, day.day))
    qtbot.waitUntil(lambda: "after the last" in text(dialog, "report_counts"))
    dialog.write(tmp_path / "r.pdf")
    assert "after the last" in text(dialog, "report_error_text")
    assert not (tmp_path / "r.pdf").exists()
