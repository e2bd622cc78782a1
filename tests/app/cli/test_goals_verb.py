"""The verbs of goals on a real vault file."""

import json
from pathlib import Path

from tests.app.conftest import Typing


def test_a_goal_is_set_followed_reached_and_listed(typed: Typing, ada: Path) -> None:
    made = typed("--vault", ada, "--json", "goals", "add", "Two pages", "--counts", "journal_entries", "--target", "1")
    goal = json.loads(made.out)["goal"]["id"]
    wrote = typed("--vault", ada, "journal", "add", "Hello", "--mood", "proud")
    assert "Goal reached: Two pages" in wrote.out
    assert "completed" in typed("--vault", ada, "goals", "list", "--search", "pages").out
    assert "Open again: Two pages (1 of 1)." in typed("--vault", ada, "goals", "reopen", goal).out
    for action, words in (("pause", "Paused"), ("resume", "Under way again"), ("cancel", "Let go")):
        assert typed("--vault", ada, "goals", action, goal).out.startswith(words)
    (listed,) = json.loads(typed("--vault", ada, "--json", "goals", "list", "--status", "cancelled").out)["goals"]
    assert (listed["current_value"], listed["pace"]["kind"]) == (1, "none")
    assert typed("--vault", ada, "goals", "delete", goal).status == 0
    assert "No goal fits" in typed("--vault", ada, "goals", "list").out


def test_by_hand_and_bad_input(typed: Typing, ada: Path) -> None:
    made = typed("--vault", ada, "--json", "goals", "add", "Invite", "--target", "3", "--until", "2999-01-01")
    goal = json.loads(made.out)["goal"]["id"]
    assert "Goal reached: Invite" in typed("--vault", ada, "goals", "set", goal, "3").out
    for wrong in (
        ("add", "x", "--counts", "missions:nothing", "--target", "3"),
        ("add", "x", "--until", "2001-01-01"),
        ("set", goal, "4"),
        ("pause", "nowhere"),
    ):
        refused = typed("--vault", ada, "goals", *wrong)
        assert (refused.status, refused.err.strip()[-1]) == (2, "."), refused
