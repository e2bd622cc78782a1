"""Every derived figure of a vault, counted anew from the facts in one pass.

The services keep these figures up to date a deed at a time, with statements of their own; this counts the same things
a second way, over all facts at once, so that one can be held against the other. Only the rules themselves are shared:
the streak, what an attempt is worth, how confidence is averaged.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from extrovertly_desktop.domain.achievements import award_source
from extrovertly_desktop.domain.facts import CheckInFact, EntryFact, Facts
from extrovertly_desktop.domain.points import (
    EVENT_POINTS,
    FIRST_CHECK_IN_OF_DAY,
    FIRST_ENTRY_OF_DAY,
    Award,
    AwardKind,
    mission_points,
)
from extrovertly_desktop.domain.progress import DayProgress, confidence_level, day_confidence
from extrovertly_desktop.domain.recount_goals import goal_values
from extrovertly_desktop.domain.recount_metrics import measured
from extrovertly_desktop.domain.streaks import streak


@dataclass(frozen=True, slots=True)
class Figures:
    """What follows.

    Attributes:
        total_points, streak_days, longest_streak, confidence_level: the columns of `users`.
        awards: the ledger by kind and source.
        days: the rows of `progress_tracking` by local day.
        progress: progress and times earned by achievement id, of the active ones only.
        goals: `current_value` by goal id, of those that count by themselves.
    """

    total_points: int
    streak_days: int
    longest_streak: int
    confidence_level: float
    awards: Mapping[tuple[AwardKind, str], Award]
    days: Mapping[str, DayProgress]
    progress: Mapping[str, tuple[int, int]]
    goals: Mapping[str, float]


def recount(facts: Facts) -> Figures:
    """Return every figure that follows from the facts."""
    awards = {(award.kind, award.source): award for award in _awards(facts)}
    days = _days(facts, awards.values())
    run = streak((date.fromisoformat(day) for day, row in days.items() if row.activities_completed), facts.pauses)
    total = sum(award.points for award in awards.values())
    counts = measured(facts, days, longest_streak=run.longest, total_points=total)
    return Figures(
        total_points=total,
        streak_days=run.days,
        longest_streak=run.longest,
        confidence_level=confidence_level(_confidence_by_day(facts)),
        awards=awards,
        days=days,
        progress={
            item.id: item.requirement.reached(counts[item.requirement.metric], len(item.earned_on))
            for item in facts.achievements
            if item.is_active and item.requirement is not None
        },
        goals=goal_values(facts, days),
    )


def _awards(facts: Facts) -> Iterable[Award]:
    for day in {entry.local_date for entry in facts.entries}:
        yield Award(AwardKind.JOURNAL_DAY, day, day, FIRST_ENTRY_OF_DAY)
    for day in {check_in.local_date for check_in in facts.check_ins}:
        yield Award(AwardKind.CHECK_IN_DAY, day, day, FIRST_CHECK_IN_OF_DAY)
    for attendance in facts.attendances:
        points = EVENT_POINTS[attendance.comfort_level]
        yield Award(AwardKind.EVENT, attendance.id, attendance.local_date, points)
    for item in facts.achievements:
        for number, day in enumerate(item.earned_on, 1):
            yield Award(AwardKind.ACHIEVEMENT, award_source(item.id, number), day, item.points_reward)
    done_before: set[str] = set()
    attempts = [item for item in facts.exposures if item.is_attempt and item.mission_id is not None]
    for attempt in sorted(attempts, key=lambda item: (item.concluded_at or 0, item.id)):
        mission = attempt.mission_id or ""
        points = mission_points(attempt.points_base or 0, first_time=mission not in done_before)
        done_before.add(mission)
        yield Award(AwardKind.MISSION, attempt.id, attempt.local_date, points)


def _days(facts: Facts, awards: Iterable[Award]) -> dict[str, DayProgress]:
    entries = Counter(entry.local_date for entry in facts.entries)
    check_ins = Counter(check_in.local_date for check_in in facts.check_ins)
    events = Counter(attendance.local_date for attendance in facts.attendances)
    missions = Counter(item.local_date for item in facts.exposures if item.is_attempt and item.mission_id is not None)
    points: Counter[str] = Counter()
    for award in awards:
        points[award.local_date] += award.points
    moods: dict[str, tuple[int, str, str]] = {}
    tellings: tuple[EntryFact | CheckInFact, ...] = (*facts.entries, *facts.check_ins)
    for fact in tellings:
        said = (fact.created_at, fact.id, fact.mood)
        moods[fact.local_date] = max(moods.get(fact.local_date, said), said)
    confidence = _confidence_by_day(facts)
    rows = (
        DayProgress(
            tracking_date=day,
            confidence_level=day_confidence(confidence.get(day, ())),
            mood=moods[day][2] if day in moods else None,
            activities_completed=entries[day] + check_ins[day] + events[day] + missions[day],
            journal_entries=entries[day],
            events_attended=events[day],
            missions_completed=missions[day],
            points_earned=points[day],
        )
        for day in sorted({*entries, *check_ins, *events, *missions, *points})
    )
    return {row.tracking_date: row for row in rows if not row.is_empty}


def _confidence_by_day(facts: Facts) -> dict[str, list[float]]:
    by_day: dict[str, list[float]] = defaultdict(list)
    for check_in in facts.check_ins:
        if check_in.confidence_level is not None:
            by_day[check_in.local_date].append(check_in.confidence_level)
    return by_day
