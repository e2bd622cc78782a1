"""Events and where a person stands with each."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from pydantic import Field, ValidationInfo, field_validator

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.drafts import (
    Draft,
    OneToFive,
    OptionalEntryText,
    OptionalLongText,
    OptionalShortText,
    ShortText,
    Words,
)

CATEGORIES = ("networking", "workshops", "social", "hobby", "fitness", "creative")
"""What is offered at first; any other word may be typed."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
LONGEST_DAYS = 31
"""So long an event may last; lists look back no further for one that still runs."""
ASSUMED_MINUTES = 120
"""How long an event is taken to last whose end nobody told."""
MINUTES_PER_DAY = 1440
MOST_PLACES = 1_000_000
MOST_PRICE = 1_000_000.0
_PICTURE = "data:image/"


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
    """A stored event (`events`).

    Attributes:
        date, time: when it begins, ISO text, by the wall clock where the person is; 00:00 when it lasts all day.
        price: in the person's currency.
        is_active: False once it was called off.
        image_url: a link, never fetched, or a picture as a `data:` address (RFC 2397), which lists leave out.
        starts_at: the instant it begins, in milliseconds; None when it goes by the wall clock wherever the person is.
        duration_minutes: None when nobody told its end.
        zone: the time zone it was written in, as its calendar called it.
        uid, series_id, recurrence_id: what calendars and its series know it by.
        is_detached: whether the person changed this one apart from its calendar.
        comfort_is_guess: whether the comfort level was guessed from its words and size.
    """

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
    starts_at: int | None = None
    duration_minutes: int | None = None
    all_day: bool = False
    zone: str | None = None
    uid: str | None = None
    series_id: str | None = None
    recurrence_id: str | None = None
    is_detached: bool = False
    comfort_is_guess: bool = False

    @property
    def has_picture(self) -> bool:
        """Whether a picture of its own was read along; a link is none."""
        return (self.image_url or "").startswith(_PICTURE)

    @property
    def begins(self) -> dt.datetime:
        """When it begins by the wall clock, without a zone; a day that no calendar has becomes the nearest one."""
        try:
            day = dt.date.fromisoformat(self.date)
        except ValueError:
            year, month, number = (int(part) for part in self.date.split("-"))
            day = dt.date(max(year, 1), min(max(month, 1), 12), min(max(number, 1), 28))
        try:
            time = dt.time(0) if self.all_day else dt.time.fromisoformat(self.time)
        except ValueError:
            time = dt.time(0)
        return dt.datetime.combine(day, time.replace(tzinfo=None))

    @property
    def ends(self) -> dt.datetime | None:
        """When it ends by the wall clock; the midnight after the last day when it lasts all day; None if unknown."""
        if self.all_day:
            return _later(self.begins, max(self.duration_minutes or 0, MINUTES_PER_DAY))
        return None if self.duration_minutes is None else _later(self.begins, self.duration_minutes)

    @property
    def is_over_at(self) -> dt.datetime:
        """When it counts as over: its end, or `ASSUMED_MINUTES` after it began where nobody told one."""
        return self.ends or _later(self.begins, ASSUMED_MINUTES)

    @property
    def is_price_known(self) -> bool:
        """Whether the price says something: a calendar that names none does not mean that there is none."""
        return self.price > 0 or (self.uid is None and self.series_id is None)


def _later(moment: dt.datetime, minutes: int) -> dt.datetime:
    try:
        return moment + dt.timedelta(minutes=minutes)
    except OverflowError:
        return dt.datetime.combine(dt.date.max, dt.time(23, 59))


