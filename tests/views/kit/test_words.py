"""Moods, prompts and templates of one's own: written at once, undone in place, by keyboard too."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.moods import CheckInDraft, Face
from extrovertly_desktop.domain.writing_kit import OWN_THEME, PromptDraft, TemplateDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.kit.own_list import OwnList
from extrovertly_desktop.views.kit.words_dialog import WordsDialog

WidgetT = TypeVar("WidgetT", bound=QWidget)
Open = Callable[[], WordsDialog]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def find(dialog: QWidget, name: str, kind: type[WidgetT]) -> WidgetT:
    return next(widget for widget in dialog.findChildren(kind) if widget.objectName() == name)


def press(dialog: QWidget, name: str) -> None:
    find(dialog, name, QAbstractButton).click()


def lines(dialog: QWidget, name: str) -> OwnList:
    return find(dialog, f"{name}_list", OwnList)


def go_to(dialog: QWidget, name: str, slug: str) -> None:
    shown = lines(dialog, name)
    shown.setCurrentRow(shown.slugs().index(slug))


def titles(vault: OpenVault) -> list[str]:
    return [mood.title for mood in vault.moods.vocabulary()]


def test_a_mood_of_ones_own_gets_a_name_a_place_and_a_face(qtbot: QtBot, open_words: Open, vault: OpenVault) -> None:
    dialog = open_words()
    press(dialog, "moods_add")
    name = find(dialog, "mood_name", QLineEdit)
    assert QApplication.focusWidget() is name
    qtbot.keyClicks(name, "Giddy")
    find(dialog, "mood_valence_slider", QSlider).setValue(60)
    find(dialog, "mood_energy_slider", QSlider).setValue(85)
    press(dialog, "mood_shape")
    find(dialog, "mood_brow_slider", QSlider).setValue(-50)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    mood = vault.moods.vocabulary().find("giddy")
    assert mood is not None
    assert (mood.title, mood.valence, mood.energy, mood.face) == ("Giddy", 0.6, 0.85, Face(brow=-0.5))
    assert lines(dialog, "moods").current_slug() == "giddy"
    assert dialog.notices.undo()
    assert "Giddy" not in titles(vault)
    qtbot.waitUntil(lambda: "giddy" not in lines(dialog, "moods").slugs())


def test_a_mood_without_a_name_or_with_one_that_is_taken_is_told_in_place(open_words: Open, vault: OpenVault) -> None:
    dialog, before = open_words(), titles(vault)
    press(dialog, "moods_add")
    for typed in ("  ", "calm"):
        find(dialog, "mood_name", QLineEdit).setText(typed)
        press(dialog, "moods_save")
        assert find(dialog, "mood_form_error_text", QLabel).text()
        assert QApplication.focusWidget() is find(dialog, "mood_name", QLineEdit)
    assert titles(vault) == before


def test_a_mood_that_came_with_it_is_changed_and_made_again_what_it_was(open_words: Open, vault: OpenVault) -> None:
    before = vault.moods.vocabulary().find("calm")
    assert before is not None
    dialog = open_words()
    go_to(dialog, "moods", "calm")
    find(dialog, "mood_name", QLineEdit).setText("At ease")
    press(dialog, "moods_save")
    after = vault.moods.vocabulary().find("calm")
    assert after is not None
    assert (after.title, after.valence, after.energy) == ("At ease", before.valence, before.energy)
    press(dialog, "mood_reset")
    assert vault.moods.vocabulary().find("calm") == before
    assert dialog.notices.undo()
    assert vault.moods.vocabulary().find("calm") == after


def test_hiding_keeps_what_was_written_and_can_be_undone(qtbot: QtBot, open_words: Open, vault: OpenVault) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    dialog = open_words()
    go_to(dialog, "moods", "calm")
    press(dialog, "mood_hide")
    assert "Calm" not in titles(vault)
    qtbot.waitUntil(find(dialog, "mood_offer", QAbstractButton).isVisible)
    assert "hidden" in lines(dialog, "moods").currentItem().text()
    assert vault.check_ins.today()[0].mood == "calm"
    assert dialog.notices.undo()
    assert "Calm" in titles(vault)


def test_deleting_by_key_is_undone_by_key(qtbot: QtBot, open_words: Open, vault: OpenVault) -> None:
    vault.moods.add(MoodDraft.of(title="Giddy", valence=0.6, energy=0.8))
    dialog = open_words()
    go_to(dialog, "moods", "giddy")
    qtbot.keyClick(lines(dialog, "moods"), Qt.Key.Key_Delete)
    assert "Giddy" not in titles(vault)
    qtbot.waitUntil(lambda: "giddy" not in lines(dialog, "moods").slugs())
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "Giddy" in titles(vault)
    qtbot.waitUntil(lambda: "giddy" in lines(dialog, "moods").slugs())


def test_what_came_with_it_is_not_deleted(qtbot: QtBot, open_words: Open, vault: OpenVault) -> None:
    dialog, before = open_words(), titles(vault)
    qtbot.keyClick(lines(dialog, "moods"), Qt.Key.Key_Delete)
    assert titles(vault) == before
    assert "hidden instead" in find(dialog, "mood_form_error_text", QLabel).text()


def test_the_order_is_made_by_alt_and_arrow(qtbot: QtBot, open_words: Open, vault: OpenVault) -> None:
    dialog, before = open_words(), titles(vault)
    shown = lines(dialog, "moods")
    shown.setCurrentRow(1)
    qtbot.keyClick(shown, Qt.Key.Key_Up, ALT)
    assert titles(vault) == [before[1], before[0], *before[2:]]
    qtbot.waitUntil(lambda: shown.currentRow() == 0)
    qtbot.keyClick(shown, Qt.Key.Key_Up, ALT)
    assert dialog.notices.undo()
    assert titles(vault) == before


def test_the_order_is_made_by_dragging(qtbot: QtBot, open_words: Open, vault: OpenVault) -> None:
    dialog, before = open_words(), titles(vault)
    shown = lines(dialog, "moods")
    none = shown.rootIndex()
    assert shown.model().moveRow(none, 0, none, 3)
    assert titles(vault) == [before[1], before[2], before[0], *before[3:]]
    assert not shown.item(0).flags() & Qt.ItemFlag.ItemIsDropEnabled
    assert dialog.notices.undo()
    qtbot.waitUntil(lambda: shown.item(0).text() == before[0])


def test_what_is_not_saved_is_asked_about_before_it_is_left(open_words: Open, vault: OpenVault) -> None:
    dialog = open_words()
    press(dialog, "moods_add")
    find(dialog, "mood_name", QLineEdit).setText("Wobbly")
    shown = lines(dialog, "moods")
    shown.setCurrentRow(3)
    question = find(dialog, "moods_leave_question", QWidget)
    assert question.isVisible()
    assert shown.current_slug() == ""
    press(dialog, "moods_keep_writing")
    assert not question.isVisible()
    assert find(dialog, "mood_name", QLineEdit).text() == "Wobbly"
    shown.setCurrentRow(3)
    press(dialog, "moods_save_and_leave")
    assert "Wobbly" in titles(vault)
    assert shown.currentRow() == 3


def test_escape_closes_and_asks_only_if_something_was_written(qtbot: QtBot, open_words: Open) -> None:
    dialog = open_words()
    find(dialog, "words_tabs", QTabWidget).setCurrentIndex(1)
    press(dialog, "prompts_add")
    find(dialog, "own_prompt_text", QPlainTextEdit).setPlainText("Who was kind today?")
    find(dialog, "words_tabs", QTabWidget).setCurrentIndex(0)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert find(dialog, "words_tabs", QTabWidget).currentIndex() == 1
    with qtbot.waitSignal(dialog.finished):
        press(dialog, "prompts_discard")
    again = open_words()
    with qtbot.waitSignal(again.finished):
        qtbot.keyClick(again, Qt.Key.Key_Escape)


def test_prompts_are_added_changed_deleted_and_brought_back(qtbot: QtBot, open_words: Open, vault: OpenVault) -> None:
    dialog = open_words()
    find(dialog, "words_tabs", QTabWidget).setCurrentIndex(1)
    press(dialog, "prompts_add")
    text, theme = find(dialog, "own_prompt_text", QPlainTextEdit), find(dialog, "own_prompt_theme", QComboBox)
    text.setPlainText("Who was kind\ntoday?")
    qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
    (prompt,) = vault.prompts.own()
    assert (prompt.text, prompt.theme) == ("Who was kind today?", OWN_THEME)
    theme.setCurrentIndex(theme.findData("courage"))
    press(dialog, "prompts_save")
    assert vault.prompts.own()[0].theme == "courage"
    assert dialog.notices.undo()
    assert vault.prompts.own() == (prompt,)
    press(dialog, "prompt_delete")
    assert vault.prompts.own() == ()
    qtbot.waitUntil(find(dialog, "prompts_nothing", QWidget).isVisible)
    assert dialog.notices.undo()
    assert vault.prompts.own() == (prompt,)


def test_a_template_of_ones_own_begins_as_a_copy(qtbot: QtBot, open_words: Open, vault: OpenVault) -> None:
    dialog = open_words()
    find(dialog, "words_tabs", QTabWidget).setCurrentIndex(2)
    came_with = next(item for item in vault.templates.all() if item.body)
    go_to(dialog, "templates", came_with.slug)
    body = find(dialog, "template_body", QPlainTextEdit)
    assert body.isReadOnly()
    assert not find(dialog, "templates_save", QAbstractButton).isVisible()
    press(dialog, "template_copy")
    assert not body.isReadOnly()
    body.setPlainText("## Mine")
    press(dialog, "templates_save")
    (own,) = [item for item in vault.templates.all() if item.is_own]
    assert (own.title, own.body) == (f"{came_with.title} (mine)", "## Mine")
    assert vault.templates.get(came_with.slug) == came_with
    find(dialog, "template_name", QLineEdit).setText(came_with.title)
    press(dialog, "templates_save")
    assert "that name already" in find(dialog, "template_form_error_text", QLabel).text()
    assert vault.templates.get(own.slug) == own


@pytest.mark.parametrize("kind", ["prompts", "templates"])
def test_what_another_window_adds_appears_and_what_is_written_stays(
    qtbot: QtBot, open_words: Open, vault: OpenVault, kind: str
) -> None:
    dialog = open_words()
    find(dialog, "words_tabs", QTabWidget).setCurrentIndex(1 if kind == "prompts" else 2)
    press(dialog, f"{kind}_add")
    field = find(dialog, "own_prompt_text" if kind == "prompts" else "template_body", QPlainTextEdit)
    field.setPlainText("Half a thought")
    before = lines(dialog, kind).count()
    vault.prompts.add(PromptDraft.of(text="Another"))
    vault.templates.add(TemplateDraft.of(title="Another", body=""))
    qtbot.waitUntil(lambda: lines(dialog, kind).count() == before + 1)
    assert field.toPlainText() == "Half a thought"
