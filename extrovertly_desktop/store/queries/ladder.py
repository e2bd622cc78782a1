"""Statements about events as steps of the ladder."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, select

from extrovertly_desktop.domain.ladder import EventStep
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import EventRow

_STEP = (EventRow.id, EventRow.title, EventRow.category, EventRow.comfort_level, EventRow.date)


def events_by_id(unit: Unit, event_ids: Collection[str]) -> list[EventStep]:
    """Return events by their ids, whatever became of them; `event_ids` are as many as were attended at most."""
    if not event_ids:
        return []
    return _steps(unit.session.execute(select(*_STEP).where(EventRow.id.in_(event_ids))).all())


def upcoming_events(unit: Unit, first_day: str, limit: int) -> list[EventStep]:
    """Return the next events that take place, from a local day on."""
    statement = select(*_STEP).where(EventRow.date >= first_day, EventRow.is_active == 1)
    return _steps(unit.session.execute(statement.order_by(EventRow.date, EventRow.seq).limit(limit)).all())


def _steps(rows: Sequence[Row[*tuple[Any, ...]]]) -> list[EventStep]:
    return [EventStep(row.id, row.title, row.category, row.comfort_level, row.date) for row in rows]
