"""The diary a careful person trusts: nothing typed is lost, everything is found, every day stays its own."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QMimeData, Qt, QTime
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from extrovertly_desktop.domain.clock import FixedClock

from .conftest import Start
from .person import Person

CTRL = Qt.KeyboardModifier.ControlModifier
TYPE_AND_WAIT = Path(__file__).with_name("type_and_wait.py")


def rows(person: Person) -> int:
    return int(person.find(QWidget, "journal_list").model().rowCount())  # type: ignore[attr-defined]


def write(person: Person, text: str, *tags: str, mood: str = "proud", private: bool = True) -> None:
    before = len(person.vault.journal.keys())
    person.choose("new_entry")
    person.write("entry_text", text)
    person.click("entry_mood_button")
    person.click(f"mood_{mood}")
    for tag in tags:
        person.write("entry_tags_field", tag)
        person.press(Qt.Key.Key_Return)
    box = person.find(QCheckBox, "entry_private")
    if box.isChecked() is not private:
        box.click()
    person.click("entry_save")
    person.wait(lambda: len(person.vault.journal.keys()) == before + 1)


def search(person: Person, typed: str, hits: int) -> None:
    field = person.find(QLineEdit, "journal_search")
    field.clear()
    field.insert(typed)
    person.wait(lambda: rows(person) == hits if hits else person.has("journal_nothing_found"))


def test_with_a_photo_and_tags(person: Person) -> None:
    person.choose("new_entry")
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    mime = QMimeData()
    mime.setImageData(picture)
    person.find(QPlainTextEdit, "entry_text").insertFromMimeData(mime)
    person.wait(lambda: person.has("entry_photos") and person.find(QListWidget, "entry_photos").count() == 1)
    person.write("entry_text", "The sea, at last.")
    person.click("entry_mood_button")
    person.click("mood_calm")
    for tag in ("sea", "Holiday"):
        person.write("entry_tags_field", tag)
        person.press(Qt.Key.Key_Return)
    person.click("entry_save")
    person.wait(lambda: len(person.vault.journal.newest()) == 1)
    (entry,) = person.vault.journal.newest()
    assert (entry.content, entry.tags, entry.mood) == ("The sea, at last.", ("sea", "Holiday"), "calm")
    assert len(person.vault.photos.of_entry(entry.id)) == 1
    search(person, "has:photo tag:holiday sea", 1)


def test_killed_while_typing(person: Person, start: Start, tmp_path: Path) -> None:
    vault = person.watched.path
    person.quit()
    text = "I was in the middle of — a thought about Żaneta 今日"
    command = [sys.executable, str(TYPE_AND_WAIT), str(tmp_path / "other"), str(vault), text]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "typed"
        time.sleep(2.0)
        process.kill()
    again = start()
    again.choose("go_journal")
    again.wait(lambda: again.find(QPlainTextEdit, "entry_text").toPlainText() == text)


def test_found_by_every_operator(person: Person, clock: FixedClock) -> None:
    write(person, "Coffee with the new colleague, a long walk after.", "work", mood="proud")
    clock.advance(days=40)
    write(person, "Tea alone. The train was late.", "home", mood="tired", private=False)
    for typed, hits in (
        ("coffee", 1),
        ('"long walk"', 1),
        ('"walk long"', 0),
        ("the -train", 1),
        ("any:coffee,tea", 2),
        ("mood:tired", 1),
        ("tag:work", 1),
        ("before:2026-04", 1),
        ("after:2026-03", 1),
        ("on:2026-03-02", 1),
        ("-has:photo", 2),
        ("is:private", 1),
        ("foo:bar AND (", 0),
        ("caf", 0),
        ("cof", 1),
    ):
        search(person, typed, hits)
    person.turn_to("journal_search")
    person.press(Qt.Key.Key_Escape)
    person.wait(lambda: rows(person) == 2)


def test_deleted_undone_deleted_and_restored_from_the_bin(person: Person) -> None:
    write(person, "Something I may regret")
    person.wait(lambda: rows(person) == 1)
    person.turn_to("journal_list")
    person.press(Qt.Key.Key_Home)
    person.press(Qt.Key.Key_Delete)
    person.wait(lambda: person.vault.journal.newest() == [])
    person.click("toast_undo")
    person.wait(lambda: len(person.vault.journal.newest()) == 1 and rows(person) == 1)
    person.turn_to("journal_list")
    person.press(Qt.Key.Key_Home)
    person.press(Qt.Key.Key_Delete)
    person.wait(lambda: person.vault.journal.newest() == [])
    person.click("journal_modes_bin")
    person.turn_to("bin_list")
    person.press(Qt.Key.Key_Home)
    person.click("bin_restore")
    person.wait(lambda: len(person.vault.journal.newest()) == 1)
    person.click("journal_modes_list")
    person.wait(lambda: rows(person) == 1)


def test_back_dated_across_midnight_and_a_journey_the_day_stays(
    person: Person, start: Start, clock: FixedClock
) -> None:
    person.choose("new_entry")
    person.write("entry_text", "Just before midnight")
    person.click("entry_mood_button")
    person.click("mood_calm")
    when = person.find(QDateTimeEdit, "entry_when_field")
    when.setDateTime(QDateTime(QDate(2026, 2, 28), QTime(23, 50)))
    person.click("entry_save")
    person.wait(lambda: len(person.vault.journal.newest()) == 1)
    (entry,) = person.vault.journal.newest()
    assert entry.local_date == "2026-02-28"
    instant = datetime.fromtimestamp(entry.created_at / 1000, UTC)
    assert (instant.day, instant.hour, instant.minute) == (28, 22, 50)
    person.quit()

    clock.time_zone = ZoneInfo("Asia/Tokyo")
    again = start()
    again.choose("go_journal")
    again.wait(lambda: rows(again) == 1)
    search(again, "on:2026-02-28", 1)
    search(again, "on:2026-03-01", 0)
    (kept,) = again.vault.journal.newest()
    assert (kept.local_date, kept.created_at) == (entry.local_date, entry.created_at)
    (day,) = [day for day in again.vault.progress.days() if day.journal_entries]
    assert day.tracking_date == "2026-02-28"
