"""Events and where a person stands with each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


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
