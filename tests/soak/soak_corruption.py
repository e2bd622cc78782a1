"""Two hundred random damages of vaults, plain and encrypted: each is noticed, and rescue brings the rest.

python packaging/dev.py soak -k corruption
CORRUPTION_ROUNDS=50 CORRUPTION_SEED=3 python packaging/dev.py soak -k corruption
"""

import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.store.driver import VaultKey
from extrovertly_desktop.store.salvage.pages import PAGE, Pages
from extrovertly_desktop.store.salvage.rescue import rescue
from extrovertly_desktop.store.salvage.trees import found_rows, read_schema
from extrovertly_desktop.store.seal import seal_of
from extrovertly_desktop.store.tables import Row
from tests.raw import execute
from tests.soak.torture_deeds import new_key, opened
from tests.soak.written import write_much

ROUNDS = int(os.environ.get("CORRUPTION_ROUNDS", "200"))
SEED = os.environ.get("CORRUPTION_SEED", "1")
KINDS = ("header", "page", "bytes", "zeros", "log", "log cut", "cut")
DERIVED = frozenset({"journal_tags", "progress_tracking", "point_awards"})


def made(folder: Path, key: VaultKey | None) -> Path:
    """Make a vault with a life in it, as a killed program leaves it: the newest is in the log."""
    path = folder / "my.vault"
    text = None if key is None else key.text()
    vault = opened(path, text, 1, create=True)
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    write_much(vault, random.Random(1), 100)
    vault.close()
    vault = opened(path, text, 2)
    write_much(vault, random.Random(2), 10)
    left = folder / "left.vault"
    for part in ("", "-wal", "-shm"):
        shutil.copyfile(f"{path}{part}", f"{left}{part}")
    vault.close()
    return left


