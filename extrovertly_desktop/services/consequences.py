"""What follows from a deed: points, the day's row, streak, confidence, achievements; in the deed's own transaction.

A service says what it touched; `settle` brings every derived figure that depends on it up to date. All of them are
functions of the facts alone, so `doctor` can recompute each and compare.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from extrovertly_desktop.domain import points as rules
from extrovertly_desktop.domain.achievements import Achievement, Metric
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.domain.progress import CONFIDENCE_DAYS, DayProgress, confidence_level, day_confidence
from extrovertly_desktop.domain.streaks import streak
from extrovertly_desktop.services.context import preferences_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as achievement_store
from extrovertly_desktop.store.queries import check_ins as check_in_store
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import journal as journal_store
from extrovertly_desktop.store.queries import people
from extrovertly_desktop.store.queries import progress as progress_store
from extrovertly_desktop.store.queries.achievements import StoredProgress

JOURNAL_METRICS = frozenset({Metric.JOURNAL_ENTRIES})
CHECK_IN_METRICS = frozenset({Metric.CHECK_INS})
EVENT_METRICS = frozenset({Metric.EVENTS_ATTENDED})
_ALWAYS = frozenset({Metric.STREAK_DAYS, Metric.DAYS_ACTIVE, Metric.TOTAL_POINTS})


def exposure_metrics(category: str) -> frozenset[Metric]:
    """Return the metrics that an exposure of a mission in a category can move."""
    metrics = {
        Metric.MISSIONS_COMPLETED,
        Metric.PREDICTIONS_MADE,
        Metric.LEARNINGS_WRITTEN,
        Metric.FEARS_NOT_COME_TRUE,
        Metric.CONTEXTS_VISITED,
    }
    with suppress(ValueError):  # nothing counts a category of the person's own
        metrics.add(Metric.for_category(category))
    return frozenset(metrics)


@dataclass(slots=True)
class Touched:
    """What a deed touched.

    Attributes:
        days: local days whose facts changed (ISO text).
        missions: missions whose attempts changed.
        exposures: exposures that are gone or open again, so that their points go too.
        metrics: metrics that may have moved, besides streak, active days and points.
        pauses: whether the streak's pauses changed.
    """

    days: set[str] = field(default_factory=set)
    missions: set[str] = field(default_factory=set)
    exposures: set[str] = field(default_factory=set)
    metrics: frozenset[Metric] = frozenset()
    pauses: bool = False


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

    def settle(self, unit: Unit, owner: User, touched: Touched) -> Outcome:
        """Bring every figure that follows from what was touched up to date."""
        days = set(touched.days)
        for exposure_id in touched.exposures:
            gone = progress_store.remove_award(unit, owner.id, AwardKind.MISSION, exposure_id)
            if gone is not None:
                days.add(gone.local_date)
        for mission_id in sorted(touched.missions):
            self._award_mission(unit, owner, mission_id, days)
        was_active = {day: self._is_active(unit, owner, day) for day in days}
        for day in sorted(days):
            self._award_day(unit, owner, day)
            self._refresh_day(unit, owner, day)
        moved = touched.pauses or any(self._is_active(unit, owner, day) != was for day, was in was_active.items())
        self._refresh_owner(unit, owner, moved=moved, confidence=bool(days))
        earned = self._refresh_achievements(unit, owner, touched.metrics | _ALWAYS)
        return Outcome(progress_store.total_awarded(unit, owner.id) - owner.total_points, tuple(earned))

    def award_event(self, unit: Unit, owner: User, attendance_id: str, comfort: str, day: str) -> None:
        """Write the points of an attended event; `settle` does the rest."""
        award = Award(AwardKind.EVENT, attendance_id, day, rules.EVENT_POINTS[comfort])
        self._put(unit, owner, award, set())

    def _award_mission(self, unit: Unit, owner: User, mission_id: str, days: set[str]) -> None:
        attempts = exposure_store.attempts_of_mission(unit, owner.id, mission_id)
        for exposure, worth in mission_awards(attempts):
            if worth is None:
                gone = progress_store.remove_award(unit, owner.id, AwardKind.MISSION, exposure.id)
                if gone is not None:
                    days.add(gone.local_date)
            else:
                self._put(unit, owner, Award(AwardKind.MISSION, exposure.id, exposure.local_date, worth), days)

    def _award_day(self, unit: Unit, owner: User, day: str) -> None:
        for kind, points, has_some in (
            (
                AwardKind.JOURNAL_DAY,
                rules.FIRST_ENTRY_OF_DAY,
                bool(journal_store.moods_on_day(unit, owner.id, day)),
            ),
            (
                AwardKind.CHECK_IN_DAY,
                rules.FIRST_CHECK_IN_OF_DAY,
                bool(check_in_store.check_ins_on_day(unit, owner.id, day)),
            ),
        ):
            if has_some:
                self._put(unit, owner, Award(kind, day, day, points), set())
            else:
                progress_store.remove_award(unit, owner.id, kind, day)

    def _put(self, unit: Unit, owner: User, award: Award, days: set[str]) -> None:
        before = progress_store.get_award(unit, owner.id, award.kind, award.source)
        if before == award:
            return
        progress_store.put_award(unit, owner.id, award, self._new_id(), self._clock.now_ms())
        days.add(award.local_date)
        if before is not None:
            days.add(before.local_date)

    def _is_active(self, unit: Unit, owner: User, day: str) -> bool:
        row = progress_store.get_day(unit, owner.id, day)
        return row is not None and row.activities_completed > 0

    def _refresh_day(self, unit: Unit, owner: User, day: str) -> None:
        check_ins = check_in_store.check_ins_on_day(unit, owner.id, day)
        entries = journal_store.moods_on_day(unit, owner.id, day)
        missions = progress_store.attempts_on_day(unit, owner.id, day)
        events = progress_store.events_attended_on_day(unit, owner.id, day)
        moods = [(check_in.created_at, check_in.id, check_in.mood) for check_in in check_ins] + entries
        levels = [item.confidence_level for item in check_ins if item.confidence_level is not None]
        row = DayProgress(
            tracking_date=day,
            confidence_level=day_confidence(levels),
            mood=max(moods)[2] if moods else None,
            activities_completed=len(check_ins) + len(entries) + missions + events,
            journal_entries=len(entries),
            events_attended=events,
            missions_completed=missions,
            points_earned=progress_store.awards_on_day(unit, owner.id, day),
        )
        progress_store.put_day(unit, owner.id, row, self._new_id(), self._clock.now_ms())

    def _refresh_owner(self, unit: Unit, owner: User, *, moved: bool, confidence: bool) -> None:
        figures: dict[str, float] = {"total_points": progress_store.total_awarded(unit, owner.id)}
        if moved:
            active = [date.fromisoformat(day) for day in progress_store.active_days(unit, owner.id)]
            run = streak(active, preferences_of(owner).pauses())
            figures |= {"streak_days": run.days, "longest_streak": run.longest}
        if confidence:
            latest = check_in_store.latest_confidence_by_day(unit, owner.id, CONFIDENCE_DAYS)
            figures["confidence_level"] = confidence_level(latest)
        people.set_user(unit, owner.id, **figures)

    def _refresh_achievements(self, unit: Unit, owner: User, metrics: frozenset[Metric]) -> list[Achievement]:
        stored = achievement_store.stored_progress(unit, owner.id)
        earned: list[Achievement] = []
        waiting = [item for item in achievement_store.achievements(unit, owner.id) if item.metric in metrics]
        while waiting:
            newly = [item for item in waiting if self._refresh_achievement(unit, owner, item, stored)]
            earned += newly
            if not newly:
                break
            # A reward moves the total of points, which other achievements wait for.
            waiting = [item for item in waiting if item.metric is Metric.TOTAL_POINTS and item not in newly]
        return earned

    def _refresh_achievement(
        self, unit: Unit, owner: User, item: Achievement, stored: dict[str, StoredProgress]
    ) -> bool:
        """Write one achievement's progress; return whether it was earned just now. Once earned, it stays earned."""
        before = stored.get(item.id, StoredProgress(0, item.threshold, None))
        progress = achievement_store.measure(unit, owner.id, item.metric, item.threshold)
        just_earned = progress >= item.threshold and before.earned_at is None
        earned_at = self._clock.now_ms() if just_earned else before.earned_at
        after = StoredProgress(progress, item.threshold, earned_at)
        if after == before:
            return False
        achievement_store.put_progress(
            unit, owner.id, item.id, after, new_id=self._new_id(), created_at=self._clock.now_ms()
        )
        stored[item.id] = after
        if just_earned:
            day = self._today(owner).isoformat()
            if item.points_reward:
                self._put(unit, owner, Award(AwardKind.ACHIEVEMENT, item.id, day, item.points_reward), set())
            self._refresh_day(unit, owner, day)
            self._refresh_owner(unit, owner, moved=False, confidence=False)
        return just_earned


def mission_awards(attempts: Iterable[Exposure]) -> list[tuple[Exposure, int | None]]:
    """Return what each attempt of one mission is worth, given in the order of their conclusion.

    The first attempt brings the mission's own points, later ones half of them; one that did not happen brings None.
    """
    worth: list[tuple[Exposure, int | None]] = []
    first = True
    for exposure in attempts:
        if exposure.attendance is None or not exposure.attendance.counts_as_attempt:
            worth.append((exposure, None))
            continue
        worth.append((exposure, rules.mission_points(exposure.points_base or 0, first_time=first)))
        first = False
    return worth
