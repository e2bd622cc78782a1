"""What every goal that counts by itself comes to, counted over all facts at once.

`store/queries/goals.py` counts the same things a second way, by statements; what is counted stands at `Countable`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from extrovertly_desktop.domain.facts import Facts, GoalFact
from extrovertly_desktop.domain.goals import Countable, best_confidence
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.domain.streaks import streak


def goal_values(facts: Facts, days: Mapping[str, DayProgress]) -> dict[str, float]:
    """Return `current_value` by goal id.

    Args:
        facts: everything that happened.
        days: the rows that follow from it, by local day.
    """
    return {goal.id: _value(goal, facts, days) for goal in facts.goals}


def _value(goal: GoalFact, facts: Facts, days: Mapping[str, DayProgress]) -> float:
    match goal.measure.counts:
        case Countable.STREAK:
            active = (day for day, row in days.items() if row.activities_completed and day >= goal.counted_from)
            return float(streak((date.fromisoformat(day) for day in active), facts.pauses).longest)
        case Countable.CONFIDENCE:
            return best_confidence(_levels(facts), goal.counted_from)
        case _:
            return float(sum(1 for day in _counted(goal, facts) if day >= goal.counted_from))


def _counted(goal: GoalFact, facts: Facts) -> Iterable[str]:
    """Return the local day of each thing that counts, of all times."""
    attempts = [item for item in facts.exposures if item.is_attempt and item.mission_id is not None]
    match goal.measure.counts:
        case Countable.ENTRIES:
            return [entry.local_date for entry in facts.entries]
        case Countable.CHECK_INS:
            return [check_in.local_date for check_in in facts.check_ins]
        case Countable.EVENTS:
            return [attendance.local_date for attendance in facts.attendances]
        case Countable.LEARNINGS:
            return [item.local_date for item in facts.exposures if item.has_learning]
        case Countable.MISSIONS_OF:
            return [item.local_date for item in attempts if item.category == goal.measure.mission_category]
        case _:
            return [item.local_date for item in attempts]


def _levels(facts: Facts) -> Mapping[str, list[float]]:
    by_day: dict[str, list[float]] = defaultdict(list)
    for check_in in facts.check_ins:
        if check_in.confidence_level is not None:
            by_day[check_in.local_date].append(check_in.confidence_level)
    return by_day
