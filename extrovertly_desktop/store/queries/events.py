"""Statements about events and who attends them."""

from typing import Any

from sqlalchemy import Row, select, text, update

from extrovertly_desktop.domain.events import Attendance, AttendeeStatus, ComfortLevel, Event
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import match_query
from extrovertly_desktop.store.tables import EventAttendeeRow, EventRow


def add_event(unit: Unit, event: Event) -> None:
    """Insert an event."""
    unit.session.add(
        EventRow(
            id=event.id,
            created_at=event.created_at,
            title=event.title,
            description=event.description,
            date=event.date,
            time=event.time,
            location=event.location,
            category=event.category,
            comfort_level=str(event.comfort_level),
            max_attendees=event.max_attendees,
            price=event.price,
            organizer_id=event.organizer_id,
            organizer_name=event.organizer_name,
            social_context=event.social_context,
            tags=list(event.tags) or None,
            image_url=event.image_url,
            is_active=event.is_active,
        )
    )
    unit.session.flush()


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
    statement = select(*EventRow.__table__.columns).where(EventRow.seq.in_(keys)).order_by(EventRow.date, EventRow.seq)
    return [_event(row) for row in unit.session.execute(statement)]


def get_event(unit: Unit, event_id: str) -> Event | None:
    """Return an event by id."""
    row = unit.session.execute(select(*EventRow.__table__.columns).where(EventRow.id == event_id)).one_or_none()
    return None if row is None else _event(row)


def get_attendance(unit: Unit, event_id: str, user_id: str) -> Attendance | None:
    """Return a person's answer to an event."""
    statement = select(EventAttendeeRow).where(
        EventAttendeeRow.event_id == event_id, EventAttendeeRow.user_id == user_id
    )
    row = unit.session.execute(statement).scalar_one_or_none()
    if row is None:
        return None
    return Attendance(
        id=row.id,
        event_id=row.event_id,
        status=AttendeeStatus(row.status),
        rsvp_at=row.rsvp_at,
        attended_at=row.attended_at,
        local_date=row.local_date,
        rating=row.rating,
        feedback=row.feedback,
    )


def save_attendance(unit: Unit, user_id: str, created_at: int, attendance: Attendance) -> None:
    """Insert or change a person's answer to an event (one row a pair)."""
    fields = {
        "status": str(attendance.status),
        "rsvp_at": attendance.rsvp_at,
        "attended_at": attendance.attended_at,
        "local_date": attendance.local_date,
        "rating": attendance.rating,
        "feedback": attendance.feedback,
    }
    if get_attendance(unit, attendance.event_id, user_id) is None:
        row = EventAttendeeRow(
            id=attendance.id, created_at=created_at, event_id=attendance.event_id, user_id=user_id, **fields
        )
        unit.session.add(row)
        unit.session.flush()
        return
    unit.session.execute(
        update(EventAttendeeRow)
        .where(EventAttendeeRow.event_id == attendance.event_id, EventAttendeeRow.user_id == user_id)
        .values(**fields)
        .execution_options(synchronize_session="fetch")
    )


def _event(row: Row[*tuple[Any, ...]]) -> Event:
    return Event(
        id=row.id,
        created_at=row.created_at,
        title=row.title,
        description=row.description,
        date=row.date,
        time=row.time,
        category=row.category,
        comfort_level=ComfortLevel(row.comfort_level),
        price=row.price,
        is_active=bool(row.is_active),
        location=row.location,
        max_attendees=row.max_attendees,
        organizer_id=row.organizer_id,
        organizer_name=row.organizer_name,
        social_context=row.social_context,
        tags=tuple(row.tags or ()),
        image_url=row.image_url,
    )
