"""Statements about goals (`social_goals`), and what they count by themselves."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import UTC, date
from typing import Any

from sqlalchemy import Row, Select, delete, func, select, text, update

from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.goals import Countable, Goal, GoalStatus, Measure, best_confidence
from extrovertly_desktop.domain.progress import CONFIDENCE_DAYS
from extrovertly_desktop.domain.streaks import Pause, Streak, streak
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import match_query
from extrovertly_desktop.store.tables import (
    EventAttendeeRow,
    ExposureRow,
    JournalEntryRow,
    MissionRow,
    MoodTrackingRow,
    ProgressTrackingRow,
    SocialGoalRow,
)

_COLUMNS = tuple(getattr(SocialGoalRow, part.name) for part in fields(Goal))
_THERE = ("done", "left_early")


def add_goal(unit: Unit, user_id: str, goal: Goal) -> None:
    """Insert a goal."""
    unit.session.add(SocialGoalRow(id=goal.id, created_at=goal.created_at, user_id=user_id, **_written(goal)))
    unit.session.flush()


def replace_goal(unit: Unit, goal: Goal) -> None:
    """Write a goal over the one of the same id."""
    unit.session.execute(
        update(SocialGoalRow)
        .where(SocialGoalRow.id == goal.id)
        .values(**_written(goal))
        .execution_options(synchronize_session=False)
    )


def delete_goal(unit: Unit, goal_id: str) -> None:
    """Remove a goal."""
    unit.session.execute(
        delete(SocialGoalRow).where(SocialGoalRow.id == goal_id).execution_options(synchronize_session=False)
    )


def get_goal(unit: Unit, user_id: str, goal_id: str) -> Goal | None:
    """Return a goal by id."""
    row = unit.session.execute(_goals(user_id).where(SocialGoalRow.id == goal_id)).one_or_none()
    return None if row is None else _goal(row)


def goals_of(unit: Unit, user_id: str, status: GoalStatus | None = None) -> list[Goal]:
    """Return the goals in the order in which they were set, those of one status if asked."""
    statement = _goals(user_id)
    if status is not None:
        statement = statement.where(SocialGoalRow.status == str(status))
    return [_goal(row) for row in unit.session.execute(statement.order_by(SocialGoalRow.seq))]


def search_goals(unit: Unit, user_id: str, typed: str, status: GoalStatus | None = None) -> list[Goal]:
    """Return goals whose title holds all words of a text: the schema's `search_goals` with its two filters."""
    query = match_query(typed)
    if query is None:
        return []
    clauses = ["social_goals_fts MATCH :query", "user_id = :user_id"]
    values = {"query": query, "user_id": user_id}
    if status is not None:
        clauses.append("status = :status")
        values["status"] = str(status)
    # The clauses are fixed texts; what was typed travels as parameters.
    hits = text(f"SELECT rowid FROM social_goals_fts WHERE {' AND '.join(clauses)}")  # noqa: S608
    keys = unit.session.execute(hits, values).scalars().all()
    statement = _goals(user_id).where(SocialGoalRow.seq.in_(keys)).order_by(SocialGoalRow.seq)
    return [_goal(row) for row in unit.session.execute(statement)]


def measured(unit: Unit, user_id: str, measure: Measure, since: str, pauses: Collection[Pause]) -> float:
    """Return what a measure comes to from a local day (ISO text) on; an entry in the bin counts nowhere."""
    match measure.counts:
        case Countable.STREAK:
            return float(chain_since(unit, user_id, since, pauses).longest)
        case Countable.CONFIDENCE:
            return best_confidence(_levels(unit, user_id, since), since)
        case _:
            return float(unit.session.scalar(_sum(measure, user_id, since)) or 0)


def chain_since(unit: Unit, user_id: str, since: str, pauses: Collection[Pause]) -> Streak:
    """Return the streak that the active days from a local day on make."""
    days = unit.session.scalars(
        select(ProgressTrackingRow.tracking_date).where(
            ProgressTrackingRow.user_id == user_id,
            ProgressTrackingRow.tracking_date >= since,
            ProgressTrackingRow.activities_completed > 0,
        )
    )
    return streak((date.fromisoformat(day) for day in days), pauses)


def _sum(measure: Measure, user_id: str, since: str) -> Select[int]:
    count = select(func.count())
    attempts = (
        count.select_from(ExposureRow)
        .where(ExposureRow.user_id == user_id, ExposureRow.local_date >= since)
        .where(ExposureRow.attendance.in_(_THERE), ExposureRow.mission_id.is_not(None))
    )
    match measure.counts:
        case Countable.ENTRIES:
            return count.select_from(JournalEntryRow).where(
                JournalEntryRow.user_id == user_id,
                JournalEntryRow.local_date >= since,
                JournalEntryRow.deleted_at.is_(None),
            )
        case Countable.CHECK_INS:
            return count.select_from(MoodTrackingRow).where(
                MoodTrackingRow.user_id == user_id, MoodTrackingRow.local_date >= since
            )
        case Countable.EVENTS:
            return count.select_from(EventAttendeeRow).where(
                EventAttendeeRow.user_id == user_id,
                EventAttendeeRow.local_date >= since,
                EventAttendeeRow.status == "attended",
            )
        case Countable.LEARNINGS:
            return count.select_from(ExposureRow).where(
                ExposureRow.user_id == user_id, ExposureRow.local_date >= since, ExposureRow.learned.is_not(None)
            )
        case Countable.MISSIONS_OF:
            of_category = attempts.join(MissionRow, MissionRow.id == ExposureRow.mission_id)
            return of_category.where(MissionRow.category == measure.mission_category)
        case _:
            return attempts


def _levels(unit: Unit, user_id: str, since: str) -> Mapping[str, list[float]]:
    rated = MoodTrackingRow.confidence_level.is_not(None)
    before = unit.session.scalars(
        select(MoodTrackingRow.local_date)
        .where(MoodTrackingRow.user_id == user_id, MoodTrackingRow.local_date < since, rated)
        .group_by(MoodTrackingRow.local_date)
        .order_by(MoodTrackingRow.local_date.desc())
        .limit(CONFIDENCE_DAYS)
    ).all()
    rows = unit.session.execute(
        select(MoodTrackingRow.local_date, MoodTrackingRow.confidence_level).where(
            MoodTrackingRow.user_id == user_id, MoodTrackingRow.local_date >= min(before, default=since), rated
        )
    )
    by_day: dict[str, list[float]] = {}
    for day, level in rows:
        if level is not None:
            by_day.setdefault(day, []).append(level)
    return by_day


def _goals(user_id: str) -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).where(SocialGoalRow.user_id == user_id)


def _written(goal: Goal) -> dict[str, Any]:
    names = {part.name for part in fields(Goal)} - {"id", "created_at"}
    return {name: getattr(goal, name) for name in names} | {"status": str(goal.status)}


def _goal(row: Row[*tuple[Any, ...]]) -> Goal:
    values = dict(zip((part.name for part in fields(Goal)), row, strict=True))
    values["status"] = GoalStatus(row.status)
    # An imported goal tells only the moment; which day that was for its person is not known.
    values["counted_from"] = row.counted_from or from_ms(row.created_at, UTC).date().isoformat()
    return Goal(**values)
