"""Drafts: what is typed is in the vault within two seconds, and back after whatever ends the program."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import DiskFull, VaultLocked
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import DraftState, JournalDraft, JournalEntry
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.views.journal.editor.draft_keeper import DraftKeeper
from extrovertly_desktop.views.journal.mood_field import MoodField

from .conftest import JournalWindow

Make = Callable[[], JournalWindow]
_TWO_SECONDS = 2_000


def page(window: JournalWindow) -> QPlainTextEdit:
    return window.find(QPlainTextEdit, "entry_text")


def contents(vault: OpenVault) -> list[str]:
    return [draft.content for draft in vault.drafts.all()]


def entry_of(vault: OpenVault, text: str = "Lunch with the team.") -> JournalEntry:
    return vault.journal.write(JournalDraft.of(content=text, mood="proud")).value


def test_a_keystroke_is_on_the_disk_within_two_seconds_and_survives_the_program(
    qtbot: QtBot, make_window: Make, vault: OpenVault, catalogue: Catalogue, clock: FixedClock
) -> None:
    window = make_window()
    qtbot.keyClicks(page(window), "I was about to say")
    window.find(MoodField, "entry_mood").set_mood("calm")
    qtbot.waitUntil(lambda: contents(vault) == ["I was about to say"], timeout=_TWO_SECONDS)
    assert window.text("entry_kept") == "· Kept as a draft"
    window.host.tab = None  # nothing is asked, nothing is flushed: the program simply ends
    window.host.hide()
    elsewhere = open_vault(vault.path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(2)))
    assert contents(elsewhere) == ["I was about to say"]
    elsewhere.close()
    again = make_window()
    assert page(again).toPlainText() == "I was about to say"
    assert again.find(MoodField, "entry_mood").mood() == "calm"
    assert again.text("entry_kept") == "· Kept as a draft"
    assert not again.sees("drafts_strip")


def test_typing_without_a_pause_is_kept_too(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    for _ in range(20):
        qtbot.keyClicks(page(window), "on ")
        qtbot.wait(100)
    assert len(vault.drafts.all()) == 1


def test_saving_uses_the_draft_up(qtbot: QtBot, make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    page(window).setPlainText("Said hello.")
    window.find(MoodField, "entry_mood").set_mood("calm")
    qtbot.waitUntil(lambda: bool(vault.drafts.all()), timeout=_TWO_SECONDS)
    window.click("entry_save")
    assert vault.drafts.all() == []
    qtbot.wait(1_700)
    assert vault.drafts.all() == []
    assert window.text("entry_kept") == ""


def test_closing_keeps_the_page_without_a_question(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    page(window).setPlainText("Half a thought")
    window.host.close()
    assert not window.host.isVisible()
    assert contents(vault) == ["Half a thought"]


def test_several_drafts_wait_are_opened_and_discarded_with_undo(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    page(window).setPlainText("First thought")
    window.click("entry_new")
    assert page(window).toPlainText() == ""
    page(window).setPlainText("Second thought")
    window.click("entry_new")
    window.settle()
    assert window.find(QPushButton, "drafts_toggle").text() == "2 drafts are waiting"
    window.click("drafts_toggle")
    window.click("draft_open_1")
    assert page(window).toPlainText() == "First thought"
    window.settle()
    window.click("drafts_toggle")
    window.click("draft_discard_0")
    assert contents(vault) == ["First thought"]
    assert not window.sees("drafts_strip")
    assert window.notices.undo()
    window.settle()
    assert sorted(contents(vault)) == ["First thought", "Second thought"]
    assert window.find(QPushButton, "drafts_toggle").text() == "1 draft is waiting"


def test_discarding_the_open_page_can_be_undone(make_window: Make, vault: OpenVault) -> None:
    window = make_window()
    assert not window.sees("entry_discard")
    page(window).setPlainText("Better not")
    window.click("entry_discard")
    assert page(window).toPlainText() == ""
    assert vault.drafts.all() == []
    assert window.notices.undo()
    assert page(window).toPlainText() == "Better not"


def test_changes_to_an_entry_wait_for_it(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    window = make_window()
    window.tab.show_subject(entry.id)
    assert window.sees("entry_reading")
    window.click("entry_mode")
    page(window).setPlainText("Lunch, and a walk.")
    window.tab.show_subject("new")
    assert page(window).toPlainText() == ""
    assert vault.journal.get(entry.id).content == "Lunch with the team."
    window.tab.show_subject(entry.id)
    assert page(window).toPlainText() == "Lunch, and a walk."
    assert window.sees("entry_text")
    page(window).setPlainText(entry.content)
    window.tab.show_subject("new")
    assert vault.drafts.all() == []


def test_deleting_an_entry_takes_its_changes_along_and_undo_brings_both_back(
    make_window: Make, vault: OpenVault
) -> None:
    entry = entry_of(vault)
    window = make_window()
    window.tab.show_subject(entry.id)
    window.click("entry_mode")
    page(window).setPlainText("Lunch, and a walk.")
    window.click("entry_delete")
    assert vault.journal.newest() == []
    assert vault.drafts.all() == []
    assert window.notices.undo()
    assert contents(vault) == ["Lunch, and a walk."]
    assert vault.journal.newest() == [entry]


def test_a_draft_whose_entry_is_in_the_bin_becomes_a_new_one(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    vault.drafts.keep(DraftState(entry_id=entry.id, content="Changed", mood="calm"))
    vault.journal.delete(entry.id)
    window = make_window()
    assert page(window).toPlainText() == "Changed"
    window.click("entry_save")
    assert [item.content for item in vault.journal.newest()] == ["Changed"]
    assert vault.drafts.all() == []


def test_an_old_draft_waits_instead_of_taking_the_page(make_window: Make, vault: OpenVault, clock: FixedClock) -> None:
    vault.drafts.keep(DraftState(content="From last week"))
    clock.advance(days=7)
    window = make_window()
    assert page(window).toPlainText() == ""
    window.click("drafts_toggle")
    labels = [label.text() for label in window.host.findChildren(QLabel) if label.isVisible()]
    assert "From last week" in labels


def test_a_full_disk_is_said_in_place_and_the_second_close_goes_through(
    qtbot: QtBot, make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()

    def full(*_args: object, **_kwargs: object) -> None:
        raise DiskFull("There is no room left on the disk.")

    monkeypatch.setattr(vault.drafts, "keep", full)
    page(window).setPlainText("Precious")
    window.host.close()
    assert window.host.isVisible()
    assert "no room left" in window.text("entry_error_text")
    monkeypatch.undo()
    qtbot.waitUntil(lambda: contents(vault) == ["Precious"], timeout=_TWO_SECONDS)
    monkeypatch.setattr(vault.drafts, "keep", full)
    page(window).setPlainText("Precious words")
    window.host.close()
    window.host.close()
    assert not window.host.isVisible()
    monkeypatch.undo()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab])
def test_leaving_the_text_keeps_it_at_once(make_window: Make, vault: OpenVault, key: Qt.Key) -> None:
    window = make_window()
    page(window).setPlainText("Quick")
    window.press(key)
    assert contents(vault) == ["Quick"]


def test_a_chosen_moment_and_strength_come_back_with_the_draft(make_window: Make, vault: OpenVault) -> None:
    entry = entry_of(vault)
    earlier = entry.created_at - 3 * 86_400_000
    vault.drafts.keep(
        DraftState(
            entry_id=entry.id,
            content="Changed",
            mood="calm",
            intensity=4,
            tags=("work",),
            is_private=False,
            at_ms=earlier,
        )
    )
    window = make_window()
    assert window.tab.findChild(QPlainTextEdit, "entry_text").toPlainText() == "Changed"
    window.click("entry_save")
    edited = vault.journal.get(entry.id)
    assert (edited.created_at, edited.intensity, edited.tags) == (earlier, 4, ("work",))
    assert (edited.mood, edited.is_private) == ("calm", False)
    assert vault.drafts.all() == []


def locked(*_args: object, **_kwargs: object) -> None:
    raise VaultLocked("Another program holds the vault.")


def test_a_draft_that_could_not_be_made_for_a_photo_is_tried_again(
    qtbot: QtBot, make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    page(window).setPlainText("Precious")
    keeper = window.tab.findChild(DraftKeeper)
    with monkeypatch.context() as patched:
        patched.setattr(vault.drafts, "keep", locked)
        with pytest.raises(VaultLocked):
            keeper.keep_for_photos()
    qtbot.waitUntil(lambda: contents(vault) == ["Precious"], timeout=_TWO_SECONDS)


def test_a_page_that_could_not_be_kept_for_whatever_reason_is_not_called_safe(
    make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    page(window).setPlainText("Precious")
    keeper = window.tab.findChild(DraftKeeper)

    def broken(*_args: object, **_kwargs: object) -> None:
        raise ValueError("a mistake of ours")

    with monkeypatch.context() as patched:
        patched.setattr(vault.drafts, "keep", broken)
        with pytest.raises(ValueError, match="mistake"):
            keeper.flush()
    assert keeper.flush()
    assert contents(vault) == ["Precious"]


def change_of(window: JournalWindow, entry: JournalEntry) -> None:
    window.tab.show_subject(entry.id)
    window.click("entry_mode")
    page(window).setPlainText("Lunch, and a walk.")


def test_an_entry_that_cannot_be_deleted_keeps_its_changes(
    qtbot: QtBot, make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_of(vault)
    window = make_window()
    change_of(window, entry)
    with monkeypatch.context() as patched, qtbot.captureExceptions() as raised:
        patched.setattr(vault.journal, "delete", locked)
        window.click("entry_delete")
    assert [kind for kind, *_ in raised] == [VaultLocked]
    assert contents(vault) == ["Lunch, and a walk."]
    page(window).setPlainText("Lunch, and a long walk.")
    assert window.tab.may_close()
    assert contents(vault) == ["Lunch, and a long walk."]


def test_an_entry_whose_changes_cannot_be_kept_is_not_deleted(
    make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_of(vault)
    window = make_window()
    change_of(window, entry)
    with monkeypatch.context() as patched:
        patched.setattr(vault.drafts, "keep", locked)
        window.click("entry_delete")
    assert vault.journal.newest() == [entry]
    assert page(window).toPlainText() == "Lunch, and a walk."
    assert "Another program" in window.text("entry_error_text")


def test_changes_that_cannot_go_along_wait_as_a_draft(
    make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_of(vault)
    window = make_window()
    change_of(window, entry)
    with monkeypatch.context() as patched:
        patched.setattr(vault.drafts, "discard", locked)
        window.click("entry_delete")
    assert vault.journal.newest() == []
    assert contents(vault) == ["Lunch, and a walk."]
    assert window.notices.undo()
    assert vault.journal.newest() == [entry]


def test_an_unkept_page_is_not_discarded(make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window()
    page(window).setPlainText("Precious")
    with monkeypatch.context() as patched:
        patched.setattr(vault.drafts, "keep", locked)
        window.click("entry_discard")
    assert page(window).toPlainText() == "Precious"
    assert "Another program" in window.text("entry_error_text")
