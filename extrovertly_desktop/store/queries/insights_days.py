"""Statements about a whole history, as the statistics want it: what was noted on each local day, and nothing more.

They read every row that a person has of a kind, past the session, and belong in a task; each runs on an index.
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.json_text import from_json
from extrovertly_desktop.store.tables import (
    ExposureRow,
    JournalEntryRow,
    JournalTagRow,
    MissionRow,
    MoodTrackingRow,
    PointAwardRow,
    ProgressTrackingRow,
)

_THERE = ("done", "left_early")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was expected of an attempt and what came; `likelihood` in percent, the others SUDS."""

    id: str
    local_date: str
    likelihood: int | None
    came_true: str | None
    expected_suds: int | None
    peak_suds: int | None


@dataclass(frozen=True, slots=True)
class Learning:
    """What a person wrote that they learned from an attempt."""

    id: str
    local_date: str
    learned: str
    surprise: int | None
    title: str


def first_day(unit: Unit, user_id: str) -> str | None:
    """Return the first local day on which there is anything."""
    statement = select(func.min(ProgressTrackingRow.tracking_date)).where(ProgressTrackingRow.user_id == user_id)
    return unit.session.scalar(statement)


def has_activity(unit: Unit, user_id: str, after: str, before: str) -> bool:
    """Whether there is anything on the local days between two others, neither included."""
    statement = (
        select(ProgressTrackingRow.tracking_date)
        .where(
            ProgressTrackingRow.user_id == user_id,
            ProgressTrackingRow.tracking_date > after,
            ProgressTrackingRow.tracking_date < before,
            ProgressTrackingRow.activities_completed > 0,
        )
        .limit(1)
    )
    return unit.session.scalar(statement) is not None


def moods(unit: Unit, user_id: str) -> list[tuple[str, str, int]]:
    """Return local day, mood, and how often it was noted that day, by check-ins and by entries."""
    check_ins = (
        select(MoodTrackingRow.local_date, MoodTrackingRow.mood, func.count())
        .where(MoodTrackingRow.user_id == user_id)
        .group_by(MoodTrackingRow.local_date, MoodTrackingRow.mood)
    )
    entries = (
        select(JournalEntryRow.local_date, JournalEntryRow.mood, func.count())
        .where(JournalEntryRow.user_id == user_id, JournalEntryRow.deleted_at.is_(None))
        .group_by(JournalEntryRow.local_date, JournalEntryRow.mood)
    )
    connection = unit.session.connection()
    return [(row[0], row[1], row[2]) for statement in (check_ins, entries) for row in connection.execute(statement)]


def triggers(unit: Unit, user_id: str) -> list[tuple[str, str]]:
    """Return local day and trigger of every check-in that names one."""
    # As text: each list is read once, and many are alike.
    statement = select(MoodTrackingRow.local_date, func.json(MoodTrackingRow.triggers)).where(
        MoodTrackingRow.user_id == user_id, MoodTrackingRow.triggers.is_not(None)
    )
    known: dict[str, list[str]] = {}
    found = []
    for day, listed in unit.session.connection().execute(statement):
        if listed not in known:
            known[listed] = [word for word in from_json(listed) if isinstance(word, str)]
        found += [(day, word) for word in known[listed]]
    return found


def tags(unit: Unit, user_id: str) -> list[tuple[str, str]]:
    """Return local day and tag of every entry that carries one; entries in the bin have none."""
    statement = (
        select(JournalEntryRow.local_date, JournalTagRow.tag)
        .join(JournalEntryRow, JournalEntryRow.seq == JournalTagRow.seq)
        .where(JournalTagRow.user_id == user_id)
    )
    return [(row[0], row[1]) for row in unit.session.connection().execute(statement)]


def verdicts(unit: Unit, user_id: str) -> list[Verdict]:
    """Return what was expected and what came of every attempt at which the person was there, oldest first."""
    statement = select(
        ExposureRow.id,
        ExposureRow.local_date,
        ExposureRow.likelihood,
        ExposureRow.came_true,
        ExposureRow.expected_suds,
        ExposureRow.peak_suds,
    ).where(ExposureRow.user_id == user_id, ExposureRow.attendance.in_(_THERE))
    found = [Verdict(*row) for row in unit.session.connection().execute(statement)]
    return sorted(found, key=lambda item: (item.local_date, item.id))


def learnings(unit: Unit, user_id: str, first: str, last: str) -> list[Learning]:
    """Return what was learned from attempts of the local days from one to another, both included.

    Only what was written as a learning of the attempt itself: never its notes, and nothing from the journal.
    """
    statement = (
        select(
            ExposureRow.id,
            ExposureRow.local_date,
            ExposureRow.learned,
            ExposureRow.surprise,
            func.coalesce(MissionRow.title, ""),
        )
        .outerjoin(MissionRow, MissionRow.id == ExposureRow.mission_id)
        .where(
            ExposureRow.user_id == user_id,
            ExposureRow.local_date.between(first, last),
            ExposureRow.attendance.is_not(None),
            ExposureRow.learned.is_not(None),
        )
    )
    rows = unit.session.connection().execute(statement)
    return [Learning(row[0], row[1], row[2] or "", row[3], row[4]) for row in rows]


def achievements_earned(unit: Unit, user_id: str, first: str, last: str) -> list[tuple[str, str]]:
    """Return local day and award of every achievement earned on the days from one to another, both included."""
    statement = select(PointAwardRow.local_date, PointAwardRow.source).where(
        PointAwardRow.user_id == user_id,
        PointAwardRow.local_date.between(first, last),
        PointAwardRow.kind == "achievement",
    )
    return [(row[0], row[1]) for row in unit.session.connection().execute(statement)]


def count_mood_days(unit: Unit, user_id: str, at_most: int) -> int:
    """Return on how many days a mood was noted, counting no further than asked."""
    inner = (
        select(ProgressTrackingRow.tracking_date)
        .where(ProgressTrackingRow.user_id == user_id, ProgressTrackingRow.mood.is_not(None))
        .limit(at_most)
        .subquery()
    )
    return unit.session.scalar(select(func.count()).select_from(inner)) or 0


def count_outcomes(unit: Unit, user_id: str, at_most: int) -> int:
    """Return how many attempts have both a likelihood and what came of the worry, counting no further than asked."""
    inner = (
        select(ExposureRow.id)
        .where(
            ExposureRow.user_id == user_id,
            ExposureRow.attendance.in_(_THERE),
            ExposureRow.likelihood.is_not(None),
            ExposureRow.came_true.is_not(None),
        )
        .limit(at_most)
        .subquery()
    )
    return unit.session.scalar(select(func.count()).select_from(inner)) or 0
