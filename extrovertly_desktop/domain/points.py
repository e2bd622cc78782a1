"""Points: what each deed is worth, and the level that a total reaches."""

from dataclasses import dataclass
from enum import StrEnum

FIRST_ENTRY_OF_DAY = 2
FIRST_CHECK_IN_OF_DAY = 1
EVENT_POINTS = {"low": 20, "medium": 30, "high": 40}
"""For attending an event, by its comfort level."""


class AwardKind(StrEnum):
    """Which rule an award of points follows; also the order in which they are told."""

    MISSION = "mission"
    EVENT = "event"
    JOURNAL_DAY = "journal_day"
    CHECK_IN_DAY = "check_in_day"
    ACHIEVEMENT = "achievement"


@dataclass(frozen=True, slots=True)
class Award:
    """One line of the ledger (`point_awards`).

    Attributes:
        kind: the rule.
        source: what earned it: an exposure's, attendance's or achievement's id, or a local day.
        local_date: the day it counts for, ISO text.
        points: how many.
    """

    kind: AwardKind
    source: str
    local_date: str
    points: int


def mission_points(base: int, *, first_time: bool) -> int:
    """Return the points of an attempt: the mission's own the first time, half of them rounded up when repeated."""
    return base if first_time else (base + 1) // 2


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the way to the next: `into` of `span` points are done."""

    number: int
    into: int
    span: int


def level(total_points: int) -> Level:
    """Return the level of a total: level n begins at 25·n·(n−1) points, so each takes 50 more than the last."""
    number = 1
    while total_points >= 25 * (number + 1) * number:
        number += 1
    floor = 25 * number * (number - 1)
    return Level(number, max(total_points, 0) - floor, 50 * number)
