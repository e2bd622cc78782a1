"""When a goal will be reached if things go on as they did of late; said only when there is enough to say it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil, floor

from extrovertly_desktop.domain.goals import Countable, Goal, GoalStatus

PACE_DAYS = 28
"""The pace is that of the last four weeks, or of all days since the goal was set while these are fewer."""
LEAST_DAYS = 7
"""A pace of fewer days is mostly chance and the day of the week."""
LEAST_STEPS = 3
"""So many must have been counted in that time."""
_FARTHEST_DAYS = 3660


class PaceKind(StrEnum):
    """What can be said about the pace."""

    NONE = "none"
    """Nothing to say: without a target, or not active."""
    REACHED = "reached"
    TOO_FEW_DAYS = "too_few_days"
    TOO_LITTLE_COUNTED = "too_little_counted"
    ON_THE_WAY = "on_the_way"
    FAR = "far"
    """More than ten years: a date that far away would only be a sum."""
    STREAK = "streak"
    """The earliest day on which a streak can be so long."""
    LEVEL = "level"
    """A mean has no pace."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What can be said.

    Attributes:
        kind: which of the sentences it is.
        by: the day on which the target is reached at this pace, where there is one.
        missing: days or counted things that are missing until a pace can be told; else 0.
        to_go: how much is left to the target.
    """

    kind: PaceKind
    by: date | None = None
    missing: int = 0
    to_go: float = 0.0


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal as it is listed.

    Attributes:
        goal: the goal.
        pace: what can be said about when it will be reached.
        days_left: days until the day it is wanted for: 0 today, negative once it has passed; None without one.
        completed_on: the person's calendar day on which it was completed, where that is known.
        is_fresh: whether that is today.
    """

    goal: Goal
    pace: Pace
    days_left: int | None
    completed_on: date | None = None
    is_fresh: bool = False


def first_day(counted_from: date, today: date) -> date:
    """Return the first of the days whose pace it is."""
    return max(counted_from, today - timedelta(days=PACE_DAYS - 1))


def pace(goal: Goal, recent: float, today: date) -> Pace:
    """Return the pace of a goal as of today.

    Today is not over and yet counted as a day, so that the pace is rather too slow than too quick.

    Args:
        goal: the goal.
        recent: how much was counted from `first_day` to today; of a goal that is kept by hand, where the days are not
            known, all of it since it was set; of a streak, 1 if today is in it already and 0 if it is not yet.
        today: the person's calendar day.
    """
    if goal.target_value is None or goal.status is not GoalStatus.ACTIVE:
        return Pace(PaceKind.NONE)
    if goal.is_reached:
        return Pace(PaceKind.REACHED)
    to_go = goal.target_value - goal.current_value
    measure = goal.measure
    if measure is not None and measure.counts is Countable.CONFIDENCE:
        return Pace(PaceKind.LEVEL, to_go=to_go)
    if measure is not None and measure.counts is Countable.STREAK:
        return Pace(PaceKind.STREAK, today + timedelta(days=ceil(to_go) - (recent < 1)), to_go=to_go)
    begun = min(date.fromisoformat(goal.counted_from), today)
    days = (today - (begun if measure is None else first_day(begun, today))).days + 1
    if days < LEAST_DAYS:
        return Pace(PaceKind.TOO_FEW_DAYS, missing=LEAST_DAYS - days, to_go=to_go)
    if recent < LEAST_STEPS:
        return Pace(PaceKind.TOO_LITTLE_COUNTED, missing=LEAST_STEPS - floor(max(recent, 0)), to_go=to_go)
    ahead = ceil(to_go * days / recent)
    if ahead > _FARTHEST_DAYS:
        return Pace(PaceKind.FAR, to_go=to_go)
    return Pace(PaceKind.ON_THE_WAY, today + timedelta(days=ahead), to_go=to_go)
