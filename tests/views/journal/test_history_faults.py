"""The history when something goes on for long, fails, or changes elsewhere."""

import threading
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.errors import VaultLocked
from extrovertly_desktop.domain.journal import JournalDraft
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
    next(action for action in pane._menu.actions() if action.objectName() == name).trigger()


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
