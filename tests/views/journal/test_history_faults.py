"""The history when something goes on for long, fails, or changes elsewhere."""

import threading
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QDialog, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.journal_model import JournalRole
from extrovertly_desktop.domain.errors import VaultLocked
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.tags import TagUndo
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.history import long_work

from .conftest import JournalWindow

Make = Callable[[], JournalWindow]


def write(vault: OpenVault, text: str, *tags: str) -> None:
    vault.journal.write(JournalDraft.of(content=text, mood="calm", tags=tags))


def choose(window: JournalWindow, name: str) -> None:
    pane = window.tab._history
    next(action for action in pane._more._menu.actions() if action.objectName() == name).trigger()


class SlowTags:
    """Deletes tags only once it is let to."""

    def __init__(self, vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self._delete = vault.tags.delete_many
        monkeypatch.setattr(long_work, "FEW", 0)
        monkeypatch.setattr(vault.tags, "delete_many", self.delete_many)

    def delete_many(self, tags: list[str], ctx: TaskContext) -> TagUndo:
        self.begun.set()
        assert self.go_on.wait(5)
        return self._delete(tags, ctx)


@pytest.fixture
def slow(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> SlowTags:
    write(vault, "one", "tea")
    write(vault, "two", "work")
    return SlowTags(vault, monkeypatch)


def begin_deleting(window: JournalWindow, slow: SlowTags) -> QDialog:
    choose(window, "journal_tags")
    window.find(QTableView, "tags_table").selectAll()
    window.click("tags_delete")
    assert slow.begun.wait(5)
    return window.find(QDialog, "tags_dialog")


def test_the_dialog_stays_while_tags_change_and_keeps_the_way_back(
    make_window: Make, vault: OpenVault, slow: SlowTags, qtbot: QtBot
) -> None:
    window = make_window()
    dialog = begin_deleting(window, slow)
    dialog.close()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.qWait(20)
    assert dialog.isVisible()
    assert not window.find(QPushButton, "tags_close").isEnabled()
    assert not window.find(QPushButton, "tags_delete").isEnabled()
    slow.go_on.set()
    qtbot.waitUntil(lambda: window.sees("tags_undo_words"))
    assert vault.tags.all() == []
    window.click("tags_undo_undo")
    qtbot.waitUntil(lambda: len(vault.tags.all()) == 2)
    qtbot.waitUntil(lambda: window.find(QPushButton, "tags_close").isEnabled())
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.objectName() == "tags_table"
    window.click("tags_close")
    assert not dialog.isVisible()


def test_stopping_a_change_of_several_tags_changes_none(
    make_window: Make, vault: OpenVault, slow: SlowTags, qtbot: QtBot
) -> None:
    window = make_window()
    dialog = begin_deleting(window, slow)
    stop = dialog.findChild(QPushButton, "journal_progress_stop")
    assert stop is not None
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    slow.go_on.set()
    qtbot.waitUntil(lambda: window.find(QPushButton, "tags_close").isEnabled())
    assert window.text("toast_text") == "Stopped. Nothing was changed."
    assert len(vault.tags.all()) == 2


def test_a_change_that_outlives_its_dialog_calls_nothing_that_is_gone(
    make_window: Make, vault: OpenVault, slow: SlowTags, qtbot: QtBot
) -> None:
    window = make_window()
    dialog = begin_deleting(window, slow)
    shiboken6.delete(dialog)
    with qtbot.captureExceptions() as raised:
        slow.go_on.set()
        qtbot.waitUntil(lambda: vault.tags.all() == [])
        QTest.qWait(100)
    assert raised == []


def test_a_change_that_fails_is_told_and_the_dialog_can_be_used_again(
    make_window: Make, vault: OpenVault, slow: SlowTags, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_tags: list[str], _ctx: TaskContext) -> TagUndo:
        raise VaultLocked("Another program is using the vault.")

    monkeypatch.setattr(slow, "_delete", locked)
    window = make_window()
    dialog = begin_deleting(window, slow)
    with qtbot.captureExceptions() as raised:
        slow.go_on.set()
        qtbot.waitUntil(lambda: window.find(QPushButton, "tags_close").isEnabled())
    assert [kind for kind, _, _ in raised] == [VaultLocked]
    assert window.find(QPushButton, "tags_delete").isEnabled()
    progress = dialog.findChild(QWidget, "journal_progress")
    assert progress is not None
    assert progress.isHidden()


def moment(window: JournalWindow, name: str) -> str:
    return str(window.find(QTableView, name).model().index(0, 0).data(JournalRole.MOMENT))


def spoken(window: JournalWindow, name: str) -> str:
    return str(window.find(QTableView, name).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_mood_that_is_called_otherwise_is_so_in_all_of_the_history(make_window: Make, vault: OpenVault) -> None:
    write(vault, "in the bin")
    vault.journal.delete(vault.journal.ids_of(vault.journal.keys())[0])
    write(vault, "one")
    window = make_window()
    pane = window.tab._history
    for mode in ("year", "month", "bin"):
        window.click(f"journal_modes_{mode}")
    assert "Serene" not in moment(window, "journal_list")
    vault.moods.change("calm", MoodDraft(title="Serene", valence=0.5, energy=-0.5))
    window.settle()
    assert moment(window, "journal_list").startswith("Serene")
    assert "Serene" in spoken(window, "bin_list")
    assert all(pane._page_of(mode).grid.mood_titles["calm"] == "Serene" for mode in ("month", "year"))
    window.tab.hide()
    vault.moods.change("calm", MoodDraft(title="Placid", valence=0.5, energy=-0.5))
    window.settle()
    window.tab.show()
    window.settle()
    assert moment(window, "journal_list").startswith("Placid")


def test_nothing_is_listed_again_while_the_moods_stay(
    make_window: Make, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    listed: list[bool] = []
    monkeypatch.setattr(window.tab._history._list, "reload", lambda: listed.append(True))
    vault.profile.rename_owner("Jo")
    window.settle()
    assert listed == []
    vault.moods.hide("calm")
    window.settle()
    assert listed == [True]


def test_entries_of_a_tag_with_quotation_marks_are_shown(make_window: Make, vault: OpenVault) -> None:
    write(vault, "one", 'a "big" day')
    write(vault, "two", "a big day")
    window = make_window()
    choose(window, "journal_tags")
    table = window.find(QTableView, "tags_table")
    model = table.model()
    table.selectRow(next(row for row in range(2) if '"' in model.index(row, 0).data()))
    window.click("tags_open")
    QTest.qWait(30)
    entries = window.find(QTableView, "journal_list").model()
    assert [entries.index(row, 0).data(JournalRole.EXCERPT) for row in range(entries.rowCount())] == ["one"]


def test_the_views_of_the_calendar_to_jump_by_have_names(make_window: Make, vault: OpenVault) -> None:
    write(vault, "one")
    window = make_window()
    choose(window, "journal_go_to_day")
    calendar = window.find(QCalendarWidget, "journal_jump_calendar")
    assert calendar.accessibleName()
    assert all(view.objectName() for view in calendar.findChildren(QAbstractItemView))
