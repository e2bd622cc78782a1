"""The dates of a series within a span of days, computed when asked and never all at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import icalendar
import recurring_ical_events

from extrovertly_desktop.exchange.icalendar_file.moments import comes_after
from extrovertly_desktop.exchange.icalendar_file.series_text import SeriesParts, parts_of, text_of
from extrovertly_desktop.exchange.icalendar_file.values import CalendarEvent, Moment, recurrence_text

MOST = 10_000
"""Dates of one series in one answer, unless asked for another number."""
_FIRST_CHUNK = timedelta(days=92)
_LARGEST_CHUNK = timedelta(days=366)
_PART = "X-EXTROVERTLY-PART"
_ONE_DAY = timedelta(days=1)


def occurrences(ics: str, start: date, end: date, *, zone: tzinfo, most: int = MOST) -> Iterator[CalendarEvent]:
    """Yield the dates of a series that touch a span of days, each by its start.

    Args:
        ics: of a `CalendarSeries`.
        start, end: local days of the person; the end is not part of the span.
        zone: the person's, which decides when these days begin; all-day and floating dates stay on their day in any.
        most: how many are given at most.

    Returns:
        One event for each, with its own `recurrence_id`; cancelled ones are among them, excluded ones are not.

    Raises:
        UserError: if there is no series in the text.
    """
    return OpenSeries(ics).between(start, end, zone=zone, most=most)


class OpenSeries:
    """A series made ready to be asked for more than one span."""

    def __init__(self, ics: str) -> None:
        self.parts: SeriesParts = parts_of(ics)
        # In the order in which they stand in the text, since each is marked with its place below.
        self._events = (self.parts.master, *(self.parts.changed[key] for key in sorted(self.parts.changed)))
        calendar = icalendar.Calendar.from_ical(text_of(self.parts))
        for place, component in enumerate(calendar.walk("VEVENT")):
            component.add(_PART, str(place))
        self._query = recurring_ical_events.of(calendar)

    def between(self, start: date, end: date, *, zone: tzinfo, most: int = MOST) -> Iterator[CalendarEvent]:
        """Yield the dates that touch a span of days; see `occurrences`."""
        given: set[str | None] = set()
        day, chunk = start, _FIRST_CHUNK
        while day < end and len(given) < most:
            until = min(day + chunk, end)
            for event in self._chunk(day, until, zone):
                if event.recurrence_id not in given and len(given) < most:
                    given.add(event.recurrence_id)
                    yield event
            day, chunk = until, min(chunk * 2, _LARGEST_CHUNK)

    def _chunk(self, start: date, end: date, zone: tzinfo) -> list[CalendarEvent]:
        span = (datetime.combine(day, time.min, zone) for day in (start, end))
        found = [self._event(component) for component in self._query.between(*span)]
        return sorted(found, key=lambda event: _by_time(event.start, zone))

    def _event(self, component: icalendar.Event) -> CalendarEvent:
        event = self._events[int(str(component[_PART]))]
        if event.recurrence_id is not None and not event.applies_onward:
            return event
        start = _as_ours(component.DTSTART, event.start)
        end = _as_ours(component.DTEND, event.start)
        original = start
        if event.recurrence_id is not None:
            # A change of this and all later dates moves each by as much as it moved the first.
            original = _moved_back(start, event.start, self.parts.original(event.recurrence_id))
        return replace(
            event,
            start=start,
            end=end if event.end is not None or comes_after(end, start) else None,
            recurrence_id=recurrence_text(original),
            applies_onward=False,
        )


def _as_ours(moment: Moment, model: Moment) -> Moment:
    """Return a moment in the zone of the event; what a clock never shows (02:30 in March) becomes what it does show."""
    if not isinstance(moment, datetime):
        return moment
    if not isinstance(model, datetime) or model.tzinfo is None or moment.tzinfo is None:
        return moment.replace(tzinfo=None)
    return moment.astimezone(UTC).astimezone(model.tzinfo)


def _moved_back(start: Moment, moved: Moment, original: Moment) -> Moment:
    if isinstance(start, datetime) and isinstance(moved, datetime) and isinstance(original, datetime):
        # By the clock, as the date was moved, so that a clock change in between does not count.
        by = moved.replace(tzinfo=None) - original.replace(tzinfo=None)
        return (start.replace(tzinfo=None) - by).replace(tzinfo=original.tzinfo)
    return start - timedelta(days=moved.toordinal() - original.toordinal())


def _by_time(start: Moment, zone: tzinfo) -> float:
    if not isinstance(start, datetime):
        start = datetime.combine(start, time.min)
    aware = start if start.tzinfo is not None else start.replace(tzinfo=zone)
    return aware.timestamp()
