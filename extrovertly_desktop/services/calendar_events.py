"""From an event of a calendar to the one that is kept, and back; and what is different between two."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.events import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    LONGEST_DAYS,
    MINUTES_PER_DAY,
    MOST_PLACES,
    MOST_PRICE,
    ComfortLevel,
    Event,
)
from extrovertly_desktop.domain.harmless import harmless

if TYPE_CHECKING:  # importing the reader of calendars costs time; it is done where one is read
    from extrovertly_desktop.exchange.icalendar_file import CalendarEvent

UNTITLED = "Event without a title"
_NOT_ITS_OWN = frozenset(
    {"uid", "recurrence_id", "applies_onward", "attendees", "attendee_count", "sequence", "url", "sibling_uid"}
)
_OURS = ("comfort_level", "category", "price", "max_attendees", "social_context", "tags", "image_url")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What an event may be like: its comfort level and category, each with where that comes from."""

    comfort_level: ComfortLevel
    comfort_why: str
    comfort_is_guess: bool
    category: str
    category_why: str


def likeness(found: "CalendarEvent", kept: Event | None = None) -> Likeness:
    """Return what an event may be like: as the file says, else as it is kept, else a guess."""
    from extrovertly_desktop.exchange.icalendar_file import guess_category, guess_comfort  # noqa: PLC0415 - lazily

    if found.comfort_level is not None:
        comfort = (found.comfort_level, "As the file says.", False)
    elif kept is not None:
        comfort = (kept.comfort_level, "As it is kept here.", kept.comfort_is_guess)
    else:
        level, why = guess_comfort(found.title, found.description, found.attendee_count, found.max_attendees)
        comfort = (level, why, True)
    if found.category is not None:
        category = (line(found.category, limits.LINE), "As the file says.")
    elif kept is not None:
        category = (kept.category, "As it is kept here.")
    else:
        word, why = guess_category(found.title, found.description, found.categories)
        category = (line(word, limits.LINE).lower(), why)
    return Likeness(*comfort, *category)


def refusal(found: "CalendarEvent") -> str | None:
    """Return why an event cannot be kept, in a sentence, or None."""
    if not EARLIEST_YEAR <= found.start.year <= LATEST_YEAR:
        return f"Its year, {found.start.year}, does not lie between {EARLIEST_YEAR} and {LATEST_YEAR}."
    return None


def blank(event_id: str, created_at: int, *, uid: str | None = None, series_id: str | None = None) -> Event:
    """Return an event that says nothing yet but where it comes from."""
    return Event(
        id=event_id, created_at=created_at, title="", description="", date="", time="", category="",
        comfort_level=ComfortLevel.MEDIUM, price=0.0, is_active=True, uid=uid, series_id=series_id,
    )  # fmt: skip


def from_calendar(found: "CalendarEvent", base: Event, like: Likeness, zone: tzinfo) -> Event:
    """Return an event with all that a calendar says about it; what it cannot say stays as in `base`.

    Args:
        found: the event of the calendar.
        base: the event as it is kept, or a blank one.
        like: what it may be like.
        zone: the person's, by whose clock the date and time are told.
    """
    day, begins = found.wall(zone)
    description = found.description
    if found.url and found.url not in description:
        description = f"{description}\n\n{found.url}".strip()
    return replace(
        base,
        title=line(found.title, limits.LINE) or UNTITLED,
        description=harmless(description[: limits.ENTRY]),
        location=line(found.location, limits.LINE) or None,
        date=day.isoformat(),
        time=(begins or time(0)).isoformat("minutes"),
        all_day=found.all_day,
        starts_at=found.instant_ms,
        zone=found.tzid,
        duration_minutes=_minutes(found, zone),
        organizer_name=line(found.organizer_name, limits.LINE) or None,
        is_active=not found.cancelled,
        comfort_level=like.comfort_level,
        comfort_is_guess=like.comfort_is_guess,
        category=like.category or "social",
        **_ours(found, base),
    )


def to_calendar(event: Event, zone: tzinfo) -> "CalendarEvent":
    """Return an event as a calendar has it, without its attendees; `zone` is the person's.

    One that was made here has no name of its own for calendars, so its id serves. A comfort level that is a guess is
    left out, so that the next program guesses for itself.
    """
    from extrovertly_desktop.exchange.icalendar_file import CalendarEvent  # noqa: PLC0415 - lazily

    start = start_of(event, zone)
    uid, recurrence_id = event.uid or event.id, None
    if event.series_id is None and event.recurrence_id and uid.endswith(f"#{event.recurrence_id}"):
        uid, recurrence_id = uid.removesuffix(f"#{event.recurrence_id}"), event.recurrence_id
    return CalendarEvent(
        uid=uid,
        title=event.title,
        start=start,
        end=_end_of(event, start, zone),
        recurrence_id=recurrence_id,
        description=event.description,
        location=event.location,
        categories=(event.category,),
        organizer_name=event.organizer_name,
        cancelled=not event.is_active,
        comfort_level=None if event.comfort_is_guess else event.comfort_level,
        category=event.category,
        price=event.price or None,
        max_attendees=event.max_attendees,
        social_context=event.social_context if isinstance(event.social_context, dict) else None,
        tags=event.tags,
        image_url=event.image_url,
    )


def told(found: "CalendarEvent") -> dict[str, Any]:
    """Return what an event of a calendar says about one date, to be written over that date of a series."""
    said = {field.name: getattr(found, field.name) for field in fields(found) if field.name not in _NOT_ITS_OWN}
    return {name: value for name, value in said.items() if name not in _OURS or value not in (None, ())}


def told_differently(before: "CalendarEvent", after: "CalendarEvent") -> dict[str, Any]:
    """Return what of an event of a calendar is different now, by field."""
    names = [field.name for field in fields(after) if field.name not in _NOT_ITS_OWN]
    return {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}


