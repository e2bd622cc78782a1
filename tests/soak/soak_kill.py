"""`kill -9` in the middle of writing, again and again: nothing that was acknowledged is lost.

python -m pytest tests/soak -o python_files='soak_*.py' -s
"""

import multiprocessing
import os
import random
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.raw import connection_to

ROUNDS = 200
MOST_SECONDS = 1.0
"""A round is killed at a random moment of so long, counted from when the vault was open."""
TABLES = {"entry": "journal_entries", "check-in": "mood_tracking", "plan": "exposures"}


def opened(path: Path, catalogue: Catalogue, seed: int, *, create: bool = False) -> OpenVault:
    clock = FixedClock(time.time_ns() // 1_000_000)
    return open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(seed)), create=create)


def deeds(vault: OpenVault, seed: int) -> Iterator[tuple[str, str]]:
    """Do one thing after the other for ever; yield kind and id of each once it is written."""
    rng = random.Random(seed)
    missions = [card.mission.id for card in vault.missions.cards() if not card.is_locked]
    for plan in vault.missions.open_plans():
        vault.missions.complete(plan.id, OutcomeDraft.of(learned="that it goes on after all"))
        yield "plan", plan.id
    while True:
        text = " ".join(rng.choices(["hello", "there", "今日", "quiet", "brave"], k=rng.randint(1, 400)))
        yield "entry", vault.journal.write(JournalDraft.of(content=text, mood="proud", tags=["work"])).value.id
        yield "check-in", vault.check_ins.check_in(CheckInDraft.of(mood="nervous", confidence_level=4)).value.id
        plan = vault.missions.plan(rng.choice(missions), PredictionDraft.of(worry="silence")).value
        yield "plan", plan.id
        vault.missions.complete(plan.id, OutcomeDraft.of(came_true="no"))
        yield "plan", plan.id


def write_until_killed(path: Path, seed: int, pipe: Connection) -> None:
    """What the child does: each deed is told before the next begins."""
    vault = opened(path, load_catalogue(resources_dir() / "content"), seed)
    pipe.send(("open", ""))
    for kind, row_id in deeds(vault, seed):
        pipe.send((kind, row_id))


def told(pipe: Connection) -> list[tuple[str, str]]:
    """Return everything that the child managed to say."""
    said = []
    try:
        while True:
            said.append(pipe.recv())
    except (EOFError, ConnectionResetError):
        return said


@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_acknowledged_is_lost(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "killed.vault"
    vault = opened(path, catalogue, 0, create=True)
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    vault.close()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "extrovertly_desktop.services.vaults"])
    rng = random.Random(os.environ.get("SOAK_SEED", "1"))
    counts = dict.fromkeys(TABLES, 0)
    with_log = 0
    for number in range(1, ROUNDS + 1):
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=write_until_killed, args=(path, number, sender))
        child.start()
        sender.close()
        assert receiver.recv() == ("open", "")
        time.sleep(rng.uniform(0, MOST_SECONDS))
        child.kill()
        child.join()
        acknowledged = told(receiver)
        receiver.close()
        with_log += Path(f"{path}-wal").exists()
        with connection_to(path) as connection:
            assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)], f"round {number}"
            for kind, row_id in acknowledged:
                found = connection.execute(f"SELECT 1 FROM {TABLES[kind]} WHERE id = ?", (row_id,)).fetchone()
                assert found == (1,), f"round {number}: {kind} {row_id} was acknowledged and is gone"
                counts[kind] += 1
        if number % 20 == 0:
            vault = opened(path, catalogue, number)
            report = vault.doctor.check()
            vault.close()
            assert report.ok, f"round {number}: {report}"
    size = path.stat().st_size / 2**20
    print(f"\n{ROUNDS} kills, {with_log} with a log left behind; acknowledged and found: {counts}; {size:.1f} MiB")
    assert min(counts.values()) > 0
