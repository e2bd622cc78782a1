"""A vault with a long history of attempts at missions and some at events, for benchmarks.

`EXTROVERTLY_BENCH_ATTEMPTS` asks for another number of attempts.
"""

import os
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from extrovertly_desktop.domain.clock import to_ms
from tests.raw import connection_to

ATTEMPTS = int(os.environ.get("EXTROVERTLY_BENCH_ATTEMPTS", "5000"))
EVENTS = 120
MARKS = 60
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


def fill(path: Path, owner_id: str, rng: random.Random, today: date) -> None:
    """Write the history of a person whose vault has only its content yet, up to a day."""
    with connection_to(path) as connection:
        connection.execute("BEGIN")
        missions = connection.execute("SELECT id, typical_suds FROM missions").fetchall()
        for number in range(EVENTS):
            day = today + timedelta(days=number - EVENTS // 2)
            level = rng.choice(["low", "medium", "high"])
            connection.execute(
                _INSERT_EVENT, (f"event-{number}", day.isoformat(), rng.choice(["hobby", "social"]), level)
            )
        for number in range(ATTEMPTS):
            day = today - timedelta(days=1 + (ATTEMPTS - number) // 3)
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
