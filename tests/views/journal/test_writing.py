"""Writing: quick, checked in place, and never lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.mood_field import MoodField

from .conftest import JournalWindow

Make = Callable[[], JournalWindow]
CTRL = Qt.KeyboardModifier.ControlModifier


def write(window: JournalWindow, text: str) -> None:
    window.find(QPlainTextEdit, "entry_text").setPlainText(text)


def entry_of(vault: OpenVault, text: str = "Lunch with the team.", **more: object) -> JournalEntry:
    return vault.journal.write(JournalDraft.of(**{"content": text, "mood": "proud", **more})).value


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_an_entry_is_written_by_keyboard_alone(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    prompt = vault.prompts.of_the_day().text
    assert window.focused() == "entry_text"
    qtbot.keyClicks(window.find(QPlainTextEdit, "entry_text"), "I said hello.")
    assert window.text("entry_words") == "3 words"
    window.press(Qt.Key.Key_Tab)
    assert window.focused() == "entry_mood_button"
    window.press(Qt.Key.Key_Space)
    picker = window.find(QWidget, "entry_mood_picker")
    assert picker.isVisible()
    face = picker.window().focusWidget()
    qtbot.keyClick(face, Qt.Key.Key_P)
    qtbot.keyClick(picker.window().focusWidget(), Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert window.focused() == "entry_mood_button"
    window.press(Qt.Key.Key_Return, CTRL)
    (entry,) = vault.journal.newest()
    assert (entry.content, entry.mood, entry.reflection_prompt) == ("I said hello.", "proud", prompt)
    assert (entry.created_at, entry.is_private, entry.tags) == (vault.clock.now_ms(), True, ())
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == ""
    assert window.focused() == "entry_text"
    window.settle()
    assert window.text("journal_count") == "1 entry"


def test_ctrl_s_saves_as_in_any_editor(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    window.find(QPlainTextEdit, "entry_text").setPlainText("Kept.")
    window.find(MoodField, "entry_mood").set_mood("calm")
    window.press(Qt.Key.Key_S, CTRL)
    assert [entry.content for entry in vault.journal.newest()] == ["Kept."]


def test_tags_privacy_and_a_past_moment_are_kept(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    entry_of(vault, tags=["choir"])
    window = make_window()
    write(window, "Sang")
    window.find(MoodField, "entry_mood").set_mood("calm")
    field = window.find(QLineEdit, "entry_tags_field")
    suggestions = field.completer().model()
    assert [suggestions.index(row, 0).data() for row in range(suggestions.rowCount())] == ["choir"]
    qtbot.keyClicks(field, "being seen, choir")
    window.find(QCheckBox, "entry_private").click()
    when = window.find(QDateTimeEdit, "entry_when_field")
    when.setDate(QDate(2026, 2, 27))
    window.click("entry_save")
    entry = next(item for item in vault.journal.newest() if item.content == "Sang")
    assert entry.tags == ("being seen", "choir")
    assert not entry.is_private
    assert entry.created_at == to_ms(datetime(2026, 2, 27, 10, tzinfo=UTC))


def test_an_untouched_moment_is_now_when_saved(make_window: Make, vault: OpenVault, clock: FixedClock) -> None:
    window = make_window()
    write(window, "Later")
    window.find(MoodField, "entry_mood").set_mood("calm")
    clock.advance(hours=2)
    window.click("entry_save")
    assert vault.journal.newest()[0].created_at == clock.now_ms()


def test_a_changed_moment_can_be_taken_back(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    assert not window.sees("entry_when_reset")
    window.find(QDateTimeEdit, "entry_when_field").setDate(QDate(2020, 1, 1))
    window.click("entry_when_reset")
    assert not window.sees("entry_when_reset")
    assert window.find(QDateTimeEdit, "entry_when_field").date() == QDate(2026, 3, 2)
    assert window.tab.may_close()


@dataclass(frozen=True)
class Flaw:
    """Something left out, and what comes of it."""

    text: str
    mood: str | None
    day: int
    said: str
    focused: str


@pytest.mark.parametrize(
    "flaw",
    [
        Flaw("   ", "proud", 2, "still empty", "entry_text"),
        Flaw("Words", None, 2, "choose a mood", "entry_mood_button"),
        Flaw("Words", "proud", 9, "still to come", "entry_when_field"),
    ],
)
def test_what_is_missing_is_said_in_place_and_nothing_is_written(
    make_window: Make, vault: OpenVault, flaw: Flaw
) -> None:
    window = make_window()
    write(window, flaw.text)
    window.find(MoodField, "entry_mood").set_mood(flaw.mood)
    if flaw.day != 2:
        window.find(QDateTimeEdit, "entry_when_field").setDate(QDate(2026, 3, flaw.day))
    window.click("entry_save")
    assert flaw.said in window.text("entry_error_text")
    assert window.focused() == flaw.focused
    assert vault.journal.newest() == []
    write(window, "Other words")
    assert not window.sees("entry_error")


def test_a_prompt_can_be_changed_chosen_by_theme_or_left_out(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    first = vault.prompts.of_the_day().text
    assert window.text("entry_prompt_text") == first
    window.click("entry_prompt_another")
    assert window.text("entry_prompt_text") != first
    assert window.text("entry_prompt_text") == vault.prompts.of_the_day().text
    themes = window.find(QComboBox, "entry_prompt_theme")
    themes.setCurrentIndex(themes.findData("gratitude"))
    themes.activated.emit(themes.currentIndex())
    assert window.text("entry_prompt_text") == vault.prompts.of_the_day("gratitude").text
    window.click("entry_prompt_none")
    assert not window.sees("entry_prompt_text")
    assert window.tab.may_close()
    write(window, "Free")
    window.find(MoodField, "entry_mood").set_mood("calm")
    window.click("entry_save")
    assert vault.journal.newest()[0].reflection_prompt is None


def test_a_prompt_from_elsewhere_gets_a_page_of_its_own(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    window.tab.show_subject("prompt:What did you learn?")
    assert window.text("entry_prompt_text") == "What did you learn?"
    write(window, "Already begun")
    window.tab.show_subject("prompt:What did you learn?")
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == "Already begun"
    window.tab.show_subject("prompt:Who was kind?")
    assert window.text("entry_prompt_text") == "Who was kind?"
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == ""
    (draft,) = vault.drafts.all()
    assert (draft.content, draft.reflection_prompt) == ("Already begun", "What did you learn?")


def test_an_entry_is_opened_edited_and_the_edit_undone(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault, intensity=8, tags=["work"], reflection_prompt="What happened?")
    window = make_window()
    window.tab.show_subject(entry.id)
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == entry.content
    assert window.text("entry_prompt_text") == "What happened?"
    assert window.find(QPushButton, "entry_save").text() == "Save changes"
    write(window, "Lunch, and then a walk.")
    window.click("entry_save")
    edited = vault.journal.get(entry.id)
    assert edited.content == "Lunch, and then a walk."
    assert (edited.created_at, edited.intensity, edited.tags) == (entry.created_at, 8, ("work",))
    assert window.notices.undo()
    assert vault.journal.get(entry.id) == entry
    window.settle()
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == entry.content


def test_the_undo_of_an_edit_puts_back_just_what_was_stored(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    # What an import or an earlier time zone left: a mood that is not offered, and another local day.
    stored = vault.journal.put_back(replace(entry, mood="rad", local_date="2026-03-01")).value
    window = make_window()
    window.tab.show_subject(entry.id)
    write(window, "Lunch, and then a walk.")
    window.find(MoodField, "entry_mood").set_mood("calm")
    when = window.find(QDateTimeEdit, "entry_when_field")
    when.setDate(QDate(2026, 2, 27))
    window.click("entry_save")
    assert vault.journal.get(entry.id).local_date == "2026-02-27"
    assert window.notices.undo()
    assert vault.journal.get(entry.id) == stored
    assert [day.day for day in vault.journal.days_between(date(2026, 2, 1), date(2026, 3, 31))] == [date(2026, 3, 1)]


def test_what_was_changed_elsewhere_meanwhile_is_not_overwritten(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault, tags=["work"])
    window = make_window()
    window.tab.show_subject(entry.id)
    write(window, "Lunch, and then a walk.")
    vault.journal.tag_many([entry.id], add=["friends"])
    window.settle()
    window.click("entry_save")
    edited = vault.journal.get(entry.id)
    assert (edited.content, edited.tags) == ("Lunch, and then a walk.", ("work", "friends"))
    assert window.notices.undo()
    assert vault.journal.get(entry.id) == replace(entry, tags=("work", "friends"))


def test_a_mood_of_another_program_is_kept(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    window = make_window()
    window.tab.show_subject(entry.id)
    field = window.find(MoodField, "entry_mood")
    field.set_mood("rad")
    assert "rad" in window.find(QPushButton, "entry_mood_button").text()


def test_an_untouched_page_closes_without_a_question(make_window: Make) -> None:
    window = make_window()
    window.click("entry_prompt_another")
    window.host.close()
    assert not window.host.isVisible()


def test_opening_another_entry_keeps_what_was_being_written(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    window = make_window()
    write(window, "Half a thought")
    window.tab.show_subject(entry.id)
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == entry.content
    assert [draft.content for draft in vault.drafts.all()] == ["Half a thought"]
    assert window.find(QPushButton, "drafts_toggle").text() == "1 draft is waiting"


def test_a_new_page_from_an_open_entry(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    window = make_window()
    window.tab.show_subject(entry.id)
    assert window.sees("entry_new")
    window.tab.show_subject("new")
    assert not window.sees("entry_new")
    assert window.find(QPlainTextEdit, "entry_text").toPlainText() == ""


def test_an_unknown_or_binned_entry_is_said_to_be_gone(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    vault.journal.delete(entry.id)
    window = make_window()
    window.tab.show_subject(entry.id)
    assert "bin" in window.text("toast_text")
    window.tab.show_subject("no-such-entry")
    assert "no longer there" in window.text("toast_text")
    window.tab.show_subject("")


def test_a_narrow_window_shows_page_and_history_in_turn(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    window = make_window()
    assert window.sees("journal_history")
    assert not window.sees("journal_turns")
    window.host.resize(700, 700)
    qtbot.waitUntil(lambda: window.sees("journal_turns"))
    assert window.sees("entry_text")
    assert not window.sees("journal_history")
    window.click("journal_turns_history")
    assert window.sees("journal_history")
    assert not window.sees("entry_text")
    assert window.focused() in {"journal_search", "journal_list"}
    window.tab.show_subject(entry.id)
    assert window.sees("entry_reading")
