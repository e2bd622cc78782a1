"""Statements about series of events and about the events that stand in the lists for them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.sql import ColumnElement

from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.events import event_of
from extrovertly_desktop.store.tables import (
    EventAttendeeRow,
    EventPreparationRow,
    EventRow,
    EventSeriesRow,
    ExposureRow,
    ReminderRow,
    SudsMarkRow,
)


@dataclass(frozen=True, slots=True)
class StoredSeries:
    """A stored series (`event_series`); its events stand in `events` from `from_date` until before `until_date`."""

    id: str
    created_at: int
    uid: str
    title: str
    calendar: str
    defaults: dict[str, Any]
    from_date: str
    until_date: str


def add_series(unit: Unit, user_id: str, series: StoredSeries) -> None:
    """Insert a series."""
    unit.session.add(EventSeriesRow(user_id=user_id, **asdict(series)))
    unit.session.flush()


def replace_series(unit: Unit, series: StoredSeries) -> None:
    """Write a series over the one of the same id."""
    values = {name: value for name, value in asdict(series).items() if name not in {"id", "created_at"}}
    unit.session.execute(
        update(EventSeriesRow)
        .where(EventSeriesRow.id == series.id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def delete_series(unit: Unit, series_id: str) -> None:
    """Remove a series; events that are left of it stay as events of their own."""
    unit.session.execute(
        update(EventRow)
        .where(EventRow.series_id == series_id)
        .values(series_id=None, recurrence_id=None)
        .execution_options(synchronize_session=False)
    )
    unit.session.execute(
        delete(EventSeriesRow).where(EventSeriesRow.id == series_id).execution_options(synchronize_session=False)
    )


def get_series(unit: Unit, series_id: str) -> StoredSeries | None:
    """Return a series by id."""
    return next(iter(_read(unit, EventSeriesRow.id == series_id)), None)


def series_by_uid(unit: Unit, uids: Sequence[str]) -> dict[str, StoredSeries]:
    """Return the series that calendars know by these names, which are few hundred at most."""
    return {series.uid: series for series in _read(unit, EventSeriesRow.uid.in_(uids))}


def all_ids(unit: Unit, user_id: str) -> list[str]:
    """Return the ids of all series of a person, oldest first."""
    statement = select(EventSeriesRow.id).where(EventSeriesRow.user_id == user_id)
    return list(unit.session.scalars(statement.order_by(EventSeriesRow.created_at, EventSeriesRow.id)))


def ids_ending_before(unit: Unit, user_id: str, day: str) -> list[str]:
    """Return the series whose events do not stand in the lists up to a day (ISO text)."""
    statement = select(EventSeriesRow.id).where(EventSeriesRow.user_id == user_id, EventSeriesRow.until_date < day)
    return list(unit.session.scalars(statement.order_by(EventSeriesRow.id)))


def events_of_series(unit: Unit, series_id: str) -> list[Event]:
    """Return all events of a series that stand in the lists, pictures included."""
    return _events(unit, EventRow.series_id == series_id)


def event_count(unit: Unit, series_id: str, from_date: str) -> int:
    """Return how many events of a series stand in the lists from a day on (ISO text)."""
    statement = select(func.count()).where(EventRow.series_id == series_id, EventRow.date >= from_date)
    return unit.session.scalar(statement) or 0


def touched_of_series(unit: Unit, series_id: str, user_id: str) -> set[str]:
    """Return the ids of the events of a series that the person has something on, or changed alone."""
    return set(unit.session.scalars(select(EventRow.id).where(EventRow.series_id == series_id, _is_touched(user_id))))


def untouched_before(unit: Unit, series_id: str, user_id: str, day: str) -> list[str]:
    """Return the ids of the events of a series before a day (ISO text) that the person has nothing on."""
    statement = select(EventRow.id).where(
        EventRow.series_id == series_id, EventRow.date < day, EventRow.is_active == 1, ~_is_touched(user_id)
    )
    return list(unit.session.scalars(statement))


def untouched_from(unit: Unit, series_id: str, user_id: str, day: str) -> list[str]:
    """Return the ids of the events of a series from a day on (ISO text) that the person has nothing on."""
    statement = select(EventRow.id).where(EventRow.series_id == series_id, EventRow.date >= day, ~_is_touched(user_id))
    return list(unit.session.scalars(statement))


def recurrences_of(unit: Unit, series_id: str) -> set[str]:
    """Return which dates of a series stand in the lists, by their `recurrence_id`."""
    return set(unit.session.scalars(select(EventRow.recurrence_id).where(EventRow.series_id == series_id)))


def forget_recurrences(unit: Unit, event_ids: Sequence[str]) -> None:
    """Take the `recurrence_id` from events, few hundred at most, so that they can exchange theirs one by one."""
    unit.session.execute(
        update(EventRow)
        .where(EventRow.id.in_(event_ids))
        .values(recurrence_id=None)
        .execution_options(synchronize_session=False)
    )


def touched(unit: Unit, event_ids: Sequence[str], user_id: str) -> set[str]:
    """Return which of some events, few hundred at most, the person has something on, or changed alone."""
    return set(unit.session.scalars(select(EventRow.id).where(EventRow.id.in_(event_ids), _is_touched(user_id))))


def delete_events(unit: Unit, event_ids: Sequence[str]) -> None:
    """Remove events, few hundred at most, that nobody has anything on."""
    unit.session.execute(
        delete(EventRow).where(EventRow.id.in_(event_ids)).execution_options(synchronize_session=False)
    )
    unit.touch(EventAttendeeRow.__tablename__)


def _read(unit: Unit, condition: ColumnElement[bool]) -> list[StoredSeries]:
    statement = select(*EventSeriesRow.__table__.columns).where(condition)
    return [
        StoredSeries(
            id=row.id,
            created_at=row.created_at,
            uid=row.uid,
            title=row.title,
            calendar=row.calendar,
            defaults=row.defaults if isinstance(row.defaults, dict) else {},
            from_date=row.from_date,
            until_date=row.until_date,
        )
        for row in unit.session.execute(statement)
    ]


def _events(unit: Unit, condition: ColumnElement[bool]) -> list[Event]:
    statement = select(*EventRow.__table__.columns).where(condition)
    return [event_of(row) for row in unit.session.execute(statement)]


def _is_touched(user_id: str) -> ColumnElement[bool]:
    answered = exists().where(EventAttendeeRow.event_id == EventRow.id, EventAttendeeRow.user_id == user_id)
    hanging = (
        exists().where(row.event_id == EventRow.id)
        for row in (ExposureRow, EventPreparationRow, ReminderRow, SudsMarkRow)
    )
    return or_(EventRow.is_detached == 1, answered, *hanging)
