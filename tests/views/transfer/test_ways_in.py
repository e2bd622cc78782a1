"""What is dropped on the window, and what the page of help says of other programs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.transfer.leaving_guides import leaving_guides
from extrovertly_desktop.views.transfer.window_drops import WindowDrops

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(window: QWidget, mime: QMimeData) -> bool:
    enter = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(window, enter)
    event = QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return enter.isAccepted()


@pytest.mark.parametrize(("name", "is_calendar"), [("diary.csv", False), ("a folder", False), ("Work.ICS", True)])
def test_a_dropped_file_is_told_of(qtbot: QtBot, tmp_path: Path, name: str, *, is_calendar: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    drops = WindowDrops(window)
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/x"), QUrl.fromLocalFile(str(tmp_path / name))])
    with qtbot.waitSignal(drops.calendar_dropped if is_calendar else drops.file_dropped) as told:
        assert drop(window, mime)
    assert told.args == [tmp_path / name]


def test_text_is_not_taken(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    drops = WindowDrops(window)
    mime = QMimeData()
    mime.setText("only words")
    with qtbot.assertNotEmitted(drops.file_dropped):
        assert not drop(window, mime)


def test_every_other_program_has_a_guide() -> None:
    guides = leaving_guides(resources_dir())
    assert all(guide.steps for guide in guides)
    named = " ".join(guide.title for guide in guides)
    for program in ("Daylio", "Day One", "Journey", "How We Feel", "State of Mind", "jrnl", "RedNotebook", "Joplin"):
        assert program in named
