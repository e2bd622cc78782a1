"""The verb of weekly insights on a real vault file."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.app.conftest import Typing


def test_what_is_due_is_written_and_told(typed: Typing, ada: Path) -> None:
    assert "nothing to tell yet" in typed("--vault", ada, "insights").out
    day = (datetime.now(UTC).date() - timedelta(days=7)).isoformat()
    typed("--vault", ada, "check-in", "--mood", "proud", "--at", day)
    told = typed("--vault", ada, "insights").out
    assert told.startswith("Week of ")
    assert "A next step, if you like" in told
    answer = json.loads(typed("--vault", ada, "--json", "insights", "--week", day).out)
    assert date.fromisoformat(answer["week_start"]) <= date.fromisoformat(day)
    assert all(item["data"]["by"] == "extrovertly" for item in answer["insights"])
    assert "Nothing has been said" in typed("--vault", ada, "insights", "--week", "2001-01-01").out
    assert typed("--vault", ada, "insights", "--week", "yesterday").status == 2
