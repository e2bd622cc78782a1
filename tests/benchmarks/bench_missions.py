"""How long the day's choice, its reading, the ladder and the catalogue take after 5,000 attempts.

`EXTROVERTLY_BENCH_ATTEMPTS` asks for another number. Beside the figures stands what the same run needs only to fetch
the attempts with the raw driver. Aims: the day's three are chosen within 50 ms (numpy loaded already) and read within
5 ms, and the catalogue is there within 100 ms. What loading numpy adds once is measured in a process of its own.
"""

import gc
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.benchmarks.practised_vault import ATTEMPTS, fill
from tests.raw import connection_to

ROUNDS = 25
TODAY = date(2026, 3, 2)
_READ = (
    "SELECT mission_id, event_id, local_date, attendance, peak_suds, expected_suds, place, people, time_of_day "
    "FROM exposures WHERE user_id = ? AND concluded_at IS NOT NULL ORDER BY concluded_at, id"
)


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[OpenVault]:
    """A vault with a long history of attempts at missions and some at events."""
    path: Path = tmp_path_factory.mktemp("missions") / "practised.vault"
    clock = FixedClock(to_ms(datetime(2026, 3, 2, 10, tzinfo=UTC)))
    vault = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(1)), create=True)
    owner = vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    fill(path, owner.id, random.Random(7), TODAY)
    # As the application does once a vault is open: what is there stays, and need not be looked at again and again.
    gc.collect()
    gc.freeze()
    yield vault
    gc.unfreeze()
    vault.close()


def test_choosing_the_day(practised: OpenVault, capsys: pytest.CaptureFixture[str]) -> None:
    owner = practised.profile.owner()
    assert owner is not None
    recommendations, picks = practised.recommendations, []

    def choose() -> None:
        # Without what is stored the day is chosen anew each time.
        with connection_to(practised.path) as connection:
            connection.execute("DELETE FROM daily_picks")
        began = time.perf_counter()
        recommendations.choose()
        picks.append((time.perf_counter() - began) * 1000)

    with connection_to(practised.path) as connection:
        raw = _timed(lambda: connection.execute(_READ, (owner.id,)).fetchall())
    for _ in range(ROUNDS + 1):
        choose()
    rows = {
        "raw driver, attempts only": raw,
        "choose()": picks[1:],
        "today()": _timed(recommendations.today),
        "reroll()": _rerolls(practised),
        "ladder.rungs()": _timed(practised.ladder.rungs),
        "missions.cards()": _timed(practised.missions.cards),
    }
    with capsys.disabled():
        print(f"\n{ATTEMPTS:,} attempts{'median ms':>25}{'p95':>8}   of {ROUNDS}, aims: choose 50, today 5, cards 100")
        for name, figures in rows.items():
            p95 = statistics.quantiles(figures, n=20)[-1]
            print(f"{name:30}{statistics.median(figures):10.1f}{p95:8.1f}")
        print(f"{'loading numpy, once':30}{_loading_numpy():10.1f}")


def _rerolls(vault: OpenVault) -> list[float]:
    before = vault.recommendations.choose()
    figures = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        vault.recommendations.reroll()
        figures.append((time.perf_counter() - began) * 1000)
        vault.recommendations.restore(before)
    return figures


def _loading_numpy() -> float:
    probe = "import time; t = time.perf_counter(); import numpy; print((time.perf_counter() - t) * 1000)"
    run = [sys.executable, "-c", probe]
    figures = [float(subprocess.run(run, check=True, capture_output=True, text=True).stdout) for _ in range(5)]
    return statistics.median(figures)


def _timed(deed: Callable[[], object]) -> list[float]:
    """Return how many milliseconds each round took; one more warms the caches."""
    figures = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        deed()
        figures.append((time.perf_counter() - began) * 1000)
    return figures[1:]
