"""Backups of an open vault: when they are made, where they lie, what is told of them, and the way back."""

import os
import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.backups import Reason
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import DiskFull, EnvironmentFault, UserError, VaultMissing, WrongPassphrase
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store import backup as copying
from tests.raw import connection_to


def write(vault: OpenVault, text: str) -> str:
    return vault.journal.write(JournalDraft.of(content=text, mood="proud")).value.id


def texts(path: Path) -> list[str]:
    with connection_to(path) as connection:
        return [row[0] for row in connection.execute("SELECT content FROM journal_entries ORDER BY seq")]


def test_one_is_made_after_changes_and_none_without(vault: OpenVault, clock: FixedClock) -> None:
    write(vault, "one")
    first = vault.backups.make_due()
    assert first is not None
    assert texts(first.path) == ["one"]
    assert first.path.stat().st_mode & 0o077 == 0 or os.name == "nt"
    clock.advance(hours=2)
    assert vault.backups.make_due() is None
    write(vault, "two")
    second = vault.backups.make_due()
    assert second is not None
    write(vault, "three")
    assert vault.backups.make_due() is None  # an hour has not gone by
    assert {each.path for each in vault.backups.list()} == {first.path, second.path}
    clock.advance(hours=2)
    third = vault.backups.make_due()
    assert third is not None
    # Of those of one day the newest stays; the one just made always does.
    assert {each.path for each in vault.backups.list()} == {second.path, third.path}


def test_what_was_backed_up_is_known_after_closing(vault: OpenVault, catalogue: Catalogue, clock: FixedClock) -> None:
    write(vault, "one")
    assert vault.backups.make_due() is not None
    vault.close()
    clock.advance(days=30)
    again = open_vault(vault.path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(3)))
    try:
        assert not again.backups.is_due()
        assert again.backups.standing().warning == ""
    finally:
        again.close()


def test_a_clock_set_back_stops_no_backup(vault: OpenVault, clock: FixedClock) -> None:
    clock.advance(days=900)
    write(vault, "from the future")
    assert vault.backups.make_due() is not None
    clock.advance(days=-900)
    write(vault, "now")
    made = vault.backups.make_due()
    assert made is not None
    assert made.path in {each.path for each in vault.backups.list()}
    assert vault.backups.standing().warning == ""


def test_a_week_without_one_is_told(vault: OpenVault, clock: FixedClock) -> None:
    assert vault.backups.standing().warning == ""
    clock.advance(days=8)
    assert "backup" in vault.backups.standing().warning
    vault.backups.make()
    assert vault.backups.standing().warning == ""
    clock.advance(days=8)
    assert vault.backups.standing().warning == ""  # nothing has changed since
    write(vault, "news")
    assert "a week" in vault.backups.standing().warning


def test_copies_go_to_a_folder_of_ones_own(vault: OpenVault, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with pytest.raises(UserError, match="no folder"):
        vault.backups.choose_folder(stick)
    stick.mkdir()
    vault.backups.choose_folder(stick)
    made = vault.backups.make().value
    copies = list(stick.glob(f"test-*/{made.path.name}"))
    assert [copy.read_bytes() for copy in copies] == [made.path.read_bytes()]
    made.path.unlink()
    assert [(each.path, each.is_elsewhere) for each in vault.backups.list()] == [(copies[0], True)]
    shutil.rmtree(stick)
    assert str(stick) in vault.backups.standing().warning
    with pytest.raises(EnvironmentFault, match="safe beside the vault"):
        vault.backups.make()
    assert [each.is_elsewhere for each in vault.backups.list()] == [False]
    vault.backups.choose_folder(None)
    assert vault.backups.standing().warning == ""


def test_old_ones_go_and_safety_copies_stay(vault: OpenVault, clock: FixedClock) -> None:
    safety = vault.backups.before(Reason.IMPORT)
    for _ in range(3):
        clock.advance(hours=1)
        vault.backups.make()
    clock.advance(hours=1)
    newest = vault.backups.make().value
    there = {each.path for each in vault.backups.list()}
    assert {safety.path, newest.path} <= there
    assert len(there) <= 3


def test_a_full_disk_gets_no_backup_and_keeps_its_rest(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "MARGIN", 1 << 60)
    with pytest.raises(DiskFull, match="too little room"):
        vault.backups.make()
    assert list(vault.backups.folder.iterdir()) == []


def test_one_can_be_cancelled(vault: OpenVault) -> None:
    with pytest.raises(Cancelled):
        vault.backups.make(TaskContext(lambda _share, _text: None, lambda: True))
    assert vault.backups.list() == ()


def test_going_back_and_forth(vault: OpenVault) -> None:
    write(vault, "kept")
    old = vault.backups.make().value
    write(vault, "newer")
    told: list[frozenset[str]] = []
    end = vault.subscribe(told.append)
    seen = vault.restore.compare(old.path)
    assert (seen.backup.counts["journal_entries"], seen.vault.counts["journal_entries"]) == (1, 2)
    assert seen.backup.newest_day == "2026-03-02"
    restored = vault.restore.restore(old.path).value
    end()
    assert "journal_entries" in frozenset().union(*told)
    assert texts(vault.path) == ["kept"]
    assert vault.doctor.check().ok
    write(vault, "after")
    vault.restore.restore(restored.before.path)
    assert texts(vault.path) == ["kept", "newer"]
    assert vault.doctor.check().ok
    assert not [each for each in vault.path.parent.iterdir() if each.name.startswith(".restoring")]


def test_what_cannot_be_restored_changes_nothing(vault: OpenVault, tmp_path: Path) -> None:
    write(vault, "kept")
    other = tmp_path / "letter.vault"
    other.write_text("no vault at all, " * 100)
    damaged = tmp_path / "damaged.vault"
    raw = bytearray(vault.backups.make().value.path.read_bytes())
    raw[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    damaged.write_bytes(raw)
    with pytest.raises(UserError, match="the vault itself"):
        vault.restore.restore(vault.path)
    with pytest.raises(VaultMissing):
        vault.restore.restore(tmp_path / "nowhere.vault")
    for bad in (other, damaged):
        with pytest.raises(EnvironmentFault):
            vault.restore.restore(bad)
    assert texts(vault.path) == ["kept"]
    assert len(vault.backups.list()) == 1
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".restoring")]


