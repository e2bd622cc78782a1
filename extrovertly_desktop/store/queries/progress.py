"""Statements about what follows from the facts: the day's counts, the ledger, days and achievements."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import (
    PointAwardRow,
    ProgressTrackingRow,
)


def get_award(unit: Unit, user_id: str, kind: AwardKind, source: str) -> Award | None:
    """Return the line of the ledger for one source."""
    row = unit.session.execute(
        select(PointAwardRow.local_date, PointAwardRow.points).where(*_source(user_id, kind, source))
    ).one_or_none()
    return None if row is None else Award(kind, source, row.local_date, row.points)


def add_award(unit: Unit, user_id: str, award: Award, new_id: str, created_at: int) -> None:
    """Insert a line of the ledger."""
    unit.session.add(
        PointAwardRow(
            id=new_id,
            created_at=created_at,
            user_id=user_id,
            local_date=award.local_date,
            kind=str(award.kind),
            source=award.source,
            points=award.points,
        )
    )
    unit.session.flush()


def replace_award(unit: Unit, user_id: str, award: Award) -> None:
    """Write a line of the ledger over the one with the same source."""
    unit.session.execute(
        update(PointAwardRow)
        .where(*_source(user_id, award.kind, award.source))
        .values(local_date=award.local_date, points=award.points)
        .execution_options(synchronize_session=False)
    )


def remove_award(unit: Unit, user_id: str, kind: AwardKind, source: str) -> None:
    """Strike a line of the ledger."""
    unit.session.execute(
        delete(PointAwardRow).where(*_source(user_id, kind, source)).execution_options(synchronize_session=False)
    )


def _source(user_id: str, kind: AwardKind, source: str) -> tuple[ColumnElement[bool], ...]:
    return (PointAwardRow.user_id == user_id, PointAwardRow.kind == str(kind), PointAwardRow.source == source)


def days_between(unit: Unit, user_id: str, first: str, last: str) -> list[DayProgress]:
    """Return the rows from one local day to another, both included, oldest first."""
    statement = (
        _days(user_id)
        .where(ProgressTrackingRow.tracking_date.between(first, last))
        .order_by(ProgressTrackingRow.tracking_date)
    )
    return [DayProgress(*row) for row in unit.session.execute(statement)]


def active_days(unit: Unit, user_id: str) -> list[str]:
    """Return the local days with at least one activity, oldest first."""
    statement = (
        select(ProgressTrackingRow.tracking_date)
        .where(ProgressTrackingRow.user_id == user_id, ProgressTrackingRow.activities_completed > 0)
        .order_by(ProgressTrackingRow.tracking_date)
    )
    return list(unit.session.scalars(statement))


def _days(user_id: str) -> Any:  # noqa: ANN401 - a Select of eight columns
    return select(
        ProgressTrackingRow.tracking_date,
        ProgressTrackingRow.confidence_level,
        ProgressTrackingRow.mood,
        ProgressTrackingRow.activities_completed,
        ProgressTrackingRow.journal_entries,
        ProgressTrackingRow.events_attended,
        ProgressTrackingRow.missions_completed,
        ProgressTrackingRow.points_earned,
    ).where(ProgressTrackingRow.user_id == user_id)


def all_awards(unit: Unit, user_id: str) -> Sequence[Award]:
    """Return the whole ledger."""
    statement = select(PointAwardRow.kind, PointAwardRow.source, PointAwardRow.local_date, PointAwardRow.points).where(
        PointAwardRow.user_id == user_id
    )
    return [Award(AwardKind(row[0]), row[1], row[2], row[3]) for row in unit.session.execute(statement)]