def start_of(event: Event, zone: tzinfo) -> date | datetime:
    """Return when an event begins as a calendar writes it: a day, a wall clock without zone, or a time in its zone."""
    if event.all_day:
        return event.begins.date()
    if event.starts_at is None:
        return event.begins
    from extrovertly_desktop.exchange.icalendar_file.zones import well_known  # noqa: PLC0415 - lazily

    named = well_known(event.zone) if event.zone else None
    # A zone that only its file described is not known any more: the instant is right in UTC, too.
    return from_ms(event.starts_at, named or well_known("UTC") or zone)


def differences(before: Event, after: Event) -> tuple[str, ...]:
    """Return what an event of a calendar would change of the one that is kept, a short sentence each."""
    found: list[str] = []
    if before.title != after.title:
        found.append(f"It is called “{after.title}” now, not “{before.title}”.")
    if (before.date, before.time, before.all_day) != (after.date, after.time, after.all_day):
        found.append(f"It moves from {when(before)} to {when(after)}.")
    elif before.duration_minutes != after.duration_minutes or before.starts_at != after.starts_at:
        found.append(f"Its time is {when(after)} now.")
    if before.is_active != after.is_active:
        found.append("It takes place after all." if after.is_active else "It was called off.")
    if before.location != after.location:
        found.append(f"The place is {after.location} now." if after.location else "There is no place any more.")
    rest = {
        "description": "The description", "organizer_name": "The organiser", "price": "The price",
        "max_attendees": "The number of places", "category": "The category", "comfort_level": "The comfort level",
        "tags": "The tags", "social_context": "The social context", "image_url": "The picture",
    }  # fmt: skip
    found += [f"{words} changes." for name, words in rest.items() if getattr(before, name) != getattr(after, name)]
    return tuple(found)


def when(event: Event) -> str:
    """Return when an event takes place, in words: "Tuesday 3 March 2026, 18:00 to 20:00"."""
    begins, ends = event.begins, event.ends
    if event.all_day:
        last = (ends or begins) - timedelta(days=1)
        until = f" to {_day(last)}" if last.date() > begins.date() else ""
        return f"{_day(begins)}{until}, all day"
    if ends is None or ends == begins:
        return f"{_day(begins)}, {begins:%H:%M}"
    until = f"{ends:%H:%M}" if ends.date() == begins.date() else f"{_day(ends)}, {ends:%H:%M}"
    return f"{_day(begins)}, {begins:%H:%M} to {until}"


def line(text: str | None, most: int) -> str:
    """Return a text as one line of so many characters at most."""
    whole = " ".join(harmless(text or "").split())
    return whole if len(whole) <= most else f"{whole[: most - 1]}…"


def chosen(like: Likeness, comfort: Mapping[str, ComfortLevel], category: Mapping[str, str], key: str) -> Likeness:
    """Return what an event is like with what a person put instead of the guess."""
    if key in comfort:
        like = replace(like, comfort_level=ComfortLevel(comfort[key]), comfort_is_guess=False)
    word = line(category.get(key), limits.LINE)
    return replace(like, category=word) if word else like


def _day(moment: datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B} {moment.year}"


def _minutes(found: "CalendarEvent", zone: tzinfo) -> int | None:
    """Return how long an event lasts by the wall clock of a zone; None when nobody says, or it has no length."""
    end = found.wall_end(zone)
    if end is None:
        return None
    begin = found.wall(zone)
    lasts = datetime.combine(end[0], end[1] or time(0)) - datetime.combine(begin[0], begin[1] or time(0))
    if lasts <= timedelta(0) and found.duration is not None:
        # When clocks go back, an event may end by the clock before it began.
        lasts = found.duration
    minutes = round(lasts.total_seconds() / 60)
    return min(minutes, LONGEST_DAYS * MINUTES_PER_DAY) if minutes > 0 else None


def _end_of(event: Event, start: date | datetime, zone: tzinfo) -> date | datetime | None:
    minutes = event.duration_minutes
    if not minutes:
        return None
    if not isinstance(start, datetime):
        return start + timedelta(days=max(minutes // MINUTES_PER_DAY, 1))
    if start.tzinfo is None:
        return start + timedelta(minutes=minutes)
    by_clock = start.astimezone(zone) + timedelta(minutes=minutes)
    end = by_clock.astimezone(start.tzinfo)
    return (
        end
        if end.timestamp() > start.timestamp()
        else from_ms(round(start.timestamp() * 1000) + minutes * 60_000, start.tzinfo)
    )


def _ours(found: "CalendarEvent", base: Event) -> dict[str, Any]:
    """Return the fields that only files written here tell, as told or as in `base`."""
    kept: dict[str, Any] = {}
    if found.price is not None:
        kept["price"] = min(found.price, MOST_PRICE)
    if found.max_attendees is not None:
        kept["max_attendees"] = min(found.max_attendees, MOST_PLACES)
    if found.social_context is not None:
        kept["social_context"] = found.social_context
    if found.tags:
        kept["tags"] = tuple(dict.fromkeys(filter(None, (line(tag, limits.WORD) for tag in found.tags))))
    elif not base.title:
        # Only at the first time: afterwards they are the person's.
        kept["tags"] = tuple(dict.fromkeys(filter(None, (line(word, limits.WORD) for word in found.categories[1:]))))
    link = found.image_url
    if link is not None and _may_be_kept(link):
        kept["image_url"] = link
    return kept


def _may_be_kept(link: str) -> bool:
    if link.startswith("data:image/"):
        return len(link) <= limits.INLINE_PICTURE
    return link.lower().startswith(("http://", "https://")) and len(link) <= limits.LINK and len(link.split()) == 1
