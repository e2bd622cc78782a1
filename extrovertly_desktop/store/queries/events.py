"""Statements about events and who attends them."""

from typing import Any

from sqlalchemy import Row, select, text

from extrovertly_desktop.domain.events import ComfortLevel, Event
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import match_query
from extrovertly_desktop.store.tables import EventRow


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


def _event(row: Row[Any]) -> Event:
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