class EventDraft(Draft):
    """An event as a person typed it.

    An end is given by its time alone, then it lies within a day of the beginning, or by its day and time; for an event
    that lasts all day by its last day. Pictures are set apart from this; `image_url` is a link.
    """

    title: ShortText = Field(title="title")
    description: OptionalEntryText = Field(default=None, title="description")
    date: dt.date = Field(title="date")
    all_day: bool = Field(default=False, title="all day")
    time: dt.time = Field(default=None, title="time", validate_default=True)
    end_date: dt.date | None = Field(default=None, title="last day")
    end_time: dt.time | None = Field(default=None, title="end")
    category: ShortText = Field(title="category")
    comfort_level: ComfortLevel = Field(title="comfort level")
    comfort_is_guess: bool = Field(default=False, title="guess")
    price: float = Field(default=0.0, ge=0, le=MOST_PRICE, allow_inf_nan=False, title="price")
    location: OptionalShortText = Field(default=None, title="place")
    max_attendees: int | None = Field(default=None, ge=1, le=MOST_PLACES, title="number of places")
    organizer_id: str | None = Field(default=None, max_length=limits.IDENTIFIER, title="organiser")
    organizer_name: OptionalShortText = Field(default=None, title="organiser")
    social_context: dict[str, Any] | None = Field(default=None, title="social context")
    tags: Words = Field(default=(), title="tags")
    image_url: str | None = Field(default=None, max_length=limits.LINK, title="picture")

    @classmethod
    def of_event(cls, event: Event) -> Self:
        """Return the draft that would write a stored event again, to be changed in a form or duplicated.

        Raises:
            UserError: if the event came from elsewhere with something that cannot be typed here.
        """
        ends = event.ends
        if ends is not None and event.all_day:
            ends = max(ends - dt.timedelta(days=1), event.begins)
        return cls.of(
            title=event.title,
            description=event.description,
            date=event.begins.date(),
            all_day=event.all_day,
            time=event.begins.time(),
            end_date=None if ends is None or ends == event.begins else ends.date(),
            end_time=None if ends is None or ends == event.begins or event.all_day else ends.time(),
            category=event.category,
            comfort_level=event.comfort_level,
            comfort_is_guess=event.comfort_is_guess,
            price=event.price,
            location=event.location,
            max_attendees=event.max_attendees,
            organizer_id=event.organizer_id,
            organizer_name=event.organizer_name,
            social_context=event.social_context if isinstance(event.social_context, dict) else None,
            tags=event.tags,
            image_url=None if event.has_picture else event.image_url,
        )

    @property
    def duration_minutes(self) -> int | None:
        """How long it lasts by the wall clock, or None when its end was not told."""
        if self.all_day:
            return ((self.end_date or self.date) - self.date).days * MINUTES_PER_DAY + MINUTES_PER_DAY
        if self.end_time is None:
            return None
        return round((self._end() - dt.datetime.combine(self.date, self.time)).total_seconds() / 60)

    def _end(self) -> dt.datetime:
        end = dt.datetime.combine(self.end_date or self.date, self.end_time or self.time)
        # An evening from 21:00 to 01:00 ends on the next day without anybody having to say so.
        past_midnight = self.end_date is None and self.end_time is not None and self.end_time < self.time
        return end + dt.timedelta(days=1) if past_midnight else end

    @field_validator("date", "end_date")
    @classmethod
    def _sensible_year(cls, value: dt.date | None) -> dt.date | None:
        if value is not None and not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
            raise ValueError(f"The year must lie between {EARLIEST_YEAR} and {LATEST_YEAR}. Please check the date.")
        return value

    @field_validator("time", mode="before")
    @classmethod
    def _given(cls, value: object, info: ValidationInfo) -> object:
        if info.data.get("all_day"):
            return dt.time(0)
        if value is None:
            raise ValueError("The time is missing. Please fill it in, or say that it lasts all day.")
        return value

    @field_validator("time", "end_time")
    @classmethod
    def _wall_clock(cls, value: dt.time | None, info: ValidationInfo) -> dt.time | None:
        if value is None or info.data.get("all_day"):
            return None if info.field_name == "end_time" else dt.time(0)
        if value.tzinfo is not None:
            raise ValueError("Please give the time as the clock shows it, such as 19:30.")
        return value.replace(second=0, microsecond=0)

    @field_validator("end_date")
    @classmethod
    def _last_day(cls, value: dt.date | None, info: ValidationInfo) -> dt.date | None:
        first = info.data.get("date")
        if value is None or first is None:
            return value
        if value < first:
            raise ValueError("It would end before it begins. Please choose a later end.")
        if (value - first).days >= LONGEST_DAYS:
            raise ValueError(f"An event can last up to {LONGEST_DAYS} days. Please choose an earlier end.")
        return value

    @field_validator("end_time")
    @classmethod
    def _end_time(cls, value: dt.time | None, info: ValidationInfo) -> dt.time | None:
        first, last = info.data.get("date"), info.data.get("end_date")
        begin = info.data.get("time")
        if value is None or begin is None or first is None:
            return value
        if value == begin and last in {None, first}:
            raise ValueError("It would end the moment it begins. Please choose a later end, or leave it empty.")
        if value < begin and last == first:
            raise ValueError("It would end before it begins. Please choose a later end.")
        return value

    @field_validator("image_url")
    @classmethod
    def _link(cls, value: str | None) -> str | None:
        link = (value or "").strip()
        if link and (not link.lower().startswith(("http://", "https://")) or len(link.split()) != 1):
            raise ValueError("The link must begin with http:// or https://. A picture of your own is added as a file.")
        return link or None

    @field_validator("social_context")
    @classmethod
    def _readable_context(cls, value: dict[str, Any] | None) -> dict[str, Any] | None:
        if value is not None and len(repr(value)) > limits.SOCIAL_CONTEXT:
            raise ValueError("The social context is too long; please keep to the most important.")
        return value or None


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
