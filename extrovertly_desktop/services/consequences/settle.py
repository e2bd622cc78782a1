"""Settles the derived figures of one vault after a deed."""

from collections.abc import Callable
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
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.domain.progress import CONFIDENCE_DAYS, DayProgress, confidence_level
from extrovertly_desktop.domain.streaks import streak
from extrovertly_desktop.services.consequences.achievement_progress import AchievementProgress
from extrovertly_desktop.services.consequences.day_rows import DayFacts, facts_of, row_of
from extrovertly_desktop.services.consequences.ledger import Ledger
from extrovertly_desktop.services.consequences.touched import Touched
from extrovertly_desktop.services.context import preferences_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as achievement_store
from extrovertly_desktop.store.queries import check_ins as check_in_store
from extrovertly_desktop.store.queries import people
from extrovertly_desktop.store.queries import progress as progress_store


@dataclass(frozen=True, slots=True)
class Outcome:
    """By how many points the total moved, and which achievements were earned."""

    points: int
    earned: tuple[Achievement, ...]


class Consequences:
    """Settles the derived figures of one vault."""

    def __init__(self, clock: Clock, new_id: IdFactory, today: Callable[[User], date]) -> None:
        self._clock = clock
        self._new_id = new_id
        self._today = today

    def settle(
        self, unit: Unit, owner: User, touched: Touched, on_day: Callable[[float], None] = lambda _fraction: None
    ) -> Outcome:
        """Bring every figure that follows from what was touched up to date.

        Args:
            unit: the deed's own unit of work.
            owner: the owner as read before the deed.
            touched: what the deed touched.
            on_day: told before each day how much is done (0–1); a deed of many years takes seconds.
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
        for number, day in enumerate(days):
            on_day(number / len(days))
            facts = facts_of(unit, owner.id, day)
            ledger.settle_day(day, has_entry=bool(facts.entries), has_check_in=bool(facts.check_ins))
            moved |= self._write_day(unit, owner, facts)
        if touched.days or ledger.days or moved:
            self._write_owner(unit, owner, ledger, moved=moved, confidence=bool(touched.days))
        earned = self._achieve(unit, owner, ledger, touched, moved=moved)
        return Outcome(ledger.delta, tuple(earned))

    def settle_content(self, unit: Unit, owner: User) -> Outcome:
        """Bring achievements up to date after the catalogue changed: new ones, other thresholds, other rewards."""
        rewards = {item.id: item.points_reward for item in achievement_store.achievements(unit, owner.id)}
        awards = tuple(
            replace(award, points=rewards[achievement_of_award(award.source)])
            for award in progress_store.all_awards(unit, owner.id)
            if award.kind is AwardKind.ACHIEVEMENT and achievement_of_award(award.source) in rewards
        )
        return self.settle(unit, owner, Touched(awards=awards, metrics=frozenset(Metric)))

    def _achieve(self, unit: Unit, owner: User, ledger: Ledger, touched: Touched, *, moved: bool) -> list[Achievement]:
        metrics = set(touched.metrics)
        if moved:
            metrics |= ACTIVITY_METRICS
        if ledger.delta:
            metrics |= POINT_METRICS
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
                self._write_day(unit, owner, facts_of(unit, owner.id, self._today(owner).isoformat()))
            all_earned += earned
            # A reward moves the total of points, which other achievements wait for.
            metrics = set(POINT_METRICS) if earned else set()
        # One that was earned several times at once is told once, by its last number.
        return list({item.id: item for item in all_earned}.values())

    def _write_day(self, unit: Unit, owner: User, facts: DayFacts) -> bool:
        """Write a day's row if it differs; return whether the day became active or ceased to be."""
        before = progress_store.get_day(unit, owner.id, facts.day) or DayProgress(facts.day)
        row = row_of(facts, progress_store.awards_on_day(unit, owner.id, facts.day))
        if row != before:
            progress_store.put_day(unit, owner.id, row, new_id=self._new_id(), created_at=self._clock.now_ms())
        return (row.activities_completed > 0) != (before.activities_completed > 0)

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
