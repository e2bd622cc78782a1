"""`kill -9` at a random moment of everything that writes; after each: it opens, is sound, and has what it said it has.

python packaging/dev.py soak -k torture            1,000 rounds
TORTURE_ROUNDS=200 TORTURE_SEED=7 python packaging/dev.py soak -k torture
"""

import multiprocessing
import os
import random
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.store.checking import check_file
from extrovertly_desktop.store.driver import VaultKey
from extrovertly_desktop.store.schema import SCHEMA_VERSION
from tests.raw import execute
from tests.soak.torture_deeds import DEEDS, EVENTS, new_key, opened, suffer

ROUNDS = int(os.environ.get("TORTURE_ROUNDS", "1000"))
SEED = os.environ.get("TORTURE_SEED", "1")
MOST_SECONDS = 0.35
"""A round is killed at a random moment of so long, counted from when the child was ready."""
ANEW = 60
"""Rounds after which a fresh vault is taken, so that each stays quick to check."""
TABLES = {"entry": "journal_entries", "check-in": "mood_tracking"}

Said = list[tuple[str, str]]


class Suffering:
    """One vault, its key, and what it has acknowledged."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.path = folder / "my.vault"
        self.key = new_key().text()
        self.ids: list[tuple[str, str]] = []
        folder.mkdir()
        vault = opened(self.path, self.key, seed, create=True)
        vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
        vault.close()

    def ask(self, statement: str, path: Path | None = None) -> list[tuple[object, ...]]:
        return execute(path or self.path, statement, key=VaultKey.from_text(self.key))

    def entries(self) -> int:
        return int(str(self.ask("SELECT count(*) FROM journal_entries")[0][0]))

    def check(self, name: str, said: Said, seed: int) -> None:
        """See that the vault is what was acknowledged; every kind of deed has its own way to be half done."""
        getattr(self, f"check_{name}")(said)
        vault = opened(self.path, self.key, seed)
        try:
            assert vault.check_pages() is None
            assert vault.doctor.check().ok
        finally:
            vault.close()
        for kind, row_id in self.ids[-400:]:
            assert self.ask(f"SELECT 1 FROM {TABLES[kind]} WHERE id = '{row_id}'"), f"{kind} {row_id} is gone"
        left = [each.name for each in self.path.parent.iterdir() if each.name.endswith(".rekeying")]
        assert left == []

    def check_write(self, said: Said) -> None:
        self.ids += [each for each in said if each[0] in TABLES]

    def check_import(self, said: Said) -> None:
        found = dict(self.ask("SELECT title, count(*) FROM events GROUP BY title"))
        begun = [about for what, about in said if what == "importing"]
        done = [about for what, about in said if what == "import"]
        assert all(found[name] == EVENTS for name in done)
        assert all(found.get(name, 0) in {0, EVENTS} for name in begun)

    def check_backup(self, said: Said) -> None:
        made = [Path(about) for what, about in said if what == "backup"]
        there = {path.name for path in (self.path.parent / "backups").glob("my.*.vault")}
        for path in made[-1:]:
            # One that is newer still, and was not told of any more, may have taken its place.
            assert any(name >= path.name for name in there)
        for path in (self.path.parent / "backups").glob("my.*.vault"):
            assert check_file(path, VaultKey.from_text(self.key)) is None

    def check_restore(self, said: Said) -> None:
        counts = [int(about) for what, about in said if what in {"ready", "restoring", "restored"}]
        allowed = {counts[-1]} if said[-1][0] != "restoring" else set(counts[-2:])
        assert self.entries() in allowed, f"{self.entries()} entries, {allowed} expected"
        self.ids.clear()  # which of them are in a backup is not what this is about

    def check_passphrase(self, said: Said) -> None:
        keys = [self.key, *(about for what, about in said if what == "rekeyed")]
        wanted = [keys[-1]]
        if said and said[-1][0] == "rekeying":
            wanted.append(said[-1][1])
        for text in wanted:
            self.key = text
            try:
                self.ask("SELECT 1")
            except Exception:  # noqa: BLE001, S112 - the other one has to do then
                continue
            break
        else:
            raise AssertionError("no key opens it any more")
        # The backups have the key that was; the next ones have the new.
        shutil.rmtree(self.path.parent / "backups", ignore_errors=True)

    def check_migration(self, said: Said) -> None:
        """Look at the copy that was migrated."""
        copy = migrated(self.path)
        version = self.ask("PRAGMA user_version", copy)[0][0]
        assert version in {SCHEMA_VERSION, SCHEMA_VERSION + 1}
        assert version == SCHEMA_VERSION + 1 or ("migrated", "") not in said
        assert check_file(copy, VaultKey.from_text(self.key)) is None
        count = self.ask("SELECT count(*) FROM journal_entries", copy)
        assert count == [(self.entries(),)]
        assert self.ask("SELECT count(*) FROM journal_entries_fts", copy) == count


def migrated(path: Path) -> Path:
    return path.with_name("migrating") / path.name


def told(pipe: "multiprocessing.connection.Connection") -> Said:
    said: Said = []
    try:
        while True:
            said.append(pipe.recv())
    except (EOFError, ConnectionResetError):
        return said


def one_round(context: "multiprocessing.context.ForkServerContext", victim: Suffering, name: str, seed: int) -> Said:
    path = victim.path
    if name == "migration":
        shutil.rmtree(migrated(path).parent, ignore_errors=True)
        migrated(path).parent.mkdir()
        shutil.copyfile(path, migrated(path))
        path = migrated(path)
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=suffer, args=(name, path, victim.key, seed, sender))
    child.start()
    sender.close()
    first = receiver.recv()
    assert first[0] == "ready"
    time.sleep(random.Random(f"{SEED} {seed}").uniform(0, MOST_SECONDS))
    child.kill()
    child.join()
    assert child.exitcode == -9, f"{name}: the child ended by itself"
    said = [first, *told(receiver)]
    receiver.close()
    return said


@pytest.mark.timeout(7200)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_torture(tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.soak.torture_deeds"])
    rng = random.Random(SEED)
    begun = time.monotonic()
    rounds: Counter[str] = Counter()
    acknowledged: Counter[str] = Counter()
    victim = Suffering(tmp_path / "0", 0)
    for number in range(1, ROUNDS + 1):
        if number % ANEW == 0:
            shutil.rmtree(victim.path.parent)
            victim = Suffering(tmp_path / str(number), number)
        name = rng.choice(list(DEEDS))
        said = one_round(context, victim, name, number)
        try:
            victim.check(name, said, number)
        except Exception as error:
            raise AssertionError(f"round {number}, {name}, said {said[-2:]}") from error
        rounds[name] += 1
        acknowledged.update(what for what, _ in said if what != "ready")
        if number % 100 == 0:
            print(f"\n{number} rounds, {time.monotonic() - begun:.0f} s: {dict(acknowledged)}", flush=True)
    print(f"\n{ROUNDS} kills in {time.monotonic() - begun:.0f} s: {dict(rounds)}; told: {dict(acknowledged)}")
    if ROUNDS >= 100:
        assert min(rounds.values()) > 0
