"""Statements about reminders of events."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, or_, select, update

from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.domain.reminders import DueReminder, Reminder
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.events import LIST_COLUMNS, event_of
from extrovertly_desktop.store.tables import EventAttendeeRow, EventRow, ReminderRow

_REMINDER = (
    ReminderRow.id, ReminderRow.event_id, ReminderRow.minutes_before, ReminderRow.due_at, ReminderRow.delivered_at,
)  # fmt: skip


def reminders_of(unit: Unit, event_id: str) -> list[Reminder]:
    """Return the reminders of an event, earliest first."""
    statement = select(*_REMINDER).where(ReminderRow.event_id == event_id).order_by(ReminderRow.minutes_before.desc())
    return [Reminder(row[0], row[1] or "", row[2] or 0, row[3], row[4]) for row in unit.session.execute(statement)]


def add_reminder(unit: Unit, user_id: str, created_at: int, reminder: Reminder) -> None:
    """Insert a reminder of an event."""
    unit.session.add(
        ReminderRow(
            id=reminder.id,
            created_at=created_at,
            user_id=user_id,
            kind="event",
            event_id=reminder.event_id,
            minutes_before=reminder.minutes_before,
            due_at=reminder.due_at,
            delivered_at=reminder.delivered_at,
        )
    )
    unit.session.flush()


def move_reminder(unit: Unit, reminder: Reminder) -> None:
    """Write when a reminder is due and whether it was told over the one of the same id."""
    unit.session.execute(
        update(ReminderRow)
        .where(ReminderRow.id == reminder.id)
        .values(due_at=reminder.due_at, delivered_at=reminder.delivered_at)
        .execution_options(synchronize_session=False)
    )


def delete_reminders(unit: Unit, reminder_ids: Sequence[str]) -> None:
    """Remove reminders."""
    unit.session.execute(
        delete(ReminderRow).where(ReminderRow.id.in_(reminder_ids)).execution_options(synchronize_session=False)
    )


def due_reminders(unit: Unit, user_id: str, until_ms: int) -> list[DueReminder]:
    """Return the reminders that are due and want to be told, earliest first.

    Those of events that were called off, or that the person is not going to, keep silent.
    """
    statement = (
        select(ReminderRow.id.label("reminder_id"), ReminderRow.minutes_before, ReminderRow.due_at, *LIST_COLUMNS)
        .join(EventRow, EventRow.id == ReminderRow.event_id)
        .where(*_waiting(user_id), ReminderRow.due_at <= until_ms, *_wanted(user_id))
        .order_by(ReminderRow.due_at, ReminderRow.id)
    )
    found = []
    for row in unit.session.execute(statement):
        event = event_of(row)
        found.append(
            DueReminder(
                id=row.reminder_id,
                event_id=event.id,
                title=event.title,
                location=event.location,
                begins=event.begins,
                all_day=event.all_day,
                minutes_before=row.minutes_before or 0,
                due_at=row.due_at,
            )
        )
    return found


def next_due_at(unit: Unit, user_id: str, since_ms: int = 0) -> int | None:
    """Return when the next reminder from an instant on that wants to be told is due, or None."""
    statement = (
        select(func.min(ReminderRow.due_at))
        .join(EventRow, EventRow.id == ReminderRow.event_id)
        .where(*_waiting(user_id), ReminderRow.due_at >= since_ms, *_wanted(user_id))
    )
    return unit.session.scalar(statement)


def due_instants(unit: Unit, user_id: str, after_ms: int, until_ms: int) -> list[int]:
    """Return the instants between two at which reminders that want to be told are due, earliest first."""
    statement = (
        select(ReminderRow.due_at)
        .join(EventRow, EventRow.id == ReminderRow.event_id)
        .where(*_waiting(user_id), ReminderRow.due_at > after_ms, ReminderRow.due_at <= until_ms, *_wanted(user_id))
        .order_by(ReminderRow.due_at)
    )
    return list(unit.session.scalars(statement))


def put_off(unit: Unit, reminder_id: str, due_at: int) -> None:
    """Let a reminder come once more at an instant, in milliseconds."""
    unit.session.execute(
        update(ReminderRow)
        .where(ReminderRow.id == reminder_id)
        .values(due_at=due_at, delivered_at=None)
        .execution_options(synchronize_session=False)
    )


def deliver(unit: Unit, reminder_ids: Sequence[str], now_ms: int) -> None:
    """Note that reminders were told; what was told before keeps its moment."""
    unit.session.execute(
        update(ReminderRow)
        .where(ReminderRow.id.in_(reminder_ids), ReminderRow.delivered_at.is_(None))
        .values(delivered_at=now_ms)
        .execution_options(synchronize_session=False)
    )


def overdue_ids(unit: Unit, user_id: str, until_ms: int) -> list[str]:
    """Return all reminders that are due and were not told, silent ones included."""
    statement = select(ReminderRow.id).where(*_waiting(user_id), ReminderRow.due_at <= until_ms)
    return list(unit.session.scalars(statement))


def waiting_with_events(unit: Unit, user_id: str) -> list[tuple[Reminder, Event]]:
    """Return the reminders that were not told yet, each with its event without picture."""
    statement = (
        select(ReminderRow.id.label("reminder_id"), ReminderRow.minutes_before, ReminderRow.due_at, *LIST_COLUMNS)
        .join(EventRow, EventRow.id == ReminderRow.event_id)
        .where(*_waiting(user_id))
    )
    return [
        (Reminder(row.reminder_id, row.id, row.minutes_before or 0, row.due_at, None), event_of(row))
        for row in unit.session.execute(statement)
    ]


def _waiting(user_id: str) -> tuple[ColumnElement[bool], ...]:
    return ReminderRow.user_id == user_id, ReminderRow.delivered_at.is_(None), ReminderRow.kind == "event"


def _wanted(user_id: str) -> tuple[ColumnElement[bool], ...]:
    answer = (
        select(EventAttendeeRow.status)
        .where(EventAttendeeRow.event_id == EventRow.id, EventAttendeeRow.user_id == user_id)
        .correlate(EventRow)
        .scalar_subquery()
    )
    return EventRow.is_active == 1, or_(answer.is_(None), answer.in_(["interested", "going"]))
