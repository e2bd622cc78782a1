"""How quickly the Journal tab opens, searches and scrolls, and what it needs in memory, on 100,000 keyed entries.

Aims at the 95th percentile: a keystroke's painted results within 50 ms, a frame of scrolling within 16 ms, the tab
within 100 ms, and 40 MiB more than the same tab needs on an empty vault. Beside it the raw driver's own time for the
same keys in the same run.
"""

import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.domain.search_query import parse
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store.queries import journal_search
from tests.benchmarks import journal_vault, journal_view_probe

ROUNDS = 3
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> dict[str, Path]:
    """An empty vault and a big one, both keyed."""
    folder = tmp_path_factory.mktemp("view")
    paths = {"empty": folder / "empty.vault", "full": folder / "full.vault"}
    clock = FixedClock(journal_view_probe.NOW)
    new_id = Uuid7Factory(clock.now_ms, random.Random(1))
    empty = open_vault(paths["empty"], catalogue, clock, new_id, passphrase=journal_vault.PASSPHRASE, create=True)
    empty.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    empty.close()
    journal_vault.open_filled(paths["full"], catalogue).close()
    return paths


def probe(path: Path, count: int) -> dict[str, list[float]]:
    """Return the figures of one run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.journal_view_probe", str(path), str(count)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    figures = json.loads(done.stdout)
    assert figures["rows"] == count
    return figures


def raw_keystrokes(vault: OpenVault) -> list[float]:
    """Return the milliseconds that the driver alone takes for the keys of every keystroke."""
    figures = []
    database = vault._context.database
    statement = "SELECT rowid FROM journal_entries_fts WHERE journal_entries_fts MATCH ? ORDER BY rowid DESC"
    for typed in journal_view_probe.TYPED:
        for end in range(1, len(typed) + 1):
            with database.reading() as unit:
                match = journal_search._match(unit, vault._context.owner(unit).id, parse(typed[:end]))
            if match is None:
                continue
            with database.raw() as connection:
                began = time.perf_counter()
                connection.execute(statement, (match,)).fetchall()
                figures.append((time.perf_counter() - began) * 1000)
    return figures


def line(name: str, figures: list[float], aim: str) -> str:
    high = statistics.quantiles(figures, n=20, method="inclusive")[-1] if len(figures) > 1 else figures[0]
    return f"{name:38}{statistics.median(figures):8.1f}{high:8.1f}{max(figures):8.1f}   {aim}"


def test_journal_view(vaults: dict[str, Path], catalogue: Catalogue) -> None:
    probe(vaults["full"], journal_vault.ENTRIES)  # warms the disk's cache
    full = [probe(vaults["full"], journal_vault.ENTRIES) for _ in range(ROUNDS)]
    empty = [probe(vaults["empty"], 0) for _ in range(ROUNDS)]
    print(f"\n{'milliseconds':38}{'p50':>8}{'p95':>8}{'most':>8}   aim")
    rows = (
        ("opening the tab", "opened", "100"),
        ("keystroke to painted results", "keystroke", "50 (p95)"),
        ("a turn of the wheel", "wheel", "16"),
        ("the scroll bar dragged anywhere", "dragged", ""),
    )
    for name, key, aim in rows:
        print(line(name, [figure for run in full for figure in run[key]], aim))
    print(line("opening the tab, empty vault", [figure for run in empty for figure in run["opened"]], ""))
    vault = journal_vault.open_filled(vaults["full"], catalogue)
    raw_keystrokes(vault)
    print(line("raw driver: keys of a keystroke", raw_keystrokes(vault), ""))
    vault.close()
    most, least = (statistics.median(run["resident"] for run in runs) for runs in (full, empty))
    print(f"memory: {most:.0f} MiB, empty vault {least:.0f} MiB, growth {most - least:.0f} MiB (aim: 40)")
