"""Taking out: nothing goes out unasked, and nothing is written over unasked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.take_dialog import TakeDialog

W = TypeVar("W", bound=QWidget)


class Taking:
    """The dialog as a person sees it."""

    def __init__(self, qtbot: QtBot, context: ViewContext, host: QWidget) -> None:
        self.qtbot = qtbot
        self.dialog = TakeDialog(context, host)
        self.dialog.open()

    def find(self, kind: type[W], name: str) -> W:
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def choose(self, slug: str) -> None:
        self.find(QRadioButton, f"take_format_{slug}").click()

    def go(self) -> None:
        self.find(QPushButton, "take_go").click()

    def write_to(self, path: Path) -> None:
        field = self.find(QLineEdit, "take_path")
        field.setText(str(path))
        field.textEdited.emit(str(path))
        self.go()

    def told(self) -> str:
        self.qtbot.waitUntil(lambda: self.find(QLabel, "take_told").isVisible())
        return self.find(QLabel, "take_told").text()

    def error(self) -> str:
        self.qtbot.waitUntil(lambda: self.find(QWidget, "take_error").isVisible())
        return self.find(QLabel, "take_error_text").text()


@pytest.fixture
def taking(qtbot: QtBot, view_context: ViewContext) -> Iterator[Taking]:
    host = view_context.notices.parent()
    assert isinstance(host, QWidget)
    host.show()
    journal = view_context.vault.journal
    journal.write(JournalDraft.of(content="For me", mood="calm", is_private=True))
    journal.write(JournalDraft.of(content="For all", mood="calm", is_private=False))
    yield Taking(qtbot, view_context, host)
    host.close()


def test_private_entries_go_only_if_ticked(taking: Taking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    assert not taking.find(QCheckBox, "take_private").isVisible(), "a complete one holds everything"
    taking.choose("jrnl")
    assert taking.find(QLineEdit, "take_path").text().endswith(".json")
    assert not taking.find(QCheckBox, "take_private").isChecked()
    path = tmp_path / "out.json"
    taking.write_to(path)
    assert taking.told() == f"Written to {path}"
    assert taking.find(QLabel, "take_counts").text() == "Journal entries: 1"
    assert [each["title"] for each in json.loads(path.read_text("utf-8"))["entries"]] == ["For all"]
    taking.find(QPushButton, "take_show_folder").click()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]


def test_what_is_there_is_replaced_only_when_said_twice(taking: Taking, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("keep me", encoding="utf-8")
    taking.write_to(path)
    assert "mine.json" in taking.error()
    assert path.read_text("utf-8") == "keep me"
    assert taking.find(QPushButton, "take_go").text() == "Replace it"
    taking.go()
    taking.told()
    assert path.read_text("utf-8") != "keep me"


def test_refusals_and_other_ways_out(taking: Taking, tmp_path: Path) -> None:
    taking.write_to(Path("nowhere.json"))
    assert taking.error() == "Please say in full where it goes."
    taking.write_to(tmp_path / "no" / "such" / "folder.json")
    assert "could not be written" in taking.error()
    taking.choose("markdown")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    taking.write_to(tmp_path / "full")
    assert "something at that place" in taking.error()
    taking.choose("csv")
    some = taking.find(QCheckBox, "take_some_days")
    some.click()
    assert taking.find(QWidget, "take_first").isVisible()
    taking.choose("ics")
    assert not some.isVisible()
    taking.write_to(tmp_path / "none.ics")
    assert taking.error() == "There is no event to export."
    taking.choose("pdf")
    with taking.qtbot.waitSignal(taking.dialog.report_wanted):
        taking.go()
