"""What can be typed after `extrovertly goals`."""

import argparse
from collections.abc import Callable
from typing import Any

STATUSES = ("active", "paused", "completed", "cancelled")
_DEEDS = {
    "pause": "put a goal aside for a while; it goes on counting",
    "resume": "take a paused goal up again",
    "complete": "call a goal reached",
    "cancel": "let a goal go; it can be reopened",
    "reopen": "take up a completed or cancelled goal again",
    "delete": "delete a goal",
}
_COUNTS = (
    "journal_entries, check_ins, missions_completed, missions:CATEGORY, events_attended, learnings_written, "
    "streak_days or confidence_level; it then counts by itself from today on (default: kept by hand)"
)


def add_goals(group: Any, add_leaf: Callable[..., argparse.ArgumentParser], figure: Callable[[str], float]) -> None:  # noqa: ANN401 - argparse does not name the type of subparsers
    """Add the actions of goals.

    Args:
        group: where the actions go.
        add_leaf: adds one, given the group, its name and what it does.
        figure: reads a number.
    """
    listing = add_leaf(group, "list", "list your goals with how far they are")
    listing.add_argument("--status", choices=STATUSES)
    listing.add_argument("--search", default="", metavar="WORDS")
    add = add_leaf(group, "add", "set a goal")
    add.add_argument("title", metavar="TITLE")
    add.add_argument("--for", dest="description", metavar="TEXT", help="what it is for")
    add.add_argument("--counts", dest="category", metavar="WHAT", help=_COUNTS)
    add.add_argument("--target", type=figure, metavar="N", help="how much")
    add.add_argument("--until", metavar="DATE", help="the day until which you want it, such as 2026-06-01")
    setting = add_leaf(group, "set", "say how far a goal is that is kept by hand")
    _add_goal(setting)
    setting.add_argument("value", type=figure, metavar="FIGURE")
    for name, words in _DEEDS.items():
        _add_goal(add_leaf(group, name, words))


def _add_goal(leaf: argparse.ArgumentParser) -> None:
    leaf.add_argument("goal", metavar="GOAL", help="its id, as `goals list` tells")
