"""One VEVENT as a value."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TypeVar

from extrovertly_desktop.exchange.icalendar_file.components import RawEvent
from extrovertly_desktop.exchange.icalendar_file.content_lines import ContentLine, parsed
from extrovertly_desktop.exchange.icalendar_file.moments import (
    Unreadable,
    comes_after,
    duration,
    like,
    moment,
    moments,
    periods,
    plus,
)
from extrovertly_desktop.exchange.icalendar_file.own_properties import ATTENDEE_COUNT, own_fields, whole_number
from extrovertly_desktop.exchange.icalendar_file.rules import checked_rules
from extrovertly_desktop.exchange.icalendar_file.values import (
    CalendarEvent,
    Moment,
    Recurrence,
    length,
    recurrence_text,
)

FoundT = TypeVar("FoundT")

_ROOMS = frozenset({"ROOM", "RESOURCE"})
_ONE_DAY = timedelta(days=1)
_LONGEST_REPEATING = timedelta(days=366)
_UID_LIMIT = 1000
_MOST_STRAYS = 500


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """A VEVENT as read.

    Attributes:
        event: the value.
        recurrence: when it takes place beside its start.
        original: which date of its series it stands for, as a moment; None for an event of its own.
        line: on which it begins.
        written_at: when the file says it was last changed, as text that sorts; empty if it does not.
        problems: sentences about what was left out of it or changed.
    """

    event: CalendarEvent
    recurrence: Recurrence
    original: Moment | None
    line: int
    written_at: str
    problems: tuple[str, ...]


def read_event(raw: RawEvent) -> ReadEvent:
    """Return a VEVENT as a value.

    Raises:
        Unreadable: if it has no usable start; the message says what is wrong.
    """
    return _Reader(raw).read()


class _Reader:
    """Reads the lines of one event and remembers what it had to leave out."""

    def __init__(self, raw: RawEvent) -> None:
        self._raw = raw
        self._problems = list(raw.problems)
        self._lines: dict[str, list[ContentLine]] = {}
        for line in _content_lines(raw, self._problems):
            self._lines.setdefault(line.name, []).append(line)
        self._common_zone = self._zone_of_all()

    def read(self) -> ReadEvent:
        start, end = self._span()
        recurrence = self._recurrence(start)
        if recurrence.repeats and end is not None and length(start, end) > _LONGEST_REPEATING:
            self._problems.append("It repeats, and each time would last for more than a year, so its end was left out.")
            end = None if isinstance(start, datetime) else start + _ONE_DAY
        original_line = self._first("RECURRENCE-ID")
        original = self._original(original_line, start)
        organizer = self._first("ORGANIZER")
        sequence = self._first("SEQUENCE")
        people = [line for line in self._all("ATTENDEE") if line.parameters.get("CUTYPE", "").upper() not in _ROOMS]
        event = CalendarEvent(
            uid=self._uid(),
            title=self._text("SUMMARY"),
            start=start,
            end=end,
            recurrence_id=None if original is None else recurrence_text(original),
            applies_onward=original_line is not None
            and original_line.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
            description=self._text("DESCRIPTION"),
            location=self._text("LOCATION") or None,
            categories=tuple(dict.fromkeys(text for line in self._all("CATEGORIES") for text in line.texts)),
            organizer_name=None if organizer is None else _name(organizer),
            attendees=tuple(dict.fromkeys(name for line in people if (name := _name(line)))),
            attendee_count=self._attendee_count(len(people)),
            cancelled=self._cancelled(),
            sequence=0 if sequence is None else self._sequence(sequence),
            url=self._url(),
            sibling_uid=self._sibling(),
            **own_fields(self._lines, self._problems.append),
        )
        return ReadEvent(event, recurrence, original, self._raw.line, self._written_at(), tuple(self._problems))

    def _span(self) -> tuple[Moment, Moment | None]:
        line = self._first("DTSTART")
        if line is None:
            raise Unreadable("it does not say when it begins")
        try:
            start = moment(line.value, line, self._zone, self._common_zone)
        except Unreadable as error:
            raise Unreadable(f"its beginning, on line {line.number}, cannot be read: {error}") from None
        end = self._end(start)
        if end is not None and comes_after(start, end):
            self._problems.append("It ends before it begins, so its end was left out.")
            end = None
        if isinstance(start, datetime) and self._says("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE"):
            start, end = _as_days(start, end)
        if not isinstance(start, datetime) and (end is None or end <= start):
            end = start + _ONE_DAY
        return start, end

    def _end(self, start: Moment) -> Moment | None:
        line = self._first("DTEND") or self._first("DURATION")
        if line is None:
            return None
        try:
            if line.name == "DTEND":
                return _same_kind(moment(line.value, line, self._zone, self._common_zone), start)
            lasting = duration(line.value)
        except Unreadable as error:
            self._problems.append(f"Its end, on line {line.number}, was left out: {error}.")
            return None
        return plus(start, lasting) if isinstance(start, datetime) else start + timedelta(days=lasting.days)

    def _recurrence(self, start: Moment) -> Recurrence:
        if "RRULE" not in self._lines and "RDATE" not in self._lines:
            return Recurrence()
        rules = checked_rules([line.value for line in self._all("RRULE")], start, self._problems.append)
        dates: list[tuple[Moment, Moment | None]] = []
        for line in self._all("RDATE"):
            dates += self._tolerated(line, periods)
        excluded: list[Moment] = []
        for line in self._all("EXDATE"):
            excluded += self._tolerated(line, moments)
        if "EXRULE" in self._lines:
            self._problems.append("An old kind of rule for exceptions (EXRULE) is not understood; it was left out.")
        # A day that is excluded stays a day: it excludes whatever takes place on it.
        kept = (date_ if not isinstance(date_, datetime) else like(date_, start) for date_ in excluded)
        return Recurrence(
            rules=rules,
            dates=tuple(_date_like(first, last, start) for first, last in dates),
            excluded=tuple(dict.fromkeys(kept)),
        )

    def _tolerated(self, line: ContentLine, reading: Callable[..., list[FoundT]]) -> list[FoundT]:
        try:
            return reading(line, self._zone, self._common_zone)
        except Unreadable as error:
            self._problems.append(f"The dates on line {line.number} were left out: {error}.")
            return []

    def _original(self, line: ContentLine | None, start: Moment) -> Moment | None:
        if line is None:
            return None
        try:
            return moment(line.value, line, self._zone, self._common_zone)
        except Unreadable as error:
            self._problems.append(f"Which date it changes, on line {line.number}, cannot be read: {error}.")
            return start

    def _uid(self) -> str:
        line = self._first("UID")
        uid = "" if line is None else " ".join(line.text.split())[:_UID_LIMIT]
        if uid:
            return uid
        told = [line for name in ("DTSTART", "SUMMARY", "LOCATION") for line in self._all(name)[:1]]
        content = "\n".join(f"{line.name}:{line.value}" for line in told)
        return f"{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:32]}@content"

    def _attendee_count(self, listed: int) -> int:
        line = self._first(ATTENDEE_COUNT)
        if line is None or listed:
            return listed
        try:
            return whole_number(line, 0)
        except ValueError:
            return listed

    def _sequence(self, line: ContentLine) -> int:
        try:
            return whole_number(line, 0)
        except ValueError:
            return 0

    def _cancelled(self) -> bool:
        method = self._raw.calendar.properties.get("METHOD")
        return self._says("STATUS", "CANCELLED") or (method is not None and method.value.strip().upper() == "CANCEL")

    def _url(self) -> str | None:
        line = self._first("URL")
        url = "" if line is None else line.text.strip()
        return url if url.lower().startswith(("https://", "http://")) and not any(map(str.isspace, url)) else None

    def _sibling(self) -> str | None:
        kinds = ((line, line.parameters.get("RELTYPE", "").upper()) for line in self._all("RELATED-TO"))
        uid = next((line.text for line, kind in kinds if kind == "SIBLING"), "")
        return " ".join(uid.split())[:_UID_LIMIT] or None

    def _written_at(self) -> str:
        stamp = self._first("LAST-MODIFIED") or self._first("DTSTAMP")
        return "" if stamp is None else stamp.value.strip()

    def _zone_of_all(self) -> tzinfo | None:
        # Google and others write times in UTC or without a zone and say once for all in which they are meant.
        line = self._raw.calendar.properties.get("X-WR-TIMEZONE")
        return None if line is None else self._raw.calendar.zones.named(line.text)

    def _zone(self, tzid: str) -> tzinfo | None:
        zone = self._raw.calendar.zones.named(tzid)
        if zone is None:
            sentence = f"The time zone “{tzid[:60]}” is not known; its times were taken as your own."
            if sentence not in self._problems:
                self._problems.append(sentence)
        return zone

    def _all(self, name: str) -> list[ContentLine]:
        return self._lines.get(name, [])

    def _first(self, name: str) -> ContentLine | None:
        found = self._lines.get(name)
        return found[0] if found else None

    def _text(self, name: str) -> str:
        line = self._first(name)
        return "" if line is None else line.text

    def _says(self, name: str, value: str) -> bool:
        line = self._first(name)
        return line is not None and line.value.strip().upper() == value


def _content_lines(raw: RawEvent, problems: list[str]) -> list[ContentLine]:
    """Return the properties of an event; a line that is none is text that was not folded, part of what it follows."""
    found: list[ContentLine] = []
    strays = 0
    for number, text in raw.lines:
        line = parsed(number, text)
        if line is not None:
            found.append(line)
            continue
        strays += 1
        if strays == 1:
            problems.append(f"Line {number} is no line of a calendar; it was taken as part of the text above it.")
        if found and strays <= _MOST_STRAYS:
            last = found[-1]
            found[-1] = ContentLine(last.number, last.name, last.parameter_text, f"{last.value}\\n{text}")
    return found


def _name(line: ContentLine) -> str | None:
    """Return the name of an organiser or attendee, or None when there is only an address."""
    name = " ".join(line.parameters.get("CN", "").split())
    return name if name and "@" not in name else None


def _same_kind(end: Moment, start: Moment) -> Moment:
    """Return an end as the same kind of moment as its start; in its own zone when both have one, as on a flight."""
    if isinstance(start, datetime):
        if not isinstance(end, datetime):
            return datetime.combine(end, time.min, start.tzinfo)
        if end.tzinfo is not None and start.tzinfo is not None:
            return end
    return like(end, start)


def _date_like(first: Moment, last: Moment | None, start: Moment) -> tuple[Moment, Moment | None]:
    """Return a further date of a series as the same kind as its first; days have no end of their own."""
    return like(first, start), like(last, start) if last is not None and isinstance(start, datetime) else None


def _as_days(start: datetime, end: Moment | None) -> tuple[Moment, Moment | None]:
    """Return the days of an event that Outlook marks as all-day, if it begins and ends at midnight as they do."""
    if start.time() != time.min or (isinstance(end, datetime) and end.time() != time.min):
        return start, end
    last: date | None = end.date() if isinstance(end, datetime) else None
    return start.date(), last
