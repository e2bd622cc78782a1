"""Statements about events themselves: written, read, searched, removed and put back with all that hangs on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, delete, func, literal, select, text, update
from sqlalchemy.sql import ColumnElement

from extrovertly_desktop.domain.events import ComfortLevel, Event
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import match_query
from extrovertly_desktop.store.tables import (
    EventAttendeeRow,
    EventPreparationRow,
    EventRow,
    ExposureRow,
    ReminderRow,
    SudsMarkRow,
)

_SAME = (
    "id", "created_at", "title", "description", "date", "time", "location", "category", "max_attendees", "price",
    "organizer_id", "organizer_name", "social_context", "image_url", "is_active", "starts_at", "duration_minutes",
    "all_day", "zone", "uid", "series_id", "recurrence_id", "is_detached", "comfort_is_guess",
)  # fmt: skip
_LINK = 2_000
"""Characters up to which `image_url` is read in lists: longer ones are pictures of hundreds of kilobytes."""
_HANGING: tuple[Table, ...] = tuple(
    row.metadata.tables[row.__tablename__]
    for row in (EventAttendeeRow, ExposureRow, EventPreparationRow, ReminderRow, SudsMarkRow)
)
"""What goes with an event by cascade."""

LIST_COLUMNS: tuple[ColumnElement[Any], ...] = (
    *(column for column in EventRow.__table__.columns if column.name not in {"seq", "image_url"}),
    # SQLite tells the length of a text without reading it.
    func.iif(func.length(EventRow.image_url) <= _LINK, EventRow.image_url, None).label("image_url"),
    (func.coalesce(func.length(EventRow.image_url), 0) > _LINK).label("has_picture"),
)
"""An event as lists read it: without its picture."""


@dataclass(frozen=True, slots=True)
class EventRows:
    """An event and everything that hangs on it, row by row as they were stored, to be put back exactly."""

    event: Mapping[str, Any]
    hanging: Mapping[str, tuple[Mapping[str, Any], ...]]


def add_event(unit: Unit, event: Event) -> None:
    """Insert an event."""
    unit.session.add(EventRow(**written_event(event)))
    unit.session.flush()


def replace_event(unit: Unit, event: Event) -> None:
    """Write an event over the one of the same id."""
    values = {name: value for name, value in written_event(event).items() if name not in {"id", "created_at"}}
    unit.session.execute(
        update(EventRow).where(EventRow.id == event.id).values(**values).execution_options(synchronize_session=False)
    )


def get_event(unit: Unit, event_id: str) -> Event | None:
    """Return an event by id, its picture included."""
    row = unit.session.execute(select(*EventRow.__table__.columns).where(EventRow.id == event_id)).one_or_none()
    return None if row is None else event_of(row)


def search_events(unit: Unit, typed: str, category: str | None = None, comfort_level: str | None = None) -> list[Event]:
    """Return events whose title holds all words of a text: the schema's `searchEvents` with its two filters."""
    query = match_query(typed)
    if query is None:
        return []
    clauses = ["events_fts MATCH :query"]
    values = {"query": query}
    if category is not None:
        clauses.append("category = :category")
        values["category"] = category
    if comfort_level is not None:
        clauses.append("comfort_level = :comfort_level")
        values["comfort_level"] = comfort_level
    # The clauses are fixed texts; what was typed travels as parameters.
    hits = text(f"SELECT rowid FROM events_fts WHERE {' AND '.join(clauses)}")  # noqa: S608
    keys = unit.session.execute(hits, values).scalars().all()
    statement = select(*LIST_COLUMNS).where(EventRow.seq.in_(keys)).order_by(EventRow.date, EventRow.seq)
    return [event_of(row) for row in unit.session.execute(statement)]


def categories_in_use(unit: Unit) -> list[str]:
    """Return every category that an event has, each found by a jump on the index rather than by reading all events."""
    statement = text(
        "WITH RECURSIVE found(category) AS (SELECT min(category) FROM events UNION ALL "
        "SELECT (SELECT min(events.category) FROM events WHERE events.category > found.category) "
        "FROM found WHERE found.category IS NOT NULL) SELECT category FROM found WHERE category IS NOT NULL"
    )
    return list(unit.session.execute(statement).scalars())


def is_taken(unit: Unit, rows: EventRows) -> bool:
    """Whether another event has come meanwhile that calendars know by the same name."""
    event = rows.event
    if event["uid"] is not None:
        by_uid = select(literal(1)).where(EventRow.uid == event["uid"])
        if unit.session.scalar(by_uid) is not None:
            return True
    if event["series_id"] is None or event["recurrence_id"] is None:
        return False
    by_series = select(literal(1)).where(
        EventRow.series_id == event["series_id"], EventRow.recurrence_id == event["recurrence_id"]
    )
    return unit.session.scalar(by_series) is not None


def take_out(unit: Unit, event_id: str) -> EventRows | None:
    """Remove an event with everything that hangs on it and return all of it; None if it is not there."""
    rows = unit.session.execute(select(*EventRow.__table__.columns).where(EventRow.id == event_id))
    event = rows.mappings().one_or_none()
    if event is None:
        return None
    hanging = {
        table.name: tuple(
            dict(row) for row in unit.session.execute(select(*table.c).where(table.c.event_id == event_id)).mappings()
        )
        for table in _HANGING
    }
    unit.session.execute(delete(EventRow).where(EventRow.id == event_id).execution_options(synchronize_session=False))
    # The cascade happens behind the session's back.
    unit.touch(*(name for name, found in hanging.items() if found))
    return EventRows(dict(event), hanging)


def put_in(unit: Unit, rows: EventRows) -> None:
    """Insert what `take_out` returned; a series that has gone meanwhile is forgotten."""
    # The key of the search index may belong to another event by now, so it is given anew.
    event = {name: value for name, value in rows.event.items() if name != "seq"}
    if event["series_id"] is not None and not _has(unit, "event_series", event["series_id"]):
        event["series_id"] = None
    if event["organizer_id"] is not None and not _has(unit, "users", event["organizer_id"]):
        event["organizer_id"] = None
    unit.session.execute(EventRow.__table__.insert(), [event])  # type: ignore[attr-defined]
    for table in _HANGING:
        if rows.hanging[table.name]:
            unit.session.execute(table.insert(), [dict(row) for row in rows.hanging[table.name]])
            unit.touch(table.name)
    unit.touch(EventRow.__tablename__)


def _has(unit: Unit, name: str, row_id: str) -> bool:
    table = EventRow.metadata.tables[name]
    return unit.session.scalar(select(literal(1)).where(table.c.id == row_id)) is not None


def written_event(event: Event) -> dict[str, Any]:
    """Return the columns that an event is stored in."""
    fields: dict[str, Any] = {name: getattr(event, name) for name in _SAME}
    fields["comfort_level"] = str(event.comfort_level)
    fields["tags"] = list(event.tags) or None
    return fields


def event_of(row: Row[*tuple[Any, ...]]) -> Event:
    """Return the event that a row holds."""
    fields = {name: getattr(row, name) for name in _SAME}
    for name in ("is_active", "all_day", "is_detached", "comfort_is_guess"):
        fields[name] = bool(fields[name])
    return Event(**fields, comfort_level=ComfortLevel(row.comfort_level), tags=tuple(row.tags or ()))
