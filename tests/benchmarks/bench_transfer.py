"""How long it takes to bring in and take out 100,000 journal entries, beside the raw driver with the same search index.

`EXTROVERTLY_BENCH_ENTRIES` says another number. Aims: 60 s and 200 MB for 80 MB of JSON, twice what the driver alone
takes, and no moment longer than 100 ms in which the main thread could not have answered.
"""

import gc
import json
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import count_words
from extrovertly_desktop.exchange.complete import document
from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.services.transfer.values import ExportRequest, TransferChoices
from extrovertly_desktop.services.vaults import OpenVault, open_vault

ENTRIES = int(os.environ.get("EXTROVERTLY_BENCH_ENTRIES", "100000"))
WORDS = 115
OWNER = "owner"
FIRST = int(datetime(1995, 1, 1, 8, tzinfo=UTC).timestamp() * 1000)
STEP = 9_000_000
_VOCABULARY = [
    f"{first}{second}" for first in "bdfgklmnprst" for second in ("ale", "ore", "in", "uste", "ay", "ome", "é")
]
_INSERT = (
    "INSERT INTO journal_entries (seq, id, created_at, user_id, content, mood, tags, is_private, word_count, "
    "local_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def entries() -> Iterator[dict[str, Any]]:
    chance = random.Random(5)
    for number in range(ENTRIES):
        at_ms = FIRST + number * STEP
        text = " ".join(chance.choices(_VOCABULARY, k=WORDS))
        yield {
            "id": f"entry-{number:08}",
            "created_at": at_ms,
            "user_id": OWNER,
            "content": text,
            "mood": chance.choice(("calm", "proud", "nervous")),
            "tags": ["work", "walk"] if number % 3 else None,
            "is_private": 1,
            "word_count": count_words(text),
            "local_date": datetime.fromtimestamp(at_ms / 1000, UTC).date().isoformat(),
        }


def owner() -> dict[str, Any]:
    figures = {"confidence_level": 3.0, "total_points": 0, "streak_days": 0, "longest_streak": 0}
    return {
        "id": OWNER,
        "created_at": FIRST,
        "email": "",
        "username": "",
        "first_name": "Ada",
        "is_active": 1,
    } | figures


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("transfer") / "life.json"
    with path.open("wb") as stream:
        tables: list[Any] = [("users", [owner()]), ("journal_entries", entries())]
        stream.writelines(document(tables, owner=OWNER, made_at=0))
    print(f"\n{ENTRIES:,} entries, {path.stat().st_size / 2**20:.0f} MiB")
    return path


def opened(path: Path, catalogue: Catalogue) -> OpenVault:
    clock = FixedClock(FIRST + (ENTRIES + 1) * STEP)
    return open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(1)), create=True)


def resident() -> float:
    """Return how much memory the process has, in MiB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


@contextmanager
def watched(name: str) -> Iterator[Callable[[Callable[[], Any]], Any]]:
    """Do something on a worker; tell how long it and its work took, how memory grew, how long this thread waited."""
    gc.collect()

    def run(deed: Callable[[], Any]) -> Any:
        before, answer = resident(), list[Any]()
        most, gap = before, 0.0
        spent: list[float] = []

        def work() -> None:
            answer.append(deed())
            spent.append(time.thread_time())

        worker = threading.Thread(target=work)
        began = last = time.perf_counter()
        worker.start()
        while worker.is_alive():
            time.sleep(0.005)
            now = time.perf_counter()
            gap, last = max(gap, now - last), now
            most = max(most, resident())
        took = time.perf_counter() - began
        figures = f"{took:8.1f} s {spent[0]:8.1f} s of work   +{most - before:5.0f} MiB"
        print(f"{name:28}{figures}   longest wait {1000 * gap:5.0f} ms")
        return answer[0]

    yield run


def raw_import(vault: OpenVault, file: Path) -> None:
    with vault._context.database.raw() as connection, file.open(encoding="utf-8") as lines:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO users (id, created_at, email, username, first_name) VALUES ('owner', 0, '', '', '')"
        )
        batch: list[Any] = []
        for line in lines:
            if line.startswith('{"id":"entry'):
                row = json.loads(line.rstrip().removesuffix(","))
                tags = json.dumps(row["tags"]) if "tags" in row else None
                key = row["created_at"] * 4096
                batch.append((key, row["id"], row["created_at"], OWNER, row["content"], row["mood"], tags, 1,
                              row["word_count"], row["local_date"]))  # fmt: skip
            if len(batch) == 500:
                connection.executemany(_INSERT, batch)
                batch.clear()
        connection.executemany(_INSERT, batch)
        connection.execute("COMMIT")


def raw_export(vault: OpenVault, path: Path) -> None:
    with vault._context.database.raw() as connection, path.open("w", encoding="utf-8") as out:
        for row in connection.execute("SELECT * FROM journal_entries ORDER BY seq"):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


@pytest.mark.timeout(0)
def test_a_long_life_comes_along(file: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    raw = opened(tmp_path / "raw.vault", catalogue)
    with watched("the driver alone, in") as run:
        run(lambda: raw_import(raw, file))
    with watched("the driver alone, out") as run:
        run(lambda: raw_export(raw, tmp_path / "raw.txt"))
    raw.close()
    vault = opened(tmp_path / "new.vault", catalogue)
    with watched("a look") as run:
        preview = run(lambda: vault.transfer.preview(file, "complete", TransferChoices(), quiet_context()))
    with watched("in") as run:
        done = run(lambda: vault.transfer.apply(preview, TransferChoices(), quiet_context()))
    assert done.value.added["journal_entries"] == ENTRIES
    with watched("a second time") as run:
        run(lambda: vault.transfer.apply(preview, TransferChoices(), quiet_context()))
    for slug, name in (("complete", "out.json"), ("convex", "out.zip")):
        request = ExportRequest(slug, tmp_path / name, private=True)
        with watched(f"out, {slug}") as run:
            run(lambda request=request: vault.transfer_export.write(request, quiet_context()))
    with watched("taken back") as run:
        run(lambda: vault.transfer.undo(vault.transfer.past_imports()[-1].id, quiet_context()))
    assert vault.doctor.check().ok
    vault.close()
