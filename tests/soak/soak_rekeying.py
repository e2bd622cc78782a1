"""`kill -9` in the middle of encrypting, changing a passphrase and decrypting: there is always one whole vault.

python -m pytest tests/soak/soak_rekeying.py -o python_files='soak_*.py' -s
"""

import multiprocessing
import os
import random
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import WrongPassphrase
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.passphrase import needs_passphrase, remove_passphrase, set_passphrase
from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store import driver

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "300"))
PASSPHRASES = (None, "first herons", "second pond")
ENTRIES = 400


def rekey_until_killed(path: Path, current: str | None, new: str | None, pipe: Connection) -> None:
    """What the child does: one deed, with few rounds of derivation, so that the kill falls into the writing."""
    driver._KDF_ROUNDS = 10
    pipe.send("on")
    if new is None:
        remove_passphrase(path, current or "", quiet_context())
    else:
        set_passphrase(path, new, quiet_context(), current)
    pipe.send("done")


def opened(path: Path, catalogue: Catalogue, passphrase: str | None) -> OpenVault:
    clock = FixedClock(time.time_ns() // 1_000_000)
    return open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(1)), passphrase=passphrase)


@pytest.mark.timeout(3600)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_there_is_always_one_whole_vault(tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "_KDF_ROUNDS", 10)
    path = tmp_path / "secret.vault"
    clock = FixedClock(time.time_ns() // 1_000_000)
    vault = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(1)), create=True)
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    rng = random.Random(os.environ.get("SOAK_SEED", "1"))
    with vault.in_bulk():
        for _ in range(ENTRIES):
            words = " ".join(rng.choices(["hello", "there", "quiet", "brave", "heron"], k=150))
            vault.journal.write(JournalDraft.of(content=words, mood="proud"))
    vault.close()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "extrovertly_desktop.services.passphrase"])
    current: str | None = None
    longest, counts = 0.4, {"as before": 0, "as after": 0, "left something half written": 0}
    for number in range(1, ROUNDS + 1):
        new = rng.choice([each for each in PASSPHRASES if each != current])
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=rekey_until_killed, args=(path, current, new, sender))
        child.start()
        sender.close()
        assert receiver.recv() == "on"
        begun = time.monotonic()
        if receiver.poll(rng.uniform(0, longest)):
            longest = max(0.02, 0.8 * longest + 0.2 * (time.monotonic() - begun))  # it was through: kill sooner
        else:
            longest *= 1.02
        child.kill()
        child.join()
        receiver.close()
        counts["left something half written"] += (tmp_path / f"{path.name}.rekeying").exists()
        is_after = needs_passphrase(path) if current is None else not needs_passphrase(path) if new is None else None
        if is_after is None:
            is_after = not _opens(path, catalogue, current)
        counts["as after" if is_after else "as before"] += 1
        current = new if is_after else current
        vault = opened(path, catalogue, current)
        held = len(vault.journal.keys())
        report = vault.doctor.check() if number % 20 == 0 else None
        vault.close()
        assert held == ENTRIES, f"round {number}"
        assert report is None or report.ok, f"round {number}: {report}"
        assert not (tmp_path / f"{path.name}.rekeying").exists(), f"round {number}"
    print(f"\n{ROUNDS} kills: {counts}")
    assert min(counts.values()) > 0


def _opens(path: Path, catalogue: Catalogue, passphrase: str | None) -> bool:
    try:
        opened(path, catalogue, passphrase).close()
    except WrongPassphrase:
        return False
    return True
