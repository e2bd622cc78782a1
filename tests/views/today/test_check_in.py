"""Checking in: quick, by keyboard alone, and forgiving."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.today.tab import TodayTab

Make = Callable[[], TodayTab]
CTRL = Qt.KeyboardModifier.ControlModifier


def find(tab: QWidget, name: str) -> QWidget:
    return next(widget for widget in tab.findChildren(QWidget) if widget.objectName() == name)


def label(tab: QWidget, name: str) -> str:
    widget = find(tab, name)
    assert isinstance(widget, QLabel)
    return widget.text()


def press(tab: QWidget, name: str) -> None:
    button = find(tab, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def focused() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.objectName()


def key(qtbot: QtBot, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), pressed, modifier)


def test_five_keys_make_a_whole_check_in(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    make_tab()
    assert focused() == "mood_confident"
    key(qtbot, Qt.Key.Key_N)
    key(qtbot, Qt.Key.Key_Return)
    assert focused() == "check_in_intensity_slider"
    key(qtbot, Qt.Key.Key_7)
    assert focused() == "check_in_confidence_slider"
    key(qtbot, Qt.Key.Key_0)
    assert focused() == "check_in_save"
    key(qtbot, Qt.Key.Key_Return, CTRL)
    (check_in,) = vault.check_ins.today()
    assert (check_in.mood, check_in.intensity, check_in.confidence_level) == ("nervous", 7, 10.0)
    assert focused() == "check_in_again"


def test_a_click_on_a_face_is_a_check_in_and_the_form_adds_to_that_one(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext
) -> None:
    view_context.notices.parent().show()
    tab = make_tab()
    qtbot.mouseClick(find(tab, "mood_calm"), Qt.MouseButton.LeftButton)
    (made,) = vault.check_ins.today()
    assert (made.mood, made.intensity, made.confidence_level) == ("calm", None, None)
    assert not find(tab, "check_in_mood").isVisible(), "another face would be another check-in"
    qtbot.waitUntil(lambda: f"check_in_{made.id}" in {row.objectName() for row in tab.findChildren(QAbstractButton)})
    assert focused() == "check_in_intensity_slider"
    key(qtbot, Qt.Key.Key_3)
    key(qtbot, Qt.Key.Key_6)
    press(tab, "check_in_unfold")
    find(tab, "check_in_note").setPlainText("On the balcony")
    assert not tab.may_close()
    press(tab, "check_in_keep_writing")
    press(tab, "check_in_save")
    (after,) = vault.check_ins.today()
    assert (after.id, after.mood, after.intensity, after.confidence_level) == (made.id, "calm", 3, 6.0)
    assert after.context == "On the balcony"
    assert not find(tab, "check_in_form").isVisible()
    assert view_context.notices.undo()
    assert vault.check_ins.today() == [made]


def test_a_click_by_mistake_is_taken_back_and_the_faces_return(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext
) -> None:
    view_context.notices.parent().show()
    tab = make_tab()
    qtbot.mouseClick(find(tab, "mood_calm"), Qt.MouseButton.LeftButton)
    assert view_context.notices.undo()
    assert vault.check_ins.today() == []
    qtbot.waitUntil(find(tab, "check_in_mood").isVisible)
    assert find(tab, "check_in_mood").mood() is None


def test_a_check_in_that_was_left_is_not_added_to_hours_later(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    qtbot.mouseClick(find(tab, "mood_calm"), Qt.MouseButton.LeftButton)
    tab.hide()
    tab.show()
    assert not find(tab, "check_in_form").isVisible()
    press(tab, "check_in_again")
    qtbot.mouseClick(find(tab, "mood_nervous"), Qt.MouseButton.LeftButton)
    assert [item.mood for item in vault.check_ins.today()] == ["calm", "nervous"]


def test_a_face_alone_is_enough_and_a_digit_on_the_faces_is_its_strength(
    qtbot: QtBot, make_tab: Make, vault: OpenVault
) -> None:
    tab = make_tab()
    key(qtbot, Qt.Key.Key_4)
    find(tab, "check_in_mood").set_mood("calm")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    (check_in,) = vault.check_ins.today()
    assert (check_in.mood, check_in.intensity, check_in.confidence_level) == ("calm", 4, None)


def test_without_a_face_it_says_what_is_missing_and_writes_nothing(
    qtbot: QtBot, make_tab: Make, vault: OpenVault
) -> None:
    tab = make_tab()
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert "choose the face" in label(tab, "check_in_error_text")
    assert focused() == "mood_confident"
    assert vault.check_ins.today() == []


def test_the_scales_are_folded_until_something_is_entered_or_wanted(qtbot: QtBot, make_tab: Make) -> None:
    tab = make_tab()
    scale, unfold = find(tab, "check_in_intensity"), find(tab, "check_in_unfold")
    assert not scale.isVisible()
    assert unfold.accessibleName() == "Add more"
    unfold.setFocus()
    press(tab, "check_in_unfold")
    assert scale.isVisible()
    assert focused() == "check_in_intensity_slider"
    press(tab, "check_in_unfold")
    assert not scale.isVisible()
    find(tab, "check_in_mood").focus_first()
    key(qtbot, Qt.Key.Key_4)
    assert scale.isVisible()
    assert unfold.accessibleName() == "Add a note"


def test_a_note_is_folded_until_wanted(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    note = find(tab, "check_in_note")
    assert isinstance(note, QPlainTextEdit)
    assert not note.isVisible()
    press(tab, "check_in_unfold")
    assert note.isVisible()
    note.setPlainText("Before the meeting")
    triggers = find(tab, "check_in_triggers_field")
    qtbot.keyClicks(triggers, "meeting")
    find(tab, "check_in_mood").set_mood("nervous")
    press(tab, "check_in_save")
    (check_in,) = vault.check_ins.today()
    assert (check_in.context, check_in.triggers) == ("Before the meeting", ("meeting",))
    press(tab, "check_in_again")
    assert not note.isVisible()
    assert note.toPlainText() == ""


def test_the_tab_key_visits_everything_in_reading_order(qtbot: QtBot, make_tab: Make) -> None:
    tab = make_tab()
    press(tab, "check_in_unfold")
    find(tab, "check_in_mood").focus_first()
    visited = [focused()]
    for _ in range(8):
        key(qtbot, Qt.Key.Key_Tab)
        visited.append(focused())
    assert visited == [
        "mood_confident",
        "check_in_intensity_slider",
        "check_in_intensity_spin",
        "check_in_confidence_slider",
        "check_in_confidence_spin",
        "check_in_unfold",
        "check_in_note",
        "check_in_triggers_field",
        "check_in_save",
    ]


def test_todays_check_ins_stand_in_the_card_and_can_be_taken_back_and_restored(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext
) -> None:
    view_context.notices.parent().show()
    check_in = vault.check_ins.check_in(CheckInDraft.of(mood="calm", intensity=3)).value
    tab = make_tab()
    assert not find(tab, "check_in_form").isVisible()
    assert find(tab, "check_ins_today").isVisible()
    press(tab, f"check_in_delete_{check_in.id}")
    assert vault.check_ins.today() == []
    qtbot.waitUntil(find(tab, "check_in_form").isVisible)
    assert view_context.notices.undo()
    assert vault.check_ins.today() == [check_in]
    qtbot.waitUntil(lambda: not find(tab, "check_in_form").isVisible())


def test_undoing_a_check_in_removes_it(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext
) -> None:
    view_context.notices.parent().show()
    tab = make_tab()
    find(tab, "check_in_mood").set_mood("calm")
    press(tab, "check_in_save")
    assert view_context.notices.undo()
    assert vault.check_ins.today() == []
    qtbot.waitUntil(find(tab, "check_in_form").isVisible)


def test_escape_puts_an_empty_form_away_but_never_one_that_holds_something(
    qtbot: QtBot, make_tab: Make, vault: OpenVault
) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    tab = make_tab()
    press(tab, "check_in_again")
    assert find(tab, "check_in_form").isVisible()
    key(qtbot, Qt.Key.Key_Escape)
    assert not find(tab, "check_in_form").isVisible()
    press(tab, "check_in_again")
    key(qtbot, Qt.Key.Key_5)
    key(qtbot, Qt.Key.Key_Escape)
    assert find(tab, "check_in_form").isVisible()


def test_a_form_in_use_stays_when_another_window_checks_in(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    find(tab, "check_in_mood").set_mood("proud")
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    qtbot.waitUntil(find(tab, "check_ins_today").isVisible)
    assert find(tab, "check_in_form").isVisible()
    assert find(tab, "check_in_mood").mood() == "proud"


def test_midnight_brings_a_new_day(qtbot: QtBot, make_tab: Make, vault: OpenVault, clock: FixedClock) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    tab = make_tab()
    before = label(tab, "today_date"), label(tab, "prompt_text")
    assert not find(tab, "check_in_form").isVisible()
    clock.advance(days=1)
    tab._on_clock_looked_at()
    assert find(tab, "check_in_form").isVisible()
    assert label(tab, "today_date") != before[0]
    assert label(tab, "prompt_text") != before[1]


def test_a_check_in_is_opened_by_enter_changed_and_put_back(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_context.notices.parent().show()
    draft = CheckInDraft.of(mood="nervous", intensity=7, confidence_level=3, context="On the train", triggers=["talk"])
    before = vault.check_ins.check_in(draft).value
    tab = make_tab()
    row = find(tab, f"check_in_{before.id}")
    row.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert find(tab, "check_in_form").isVisible()
    assert find(tab, "check_in_mood").mood() == "nervous"
    assert find(tab, "check_in_note").toPlainText() == "On the train"
    assert find(tab, "check_in_triggers").tags() == ("talk",)
    find(tab, "check_in_mood").set_mood("calm")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    (after,) = vault.check_ins.today()
    assert (after.id, after.mood, after.intensity, after.context) == (before.id, "calm", 7, "On the train")
    assert not find(tab, "check_in_form").isVisible()
    # A way back through "removed" would lose it, should the second half be refused.
    monkeypatch.setattr(vault.check_ins, "restore", vault.check_ins.delete)
    assert view_context.notices.undo()
    assert vault.check_ins.today() == [before]


def test_leaving_the_form_leaves_a_check_in_as_it_was(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    before = vault.check_ins.check_in(CheckInDraft.of(mood="calm", confidence_level=6.5)).value
    tab = make_tab()
    press(tab, f"check_in_{before.id}")
    find(tab, "check_in_mood").set_mood("proud")
    key(qtbot, Qt.Key.Key_Escape)
    assert find(tab, "check_in_form").isVisible()
    press(tab, "check_in_leave")
    assert not find(tab, "check_in_form").isVisible()
    assert vault.check_ins.today() == [before]
    assert focused() == f"check_in_{before.id}"
    press(tab, "check_in_again")
    assert find(tab, "check_in_mood").mood() is None


def test_what_the_form_cannot_show_stays_when_something_else_is_changed(make_tab: Make, vault: OpenVault) -> None:
    before = vault.check_ins.check_in(CheckInDraft.of(mood="calm", confidence_level=6.5)).value
    vault.moods.hide("calm")
    tab = make_tab()
    press(tab, f"check_in_{before.id}")
    assert find(tab, "check_in_mood").mood() == "calm"
    find(tab, "check_in_note").set_text("At my desk")
    press(tab, "check_in_save")
    (after,) = vault.check_ins.today()
    assert (after.mood, after.confidence_level, after.context) == ("calm", 6.5, "At my desk")


def test_a_row_does_not_write_over_what_is_being_filled_in(make_tab: Make, vault: OpenVault) -> None:
    before = vault.check_ins.check_in(CheckInDraft.of(mood="calm")).value
    tab = make_tab()
    press(tab, "check_in_again")
    find(tab, "check_in_mood").set_mood("proud")
    press(tab, f"check_in_{before.id}")
    assert find(tab, "check_in_mood").mood() == "proud"
    press(tab, "check_in_save")
    assert [item.mood for item in vault.check_ins.today()] == ["calm", "proud"]


def test_delete_on_a_row_takes_it_away(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    check_in = vault.check_ins.check_in(CheckInDraft.of(mood="calm")).value
    qtbot.keyClick(find(make_tab(), f"check_in_{check_in.id}"), Qt.Key.Key_Delete)
    assert vault.check_ins.today() == []


def test_a_context_used_before_is_offered_and_taken(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="calm", context="At the office", triggers=["meeting"]))
    tab = make_tab()
    press(tab, "check_in_again")
    press(tab, "check_in_unfold")
    note = find(tab, "check_in_note")
    note.setFocus()
    qtbot.keyClicks(note, "off")
    popup = note._completer.popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert note.toPlainText() == "At the office"
    assert not popup.isVisible()
    assert find(tab, "check_in_triggers")._suggestions.stringList() == ["meeting"]


def test_an_offer_never_holds_the_keyboard_back(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="calm", context="At the office"))
    tab = make_tab()
    press(tab, "check_in_again")
    press(tab, "check_in_unfold")
    note = find(tab, "check_in_note")
    note.setFocus()
    qtbot.keyClicks(note, "off")
    qtbot.keyClick(note._completer.popup(), Qt.Key.Key_Tab)
    assert focused() == "check_in_triggers_field"
    assert note.toPlainText() == "off"


def test_a_mood_of_ones_own_is_offered_at_once(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    vault.moods.add(MoodDraft.of(title="Giddy", valence=0.6, energy=0.8))
    qtbot.waitUntil(lambda: any(w.objectName() == "mood_giddy" for w in tab.findChildren(QWidget)))
    find(tab, "check_in_mood").set_mood("giddy")
    press(tab, "check_in_save")
    assert vault.check_ins.today()[0].mood == "giddy"


def test_midnight_does_not_throw_away_a_change_that_is_being_made(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, clock: FixedClock
) -> None:
    before = vault.check_ins.check_in(CheckInDraft.of(mood="calm")).value
    tab = make_tab()
    press(tab, f"check_in_{before.id}")
    find(tab, "check_in_note").set_text("On the night bus")
    clock.advance(days=1)
    tab._on_clock_looked_at()
    assert find(tab, "check_in_note").toPlainText() == "On the night bus"
    press(tab, "check_in_save")
    (after,) = vault.check_ins.newest()
    assert (after.context, after.local_date) == ("On the night bus", before.local_date)
    qtbot.waitUntil(lambda: find(tab, "check_in_form").isVisible())


def test_a_half_filled_check_in_is_asked_about_before_the_window_goes(make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    assert tab.may_close()
    find(tab, "check_in_note").setPlainText("Half a tho")
    assert not tab.may_close()
    assert find(tab, "check_in_leave_question").isVisible()
    assert focused() == "check_in_keep_writing"
    press(tab, "check_in_keep_writing")
    assert not find(tab, "check_in_leave_question").isVisible()
    assert not tab.may_close()
    press(tab, "check_in_save_and_leave")
    assert tab.isVisible(), "without a face it cannot be saved, so it stays"
    assert "choose the face" in label(tab, "check_in_error_text")
    find(tab, "check_in_mood").set_mood("calm")
    assert not tab.may_close()
    press(tab, "check_in_save_and_leave")
    assert not tab.isVisible()
    assert [item.context for item in vault.check_ins.today()] == ["Half a tho"]


def test_a_half_filled_check_in_can_be_thrown_away(make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    find(tab, "check_in_note").setPlainText("Half a tho")
    assert not tab.may_close()
    press(tab, "check_in_discard")
    assert not tab.isVisible()
    assert tab.may_close()
    assert vault.check_ins.today() == []
