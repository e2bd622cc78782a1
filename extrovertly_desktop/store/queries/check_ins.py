"""Statements about check-ins (`mood_tracking`)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from extrovertly_desktop.domain.moods import CheckIn
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import MoodTrackingRow

_COLUMNS = (
    MoodTrackingRow.id,
    MoodTrackingRow.created_at,
    MoodTrackingRow.local_date,
    MoodTrackingRow.mood,
    MoodTrackingRow.intensity,
    MoodTrackingRow.confidence_level,
    MoodTrackingRow.context,
    MoodTrackingRow.triggers,
)


def add_check_in(unit: Unit, user_id: str, check_in: CheckIn) -> None:
    """Insert a check-in."""
    unit.session.add(
        MoodTrackingRow(
            id=check_in.id,
            created_at=check_in.created_at,
            user_id=user_id,
            mood=check_in.mood,
            intensity=check_in.intensity,
            context=check_in.context,
            triggers=list(check_in.triggers) or None,
            local_date=check_in.local_date,
            confidence_level=check_in.confidence_level,
        )
    )
    unit.session.flush()


def replace_check_in(unit: Unit, check_in: CheckIn) -> None:
    """Write a check-in over the one of the same id."""
    unit.session.execute(
        update(MoodTrackingRow)
        .where(MoodTrackingRow.id == check_in.id)
        .values(
            created_at=check_in.created_at,
            mood=check_in.mood,
            intensity=check_in.intensity,
            context=check_in.context,
            triggers=list(check_in.triggers) or None,
            local_date=check_in.local_date,
            confidence_level=check_in.confidence_level,
        )
        .execution_options(synchronize_session=False)
    )


def delete_check_in(unit: Unit, check_in_id: str) -> None:
    """Remove a check-in."""
    unit.session.execute(
        delete(MoodTrackingRow).where(MoodTrackingRow.id == check_in_id).execution_options(synchronize_session=False)
    )


def get_check_in(unit: Unit, user_id: str, check_in_id: str) -> CheckIn | None:
    """Return a check-in by id."""
    statement = select(*_COLUMNS).where(MoodTrackingRow.id == check_in_id, MoodTrackingRow.user_id == user_id)
    row = unit.session.execute(statement).one_or_none()
    return None if row is None else _check_in(row)


def check_ins_on_day(unit: Unit, user_id: str, local_date: str) -> list[CheckIn]:
    """Return the check-ins of a local day, oldest first."""
    statement = select(*_COLUMNS).where(MoodTrackingRow.user_id == user_id, MoodTrackingRow.local_date == local_date)
    # Sorted here: asked for an order, SQLite would rather read all of the user's check-ins in it.
    rows = unit.session.execute(statement)
    return sorted((_check_in(row) for row in rows), key=lambda item: (item.created_at, item.id))


def newest_check_ins(unit: Unit, user_id: str, limit: int) -> list[CheckIn]:
    """Return the newest check-ins, newest first."""
    statement = (
        select(*_COLUMNS)
        .where(MoodTrackingRow.user_id == user_id)
        .order_by(MoodTrackingRow.created_at.desc())
        .limit(limit)
    )
    return [_check_in(row) for row in unit.session.execute(statement)]


def newest_words(unit: Unit, user_id: str, limit: int) -> list[tuple[int, str | None, tuple[str, ...]]]:
    """Return moment, context and triggers of the newest check-ins, newest first."""
    statement = (
        select(MoodTrackingRow.created_at, MoodTrackingRow.context, MoodTrackingRow.triggers)
        .where(MoodTrackingRow.user_id == user_id)
        .order_by(MoodTrackingRow.created_at.desc())
        .limit(limit)
    )
    return [(row[0], row[1], tuple(row[2] or ())) for row in unit.session.execute(statement)]


def count_check_ins(unit: Unit, user_id: str, at_most: int) -> int:
    """Return how many check-ins there are, counting no further than asked."""
    inner = select(MoodTrackingRow.user_id).where(MoodTrackingRow.user_id == user_id).limit(at_most).subquery()
    return unit.session.scalar(select(func.count()).select_from(inner)) or 0


def latest_confidence_by_day(unit: Unit, user_id: str, days: int) -> dict[str, list[float]]:
    """Return the confidence levels of the latest local days that have one, by day."""
    rated = MoodTrackingRow.confidence_level.is_not(None)
    last_days: Sequence[str] = unit.session.scalars(
        select(MoodTrackingRow.local_date)
        .where(MoodTrackingRow.user_id == user_id, rated)
        .group_by(MoodTrackingRow.local_date)
        .order_by(MoodTrackingRow.local_date.desc())
        .limit(days)
    ).all()
    by_day: dict[str, list[float]] = {day: [] for day in last_days}
    rows = unit.session.execute(
        select(MoodTrackingRow.local_date, MoodTrackingRow.confidence_level).where(
            MoodTrackingRow.user_id == user_id, MoodTrackingRow.local_date.in_(list(by_day)), rated
        )
    )
    for day, level in rows:
        if level is not None:
            by_day[day].append(level)
    return by_day


def _check_in(row: Row[*tuple[Any, ...]]) -> CheckIn:
    return CheckIn(
        id=row.id,
        created_at=row.created_at,
        local_date=row.local_date,
        mood=row.mood,
        intensity=row.intensity,
        confidence_level=row.confidence_level,
        context=row.context,
        triggers=tuple(row.triggers or ()),
    )
