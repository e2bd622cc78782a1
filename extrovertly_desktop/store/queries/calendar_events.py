"""Statements about many events at once, as calendars bring and take them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update

from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.events import LIST_COLUMNS, event_of, written_event
from extrovertly_desktop.store.tables import EventAttendeeRow, EventRow, UserRow


def add_events(unit: Unit, events: Sequence[Event]) -> None:
    """Insert events, of which there is at least one."""
    unit.session.execute(insert(EventRow), [written_event(event) for event in events])


def events_by_uid(unit: Unit, uids: Sequence[str]) -> dict[str, Event]:
    """Return the events that calendars know by these names, few hundred at most, pictures included."""
    return {event.uid or event.id: event for event in _read(unit, EventRow.uid.in_(uids))}


def events_by_id(unit: Unit, event_ids: Sequence[str]) -> dict[str, Event]:
    """Return events by their ids, few hundred at most, pictures included; those that are gone are left out."""
    return {event.id: event for event in _read(unit, EventRow.id.in_(event_ids))}


def own_event_ids(unit: Unit) -> list[str]:
    """Return the ids of all events that belong to no series, in the order in which they take place."""
    statement = select(EventRow.id).where(EventRow.series_id.is_(None)).order_by(EventRow.date, EventRow.seq)
    return list(unit.session.scalars(statement))


def with_instants_from(unit: Unit, day: str) -> list[Event]:
    """Return the events from a day on (ISO text) that begin at an instant rather than by the wall clock."""
    statement = select(*LIST_COLUMNS).where(EventRow.date >= day, EventRow.starts_at.is_not(None))
    return [event_of(row) for row in unit.session.execute(statement)]


def move_event(unit: Unit, event_id: str, date: str, time: str) -> None:
    """Write when an event begins by the wall clock, and nothing else of it."""
    unit.session.execute(
        update(EventRow)
        .where(EventRow.id == event_id)
        .values(date=date, time=time)
        .execution_options(synchronize_session=False)
    )


def people_by_name(unit: Unit) -> dict[str, str]:
    """Return the ids of all people of the vault by their first and last names."""
    statement = select(UserRow.id, UserRow.first_name, UserRow.last_name).order_by(UserRow.created_at.desc())
    return {" ".join(filter(None, (row[1], row[2]))): row[0] for row in unit.session.execute(statement)}


def add_people(unit: Unit, people: Sequence[dict[str, Any]]) -> None:
    """Insert people of whom no more than the name is known: `id`, `created_at`, `first_name`."""
    rows = [{"email": "", "username": "", "is_active": True, **person} for person in people]
    unit.session.execute(insert(UserRow), rows)


def delete_unused_people(unit: Unit, user_ids: Sequence[str]) -> None:
    """Remove those of some people, few hundred at most, who go to no event."""
    answers = select(EventAttendeeRow.user_id).where(EventAttendeeRow.user_id == UserRow.id)
    organised = select(EventRow.organizer_id).where(EventRow.organizer_id == UserRow.id)
    unit.session.execute(
        delete(UserRow)
        .where(UserRow.id.in_(user_ids), ~answers.exists(), ~organised.exists())
        .execution_options(synchronize_session=False)
    )


def add_answers(unit: Unit, answers: Sequence[dict[str, Any]]) -> None:
    """Insert the answers of people other than the owner: `id`, `created_at`, `event_id`, `user_id`, `status`."""
    unit.session.execute(insert(EventAttendeeRow), [{"rsvp_at": row["created_at"], **row} for row in answers])


def people_going(unit: Unit, event_ids: Sequence[str]) -> set[tuple[str, str]]:
    """Return who has answered some events, few hundred at most, as pairs of event and person."""
    statement = select(EventAttendeeRow.event_id, EventAttendeeRow.user_id).where(
        EventAttendeeRow.event_id.in_(event_ids)
    )
    return {(row[0], row[1]) for row in unit.session.execute(statement)}


def delete_answers(unit: Unit, answer_ids: Sequence[str]) -> None:
    """Remove answers by their ids, few hundred at most."""
    unit.session.execute(
        delete(EventAttendeeRow).where(EventAttendeeRow.id.in_(answer_ids)).execution_options(synchronize_session=False)
    )


def _read(unit: Unit, condition: Any) -> list[Event]:  # noqa: ANN401 - a condition on columns
    statement = select(*EventRow.__table__.columns).where(condition)
    return [event_of(row) for row in unit.session.execute(statement)]
