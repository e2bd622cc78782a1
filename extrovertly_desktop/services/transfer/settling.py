"""Brings every derived figure up to date after rows came or went by the hundred, and nothing is celebrated."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from extrovertly_desktop.domain.achievements import Metric, award_source
from extrovertly_desktop.domain.clock import local_day
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.domain.recount import recount
from extrovertly_desktop.services.consequences import (
    CHECK_IN_METRICS,
    JOURNAL_METRICS,
    Consequences,
    Touched,
)
from extrovertly_desktop.services.context import ServiceContext, preferences_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as achievement_store
from extrovertly_desktop.store.queries import day_facts as day_store
from extrovertly_desktop.store.queries import facts as fact_store
from extrovertly_desktop.store.queries import goals as goal_store
from extrovertly_desktop.store.queries import people, transfer_lookups
from extrovertly_desktop.store.queries import progress as progress_store

Rows = Mapping[str, Iterable[Mapping[str, Any]]]
_OWNER_FIGURES = ("total_points", "streak_days", "longest_streak", "confidence_level")


class Settling:
    """Settles one vault in one unit of work."""

    def __init__(self, context: ServiceContext, consequences: Consequences, unit: Unit) -> None:
        self._context, self._consequences, self._unit = context, consequences, unit

    def after_diary(self, rows: Rows, told: Callable[[float], None]) -> None:
        """Settle what follows from entries and check-ins: of their days only."""
        owner = self._context.owner(self._unit)
        days = {str(row["local_date"]) for some in rows.values() for row in some if row.get("local_date")}
        touched = Touched(days=days, metrics=JOURNAL_METRICS | CHECK_IN_METRICS)
        self._consequences.settle(self._unit, owner, touched, told)

    def after_rows(self, rows: Rows) -> None:
        """Settle everything, counted anew from the facts: what came may have touched any of it."""
        owner = self._context.owner(self._unit)
        self._award_what_was_earned(owner, rows.get("user_achievements", ()))
        self.straighten()

    def straighten(self) -> None:
        """Make every derived figure what follows from the facts."""
        owner = self._context.owner(self._unit)
        self._recount(owner)
        owner = self._context.owner(self._unit)
        self._consequences.settle(self._unit, owner, Touched(metrics=frozenset(Metric)))
        followed = [item.id for item in achievement_store.achievements(self._unit, owner.id)]
        transfer_lookups.remove_idle_progress(self._unit, owner.id, followed)

    def _recount(self, owner: User) -> None:
        facts = fact_store.load_facts(self._unit, owner.id, preferences_of(owner).pauses())
        due, stored = recount(facts), fact_store.load_stored(self._unit, owner.id)
        now = self._context.clock.now_ms()
        for kind, source in stored.awards.keys() - due.awards.keys():
            progress_store.remove_award(self._unit, owner.id, kind, source)
        wanted = [award for key, award in due.awards.items() if stored.awards.get(key) != award]
        day_store.put_awards(self._unit, owner.id, wanted, new_id=self._context.new_id, created_at=now)
        changed = [row for day, row in due.days.items() if stored.days.get(day) != row]
        # A day of nothing takes its row away.
        changed += [DayProgress(day) for day in stored.days.keys() - due.days.keys()]
        day_store.put_days(self._unit, owner.id, changed, new_id=self._context.new_id, created_at=now)
        people.set_user(self._unit, owner.id, **{name: getattr(due, name) for name in _OWNER_FIGURES})
        for goal in goal_store.goals_of(self._unit, owner.id):
            # Where it stands is what the person, or the other program, said: only the figure follows from the facts.
            if goal.current_value != due.goals.get(goal.id, goal.current_value):
                goal_store.replace_goal(self._unit, replace(goal, current_value=due.goals[goal.id]))

    def _award_what_was_earned(self, owner: User, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write the points of achievements that came as earned: on which day is a fact that only they tell."""
        earned = [row for row in rows if row["user_id"] == owner.id and row.get("times_earned")]
        rewards = {item.id: item.points_reward for item in achievement_store.achievements(self._unit, owner.id)}
        start_hour, zone = preferences_of(owner).day_start_hour, self._context.clock.zone()
        awards = []
        for row in earned:
            at_ms = row.get("earned_at") or self._context.clock.now_ms()
            day = local_day(at_ms, zone, start_hour).isoformat()
            for number in range(1, int(row["times_earned"]) + 1):
                source = award_source(row["achievement_id"], number)
                if progress_store.get_award(self._unit, owner.id, AwardKind.ACHIEVEMENT, source) is None:
                    worth = rewards.get(row["achievement_id"], 0)
                    awards.append(Award(AwardKind.ACHIEVEMENT, source, day, worth))
        now = self._context.clock.now_ms()
        day_store.put_awards(self._unit, owner.id, awards, new_id=self._context.new_id, created_at=now)
