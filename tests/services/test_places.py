"""Trouble with where the vault lies: told in a sentence, and nothing lost."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import EnvironmentFault, VaultMissing
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store import places
from extrovertly_desktop.store.places import worry_about
from tests.raw import execute

DRAFT = JournalDraft.of(content="hello", mood="proud")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move an open file")


def written(path: Path) -> list[tuple[object, ...]]:
    return execute(path, "SELECT count(*) FROM journal_entries")


def test_a_vault_that_was_moved_away_takes_nothing_until_it_is_back(vault: OpenVault, tmp_path: Path) -> None:
    vault.journal.write(DRAFT)
    away = tmp_path / "elsewhere.vault"
    vault.path.rename(away)
    with pytest.raises(VaultMissing, match="no longer in its place"):
        vault.journal.write(DRAFT)
    away.rename(vault.path)
    vault.journal.write(DRAFT)
    assert written(vault.path) == [(2,)]


def test_a_vault_that_was_replaced_is_left_alone(vault: OpenVault, tmp_path: Path) -> None:
    other = tmp_path / "other.vault"
    vault.backups.make()
    shutil.copyfile(vault.backups.list()[0].path, other)
    before = other.read_bytes()
    vault.path.rename(tmp_path / "old.vault")
    other.rename(vault.path)
    with pytest.raises(VaultMissing, match="Another file"):
        vault.journal.write(DRAFT)
    assert vault.path.read_bytes() == before


def test_a_folder_that_is_gone_is_told(vault: OpenVault) -> None:
    folder = vault.path.parent
    folder.rename(folder.with_name("gone"))
    try:
        with pytest.raises(EnvironmentFault, match="no longer in its place"):
            vault.journal.write(DRAFT)
    finally:
        folder.with_name("gone").rename(folder)


@pytest.mark.parametrize(
    ("place", "mark", "said"),
    [
        ("Dropbox/mine", "", "Dropbox"),
        ("OneDrive - Family", "", "OneDrive"),
        ("Library/Mobile Documents/x", "", "iCloud"),
        ("Google Drive", "", "Google Drive"),
        ("Nextcloud", "", "Nextcloud"),
        ("notes", ".stfolder", "Syncthing"),
        ("Documents", "", ""),
        ("Dropboxes", "", ""),
    ],
)
def test_folders_that_are_copied_live_are_known(tmp_path: Path, place: str, mark: str, said: str) -> None:
    folder = tmp_path / place
    folder.mkdir(parents=True)
    if mark:
        (tmp_path / mark).mkdir()
    sentence = worry_about(folder / "my.vault")
    assert (said in sentence) if said else sentence == ""


def test_a_disk_of_another_computer_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nhost:/x {tmp_path}/far nfs4 rw 0 0\n")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    assert "another computer" in worry_about(tmp_path / "far" / "my.vault")
    assert worry_about(tmp_path / "near" / "my.vault") == ""


def test_a_worry_is_told_once(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    assert vault.worry_once() == ""
    (vault.path.parent / ".dropbox").touch()
    assert "Dropbox" in vault.worry_once()
    assert vault.worry_once() == ""


def test_a_clock_set_back_breaks_no_streak_and_takes_deeds(vault: OpenVault, clock: FixedClock) -> None:
    for _ in range(3):
        vault.journal.write(DRAFT)
        clock.advance(days=1)
    clock.advance(days=-2)
    vault.journal.write(DRAFT)
    owner = vault.profile.owner()
    assert owner is not None
    assert owner.streak_days == 3
    assert vault.doctor.check().ok


def test_a_read_only_disk_is_told(vault: OpenVault) -> None:
    if os.geteuid() == 0:
        with vault._context.database.raw() as connection:
            connection.execute("PRAGMA query_only = ON")
    else:
        vault.path.chmod(0o400)
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        vault.journal.write(DRAFT)
