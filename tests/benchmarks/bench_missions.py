"""How long the day's choice, its reading, the ladder and the catalogue take after 5,000 attempts.

`EXTROVERTLY_BENCH_ATTEMPTS` asks for another number. Beside the figures stands what the same run needs only to fetch
the attempts with the raw driver. Aims: the day's three are chosen within 50 ms (numpy loaded already) and read within
5 ms, and the catalogue is there within 100 ms. What loading numpy adds once is measured in a process of its own.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.raw import connection_to

ATTEMPTS = int(os.environ.get("EXTROVERTLY_BENCH_ATTEMPTS", "5000"))
EVENTS = 120
MARKS = 60
ROUNDS = 25
TODAY = date(2026, 3, 2)
_INSERT = (
    "INSERT INTO exposures (id, created_at, user_id, mission_id, event_id, local_date, worry, likelihood, "
    "expected_suds, place, people, time_of_day, concluded_at, attendance, came_true, peak_suds, learned, points_base) "
    "VALUES (?, ?, ?, ?, ?, ?, 'They laugh', 60, ?, ?, ?, ?, ?, ?, 'no', ?, 'They smiled', 10)"
)
_INSERT_EVENT = (
    "INSERT INTO events (id, created_at, title, description, date, time, category, comfort_level) "
    "VALUES (?, 0, 'An evening', 'With people', ?, '19:00', ?, ?)"
)
_INSERT_MARK = (
    "INSERT INTO suds_marks (id, created_at, user_id, mission_id, local_date, kind, suds) "
    "VALUES (?, ?, ?, ?, ?, 'placed', ?)"
)
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
    _fill(path, owner.id, random.Random(7))
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


def _fill(path: Path, owner_id: str, rng: random.Random) -> None:
    with connection_to(path) as connection:
        connection.execute("BEGIN")
        missions = connection.execute("SELECT id, typical_suds FROM missions").fetchall()
        for number in range(EVENTS):
            day = TODAY + timedelta(days=number - EVENTS // 2)
            level = rng.choice(["low", "medium", "high"])
            connection.execute(
                _INSERT_EVENT, (f"event-{number}", day.isoformat(), rng.choice(["hobby", "social"]), level)
            )
        for number in range(ATTEMPTS):
            day = TODAY - timedelta(days=1 + (ATTEMPTS - number) // 3)
            at_ms = to_ms(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)) + number
            mission_id, typical = rng.choice(missions)
            is_event = number % 50 == 0
            peak = min(max(round(typical + rng.gauss(0, 12)), 0), 100)
            connection.execute(
                _INSERT,
                (
                    f"attempt-{number}",
                    at_ms,
                    owner_id,
                    None if is_event else mission_id,
                    f"event-{rng.randrange(EVENTS // 2)}" if is_event else None,
                    day.isoformat(),
                    min(peak + 10, 100),
                    rng.choice(["shop", "café", "work", "the bakery on my street", None]),
                    rng.choice(["stranger", "colleague", None]),
                    rng.choice(["morning", "evening", None]),
                    at_ms,
                    rng.choice(["done", "done", "done", "left_early", "did_not_go"]),
                    peak,
                ),
            )
        for number in range(MARKS):
            mission_id, typical = rng.choice(missions)
            connection.execute(_INSERT_MARK, (f"mark-{number}", number, owner_id, mission_id, "2026-02-01", typical))
        connection.execute("COMMIT")
