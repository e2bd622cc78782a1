"""Importing a calendar: nothing is written before it was looked at and ticked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListView, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.import_model import ImportColumn
from extrovertly_desktop.domain.event_lists import EventFilter, EventView
from extrovertly_desktop.domain.events import ComfortLevel
from extrovertly_desktop.services.calendar_values import ImportResult
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.calendar_doors import CalendarDoors
from extrovertly_desktop.views.events.import_dialog import ImportDialog


def calendar(*events: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *events, "END:VCALENDAR", ""))


def event(uid: str, title: str, *more: str) -> str:
    lines = (
        f"UID:{uid}", f"SUMMARY:{title}", "DTSTART:20260303T180000Z", "DTEND:20260303T200000Z", *more
    )  # fmt: skip
    return "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


TWO = calendar(
    event("choir", "Choir", "ATTENDEE;CN=Mara:mailto:mara@example.org"),
    event("games", "Board games"),
    "BEGIN:VEVENT\r\nUID:broken\r\nSUMMARY:Broken\r\nDTSTART:never\r\nEND:VEVENT",
)


class Importing:
    """The dialog as a person sees it."""

    def __init__(self, qtbot: QtBot, context: ViewContext, host: QWidget) -> None:
        self.qtbot, self.context = qtbot, context
        self.dialog = ImportDialog(context, host)
        self.results: list[ImportResult] = []
        self.dialog.imported.connect(self.results.append)

    def button(self, name: str) -> QPushButton:
        found = self.dialog.findChild(QPushButton, name)
        assert found is not None
        return found

    def label(self, name: str) -> str:
        found = self.dialog.findChild(QLabel, name)
        assert found is not None
        return found.text() if found.isVisible() else ""

    @property
    def table(self) -> QTableView:
        found = self.dialog.findChild(QTableView, "import_table")
        assert found is not None
        return found

    def told(self) -> str:
        host = self.context.notices.parent()
        assert host is not None
        toast = host.findChild(QWidget, "toast")
        return toast.accessibleName() if toast is not None else ""

    def wait_for_preview(self) -> None:
        self.qtbot.waitUntil(lambda: self.button("import_apply").isVisible())

    def titles(self) -> list[str]:
        listed = self.context.vault.events.list(EventFilter(view=EventView.DISCOVER))
        return sorted(card.event.title for card in listed)


@pytest.fixture
def importing(qtbot: QtBot, view_context: ViewContext) -> Iterator[Importing]:
    host = view_context.notices.parent()
    assert isinstance(host, QWidget)
    host.show()
    yield Importing(qtbot, view_context, host)
    host.close()


def test_what_is_ticked_is_imported_and_undone(importing: Importing) -> None:
    importing.dialog.open_with(TWO.encode(), "two.ics")
    importing.wait_for_preview()
    assert importing.titles() == [], "looking writes nothing"
    assert importing.label("import_heading") == "2 events in “two.ics”"
    assert importing.button("import_problems_toggle").text() == "1 event could not be read"
    problems = importing.dialog.findChild(QListView, "import_problems_list")
    assert problems is not None
    assert problems.model().index(0, 0).data().startswith("“broken”: An event was left out")
    when = importing.table.model().index(0, ImportColumn.WHEN)
    assert when.data() == "Tue, 3 Mar, 18:00"
    assert when.data(Qt.ItemDataRole.ToolTipRole) == "Tuesday 3 March 2026, 18:00 to 20:00"
    keep = importing.dialog.findChild(QCheckBox, "import_keep_people")
    assert keep is not None
    assert keep.isVisible()
    assert not keep.isChecked()
    titles = [importing.table.model().index(line, 0).data() for line in range(2)]
    importing.table.selectRow(titles.index("Board games"))
    QTest.keyClick(importing.table, Qt.Key.Key_Space)
    assert importing.button("import_apply").text() == "Import 1 event"
    importing.table.clearSelection()
    asks = importing.dialog.findChild(QComboBox, "import_comfort")
    assert asks is not None
    asks.activated.emit(asks.findData(ComfortLevel.HIGH))
    QTest.keyClick(importing.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    importing.qtbot.waitUntil(lambda: bool(importing.results))
    assert importing.titles() == ["Choir"]
    vault, notices = importing.context.vault, importing.context.notices
    choir = vault.events.list()[0].event
    assert (choir.comfort_level, choir.comfort_is_guess) == (ComfortLevel.HIGH, False)
    assert importing.told() == "Calendar imported: 1 added, 2 left out."
    assert notices.undo()
    importing.qtbot.waitUntil(lambda: importing.titles() == [])


def test_what_cannot_be_read_leads_back_with_one_sentence(importing: Importing, tmp_path: Path) -> None:
    importing.dialog.open_paste()
    box = importing.dialog.findChild(QPlainTextEdit, "import_paste_box")
    assert box is not None
    box.setPlainText("Dear diary — no calendar")
    importing.button("import_look_at_text").click()
    importing.qtbot.waitUntil(lambda: "No calendar" in importing.label("import_error_text"))
    importing.dialog.reject()
    assert "Close once more" in importing.label("import_error_text"), "what was typed is not let go unasked"
    importing.dialog.open_path(tmp_path / "gone.ics")
    importing.qtbot.waitUntil(lambda: "gone.ics" in importing.label("import_error_text"))
    box.setPlainText(TWO)
    importing.button("import_look_at_text").click()
    importing.wait_for_preview()
    importing.dialog.reject()
    assert importing.titles() == []


def test_a_file_that_is_given_is_read_by_the_dialog_which_says_what_is_wrong_with_it(
    importing: Importing, tmp_path: Path
) -> None:
    host = importing.context.notices.parent()
    assert isinstance(host, QWidget)
    whole_disk = tmp_path / "disk.ics"
    with whole_disk.open("wb") as file:
        file.truncate(60_000_000)  # takes no room on disk
    CalendarDoors(importing.context, host).bring_in_file(str(whole_disk))
    (importing.dialog,) = (each for each in host.findChildren(ImportDialog) if each.isVisible())
    importing.qtbot.waitUntil(lambda: "larger than 50 MB" in importing.label("import_error_text"))
    importing.dialog.reject()


def test_closing_while_it_reads_tells_nobody_anything(importing: Importing) -> None:
    importing.dialog.open_with(b"no calendar at all", "noise.ics")
    importing.dialog.reject()
    assert not importing.dialog.isVisible()
    # What it still found goes to nobody: an error that nobody catches would fail this test.
    after = importing.context.tasks.start(lambda _context: None)
    with importing.qtbot.waitSignal(after.finished):
        pass
    assert importing.titles() == []
