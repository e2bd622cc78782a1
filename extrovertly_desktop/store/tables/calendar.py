"""What stands around events: series they come from, how a person prepares for them, and reminders."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Anything,
    Id,
    Instant,
    OptionalInstant,
    OptionalText,
    OptionalWhole,
    OwnerId,
    Row,
    TextValue,
    Words,
    at_least,
    index,
    iso_day,
    json_array,
    json_text,
    one_of,
)


class EventSeriesRow(Row):
    """A series of events that repeat by a rule.

    `calendar` holds its components as iCalendar text (RFC 5545), exceptions and time zones included; events of the
    series stand in `events` only from `from_date` to `until_date`, which moves on as time does.
    """

    __tablename__ = "event_series"
    __table_args__ = (
        json_text("defaults"),
        iso_day("from_date"),
        iso_day("until_date"),
        index("event_series", "by_uid", "uid", unique=True),
        index("event_series", "by_user_id", "user_id"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    uid: Mapped[TextValue]
    title: Mapped[TextValue]
    calendar: Mapped[TextValue]
    defaults: Mapped[Anything]
    """What a person said about all of its events that the calendar cannot say: comfort level, category and so on."""
    from_date: Mapped[TextValue]
    until_date: Mapped[TextValue]


class EventPreparationRow(Row):
    """How a person prepares for an event; one row an event and person."""

    __tablename__ = "event_preparations"
    __table_args__ = (
        json_array("safety_behaviours_to_drop"),
        index("event_preparations", "by_event_user", "event_id", "user_id", unique=True),
        index("event_preparations", "by_user_id", "user_id"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    event_id: Mapped[str] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), nullable=False)
    user_id: Mapped[OwnerId]
    want: Mapped[OptionalText]
    first_sentence: Mapped[OptionalText]
    exit_plan: Mapped[OptionalText]
    safety_behaviours_to_drop: Mapped[Words]


class ReminderRow(Row):
    """Something to be told at a moment: `due_at` in milliseconds; delivered once, then `delivered_at` is set."""

    __tablename__ = "reminders"
    __table_args__ = (
        one_of("kind", "event", "daily"),
        CheckConstraint("(kind = 'event') = (event_id IS NOT NULL)", name="event_of_kind"),
        at_least("minutes_before", 0),
        index("reminders", "by_user_due", "user_id", "delivered_at", "due_at"),
        index("reminders", "by_event", "event_id", "minutes_before", unique=True),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    kind: Mapped[TextValue]
    event_id: Mapped[str | None] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    minutes_before: Mapped[OptionalWhole]
    due_at: Mapped[Instant]
    delivered_at: Mapped[OptionalInstant]
