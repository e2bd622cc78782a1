"""A passphrase given, changed and taken away, backups along with it."""

import random
import shutil
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError, WrongPassphrase
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.passphrases import Strength, seconds_to_wait
from extrovertly_desktop.domain.secrets import wipe_bytes, wipe_text
from extrovertly_desktop.services.passphrase import (
    Rewritten,
    estimate,
    needs_passphrase,
    remove_passphrase,
    set_passphrase,
)
from extrovertly_desktop.services.tasks import Cancelled, TaskContext, quiet_context
from extrovertly_desktop.services.vaults import OpenVault, open_vault

FIRST, SECOND = "four tired herons", "another pond entirely"


def opened(path: Path, catalogue: Catalogue, clock: FixedClock, **how: str) -> OpenVault:
    return open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(3)), **how)


def test_round_the_life_of_a_passphrase(vault: OpenVault, catalogue: Catalogue, clock: FixedClock) -> None:
    path = vault.path
    vault.close()
    folder = path.parent / "backups"
    folder.mkdir()
    backup = folder / f"{path.stem}-before-version-9{path.suffix}"
    shutil.copyfile(path, backup)
    changed = backup.stat().st_mtime_ns
    assert not needs_passphrase(path)

    assert set_passphrase(path, FIRST, quiet_context()) == Rewritten(1, ())
    assert needs_passphrase(path)
    assert needs_passphrase(backup)
    assert backup.stat().st_mtime_ns == changed
    with pytest.raises(UserError, match="has now") as told:
        set_passphrase(path, SECOND, quiet_context(), SECOND)
    assert told.value.field == "current"
    assert set_passphrase(path, SECOND, quiet_context(), FIRST) == Rewritten(1, ())
    with pytest.raises(WrongPassphrase):
        opened(path, catalogue, clock, passphrase=FIRST)

    again = opened(path, catalogue, clock, passphrase=SECOND)
    assert again.is_encrypted
    assert again.is_opened_by(SECOND)
    assert not again.is_opened_by(FIRST)
    spare = again.spare_key()
    again.close()
    assert spare is not None
    by_key = opened(path, catalogue, clock, spare_key=spare)
    assert by_key.profile.owner() is not None
    assert by_key.doctor.check().ok
    by_key.close()
    with pytest.raises(UserError, match="has now"):
        remove_passphrase(path, FIRST, quiet_context())
    assert remove_passphrase(path, SECOND, quiet_context()) == Rewritten(1, ())
    assert not needs_passphrase(path)
    assert not needs_passphrase(backup)
    with pytest.raises(UserError, match="no passphrase"):
        remove_passphrase(path, SECOND, quiet_context())


def test_a_backup_under_another_passphrase_is_left_and_told(vault: OpenVault) -> None:
    path = vault.path
    vault.close()
    other = path.parent / "elsewhere.vault"
    shutil.copyfile(path, other)
    set_passphrase(other, SECOND, quiet_context(), backups=())
    assert set_passphrase(path, FIRST, quiet_context(), backups=(other,)) == Rewritten(0, ("elsewhere.vault",))


def test_stopping_changes_nothing(vault: OpenVault) -> None:
    path = vault.path
    vault.close()
    told: list[float] = []
    stopping = TaskContext(lambda share, _words: told.append(share), lambda: len(told) > 2)
    with pytest.raises(Cancelled):
        set_passphrase(path, FIRST, stopping)
    assert not needs_passphrase(path)
    assert {each.name for each in path.parent.iterdir()} == {path.name}


@pytest.mark.parametrize("bad", ["", "abc", "x" * 1001, "with\0zero", "half \ud83d"])
def test_what_cannot_be_a_passphrase(vault: OpenVault, bad: str) -> None:
    with pytest.raises(UserError) as told:
        set_passphrase(vault.path, bad, quiet_context())
    assert told.value.field == "new"


def test_strength_and_waiting() -> None:
    assert estimate("").strength == estimate("password").strength == Strength.GUESSED_AT_ONCE
    assert estimate("four tired herons on a tin roof").strength is Strength.STRONG
    assert estimate("x" * 900).strength <= Strength.WEAK
    assert [seconds_to_wait(tries) for tries in range(10)] == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    assert seconds_to_wait(10**9) == 60


@pytest.mark.parametrize("text", ["plain words", "sécrét wörds", "Œuvre and more", "a key 🔑 here"])
def test_a_text_is_written_over_where_it_lies(text: str) -> None:
    mine = "".join(list(text))
    wipe_text(mine)
    assert {ord(sign) for sign in mine} == {0}
    encoded = bytes(bytearray(text, "utf-8"))
    wipe_bytes(encoded)
    assert set(encoded) == {0}
