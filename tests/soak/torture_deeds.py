"""What the torture's children do until they are killed: each thing is told before it begins and once it is done."""

import os
import random
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store.driver import VaultKey
from extrovertly_desktop.store.migrations import STEPS, Step
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.rekeying import rekey
from extrovertly_desktop.store.schema import SCHEMA_VERSION
from tests.services.calendar_files import calendar, take

CATALOGUE: Catalogue = load_catalogue(resources_dir() / "content")
"""Read once, before the first child is made."""
EVENTS = 12
"""In one calendar that is imported: all of them come, or none."""

Tell = Callable[[str, str], None]


def opened(path: Path, key: str | None, seed: int, *, create: bool = False) -> OpenVault:
    """Open the torture's vault by its raw key, which takes no derivation."""
    clock = FixedClock(time.time_ns() // 1_000_000)
    new_id = Uuid7Factory(clock.now_ms, random.Random(f"{seed} {os.getpid()}"))
    return open_vault(path, CATALOGUE, clock, new_id, spare_key=key, create=create)


def new_key() -> VaultKey:
    """Return a key that nobody can guess."""
    return VaultKey(bytearray(os.urandom(32)), os.urandom(16))


def write(path: Path, key: str, seed: int, tell: Tell) -> None:
    """Write entries and check-ins."""
    rng = random.Random(seed)
    vault = opened(path, key, seed)
    tell("ready", "")
    while True:
        text = " ".join(rng.choices(["hello", "there", "今日", "brave"], k=rng.randint(1, 300)))
        tell("entry", vault.journal.write(JournalDraft.of(content=text, mood="proud", tags=["work"])).value.id)
        tell("check-in", vault.check_ins.check_in(CheckInDraft.of(mood="nervous", confidence_level=4)).value.id)


def bring_in(path: Path, key: str, seed: int, tell: Tell) -> None:
    """Import one calendar after the other."""
    vault = opened(path, key, seed)
    tell("ready", "")
    number = 0
    while True:
        number += 1
        name = f"{seed}-{number}"
        lines = [f"UID:{name}-{at}\nDTSTART:202603{at + 1:02}T190000Z\nSUMMARY:{name}" for at in range(EVENTS)]
        tell("importing", name)
        take(vault, calendar(*lines))
        tell("import", name)


def back_up(path: Path, key: str, seed: int, tell: Tell) -> None:
    """Make backups."""
    vault = opened(path, key, seed)
    tell("ready", "")
    while True:
        tell("backup", str(vault.backups.make().value.path))


def go_back(path: Path, key: str, seed: int, tell: Tell) -> None:
    """Go back and forth between what was and what is: the numbers of entries are told."""
    vault = opened(path, key, seed)
    first = vault.backups.make().value.path
    fewer = vault.restore.compare(first).vault.counts["journal_entries"]
    vault.journal.write(JournalDraft.of(content="one more", mood="proud"))
    tell("ready", str(fewer + 1))
    target, expected, other = first, fewer, fewer + 1
    while True:
        tell("restoring", str(expected))
        done = vault.restore.restore(target).value
        tell("restored", str(done.contents.counts["journal_entries"]))
        target, expected, other = done.before.path, other, expected


def change_key(path: Path, key: str, _seed: int, tell: Tell) -> None:
    """Give the file one key after the other."""
    tell("ready", "")
    old = VaultKey.from_text(key)
    while True:
        new = new_key()
        text = new.text()
        tell("rekeying", text)
        rekey(path, old, new.copy())
        tell("rekeyed", text)
        old = new


def migrate(path: Path, key: str, _seed: int, tell: Tell) -> None:
    """Bring the file to a version that is still to come."""
    tell("ready", "")

    def upgrade(operations: object) -> None:
        execute = operations.execute  # type: ignore[attr-defined]
        execute("ALTER TABLE journal_entries ADD COLUMN torture TEXT")
        execute("UPDATE journal_entries SET torture = content")

    steps = (*STEPS, Step(SCHEMA_VERSION + 1, upgrade))
    database = open_database(path, key=VaultKey.from_text(key), steps=steps)
    database.close()
    tell("migrated", "")
    time.sleep(1)


DEEDS: dict[str, Callable[[Path, str, int, Tell], None]] = {
    "write": write,
    "import": bring_in,
    "backup": back_up,
    "restore": go_back,
    "passphrase": change_key,
    "migration": migrate,
}


def suffer(name: str, path: Path, key: str, seed: int, pipe: Connection) -> None:
    """Be the child: do one kind of thing until killed."""
    DEEDS[name](path, key, seed, lambda what, about: pipe.send((what, about)))
