"""Events and where a person stands with each."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field

from extrovertly_desktop.domain.drafts import (
    Draft,
    LongText,
    OneToFive,
    OptionalLongText,
    OptionalShortText,
    ShortText,
    Words,
)


class ComfortLevel(StrEnum):
    """How much an event asks of most people: shown as low pressure, moderate, high energy."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class AttendeeStatus(StrEnum):
    """The four RSVP states (`event_attendees.status`)."""

    INTERESTED = "interested"
    GOING = "going"
    NOT_GOING = "not_going"
    ATTENDED = "attended"


@dataclass(frozen=True, slots=True)
class Event:
    """A stored event (`events`). `date` and `time` are ISO text, wall-clock; `price` is in the person's currency."""

    id: str
    created_at: int
    title: str
    description: str
    date: str
    time: str
    category: str
    comfort_level: ComfortLevel
    price: float
    is_active: bool
    location: str | None = None
    max_attendees: int | None = None
    organizer_id: str | None = None
    organizer_name: str | None = None
    social_context: Any = None
    tags: tuple[str, ...] = ()
    image_url: str | None = None


class EventDraft(Draft):
    """An event as a person typed it."""

    title: ShortText = Field(title="title")
    description: LongText = Field(title="description")
    date: dt.date = Field(title="date")
    time: dt.time = Field(title="time")
    category: ShortText = Field(title="category")
    comfort_level: ComfortLevel = Field(title="comfort level")
    price: float = Field(default=0.0, ge=0, allow_inf_nan=False, title="price")
    location: OptionalShortText = Field(default=None, title="place")
    max_attendees: int | None = Field(default=None, ge=1, title="number of places")
    organizer_id: str | None = Field(default=None, title="organiser")
    organizer_name: OptionalShortText = Field(default=None, title="organiser")
    social_context: dict[str, Any] | None = Field(default=None, title="social context")
    tags: Words = Field(default=(), title="tags")
    image_url: OptionalShortText = Field(default=None, title="picture")


class AttendanceDraft(Draft):
    """What a person says after attending."""

    rating: OneToFive | None = Field(default=None, title="rating")
    feedback: OptionalLongText = Field(default=None, title="feedback")
    at_ms: int | None = Field(default=None, title="date and time")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Where a person stands with an event (`event_attendees`); `local_date` is empty until attended."""

    id: str
    event_id: str
    status: AttendeeStatus
    rsvp_at: int
    attended_at: int | None
    local_date: str | None
    rating: int | None
    feedback: str | None
