"""Writing and reading Markdown: keys, lists, templates, finding, links, strength of a mood."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QSpinBox, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.editor.reading_view import with_line_breaks
from extrovertly_desktop.views.journal.editor.typing_help import emphasised, next_line
from extrovertly_desktop.views.journal.mood_field import MoodField

from .conftest import JournalWindow

Make = Callable[[], JournalWindow]
CTRL = Qt.KeyboardModifier.ControlModifier
MARKDOWN = (
    "# Choir\n\nJo **waved** at me.\nI waved back.\n\n[the page](https://example.org/choir) ![dog](http://x.org/d.png)"
)


def page(window: JournalWindow) -> QPlainTextEdit:
    return window.find(QPlainTextEdit, "entry_text")


def reading(window: JournalWindow) -> QTextBrowser:
    return window.find(QTextBrowser, "entry_reading")


def entry_of(vault: OpenVault, text: str = MARKDOWN, **more: object) -> JournalEntry:
    return vault.journal.write(JournalDraft.of(**{"content": text, "mood": "proud", **more})).value


def select(text: QPlainTextEdit, words: str) -> None:
    cursor = text.document().find(words)
    assert not cursor.isNull()
    text.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("line", "begins", "ends"),
    [
        ("- milk", "- ", False),
        ("  * deeper", "  * ", False),
        ("9. nine", "10. ", False),
        ("3) three", "4) ", False),
        ("- [x] done", "- [ ] ", False),
        ("> quoted", "> ", False),
        ("> - both", "> - ", False),
        ("- ", "- ", True),
        ("> ", "> ", True),
    ],
)
def test_lists_and_quotations_go_on(line: str, begins: str, ends: bool) -> None:
    found = next_line(line)
    assert found is not None
    assert (found.begins, found.ends_list) == (begins, ends)


@pytest.mark.parametrize("line", ["", "plain", "-none", "1.none", "**bold**"])
def test_other_lines_end_plainly(line: str) -> None:
    assert next_line(line) is None


@pytest.mark.parametrize(
    ("selected", "before", "after", "sign", "text"),
    [
        ("word", "a ", " b", "**", "**word**"),
        ("word", "a **", "** b", "**", "word"),
        ("**word**", "", "", "**", "word"),
        ("word", "a **", "** b", "*", "*word*"),
        ("", "", "", "**", "****"),
        ("word ", "", "", "*", "*word* "),
    ],
)
def test_emphasis_is_put_on_and_taken_off(selected: str, before: str, after: str, sign: str, text: str) -> None:
    assert emphasised(selected, before, after, sign).text == text


def test_bold_italic_and_list_keys(qtbot: QtBot, make_window: Make) -> None:
    window = make_window()
    text = page(window)
    text.setPlainText("so glad 😀 now")
    select(text, "glad 😀")
    window.press(Qt.Key.Key_B, CTRL)
    assert text.toPlainText() == "so **glad 😀** now"
    assert text.textCursor().selectedText() == "glad 😀"
    window.press(Qt.Key.Key_I, CTRL)
    assert text.toPlainText() == "so ***glad 😀*** now"
    window.press(Qt.Key.Key_I, CTRL)
    window.press(Qt.Key.Key_B, CTRL)
    assert text.toPlainText() == "so glad 😀 now"
    text.setPlainText("")
    qtbot.keyClicks(text, "- one")
    window.press(Qt.Key.Key_Return)
    qtbot.keyClicks(text, "two")
    window.press(Qt.Key.Key_Return)
    assert text.toPlainText() == "- one\n- two\n- "
    window.press(Qt.Key.Key_Return)
    assert text.toPlainText() == "- one\n- two\n"
    text.undo()
    assert text.toPlainText() == "- one\n- two\n- "


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\ntwo\n\nthree", "one \u2028two\n\nthree"),
        ("one\n- item\n- item", "one\n- item\n- item"),
        ("# heading\ntext", "# heading\ntext"),
        ("- item\n  more", "- item \u2028more"),
        ("```\na\nb\n```\nc\nd", "```\na\nb\n```\nc \u2028d"),
        ("one\n**two**", "one \u2028 **two**"),
        ("> a\n> b", "> a\n> b"),
    ],
)
def test_a_line_that_ends_stays_ended(text: str, lines: str) -> None:
    assert with_line_breaks(text) == lines


def test_an_entry_opens_to_be_read_and_turns_over_with_a_key(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault, tags=["choir"], intensity=7)
    window = make_window()
    window.tab.show_subject(entry.id)
    assert window.focused() == "entry_reading"
    shown = reading(window).toPlainText()
    assert "Jo waved at me." in shown
    assert "**" not in shown
    assert "dog" in shown
    assert "\ufffc" not in shown, "a picture was left in, which Qt would try to load"
    assert window.text("entry_summary") == "Proud, 7 of 10 · 10:00 · #choir · private"
    assert not window.sees("entry_save")
    window.press(Qt.Key.Key_E, CTRL)
    assert window.focused() == "entry_text"
    assert window.sees("entry_save")
    page(window).appendPlainText("More.")
    window.press(Qt.Key.Key_E, CTRL)
    assert reading(window).toPlainText().endswith("More.")
    assert window.sees("entry_save")


def test_a_link_is_opened_only_when_told_to(
    make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    entry = entry_of(vault)
    window = make_window()
    window.tab.show_subject(entry.id)
    reading(window).anchorClicked.emit(QUrl("https://example.org/choir"))
    assert "https://example.org/choir" in window.text("entry_link_text")
    assert window.focused() == "entry_link_copy"
    window.press(Qt.Key.Key_Escape)
    assert not window.sees("entry_link")
    assert window.focused() == "entry_reading"
    reading(window).anchorClicked.emit(QUrl("https://example.org/choir"))
    window.click("entry_link_copy")
    assert QGuiApplication.clipboard().text() == "https://example.org/choir"
    assert opened == []
    reading(window).anchorClicked.emit(QUrl("https://example.org/choir"))
    window.click("entry_link_open")
    assert opened == ["https://example.org/choir"]
    reading(window).anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert not window.sees("entry_link")


def test_finding_in_the_text_while_writing_and_reading(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    text = page(window)
    text.setPlainText("😀 One tea, then another TEA.\n\nNo more Tea.")
    window.press(Qt.Key.Key_F, CTRL)
    assert window.focused() == "entry_find_field"
    qtbot.keyClicks(window.find(QLineEdit, "entry_find_field"), "tea")
    window.press(Qt.Key.Key_Return)
    assert window.text("entry_find_count") == "1 of 3"
    assert len(text.extraSelections()) == 3
    window.press(Qt.Key.Key_Down)
    assert text.textCursor().selectedText() == "TEA"
    window.press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().selectedText() == "tea"
    window.press(Qt.Key.Key_Up)
    assert window.text("entry_find_count") == "3 of 3"
    window.click("entry_mode")
    qtbot.waitUntil(lambda: len(reading(window).extraSelections()) == 3)
    window.find(QLineEdit, "entry_find_field").setText("coffee")
    qtbot.waitUntil(lambda: window.text("entry_find_count") == "Not found")
    window.find(QLineEdit, "entry_find_field").setFocus()
    window.press(Qt.Key.Key_Escape)
    assert not window.sees("entry_find")
    assert window.focused() == "entry_reading"


def choose_template(window: JournalWindow, name: str) -> None:
    menu = window.find(QMenu, "entry_template_menu")
    menu.aboutToShow.emit()
    action = menu.findChild(QAction, name)
    assert action is not None
    action.trigger()


def test_a_template_is_one_step_of_undo_and_asks_nothing(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    text = page(window)
    text.setFocus()
    qtbot.keyClicks(text, "Before.")
    choose_template(window, "template_gratitude")
    assert text.toPlainText().startswith("Before.\n\n## Three things")
    text.undo()
    assert text.toPlainText() == "Before."
    text.setPlainText("")
    choose_template(window, "template_gratitude")
    assert text.toPlainText().startswith("## Three things")
    window.tab.may_close()
    assert vault.drafts.all()[0].template == "gratitude"


def test_the_page_is_kept_as_a_template(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    page(window).setPlainText("## Week\n\n- best thing")
    choose_template(window, "template_save_as")
    dialog = window.find(QDialog, "template_dialog")
    qtbot.keyClicks(window.find(QLineEdit, "template_name"), "Gratitude")
    window.click("template_save")
    assert "already" in window.text("template_error_text")
    window.find(QLineEdit, "template_name").setText("My week")
    window.click("template_save")
    assert not dialog.isVisible()
    assert vault.templates.all()[-1].body == "## Week\n\n- best thing"
    assert window.notices.undo()
    assert not vault.templates.all()[-1].is_own


def test_how_strong_a_mood_was_is_asked_once_there_is_one(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    page(window).setPlainText("Said hello.")
    assert not window.sees("entry_intensity")
    window.find(QPushButton, "entry_mood_button").click()
    face = window.find(QWidget, "entry_mood_picker").window().focusWidget()
    QTest.keyClick(face, Qt.Key.Key_P)
    QTest.keyClick(window.find(QWidget, "entry_mood_picker").window().focusWidget(), Qt.Key.Key_Return)
    assert window.sees("entry_intensity")
    window.find(QSpinBox, "entry_intensity_spin").setValue(8)
    window.click("entry_save")
    assert vault.journal.newest()[0].intensity == 8
    assert not window.sees("entry_intensity")


def test_no_prompt_holds_for_the_day(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    window.click("entry_prompt_none")
    page(window).setPlainText("Free")
    window.find(MoodField, "entry_mood").set_mood("calm")
    window.click("entry_save")
    assert not window.sees("entry_prompt_text")
    window.click("entry_prompt_use")
    assert window.text("entry_prompt_text") == vault.prompts.of_the_day().text


def test_rich_text_is_pasted_as_markdown_and_anything_without_what_nobody_sees(make_window: Make) -> None:
    window = make_window()
    mime = QMimeData()
    mime.setText("from elsewhere")
    mime.setHtml("<p>from <b>elsewhere</b></p>")
    page(window).insertFromMimeData(mime)
    assert page(window).toPlainText() == "from **elsewhere**"
    page(window).undo()
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(page(window), Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page(window).toPlainText() == "from elsewhere"
    mime = QMimeData()
    mime.setText("\x1b, gpj\u202e.exe")
    page(window).insertFromMimeData(mime)
    assert page(window).toPlainText() == "from elsewhere, gpj.exe"
    page(window).moveCursor(QTextCursor.MoveOperation.End)
