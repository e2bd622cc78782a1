"""What is chosen about locking, and the pages that ask."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from extrovertly_desktop.views.lock import unlock_page
from extrovertly_desktop.views.lock.choices import LockChoices, Rest
from extrovertly_desktop.views.lock.passphrase_dialog import Deed, PassphraseDialog, Wish
from extrovertly_desktop.views.lock.privacy_dialog import PrivacyDialog, PrivacyPanel
from extrovertly_desktop.views.lock.unlock_page import UnlockPage
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings

WORDS = "four tired herons"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_wrong_tries_are_counted_across_starts_and_a_clock_set_back_adds_nothing(settings: Path) -> None:
    vault, now = Path("/somewhere/my.vault"), 1_000_000_000
    choices = LockChoices(WindowSettings(settings))
    assert [choices.note_wrong(vault, now) for _ in range(5)] == [0, 0, 2, 4, 8]
    again = LockChoices(WindowSettings(settings))
    assert again.seconds_left(vault, now + 3_500) == 5
    assert again.seconds_left(vault, now - 10**9) == 8
    assert again.seconds_left(vault, now + 8_000) == 0
    assert again.seconds_left(Path("/somewhere/else.vault"), now) == 0
    assert "somewhere" not in settings.read_text()
    again.note_right(vault)
    assert again.note_wrong(vault, now) == 0
    settings.write_text(settings.read_text().replace("1/", "garbage/"))
    assert LockChoices(WindowSettings(settings)).seconds_left(vault, now) == 0


def test_choices_have_careful_defaults_and_stay(settings: Path) -> None:
    choices = LockChoices(WindowSettings(settings))
    assert (choices.rest(), choices.locks_with_session(), choices.keeps_out_of_capture()) == (Rest.FIVE, True, False)
    choices.choose_rest(Rest.AT_ONCE)
    choices.choose_session(locks=False)
    choices.choose_capture(keeps_out=True)
    again = LockChoices(WindowSettings(settings))
    assert (again.rest(), again.locks_with_session(), again.keeps_out_of_capture()) == (Rest.AT_ONCE, False, True)
    assert [rest.seconds for rest in Rest] == [None, 60, 300, 900, None]


def test_the_page_takes_a_passphrase_and_pauses(
    qtbot: QtBot, theme: ThemeManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlock_page, "_SECOND_MS", 10)
    page = UnlockPage(theme)
    qtbot.addWidget(page)
    page.ask("my.vault", needs_passphrase=True, was_open=True, has_keyring=False)
    page.show()
    line, button = page.findChild(QLineEdit, "unlock_passphrase"), page.findChild(QPushButton, "unlock_open")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    given: list[str] = []
    page.passphrase_given.connect(given.append)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.findChild(QLabel, "unlock_error_text").text() == "Please type your passphrase."
    QTest.keyClicks(line, WORDS)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert given == [WORDS]
    assert line.text() == ""
    assert not button.isEnabled()
    page.refuse("That was not it.", 2)
    assert "2 s" in button.text()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert given == [WORDS]
    qtbot.waitUntil(button.isEnabled)
    assert button.text() == "Unlock"


def test_caps_lock_is_guessed_and_what_was_typed_can_be_seen(qtbot: QtBot, theme: ThemeManager) -> None:
    page = UnlockPage(theme)
    qtbot.addWidget(page)
    page.ask("my.vault", needs_passphrase=True, was_open=False, has_keyring=True)
    page.show()
    line, caps = page.findChild(QLineEdit, "unlock_passphrase"), page.findChild(QLabel, "unlock_passphrase_caps")
    QTest.keyClick(line, Qt.Key.Key_A)
    assert caps.isHidden()
    QTest.sendKeyEvent(QTest.KeyAction.Click, line, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier)
    assert caps.isVisible()
    page.findChild(QPushButton, "unlock_passphrase_show").click()
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    page.clear()
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert caps.isHidden()
    assert page.findChild(QPushButton, "unlock_keyring").isVisible()


def test_a_change_asks_for_all_three_and_says_what_is_wrong(qtbot: QtBot, theme: ThemeManager) -> None:
    dialog = PassphraseDialog(theme, Deed.CHANGE, lambda typed: typed == WORDS)
    qtbot.addWidget(dialog)
    dialog.open()
    wishes: list[Wish] = []
    dialog.wished.connect(lambda wish: wishes.append(Wish(wish.deed, str(wish.current), str(wish.new))))
    current, new, again = (dialog.findChild(QLineEdit, f"passphrase_{name}") for name in ("current", "new", "again"))
    go, error = dialog.findChild(QPushButton, "passphrase_go"), dialog.findChild(QLabel, "passphrase_error_text")

    for typed, said, marked in (
        (("wrong", "pond lily", "pond lily"), "has now", current),
        ((WORDS, "abc", "abc"), "at least", new),
        ((WORDS, "pond lily", "pond lilies"), "not the same", again),
    ):
        for line, text in zip((current, new, again), typed, strict=True):
            line.setText(text)
        go.click()
        assert said in error.text()
        assert marked.property("invalid")
    assert wishes == []
    new.setText("")
    QTest.keyClicks(new, "password")
    qtbot.waitUntil(lambda: "Very easy" in dialog.findChild(QLabel, "strength_words").text())
    new.setText("pond lily")
    again.setText("pond lily")
    go.click()
    assert wishes == [Wish(Deed.CHANGE, WORDS, "pond lily")]
    assert new.text() == ""


def test_the_panel_keeps_what_is_chosen(qtbot: QtBot, theme: ThemeManager, settings: Path) -> None:
    choices = LockChoices(WindowSettings(settings))
    panel = PrivacyPanel(theme, choices, is_encrypted=True, uses_keyring=False)
    dialog = PrivacyDialog(theme, panel)
    qtbot.addWidget(dialog)
    dialog.open()
    box = panel.findChild(QComboBox, "privacy_rest")
    box.setCurrentIndex(1)
    with qtbot.waitSignal(panel.changed):
        box.activated.emit(1)
    panel.findChild(QCheckBox, "privacy_session").click()
    assert (choices.rest(), choices.locks_with_session()) == (Rest.ONE, False)
    keyring = panel.findChild(QCheckBox, "privacy_keyring")
    panel.keyring_chosen.connect(lambda _uses: panel.refuse_keyring("The keyring did not answer."))
    keyring.click()
    assert not keyring.isChecked()
    assert panel.findChild(QLabel, "privacy_error_text").text() == "The keyring did not answer."
