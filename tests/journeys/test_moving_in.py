"""From another program into this one, and from this one into a new vault."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.transfer_model import MoodColumn
from extrovertly_desktop.domain.journal import JournalDraft
from tests.services.transfer_files import daylio

from .person import Person

CTRL = Qt.KeyboardModifier.ControlModifier
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(person: Person, path: Path) -> None:
    """Drop a file on the middle of the window, on whatever is there: what nothing takes reaches the window itself."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    middle = person.window.rect().center()
    enter = QDragEnterEvent(QPoint(middle), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(person.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(person.window, QDropEvent(QPointF(middle), COPY, mime, LEFT, NONE))


def test_a_diary_is_dropped_looked_at_brought_in_and_taken_back(person: Person, tmp_path: Path) -> None:
    drop(person, daylio(tmp_path))
    table = person.find(QTableView, "bring_mood_table")
    words = [str(table.model().index(row, MoodColumn.WORD).data()) for row in range(table.model().rowCount())]
    table.selectRow(words.index("wobbly"))
    face = person.find(QWidget, "bring_mood_picker").findChild(QAbstractButton, "mood_nervous")
    assert face is not None
    person.qtbot.mouseClick(face, LEFT)
    person.press(Qt.Key.Key_Return, CTRL)
    person.wait(lambda: person.has("bring_preview"))
    assert person.vault.journal.newest() == [], "looking writes nothing"
    assert person.read("bring_heading") == "“daylio.csv” brings 5 things"
    person.press(Qt.Key.Key_Return, CTRL)
    assert person.find(QLabel, "bring_told").text() == "Brought in: Journal entries: 2 · Check-ins: 3."
    assert {entry.mood for entry in person.vault.journal.newest()} >= {"nervous"}
    person.press(Qt.Key.Key_Escape)
    person.wait(lambda: not person.has("bring_dialog"))
    person.choose("go_journal")
    history = person.find(QTableView, "journal_list")
    person.wait(lambda: history.model().rowCount() == 2)
    person.choose("undo_last")
    person.wait(lambda: history.model().rowCount() == 0)
    assert person.vault.transfer.past_imports()[0].undone_at is not None
    person.quit()


def test_a_life_goes_whole_into_a_new_vault(person: Person, qtbot: QtBot, tmp_path: Path) -> None:
    person.vault.journal.write(JournalDraft.of(content="I asked for the price.", mood="proud"))
    # From here on everything is read whole by design.
    person.watched.close()
    person.choose("take_out")
    file = tmp_path / "life.json"
    person.find(QLineEdit, "take_path").clear()
    person.write("take_path", str(file))
    person.click("take_go")
    assert person.find(QLabel, "take_told").text() == f"Written to {file}"
    kept = person.vault.journal.newest()
    person.click("take_go")
    person.quit()
    other = Person(qtbot, tmp_path / "other machine", tmp_path / "new.vault")
    other.settle_in("Grace")
    drop(other, file)
    other.wait(lambda: other.has("bring_preview"))
    other.click("bring_go")
    other.wait(lambda: other.has("bring_result"))
    assert other.vault.journal.newest() == kept
    owner = other.vault.profile.owner()
    assert owner is not None
    assert owner.first_name == "Ada"
    assert other.vault.doctor.check().ok
    other.click("bring_go")
    other.quit()