def test_a_backup_of_another_passphrase_comes_back_under_the_present_one(
    vault: OpenVault, catalogue: Catalogue, clock: FixedClock, tmp_path: Path
) -> None:
    path = tmp_path / "locked.vault"
    new_id = Uuid7Factory(clock.now_ms, random.Random(4))
    locked = open_vault(path, catalogue, clock, new_id, passphrase="old", create=True)  # noqa: S106 - a test's own
    locked.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    write(locked, "secret")
    backup = locked.backups.make().value
    locked.close()
    assert b"secret" not in backup.path.read_bytes()
    with pytest.raises(EnvironmentFault):
        vault.restore.compare(backup.path)
    with pytest.raises(WrongPassphrase):
        vault.restore.compare(backup.path, "guess")
    vault.restore.restore(backup.path, "old")
    assert texts(vault.path) == ["secret"]
    assert vault.path.read_bytes()[:16] == b"SQLite format 3\x00"
    plain = vault.backups.make().value
    locked = open_vault(path, catalogue, clock, new_id, passphrase="old")  # noqa: S106 - likewise
    write(locked, "more")
    locked.restore.restore(plain.path)
    assert locked.restore.compare(plain.path).vault.counts["journal_entries"] == 1
    write(locked, "still open")
    locked.close()
    assert path.read_bytes()[:16] != b"SQLite format 3\x00"
    open_vault(path, catalogue, clock, new_id, passphrase="old").close()  # noqa: S106 - likewise


def test_half_written_copies_are_swept_away(vault: OpenVault, clock: FixedClock) -> None:
    vault.backups.folder.mkdir()
    old, new = (vault.backups.folder / f"test.2026-01-0{day}T000000Z.vault.partial" for day in (1, 2))
    for path, hours in ((old, 2), (new, 0)):
        path.touch()
        at = clock.now_ms() / 1000 - timedelta(hours=hours).total_seconds()
        os.utime(path, (at, at))
    vault.backups.make()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_letter_that_changes_by_itself_in_a_plain_vault_is_seen(
    vault: OpenVault, catalogue: Catalogue, clock: FixedClock
) -> None:
    write(vault, "remember the tea")
    vault.backups.make()
    vault.close()
    state, raw = vault.path.stat(), vault.path.read_bytes()
    new_id = Uuid7Factory(clock.now_ms, random.Random(3))
    for text, complains in ((raw.replace(b"the tea", b"the sea"), True), (raw, False)):
        vault.path.write_bytes(text)
        os.utime(vault.path, ns=(state.st_atime_ns, state.st_mtime_ns))
        again = open_vault(vault.path, catalogue, clock, new_id)
        assert (again.check_pages() is not None, again.was_left_open) == (complains, complains)
        # Not closed as a person would, which would seal it as it is.
        again._context.database.close()
