"""Settles the derived figures of one vault after a deed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from extrovertly_desktop.domain.achievements import (
    ACTIVITY_METRICS,
    POINT_METRICS,
    Achievement,
    Metric,
    achievement_of_award,
)
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.goals import Goal
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.domain.progress import CONFIDENCE_DAYS, DayProgress, confidence_level
from extrovertly_desktop.domain.streaks import streak
from extrovertly_desktop.services.chunks import CHUNK
from extrovertly_desktop.services.consequences.achievement_progress import AchievementProgress
from extrovertly_desktop.services.consequences.day_rows import row_of
from extrovertly_desktop.services.consequences.goal_progress import follow_goals
from extrovertly_desktop.services.consequences.ledger import Ledger
from extrovertly_desktop.services.consequences.touched import Touched
from extrovertly_desktop.services.context import preferences_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as achievement_store
from extrovertly_desktop.store.queries import check_ins as check_in_store
from extrovertly_desktop.store.queries import day_facts as day_store
from extrovertly_desktop.store.queries import people
from extrovertly_desktop.store.queries import progress as progress_store
from extrovertly_desktop.store.queries.day_facts import DayFacts


@dataclass(frozen=True, slots=True)
class Outcome:
    """By how many points the total moved, which achievements were earned, and which goals were reached."""

    points: int
    earned: tuple[Achievement | Goal, ...]


class Consequences:
    """Settles the derived figures of one vault."""

    def __init__(self, clock: Clock, new_id: IdFactory, today: Callable[[User], date]) -> None:
        self._clock = clock
        self._new_id = new_id
        self._today = today

    def settle(
        self, unit: Unit, owner: User, touched: Touched, told: Callable[[float], None] = lambda _fraction: None
    ) -> Outcome:
        """Bring every figure that follows from what was touched up to date.

        Args:
            unit: the deed's own unit of work.
            owner: the owner as read before the deed.
            touched: what the deed touched.
            told: told before each few hundred days how much is done (0–1); a deed of many years takes a while.
        """
        ledger = Ledger(unit, owner.id, self._clock, self._new_id)
        for exposure_id in sorted(touched.exposures):
            ledger.strike(AwardKind.MISSION, exposure_id)
        for attendance_id in sorted(touched.attendances):
            ledger.strike(AwardKind.EVENT, attendance_id)
        for mission_id in sorted(touched.missions):
            ledger.settle_mission(mission_id)
        for award in touched.awards:
            ledger.put(award)
        moved = touched.pauses
        days = sorted(touched.days | ledger.days)
        for start in range(0, len(days), CHUNK):
            told(start / len(days))
            facts = day_store.facts_of_days(unit, owner.id, days[start : start + CHUNK])
            ledger.settle_days(facts)
            moved |= self._write_days(unit, owner, facts)
        if touched.days or ledger.days or moved:
            self._write_owner(unit, owner, ledger, moved=moved, confidence=bool(touched.days))
        metrics = set(touched.metrics)
        if moved:
            metrics |= ACTIVITY_METRICS
        earned = self._achieve(unit, owner, ledger, metrics | (POINT_METRICS if ledger.delta else set()))
        reached = follow_goals(unit, owner, self._clock, metrics)
        return Outcome(ledger.delta, (*earned, *reached))

    def settle_content(self, unit: Unit, owner: User) -> Outcome:
        """Bring achievements up to date after the catalogue changed: new ones, other thresholds, other rewards."""
        rewards = {item.id: item.points_reward for item in achievement_store.achievements(unit, owner.id)}
        awards = tuple(
            replace(award, points=rewards[achievement_of_award(award.source)])
            for award in progress_store.all_awards(unit, owner.id)
            if award.kind is AwardKind.ACHIEVEMENT and achievement_of_award(award.source) in rewards
        )
        return self.settle(unit, owner, Touched(awards=awards, metrics=frozenset(Metric)))

    def _achieve(self, unit: Unit, owner: User, ledger: Ledger, metrics: set[Metric]) -> list[Achievement]:
        progress = AchievementProgress(unit, owner.id, self._clock, self._new_id)
        all_earned: list[Achievement] = []
        while metrics:
            earned = progress.refresh(metrics)
            for item in earned:
                # Rewards count for today, whatever day the deed was for.
                day = self._today(owner).isoformat()
                ledger.put(Award(AwardKind.ACHIEVEMENT, item.award_source, day, item.points_reward))
            if earned:
                self._write_owner(unit, owner, ledger, moved=False, confidence=False)
                today = self._today(owner).isoformat()
                self._write_days(unit, owner, day_store.facts_of_days(unit, owner.id, [today]))
            all_earned += earned
            # A reward moves the total of points, which other achievements wait for.
            metrics = set(POINT_METRICS) if earned else set()
        # One that was earned several times at once is told once, by its last number.
        return list({item.id: item for item in all_earned}.values())

    def _write_days(self, unit: Unit, owner: User, facts: Mapping[str, DayFacts]) -> bool:
        """Write the rows of days where they differ; return whether a day became active or ceased to be."""
        days = list(facts)
        stored = day_store.rows_of_days(unit, owner.id, days)
        points = day_store.points_of_days(unit, owner.id, days)
        pairs = [(stored.get(day, DayProgress(day)), row_of(day, facts[day], points[day])) for day in days]
        changed = [row for before, row in pairs if row != before]
        day_store.put_days(unit, owner.id, changed, new_id=self._new_id, created_at=self._clock.now_ms())
        return any((row.activities_completed > 0) != (before.activities_completed > 0) for before, row in pairs)

    def _write_owner(self, unit: Unit, owner: User, ledger: Ledger, *, moved: bool, confidence: bool) -> None:
        figures: dict[str, float] = {"total_points": owner.total_points + ledger.delta}
        if moved:
            active = [date.fromisoformat(day) for day in progress_store.active_days(unit, owner.id)]
            run = streak(active, preferences_of(owner).pauses())
            figures |= {"streak_days": run.days, "longest_streak": run.longest}
        if confidence:
            latest = check_in_store.latest_confidence_by_day(unit, owner.id, CONFIDENCE_DAYS)
            figures["confidence_level"] = confidence_level(latest)
        people.set_user(unit, owner.id, **figures)
