"""A damaged vault in the window: noticed, and gone back from or rescued with two clicks."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.services.salvage import DamagedVault
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.backups.damage_page import DamagePage
from extrovertly_desktop.views.context import ViewContext
from tests.raw import execute


@pytest.fixture
def make_page(
    qtbot: QtBot, view_context: ViewContext, catalogue: Catalogue, clock: FixedClock, vault: OpenVault
) -> Callable[[], DamagePage]:
    """A page for the vault, which is closed with one entry in its backup and two in its file."""
    for text in ("in the backup", "later"):
        vault.journal.write(JournalDraft.of(content=text, mood="proud"))
        if text == "in the backup":
            vault.backups.make()
    vault.close()
    new_id = Uuid7Factory(clock.now_ms, random.Random(9))

    def make() -> DamagePage:
        page = DamagePage(
            view_context.theme,
            view_context.tasks,
            lambda passphrase: DamagedVault(vault.path, passphrase, catalogue, clock, new_id),
            clock,
            "It is damaged.",
            is_encrypted=False,
            can_open=False,
        )
        qtbot.addWidget(page)
        page.show()
        return page

    return make


def entries(path: Path) -> list[str]:
    return [row[0] for row in execute(path, "SELECT content FROM journal_entries ORDER BY seq")]


@pytest.mark.parametrize(
    ("way", "kept"), [("damage_go_back", ["in the backup"]), ("damage_rescue", ["in the backup", "later"])]
)
def test_either_way_leads_to_a_vault_that_opens(
    qtbot: QtBot, make_page: Callable[[], DamagePage], vault: OpenVault, way: str, kept: list[str]
) -> None:
    page = make_page()
    assert not page.findChild(QPushButton, "damage_anyway").isVisible()
    page.findChild(QPushButton, way).click()
    opened = page.findChild(QPushButton, "damage_open")
    qtbot.waitUntil(opened.isVisible)
    assert "test.damaged-" in page.findChild(QLabel, "damage_told").text()
    with qtbot.waitSignal(page.repaired):
        opened.click()
    assert entries(vault.path) == kept
    assert [path for path in vault.path.parent.iterdir() if ".damaged-" in path.name]


def test_what_cannot_be_done_is_told_in_place(
    qtbot: QtBot, make_page: Callable[[], DamagePage], vault: OpenVault
) -> None:
    page = make_page()
    for backup in vault.backups.folder.iterdir():
        backup.write_bytes(b"x" * 8192)
    before = vault.path.read_bytes()
    page.findChild(QPushButton, "damage_go_back").click()
    qtbot.waitUntil(page.findChild(QWidget, "damage_error").isVisible)
    assert vault.path.read_bytes() == before
