"""What is written in the window of an encrypted vault stands nowhere else on the machine, whatever else goes on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from extrovertly_desktop.app.crash import install
from extrovertly_desktop.app.logging_setup import end_logging, set_up_logging
from extrovertly_desktop.app.trouble_teller import WindowTeller
from tests.trust.machine import WORD, told_by

from .person import Person
from .test_locked import give_passphrase

MARKUP = f"<b>{WORD}</b><img src='file:///{WORD}.png'>"


def test_nothing_typed_into_the_window_leaves_the_vault(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "machine"
    give_passphrase(person)
    set_up_logging(folder, 10)
    session, window = person.session, person.window
    guard = install(WindowTeller(session.theme, window, window.notices.say, window.close, session.on_damage), folder)
    person.choose("new_entry")
    person.write("entry_text", f"{MARKUP} and more")
    person.write("entry_tags_field", f"{WORD}tag")
    person.press(Qt.Key.Key_Return)
    person.click("entry_mood_button")
    person.click("mood_calm")
    person.click("entry_save")
    person.wait(lambda: len(person.vault.journal.keys()) == 1)
    person.write("journal_search", f"{WORD}searched")
    person.wait(lambda: person.has("journal_nothing_found"))
    person.find(QLineEdit, "journal_search").clear()
    person.write("entry_text", f"{WORD}draft")
    person.wait(lambda: any(WORD in draft.content for draft in person.vault.drafts.all()))
    assert window.tabs is not None
    window.tabs.show_tab("progress", "goal")
    person.write("goal_form_title", MARKUP)
    person.click("goal_form_save")
    person.wait(lambda: len(person.vault.goals.cards()) == 1)
    guard.meet(KeyError(f"{WORD}broke"))
    person.wait(lambda: person.has("crash_dialog"))
    assert WORD not in person.find(QPlainTextEdit, "crash_details").toPlainText()
    person.press(Qt.Key.Key_Escape)
    person.vault.backups.make()
    person.choose("lock")
    person.wait(lambda: person.has("unlock_page"))
    assert WORD not in QGuiApplication.clipboard().text()
    guard.close()
    person.quit()
    end_logging(folder)
    looked_at = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"settings.ini", "extrovertly.log"} <= {path.name for path in looked_at}
    assert any(path.parent.name == "backups" for path in looked_at)
    assert {path.name: told for path in looked_at if (told := told_by(path.read_bytes()))} == {}
