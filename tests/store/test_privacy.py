"""A vault and its copies are nobody else's business on a shared machine."""

import os
import stat
from pathlib import Path

import pytest

from extrovertly_desktop.app.gui import VaultChoice
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.backup import copy_vault
from extrovertly_desktop.views.window_settings import WindowSettings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's folders private by itself")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_may_read_a_new_vault_its_log_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "my.vault"
    before = os.umask(0o022)
    try:
        vault = VaultChoice(path, create=True).open()
        files = [item for item in path.parent.iterdir() if item.is_file()]
        assert len(files) == 3
        assert {mode(item) for item in files} == {0o600}
        assert mode(path.parent) == 0o700
        vault.close()
    finally:
        os.umask(before)


def test_a_backup_is_as_private(vault: OpenVault, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        copy_vault(vault._context.database, tmp_path / "backups" / "copy.vault")
    finally:
        os.umask(before)
    assert mode(tmp_path / "backups" / "copy.vault") == 0o600
    assert mode(tmp_path / "backups") == 0o700


def test_so_is_what_this_machine_remembers_of_the_window(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        WindowSettings(tmp_path / "config" / "settings.ini").remember_choice("events", "mine")
    finally:
        os.umask(before)
    assert mode(tmp_path / "config" / "settings.ini") == 0o600
    assert mode(tmp_path / "config") == 0o700
