"""The verbs of events on a real vault file."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.app.conftest import Typing


def test_an_event_is_added_found_answered_attended_and_shown(typed: Typing, ada: Path) -> None:
    day = f"{datetime.now(tz=UTC) - timedelta(days=2):%Y-%m-%d}"
    made = typed(
        "--vault", ada, "--json", "events", "add", "Board games", "--date", day, "--time", "19:00", "--end-time",
        "22:00", "--category", "hobby", "--comfort", "medium", "--places", "8", "--place", "Café", "--tag", "games",
    )  # fmt: skip
    event = json.loads(made.out)["event"]["id"]
    listed = typed("--vault", ada, "events", "list", "--view", "past", "--search", "board")
    assert f"{day} 19:00" in listed.out
    assert "No event fits" in typed("--vault", ada, "events", "list").out
    late = typed("--vault", ada, "events", "rsvp", event, "going")
    assert (late.status, "is over" in late.err) == (2, True)
    attended = typed("--vault", ada, "events", "attend", event, "--rating", "4", "--feedback", "Stayed late")
    assert "You were at: Board games. +30 points." in attended.out
    shown = json.loads(typed("--vault", ada, "--json", "events", "show", event).out)["event"]
    assert (shown["status"], shown["rating"], shown["places_left"]) == ("attended", 4, 8)
    assert "Rated 4 of 5" in typed("--vault", ada, "events", "show", event).out


def test_answers_to_come_and_bad_input(typed: Typing, ada: Path) -> None:
    day = f"{datetime.now(tz=UTC) + timedelta(days=20):%Y-%m-%d}"
    words = ("--category", "walks", "--comfort", "low")
    made = typed("--vault", ada, "--json", "events", "add", "Walk", "--date", day, "--all-day", *words)
    event = json.loads(made.out)["event"]["id"]
    assert "You are going to: Walk." in typed("--vault", ada, "events", "rsvp", event, "going").out
    assert "Walk" in typed("--vault", ada, "events", "list", "--view", "going").out
    assert "You have not answered" in typed("--vault", ada, "events", "rsvp", event, "none").out
    for wrong in (
        ("add", "Walk", "--date", day, *words),
        ("add", "Walk", "--date", "tomorrow", "--time", "19:00", *words),
        ("add", "Walk", "--date", day, "--time", "19:00", "--price", "-1", *words),
        ("attend", event),
        ("show", "nowhere"),
    ):
        answer = typed("--vault", ada, "events", *wrong)
        assert answer.status == 2
        assert answer.err.rstrip().endswith(".")
