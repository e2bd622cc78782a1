"""Backups on the screen: one made, looked into, gone back to, and the way back from there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.backup_clock import BackupClock
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.backup import copy_vault
from extrovertly_desktop.store.driver import VaultKey
from extrovertly_desktop.store.rekeying import rekey
from extrovertly_desktop.views.backups.backups_dialog import BackupsDialog
from extrovertly_desktop.views.backups.stale_line import StaleLine
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.theme import ThemeManager


@pytest.fixture
def dialog(qtbot: QtBot, view_context: ViewContext) -> Iterator[BackupsDialog]:
    made = BackupsDialog(view_context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.open()
    QAbstractItemModelTester(
        made.findChild(QListView, "backups_list").model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    yield made
    qtbot.waitUntil(lambda: not view_context.tasks.is_busy)


def count(vault: OpenVault) -> int:
    return vault.restore.compare(vault.backups.list()[0].path).vault.counts["journal_entries"]


def test_one_is_made_opened_and_gone_back_to(
    qtbot: QtBot, dialog: BackupsDialog, view_context: ViewContext, vault: OpenVault
) -> None:
    listed = dialog.findChild(QListView, "backups_list")
    assert dialog.findChild(QWidget, "backups_empty").isVisible()
    dialog.findChild(QPushButton, "backups_make").click()
    qtbot.waitUntil(lambda: listed.model().rowCount() == 1)
    vault.journal.write(JournalDraft.of(content="newer", mood="proud"))
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    restore = dialog.findChild(QPushButton, "backups_restore")
    qtbot.waitUntil(restore.isEnabled)
    shown = [label.text() for label in dialog.findChild(QWidget, "look_table").findChildren(QLabel) if label.text()]
    assert shown[:5] == ["In the backup", "Now", "Journal entries", "0", "1"]
    restore.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert count(vault) == 0
    host = view_context.notices.parent()
    assert isinstance(host, QWidget)
    host.show()
    assert view_context.notices.undo()
    qtbot.waitUntil(lambda: not view_context.tasks.is_busy)
    assert count(vault) == 1


def test_a_file_of_another_passphrase_asks_for_it(
    qtbot: QtBot, dialog: BackupsDialog, vault: OpenVault, tmp_path: Path
) -> None:
    other = tmp_path / "other.vault"
    copy_vault(vault._context.database, other)
    rekey(other, None, VaultKey.fresh("old"))
    dialog.look_into(other, other.name)
    error, field = dialog.findChild(QWidget, "backups_error"), dialog.findChild(QLineEdit, "look_passphrase")
    qtbot.waitUntil(field.isVisible)
    assert not error.isVisible()
    qtbot.keyClicks(field, "new")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(error.isVisible)
    field.setText("old")
    dialog.findChild(QPushButton, "look_unlock").click()
    qtbot.waitUntil(dialog.findChild(QPushButton, "backups_restore").isEnabled)
    dialog.findChild(QPushButton, "backups_back").click()
    broken = tmp_path / "broken.vault"
    broken.write_text("x" * 5000)
    dialog.look_into(broken, broken.name)
    qtbot.waitUntil(
        lambda: "broken.vault" in dialog.findChild(QLabel, "backups_error_text").text() or field.isVisible()
    )
    assert not dialog.findChild(QPushButton, "backups_restore").isEnabled()


def test_further_copies_are_chosen_and_dropped(dialog: BackupsDialog, vault: OpenVault, tmp_path: Path) -> None:
    dialog._choose_folder(tmp_path / "nowhere")
    assert "no folder" in dialog.findChild(QLabel, "backups_error_text").text()
    dialog._choose_folder(tmp_path)
    assert vault.backups.elsewhere() == tmp_path
    dialog.findChild(QPushButton, "backups_drop_folder").click()
    assert vault.backups.elsewhere() is None


def test_the_clock_has_one_made_after_a_change(
    qtbot: QtBot, view_context: ViewContext, vault: OpenVault, clock: FixedClock, theme: ThemeManager
) -> None:
    line = StaleLine(theme)
    qtbot.addWidget(line)
    line.show_warning("old news")
    ticking = BackupClock(vault.backups, view_context.tasks, first_ms=0, rest_ms=20)
    ticking.warned.connect(line.show_warning)
    with qtbot.waitSignal(ticking.warned):
        ticking.start()
    assert len(vault.backups.list()) == 1
    assert not line.isVisible()
    clock.advance(hours=2)
    vault.journal.write(JournalDraft.of(content="news", mood="proud"))
    with qtbot.waitSignal(ticking.warned):
        ticking.on_tables_changed(frozenset({"journal_entries"}))
    assert len(vault.backups.list()) == 2
    ticking.stop()
    ticking.on_tables_changed(frozenset({"journal_entries"}))
    assert not view_context.tasks.is_busy
