"""How long the journal's search and the saving of an entry take, beside the raw driver in the same run.

The vault is keyed and holds 100,000 entries of about 120 words (`EXTROVERTLY_BENCH_ENTRIES` says otherwise). Aims: a
query within 15 ms and a saved entry within 20 ms, at the 95th percentile.
"""

import random
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.search_query import parse
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.queries import journal_search
from tests.benchmarks import journal_vault

ROUNDS = 15
SAVES = 200
QUERIES = {
    "one character": ("a", "t", "c", "z"),
    "two or three characters": ("co", "wal", "bab", "fr"),
    "a word": ("coffee", "meeting", "walking", "nowhere"),
    "several words": ("the coffee", "talked friend pho", "i was nervous", "smiled and laughed"),
    "a phrase": ('"the party"', '"to the a', "don't", '"long wa'),
    "moods and tags": ("mood:calm", 'tag:"long walk"', "mood:proud coffee", "tag:work -tag:phone"),
    "days": ("before:2015", "after:2001-03-13 tea", "on:2015-06", "after:2000 before:2010-05-05 a"),
    "without": ("-coffee", "the -coffee", "-mood:calm -tea", "-has:photo"),
    "any": ("any:coffee,tea", "any:party,meeting -calm", 'any:"the shop",phone', "-any:a,the"),
    "photos and privacy": ("has:photo", "is:private", "is:public tea", "has:photo is:private walk"),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[OpenVault]:
    """The big vault, made once for the run."""
    path: Path = tmp_path_factory.mktemp("journal") / "long-life.vault"
    began = time.perf_counter()
    vault = journal_vault.open_filled(path, catalogue)
    took, size = time.perf_counter() - began, path.stat().st_size / 2**20
    print(f"\n{journal_vault.ENTRIES:,} entries, keyed, {size:,.0f} MiB, written in {took:.0f} s")
    yield vault
    vault.close()


def timed(deed: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return how many milliseconds each of several rounds took; one more warms the caches."""
    deed()
    figures = []
    for _ in range(rounds):
        began = time.perf_counter()
        deed()
        figures.append((time.perf_counter() - began) * 1000)
    return figures


def p95(figures: list[float]) -> float:
    return statistics.quantiles(figures, n=20, method="inclusive")[-1]


def line(name: str, *columns: list[float]) -> str:
    return f"{name:26}" + "".join(f"{statistics.median(each):10.1f}{p95(each):8.1f}" for each in columns)


def raw_hits(vault: OpenVault, typed: str) -> Callable[[], object]:
    """Return the same search done by the driver alone: the same expression, a row for each key."""
    database = vault._context.database
    with database.reading() as unit:
        owner = vault._context.owner(unit)
        match = journal_search._match(unit, owner.id, parse(typed))
    statement = "SELECT rowid FROM journal_entries_fts WHERE journal_entries_fts MATCH ? ORDER BY rowid DESC"

    def search() -> object:
        with database.raw() as connection:
            return connection.execute(statement, (match,)).fetchall()

    return search


def test_journal_search(filled: OpenVault) -> None:
    head = f"{'milliseconds':26}" + "".join(
        f"{name:>18}" for name in ("newest 500", "all newest first", "ranked", "counted", "raw driver, all")
    )
    print(f"\n{head}\n{'':26}" + f"{'p50':>10}{'p95':>8}" * 5)
    totals: list[list[float]] = [[], [], [], [], []]
    for kind, queries in QUERIES.items():
        columns: list[list[float]] = [[], [], [], [], []]
        for typed in queries:
            deeds: tuple[Callable[[], object], ...] = (
                lambda typed=typed: filled.search.keys(typed, limit=500),
                lambda typed=typed: filled.search.keys(typed),
                lambda typed=typed: filled.search.keys(typed, "best"),
                lambda typed=typed: filled.search.count(typed),
                raw_hits(filled, typed),
            )
            for column, deed in zip(columns, deeds, strict=True):
                column.extend(timed(deed))
        print(line(kind, *columns))
        for total, column in zip(totals, columns, strict=True):
            total.extend(column)
    print(line("all of them", *totals))
    print(line("no search: all keys", timed(lambda: filled.search.keys(""))))


def test_journal_keys_in_memory(filled: OpenVault) -> None:
    filled.search.keys("a")
    tracemalloc.start()
    keys = filled.search.keys("a")
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"\n{len(keys):,} keys: {kept / 2**20:.1f} MiB kept, {peak / 2**20:.1f} MiB at the most")


def test_journal_saving(filled: OpenVault) -> None:
    rng = random.Random(3)
    words = journal_vault.vocabulary(rng)[:3000]
    saved: list[float] = []
    raw: list[float] = []
    # In turns, so that both meet the same disk: what a commit takes is mostly the wait for it.
    for number in range(SAVES):
        draft = JournalDraft.of(content=" ".join(rng.choices(words, k=120)), mood="calm", tags=("work", "rest"))
        began = time.perf_counter()
        filled.journal.write(draft)
        between = time.perf_counter()
        raw_entry(filled, number, draft.content)
        raw.append((time.perf_counter() - between) * 1000)
        saved.append((between - began) * 1000)
    print(f"\n{'milliseconds':26}{'p50':>10}{'p95':>8}")
    print(line("saving an entry", saved))
    print(line("raw driver: its row alone", raw))


def raw_entry(vault: OpenVault, number: int, content: str) -> None:
    """Commit the row of an entry by the driver alone; the triggers index it, nothing follows from it."""
    values = (number, f"raw-{number}", 0, content)
    with vault._context.database.raw() as connection:
        connection.execute(
            "INSERT INTO journal_entries (seq, id, created_at, user_id, content, mood, local_date) "
            "SELECT ?, ?, ?, id, ?, 'calm', '1970-01-01' FROM users LIMIT 1",
            values,
        )
