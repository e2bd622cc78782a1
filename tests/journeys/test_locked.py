"""A passphrase, a lock, and the way back to where one was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from extrovertly_desktop.app.keyring_store import KeyringStore
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.services.passphrase import needs_passphrase
from extrovertly_desktop.views.lock import unlock_page

from .conftest import Start
from .person import Person

WORDS = "four tired herons"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause after wrong tries takes seconds by design; what is tested does not hang on it."""
    monkeypatch.setattr(unlock_page, "_SECOND_MS", 50)


def give_passphrase(person: Person) -> None:
    person.choose("privacy")
    person.click("privacy_choose")
    person.write("passphrase_new", WORDS)
    person.write("passphrase_again", WORDS)
    person.click("passphrase_go")
    person.wait(lambda: person.window.tabs is not None and person.vault.is_encrypted)


def locked(person: Person) -> None:
    person.wait(lambda: person.has("unlock_page"))
    assert not person.has("tabs")


def test_a_passphrase_a_lock_and_back_to_the_same_place(
    person: Person, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The offscreen platform knows no owner of a clipboard.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: True)
    person.choose("go_journal")
    person.write("entry_text", "Something half written")
    give_passphrase(person)
    assert needs_passphrase(person.watched.path)
    assert person.find(QPlainTextEdit, "entry_text").toPlainText() == "Something half written"
    QGuiApplication.clipboard().setText("copied from here")
    vault = person.vault

    person.choose("lock")
    locked(person)
    assert person.window.vault is None
    assert vault._context.database.key is not None
    assert vault._context.database.key.raw == bytearray(32)
    assert QGuiApplication.clipboard().text() == ""
    assert person.window.findChildren(QPlainTextEdit) == []

    for _ in range(3):
        person.write("unlock_passphrase", "four lazy herons")
        person.press(Qt.Key.Key_Return)
        person.wait(lambda: "does not open" in person.read("unlock_error"))
    assert not person.find(QWidget, "unlock_passphrase").isEnabled()
    person.wait(lambda: person.find(QWidget, "unlock_passphrase").isEnabled())
    person.write("unlock_passphrase", WORDS)
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: person.has("entry_text"))
    assert person.window.tabs is not None
    assert person.window.tabs.current_slug() == "journal"
    assert person.find(QPlainTextEdit, "entry_text").toPlainText() == "Something half written"
    person.quit()

    again = start()
    locked(again)
    again.write("unlock_passphrase", WORDS)
    again.click("unlock_open")
    again.wait(lambda: again.has("today"))
    again.session.locking._session.went_away.emit()
    locked(again)
    again.quit()


def test_the_first_start_leads_to_a_first_mission(start: Start, clock: FixedClock) -> None:
    person = start()
    person.write("welcome_name", "Ada")
    person.press(Qt.Key.Key_Return)
    person.click("first_easier_phone_calls")
    person.quit()

    person = start()
    assert person.find(QPushButton, "first_easier_phone_calls").isChecked()
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    person.click("first_comfort_making_a_phone_call_2")
    person.click("first_start_next")
    person.click("first_reminder")
    person.click("first_start_next")
    person.click("first_passphrase")
    person.write("passphrase_new", WORDS)
    person.write("passphrase_again", WORDS)
    person.click("passphrase_go")
    person.wait(lambda: person.window.vault is not None and person.vault.is_encrypted and person.has("first_start"))
    person.click("first_start_back")
    person.click("first_start_back")
    assert person.find(QPushButton, "first_comfort_making_a_phone_call_2").isChecked()
    for _step in range(3):
        person.click("first_start_next")
    person.wait(lambda: person.has("first_mission"))
    (title,) = (
        pick.mission.title for pick in person.vault.recommendations.today().picks if pick.slot == "within_reach"
    )
    assert title in person.read("first_mission")
    person.click("first_start_next")
    person.wait(lambda: person.has("plan_form"))
    assert person.vault.first_start.step() is None
    assert len(person.vault.reminders.daily.plan().times) == 1
    assert person.vault.own_profile.read().social_goals == ("Phone calls",)


def test_what_is_kept_nowhere_waits_behind_a_cover(person: Person) -> None:
    give_passphrase(person)
    person.choose("go_progress")
    assert person.window.tabs is not None
    person.window.tabs.show_tab("progress", "goal")
    person.write("goal_form_title", "Not saved yet")
    person.choose("lock")
    locked(person)
    assert person.window.is_covered
    assert person.window.close() is False
    person.write("unlock_passphrase", "something else")
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: "does not open" in person.read("unlock_error"))
    person.write("unlock_passphrase", WORDS)
    person.press(Qt.Key.Key_Return)
    assert person.find(QLineEdit, "goal_form_title").text() == "Not saved yet"
    person.click("goal_form_cancel")
    person.click("goal_form_discard")

    # Nothing is unsaved any more: a rest closes the vault, and the keyring opens it while its key is the right one.
    held = person.vault.spare_key()
    keyring = _Keyring(held)
    person.session.locking.keyring = keyring
    person.session.locking.choices.choose_keyring(person.watched.path, uses=True)
    person.session.locking._idle.rested.emit()
    locked(person)
    assert person.window.vault is None
    person.click("unlock_keyring")
    person.wait(lambda: person.window.tabs is not None)
    keyring.held = "00" * 48
    person.choose("lock")
    locked(person)
    person.click("unlock_keyring")
    person.wait(lambda: "any more" in person.read("unlock_error"))
    person.write("unlock_passphrase", WORDS)
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: person.window.tabs is not None)


class _Keyring(KeyringStore):
    """A keyring that has what it is told to have."""

    def __init__(self, held: str | None) -> None:
        self.held = held

    def find(self, vault: Path) -> str | None:
        # A text of its own, as a real one gives: it is written over once the vault is open.
        return None if self.held is None else "".join(list(self.held))


def test_one_key_blanks_the_window_and_its_dialogs(person: Person) -> None:
    person.choose("your_profile")
    assert person.has("profile_dialog")
    person.window.toggle_veil()
    assert person.has("veil")
    assert not person.has("profile_dialog")
    person.press(Qt.Key.Key_Escape)
    assert not person.has("veil")
    assert person.has("profile_dialog")
    person.click("profile_cancel")
    # Without a passphrase a lock is only out of sight, and says so.
    person.choose("lock")
    locked(person)
    assert "no passphrase" in person.read("unlock_sentence")
    person.click("unlock_open")
    person.wait(lambda: person.has("today"))
