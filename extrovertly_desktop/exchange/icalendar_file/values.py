"""What a calendar file holds, as values: events, series, and what could not be read."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.events import ComfortLevel

Moment = date | datetime
"""A calendar day, or a time on one: aware where the file says in which zone, naive ("floating") where it does not."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event, or one date of a series.

    Attributes:
        uid: what identifies the event in every program; made from its content when the file gives none.
        title: may be empty.
        start: a date for an all-day event, else a datetime; a naive one is meant in whatever zone the reader is.
        end: the first moment after it, of the same kind as `start` and in its zone where both are times (an all-day
            event of one day ends on the next); None when the file does not say.
        recurrence_id: which date of the series with this UID it stands for, as `recurrence_text` writes the original
            start; None for an event of its own and for the series itself.
        applies_onward: a changed date that changes all later ones, too (RANGE=THISANDFUTURE).
        organizer_name: a name, never an address.
        attendees: names of those invited who have one in the file, never addresses; nothing of theirs is written
            again but how many they were.
        attendee_count: how many people are invited, named or not; rooms are not counted.
        cancelled: the organiser called it off.
        sequence: the number of the version; higher is newer.
        url: only ever an http or https address.
        sibling_uid: the series that it goes on from (RELATED-TO with RELTYPE=SIBLING), or None.
        comfort_level, category, price, max_attendees, social_context, tags, image_url: our own fields, present when
            the file was written here; unlike `categories`, which any program writes.
    """

    uid: str
    title: str
    start: Moment
    end: Moment | None = None
    recurrence_id: str | None = None
    applies_onward: bool = False
    description: str = ""
    location: str | None = None
    categories: tuple[str, ...] = ()
    organizer_name: str | None = None
    attendees: tuple[str, ...] = ()
    attendee_count: int = 0
    cancelled: bool = False
    sequence: int = 0
    url: str | None = None
    sibling_uid: str | None = None
    comfort_level: ComfortLevel | None = None
    category: str | None = None
    price: float | None = None
    max_attendees: int | None = None
    social_context: dict[str, Any] | None = None
    tags: tuple[str, ...] = ()
    image_url: str | None = None

    @property
    def all_day(self) -> bool:
        """Whether it has days but no time of day."""
        return not isinstance(self.start, datetime)

    @property
    def tzid(self) -> str | None:
        """The name of the zone its start is written in, `UTC` included; None when floating or all-day."""
        return zone_name(self.start.tzinfo) if isinstance(self.start, datetime) else None

    @property
    def instant_ms(self) -> int | None:
        """The start in milliseconds since the epoch, UTC; None when all-day or floating, which have no instant."""
        if isinstance(self.start, datetime) and self.start.tzinfo is not None:
            return to_ms(self.start)
        return None

    @property
    def duration(self) -> timedelta | None:
        """How long it really lasts (across a clock change, too); None when the file does not say."""
        return None if self.end is None else length(self.start, self.end)

    @property
    def last_day(self) -> date | None:
        """The last day of an all-day event, which may be its first; None for one with a time of day."""
        if self.all_day:
            return self.start if self.end is None else max(self.start, self.end - timedelta(days=1))
        return None

    def wall(self, zone: tzinfo) -> tuple[date, time | None]:
        """Return the day and time of day at which a person in `zone` reads its start.

        All-day and floating events are as written, wherever the person is; the time of an all-day one is None.
        """
        return wall(self.start, zone)

    def wall_end(self, zone: tzinfo) -> tuple[date, time | None] | None:
        """Return the same for its (exclusive) end, or None when the file does not say."""
        return None if self.end is None else wall(self.end, zone)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a series takes place beside its first time.

    Attributes:
        rules: values of RRULE, checked and in canonical form.
        dates: further starts, each with its own end when the file gives one (a PERIOD).
        excluded: starts that do not take place; a plain date excludes the whole day.
    """

    rules: tuple[str, ...] = ()
    dates: tuple[tuple[Moment, Moment | None], ...] = ()
    excluded: tuple[Moment, ...] = ()

    @property
    def repeats(self) -> bool:
        """Whether there is more than the first time."""
        return bool(self.rules or self.dates)


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """An event that repeats.

    Attributes:
        uid: the UID shared by all of its dates.
        master: the series as a whole; its start is the first date.
        ics: all of it as iCalendar text (the series, its changed dates, the zones that have no common name): what
            `occurrences` and the edits take, and what the vault keeps. It holds no address and no attendee.
        rule_sentence: when it takes place, in words: "Every Tuesday until 3 March 2027".
        is_endless: it goes on for ever.
    """

    uid: str
    master: CalendarEvent
    ics: str = field(repr=False)
    rule_sentence: str
    is_endless: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that was not read, or not as it stands there.

    Attributes:
        line: its line in the file, from 1, or None when it is about the whole file.
        uid: of the event it is about, or None.
        sentence: what is wrong and what was done about it.
        lost: whether an event is missing because of it.
    """

    line: int | None
    uid: str | None
    sentence: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """All that was found in a file.

    Attributes:
        single: events that take place once, and changed dates of series that are not in this file (these have a
            `recurrence_id`).
        series: events that repeat.
        problems: in the order of the file.
        name: what the calendar calls itself (X-WR-CALNAME), or None.
        skipped_tasks: how many VTODO were left aside.
        skipped_notes: how many VJOURNAL were left aside.
    """

    single: tuple[CalendarEvent, ...]
    series: tuple[CalendarSeries, ...]
    problems: tuple[Problem, ...]
    name: str | None = None
    skipped_tasks: int = 0
    skipped_notes: int = 0


def zone_name(zone: tzinfo | None) -> str | None:
    """Return the name by which a file calls a zone, or None for no zone."""
    if zone is None:
        return None
    return "UTC" if zone is UTC else str(getattr(zone, "key", zone))


def wall(moment: Moment, zone: tzinfo) -> tuple[date, time | None]:
    """Return the day and the time of day of a moment as read in `zone`; what has no zone is as written."""
    if not isinstance(moment, datetime):
        return moment, None
    here = moment if moment.tzinfo is None else moment.astimezone(zone)
    return here.date(), here.time()


def length(start: Moment, end: Moment) -> timedelta:
    """Return the time that passes from one moment to another of the same kind."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.tzinfo is not None and end.tzinfo is not None:
            # Two times of one zone are subtracted as clock faces by Python; what passes is what UTC says.
            return end.astimezone(UTC) - start.astimezone(UTC)
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return timedelta(days=end.toordinal() - start.toordinal())


def recurrence_text(start: Moment) -> str:
    """Return an original start as the text that identifies a date of a series.

    `20260303` for all-day, `20260303T180000` for floating, and UTC, `20260303T170000Z`, for all others, so that it
    stays the same when another program writes the same moment in another zone.
    """
    if not isinstance(start, datetime):
        return start.strftime("%Y%m%d").rjust(8, "0")
    if start.tzinfo is None:
        return start.strftime("%Y%m%dT%H%M%S").rjust(15, "0")
    return start.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ").rjust(16, "0")
