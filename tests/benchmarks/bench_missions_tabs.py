"""How long the tabs of missions, the journal and events take to open after 5,000 attempts, beside a bare list.

Each opening is the first of a process of its own, in the application's window, from asking for the tab until it is
painted; a window with nothing but a list is painted in the same process. The aim is 100 ms. `work` is the time that the
window's own thread was busy, which a machine with other things to do lengthens less.
"""

import json
import random
import statistics
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extrovertly_desktop.app.bootstrap import open_default
from extrovertly_desktop.domain.people import UserDraft
from tests.benchmarks.practised_vault import ATTEMPTS, fill

ROUNDS = 7
TABS = ("missions", "journal", "events")
WHEN = ("soon", "rested")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def vault_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long history that ends today: the window tells the time by the machine's clock."""
    path: Path = tmp_path_factory.mktemp("tabs") / "practised.vault"
    vault = open_default(path, create=True)
    owner = vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    vault.close()
    fill(path, owner.id, random.Random(7), datetime.now(UTC).date())
    return path


def probe(path: Path, slug: str, when: str) -> dict[str, list[float]]:
    """Return the figures of one opening."""
    command = [sys.executable, "-m", "tests.benchmarks.tab_probe", str(path), slug, when]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    figures: dict[str, list[float]] = json.loads(done.stdout)
    return figures


def line(name: str, figures: list[list[float]]) -> str:
    """Return the median and the 95th percentile of the whole time and of the work."""
    cells = [
        f"{statistics.median(column):10.1f}{statistics.quantiles(column, n=20, method='inclusive')[-1]:8.1f}"
        for column in zip(*figures, strict=True)
    ]
    return f"{name:30}{''.join(cells)}"


def test_opening_tabs(vault_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: dict[tuple[str, str], list[list[float]]] = {(slug, when): [] for slug in TABS for when in WHEN}
    bare: list[list[float]] = []
    for turn in range(ROUNDS + 1):
        for (slug, when), figures in rows.items():
            told = probe(vault_file, slug, when)
            if turn:  # the first round warms the disk cache
                figures.append(told["opened"])
                bare.append(told["bare"])
    with capsys.disabled():
        print(f"\n{ATTEMPTS:,} attempts{'median ms':>25}{'p95':>8}{'work':>10}{'p95':>8}   of {ROUNDS}, aim 100")
        print(line("a bare window with a list", bare))
        for (slug, when), figures in rows.items():
            print(line(f"opening {slug}, {when}", figures))
