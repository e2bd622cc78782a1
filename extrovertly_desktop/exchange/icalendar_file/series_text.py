"""A series as the text that the vault keeps, and back."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.icalendar_file.components import components
from extrovertly_desktop.exchange.icalendar_file.event_reading import read_event
from extrovertly_desktop.exchange.icalendar_file.event_writing import vevent
from extrovertly_desktop.exchange.icalendar_file.moments import Unreadable, from_recurrence_text, like
from extrovertly_desktop.exchange.icalendar_file.rule_words import rule_sentence
from extrovertly_desktop.exchange.icalendar_file.rules import is_endless
from extrovertly_desktop.exchange.icalendar_file.values import (
    CalendarEvent,
    CalendarSeries,
    Moment,
    Recurrence,
    recurrence_text,
)
from extrovertly_desktop.exchange.icalendar_file.zones import CustomZone, described

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Extrovertly//Extrovertly Desktop//EN\r\n"
TAIL = "END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class SeriesParts:
    """What a series is made of.

    Attributes:
        master: the series as a whole.
        recurrence: when it takes place.
        changed: dates that differ, by their `recurrence_id`.
    """

    master: CalendarEvent
    recurrence: Recurrence
    changed: dict[str, CalendarEvent] = field(default_factory=dict)

    def original(self, recurrence_id: str) -> Moment:
        """Return the original start of a date, in the zone of the series.

        Raises:
            Unreadable: if it is not the text of a start.
        """
        return like(from_recurrence_text(recurrence_id), self.master.start)

    def with_changed(self, event: CalendarEvent, original: Moment) -> "SeriesParts":
        """Return the series with one date changed; `original` is when it would have begun."""
        recurrence_id = recurrence_text(like(original, self.master.start))
        changed = replace(event, uid=self.master.uid, recurrence_id=recurrence_id)
        return replace(self, changed={**self.changed, recurrence_id: changed})


def series_of(parts: SeriesParts) -> CalendarSeries:
    """Return a series as a value, with its text and what it says in words."""
    return CalendarSeries(
        uid=parts.master.uid,
        master=parts.master,
        ics=text_of(parts),
        rule_sentence=rule_sentence(parts.recurrence, parts.master.start),
        is_endless=is_endless(parts.recurrence.rules),
    )


def text_of(parts: SeriesParts) -> str:
    """Return the text that the vault keeps: the same for the same series, and read without any other file.

    Zones that every machine knows are named only; a file for other programs describes them, see `write`.
    """
    own_zones = [zone for zone in zones_of(parts) if isinstance(zone, CustomZone)]
    return f"{HEAD}{described(own_zones, 0, 0)}{vevents_of(parts)}{TAIL}"


def vevents_of(parts: SeriesParts, written_at: str | None = None) -> str:
    """Return the VEVENTs of a series: itself, then its changed dates in their order."""
    blocks = [vevent(parts.master, recurrence=parts.recurrence, written_at=written_at)]
    for recurrence_id in sorted(parts.changed):
        original = parts.original(recurrence_id)
        blocks.append(vevent(parts.changed[recurrence_id], original=original, written_at=written_at))
    return "".join(blocks)


def parts_of(ics: str) -> SeriesParts:
    """Return what a series is made of, from its text.

    Raises:
        UserError: if there is no series in the text.
    """
    parts: SeriesParts | None = None
    try:
        for raw in components(ics.replace("\r\n", "\n"), lambda _done: None, lambda: None).events:
            found = read_event(raw)
            if parts is None:
                parts = SeriesParts(found.event, found.recurrence)
            elif found.original is not None:
                parts = parts.with_changed(found.event, found.original)
    except Unreadable:
        parts = None
    if parts is None:
        raise UserError("This series cannot be read any more. Please import its calendar again.")
    return parts


def zones_of(parts: SeriesParts) -> Iterable[tzinfo]:
    """Yield the zones in which the dates of a series are written."""
    moments = [moment for event in (parts.master, *parts.changed.values()) for moment in (event.start, event.end)]
    moments += [moment for pair in parts.recurrence.dates for moment in pair]
    moments += parts.recurrence.excluded
    for moment in moments:
        if isinstance(moment, datetime) and moment.tzinfo is not None:
            yield moment.tzinfo
