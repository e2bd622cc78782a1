"""Statements about weekly insights: what was said about each finished week."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Row, func, select, update

from extrovertly_desktop.domain.insights import OURS, Insight, InsightType
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import WeeklyInsightRow

_COLUMNS = (
    WeeklyInsightRow.id,
    WeeklyInsightRow.created_at,
    WeeklyInsightRow.week_start_date,
    WeeklyInsightRow.insight_type,
    WeeklyInsightRow.title,
    WeeklyInsightRow.description,
    WeeklyInsightRow.data,
    WeeklyInsightRow.is_read,
)


def add_insights(unit: Unit, user_id: str, insights: Iterable[Insight]) -> None:
    """Insert insights."""
    unit.session.add_all(
        WeeklyInsightRow(
            id=insight.id,
            created_at=insight.created_at,
            user_id=user_id,
            week_start_date=insight.week_start,
            insight_type=insight.type,
            title=insight.title,
            description=insight.description,
            data=insight.data,
            is_read=insight.is_read,
        )
        for insight in insights
    )
    unit.session.flush()


def newest_weeks(unit: Unit, user_id: str, limit: int, before: str | None = None) -> list[str]:
    """Return the weeks about which something was said, newest first: those before a week if asked."""
    statement = select(WeeklyInsightRow.week_start_date).where(WeeklyInsightRow.user_id == user_id)
    if before is not None:
        statement = statement.where(WeeklyInsightRow.week_start_date < before)
    newest = statement.distinct().order_by(WeeklyInsightRow.week_start_date.desc()).limit(limit)
    return list(unit.session.scalars(newest))


def of_weeks(unit: Unit, user_id: str, first: str, last: str) -> list[Insight]:
    """Return what was said about the weeks from one to another, both included, newest first."""
    statement = (
        select(*_COLUMNS)
        .where(WeeklyInsightRow.user_id == user_id, WeeklyInsightRow.week_start_date.between(first, last))
        .order_by(WeeklyInsightRow.week_start_date.desc())
    )
    return [_insight(row) for row in unit.session.execute(statement)]


def unread(unit: Unit, user_id: str) -> list[Insight]:
    """Return what has not been looked at, newest week first."""
    statement = (
        select(*_COLUMNS)
        .where(WeeklyInsightRow.user_id == user_id, WeeklyInsightRow.is_read == 0)
        .order_by(WeeklyInsightRow.week_start_date.desc())
    )
    return [_insight(row) for row in unit.session.execute(statement)]


def set_read(unit: Unit, user_id: str, insight_ids: Collection[str], *, is_read: bool) -> None:
    """Note that insights were looked at, or that they were not."""
    unit.session.execute(
        update(WeeklyInsightRow)
        .where(WeeklyInsightRow.id.in_(list(insight_ids)), WeeklyInsightRow.user_id == user_id)
        .values(is_read=int(is_read))
        .execution_options(synchronize_session=False)
    )


def told(unit: Unit, user_id: str, kinds: Collection[InsightType]) -> list[tuple[str, str, Any]]:
    """Return week, kind and data of everything of some kinds that was ever said, oldest first."""
    statement = (
        select(WeeklyInsightRow.week_start_date, WeeklyInsightRow.insight_type, WeeklyInsightRow.data)
        .where(WeeklyInsightRow.user_id == user_id, WeeklyInsightRow.insight_type.in_([str(kind) for kind in kinds]))
        .order_by(WeeklyInsightRow.week_start_date)
    )
    return [(row[0], row[1], row[2]) for row in unit.session.execute(statement)]


def kinds_of_weeks(unit: Unit, user_id: str) -> set[tuple[str, str]]:
    """Return week and kind of everything that was ever said."""
    statement = select(WeeklyInsightRow.week_start_date, WeeklyInsightRow.insight_type).where(
        WeeklyInsightRow.user_id == user_id
    )
    return {(row[0], row[1]) for row in unit.session.execute(statement)}


def problems(unit: Unit, user_id: str) -> Iterator[str]:
    """Yield a sentence for everything that is wrong with the insights that were written here.

    What another program called its own kinds is left to it.
    """
    ours = func.json_extract(WeeklyInsightRow.data, "$.by") == OURS
    strange = select(WeeklyInsightRow.id).where(
        WeeklyInsightRow.user_id == user_id,
        WeeklyInsightRow.insight_type.not_in([str(kind) for kind in InsightType]),
        ours,
    )
    for insight_id in unit.session.scalars(strange):
        yield f"Row {insight_id} of weekly_insights is of a kind that there is not."
    doubled = (
        select(WeeklyInsightRow.week_start_date, WeeklyInsightRow.insight_type)
        .where(WeeklyInsightRow.user_id == user_id)
        .group_by(WeeklyInsightRow.week_start_date, WeeklyInsightRow.insight_type)
        .having(func.count() > 1)
    )
    for week, kind in unit.session.execute(doubled):
        yield f"The week of {week} has more than one insight of the kind {kind}."


def _insight(row: Row[*tuple[Any, ...]]) -> Insight:
    return Insight(
        id=row.id,
        created_at=row.created_at,
        week_start=row.week_start_date,
        type=row.insight_type,
        title=row.title,
        description=row.description,
        data=row.data,
        is_read=bool(row.is_read),
    )
