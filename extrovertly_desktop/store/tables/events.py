"""Events and who attends them."""

from sqlalchemy import Float, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Anything,
    Flag,
    Id,
    Instant,
    OptionalInstant,
    OptionalText,
    OptionalWhole,
    OwnerId,
    Row,
    SearchedId,
    Seq,
    TextValue,
    Words,
    at_least,
    between,
    flag,
    index,
    iso_day,
    json_array,
    json_text,
    one_of,
)


class EventRow(Row):
    """An event; `date` and `time` are ISO text of the wall clock where the person is."""

    __tablename__ = "events"
    __table_args__ = (
        one_of("comfort_level", "low", "medium", "high"),
        at_least("max_attendees", 1),
        at_least("price", 0),
        flag("is_active"),
        flag("all_day"),
        flag("comfort_is_guess"),
        flag("is_detached"),
        at_least("duration_minutes", 0),
        iso_day("date"),
        json_text("social_context"),
        json_array("tags"),
        index("events", "by_date", "date"),
        index("events", "by_category", "category"),
        index("events", "by_comfort_level", "comfort_level"),
        index("events", "by_organizer", "organizer_id"),
        index("events", "by_date_category", "date", "category"),
        index("events", "by_uid", "uid", unique=True),
        index("events", "by_series", "series_id", "recurrence_id", unique=True),
    )

    seq: Mapped[Seq]
    id: Mapped[SearchedId]
    created_at: Mapped[Instant]
    title: Mapped[TextValue]
    description: Mapped[TextValue]
    date: Mapped[TextValue]
    time: Mapped[TextValue]
    location: Mapped[OptionalText]
    category: Mapped[TextValue]
    comfort_level: Mapped[TextValue]
    max_attendees: Mapped[OptionalWhole]
    price: Mapped[float] = mapped_column(Float, nullable=False, server_default=text("0.0"))
    organizer_id: Mapped[str | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    organizer_name: Mapped[OptionalText]
    social_context: Mapped[Anything]
    tags: Mapped[Words]
    image_url: Mapped[OptionalText]
    is_active: Mapped[Flag] = mapped_column(server_default=text("1"))
    starts_at: Mapped[OptionalInstant]
    """The instant it begins; empty for all-day and floating ones, which go by the wall clock wherever the person is."""
    duration_minutes: Mapped[OptionalWhole]
    all_day: Mapped[Flag] = mapped_column(server_default=text("0"))
    zone: Mapped[OptionalText]
    """The time zone it was written in, as the calendar called it."""
    uid: Mapped[OptionalText]
    """What calendars know it by (RFC 5545, 3.8.4.7); events of a series go by `series_id` and `recurrence_id`."""
    series_id: Mapped[str | None] = mapped_column(ForeignKey("event_series.id", ondelete="SET NULL"))
    recurrence_id: Mapped[OptionalText]
    """When it would have begun by the rule of its series (RFC 5545, 3.8.4.4)."""
    is_detached: Mapped[Flag] = mapped_column(server_default=text("0"))
    """Whether the person changed this one alone, apart from its series."""
    comfort_is_guess: Mapped[Flag] = mapped_column(server_default=text("0"))


class EventAttendeeRow(Row):
    """One person's answer to one event."""

    __tablename__ = "event_attendees"
    __table_args__ = (
        one_of("status", "interested", "going", "not_going", "attended"),
        between("rating", 1, 5),
        iso_day("local_date"),
        index("event_attendees", "by_event_id", "event_id"),
        index("event_attendees", "by_user_id", "user_id"),
        index("event_attendees", "by_event_status", "event_id", "status"),
        index("event_attendees", "by_user_status", "user_id", "status"),
        index("event_attendees", "by_event_user", "event_id", "user_id", unique=True),
        index("event_attendees", "by_user_local_date", "user_id", "local_date", "status"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    event_id: Mapped[str] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), nullable=False)
    user_id: Mapped[OwnerId]
    status: Mapped[TextValue] = mapped_column(server_default=text("'interested'"))
    rsvp_at: Mapped[Instant]
    attended_at: Mapped[OptionalInstant]
    feedback: Mapped[OptionalText]
    rating: Mapped[OptionalWhole]
    local_date: Mapped[OptionalText]
    """The local day of the attendance; empty until attended."""
