"""How far the owner's goals are that count by themselves, measured anew when something moved that they count."""

from collections.abc import Collection

from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.goals import Goal, GoalStatus
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.context import preferences_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import goals as store


def follow_goals(unit: Unit, owner: User, clock: Clock, metrics: Collection[Metric]) -> list[Goal]:
    """Write the figures of the goals that hang on these metrics; return the goals that were reached just now."""
    reached = []
    for goal in store.goals_of(unit, owner.id):
        measure = goal.measure
        if measure is None or measure.moved_by not in metrics:
            continue
        value = store.measured(unit, owner.id, measure, goal.counted_from, preferences_of(owner).pauses())
        after = goal.at(value, clock.now_ms())
        if after == goal:
            continue
        store.replace_goal(unit, after)
        if after.status is GoalStatus.COMPLETED and goal.status is not GoalStatus.COMPLETED:
            reached.append(after)
    return reached