def damage(path: Path, kind: str, rng: random.Random) -> None:
    """Do one kind of damage; the log is folded in first unless it is what is damaged."""
    target = Path(f"{path}-wal") if kind.startswith("log") else path
    raw = bytearray(target.read_bytes())
    page = rng.randrange(1, len(raw) // PAGE)
    match kind:
        case "header":
            place = rng.randrange(0, 96)
            raw[place : place + 4] = rng.randbytes(4)
        case "page":
            raw[page * PAGE : (page + 1) * PAGE] = rng.randbytes(PAGE)
        case "zeros":
            raw[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        case "bytes":
            for _ in range(3):
                raw[rng.randrange(len(raw))] ^= rng.randrange(1, 256)
        case "log":
            raw[rng.randrange(len(raw))] ^= rng.randrange(1, 256)
        case _:
            del raw[rng.randrange(len(raw) // 4, len(raw) - 1) :]
    target.write_bytes(raw)


def noticed(path: Path, key: str | None) -> str:
    """Open it as a window does after a crash, then ask the doctor; return who noticed anything, or ""."""
    try:
        vault = opened(path, key, 3)
    except EnvironmentFault:
        return "opening"
    try:
        if vault.check_pages() is not None:
            return "pages"
        return "" if vault.doctor.check().ok else "doctor"
    except EnvironmentFault:
        return "pages"
    finally:
        vault.close()


def contents(path: Path, key: VaultKey | None) -> dict[str, list[tuple[object, ...]]]:
    own = None if key is None else key.copy()
    return {
        table: sorted(execute(path, f"SELECT * FROM {table}", key=own), key=repr)
        for table in Row.metadata.tables
        if table not in DERIVED
    }


def in_pages(path: Path, key: VaultKey | None, spoiled: set[int]) -> int:
    """Count the rows of the sound file that lie, wholly or in part, on the pages that were spoiled."""
    from extrovertly_desktop.store.salvage.rescue import _shape_of

    pages = Pages(path, key)
    schema = read_schema(pages)
    shapes = {
        table: shape
        for table in Row.metadata.tables
        if table not in DERIVED and (shape := _shape_of(schema.tables.get(table))) is not None
    }
    lost = sum(
        bool(spoiled & set(row.pages))
        for _, found, _ in found_rows(pages, schema, shapes, lambda _share: None)
        for row in found
    )
    pages.close()
    return lost


def spoiled(folder: Path, source: Path, kind: str, rng: random.Random) -> Path:
    """Return a copy of a vault, with its seal if it has one, that has been damaged."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "my.vault"
    for part in ("", "-wal", "-shm"):
        if Path(f"{source}{part}").exists():
            shutil.copy2(f"{source}{part}", f"{path}{part}")
    seal = seal_of(source, source.parent / "backups")
    if seal.exists():
        (folder / "backups").mkdir()
        shutil.copy2(seal, seal_of(path, folder / "backups"))
    changed_at = path.stat().st_mtime_ns
    damage(path, kind, rng)
    os.utime(path, ns=(changed_at, changed_at))  # a disk that spoils a file tells no time
    return path


@pytest.mark.timeout(7200)
def test_corruption(tmp_path: Path) -> None:
    rng = random.Random(SEED)
    figures: Counter[str] = Counter()
    worst = 1.0
    sources = {}
    for name, key in (("plain", None), ("encrypted", new_key())):
        (tmp_path / name).mkdir()
        left = made(tmp_path / name, key)
        folded = tmp_path / name / "folded.vault"
        for part in ("", "-wal", "-shm"):
            shutil.copyfile(f"{left}{part}", f"{folded}{part}")
        (folded.parent / "backups").mkdir()  # where the seal of a plain one goes
        opened(folded, None if key is None else key.text(), 4).close()
        sources[name] = (left, folded, key, contents(folded, key))
    unnoticed: list[str] = []
    for number in range(ROUNDS):
        name, kind = rng.choice(list(sources)), rng.choice(KINDS)
        left, folded, key, before = sources[name]
        path = spoiled(tmp_path / "round", left if kind.startswith("log") else folded, kind, rng)
        untouched = shutil.copytree(path.parent, tmp_path / "untouched", dirs_exist_ok=False)
        by = noticed(path, None if key is None else key.text())
        figures[f"{name}: noticed by {by or 'nobody'}"] += 1
        if not by:
            # What nobody could notice must have done no harm.
            try:
                same = contents(path, key) == before
            except dbapi2.Error:
                same = False
            figures[f"{name}: no harm done" if same else f"{name}: HARM UNNOTICED"] += 1
            if not same:
                unnoticed.append(f"round {number}: {name}, {kind}")
        elif not kind.startswith("log"):
            worst = min(worst, rescued_share(untouched / path.name, folded, key, before, figures))
        shutil.rmtree(untouched)
    print(f"\n{ROUNDS} damages: {dict(sorted(figures.items()))}")
    print(f"least share of the rows outside the damaged pages that was rescued: {worst:.1%}")
    print("\n".join(unnoticed))
    assert worst >= 0.95
    assert unnoticed == []


def rescued_share(
    path: Path,
    sound: Path,
    key: VaultKey | None,
    before: dict[str, list[tuple[object, ...]]],
    figures: "Counter[str]",
) -> float:
    """Rescue what can be read; return how much of what lay outside the damaged pages is there, letter by letter."""
    now, then = path.read_bytes(), sound.read_bytes()
    size = -(-len(then) // PAGE)
    spoiled = {
        number + 1 for number in range(size) if now[number * PAGE : (number + 1) * PAGE] != then[number * PAGE :][:PAGE]
    }
    target = path.with_name("rescued.vault")
    rescue(path, None if key is None else key.copy(), target)
    after = contents(target, key)
    whole = sum(len(rows) for rows in before.values())
    outside = whole - in_pages(sound, key, spoiled)
    kept = sum(sum((Counter(map(repr, before[table])) & Counter(map(repr, after[table]))).values()) for table in before)
    figures["rows outside the damaged pages"] += outside
    figures["rows rescued unchanged"] += kept
    return min(1.0, kept / outside) if outside else 1.0
