"""Which dates of a series stand in the lists: those of a window around today, and all that the person touched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from extrovertly_desktop.domain.event_changes import EventChange
from extrovertly_desktop.domain.events import ComfortLevel, Event
from extrovertly_desktop.services.calendar_events import (
    Likeness,
    blank,
    from_calendar,
    likeness,
    to_calendar,
    told,
)
from extrovertly_desktop.services.calendar_writing import Writing
from extrovertly_desktop.services.event_common import wall_clock
from extrovertly_desktop.store.queries import event_series as store
from extrovertly_desktop.store.queries.event_series import StoredSeries

if TYPE_CHECKING:  # the reader of calendars costs time to import; it is imported where a series is opened
    from extrovertly_desktop.exchange.icalendar_file import CalendarEvent, OpenSeries

DAYS_BACK, DAYS_AHEAD = 31, 120
"""The window in which the dates of a series stand in the lists."""
MOST_DATES = 400
"""Dates of one series in that window."""
COMFORT, IS_GUESS, CATEGORY, PEOPLE = "comfort_level", "comfort_is_guess", "category", "people"
"""Keys of what is kept about a series that its calendar cannot say; see `StoredSeries.defaults`."""
RULE, ENDLESS = "rule_sentence", "is_endless"
"""Keys of what its calendar says about its rule, kept so that nobody has to read the calendar for it."""
IMPORTED, VERSION = "imported", "version"
"""Keys of what is kept about a series that came with a calendar: a digest of its text, and its version (SEQUENCE)."""
EDITED, REMOVED = "edited", "removed"
"""Keys of what the person did: whether they changed all of its dates, and which dates they removed."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first until before the last."""

    first: date
    last: date


def window(today: date) -> Span:
    """Return the days in which dates of series stand in the lists."""
    return Span(today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD))


def defaults_of(like: Likeness) -> dict[str, Any]:
    """Return what is kept about all dates of a series."""
    return {COMFORT: str(like.comfort_level), IS_GUESS: like.comfort_is_guess, CATEGORY: like.category}


def likeness_in(series: StoredSeries, found: "CalendarEvent") -> Likeness:
    """Return what a date of a series is like: as its calendar says, else as the series is."""
    kept = blank("", 0)
    comfort = series.defaults.get(COMFORT)
    known = comfort in set(ComfortLevel) and isinstance(series.defaults.get(CATEGORY), str)
    if not known:
        return likeness(found)
    level, category = ComfortLevel(str(comfort)), str(series.defaults[CATEGORY])
    is_guess = bool(series.defaults.get(IS_GUESS))
    return likeness(found, replace(kept, comfort_level=level, category=category, comfort_is_guess=is_guess))


def bring(writing: Writing, series: StoredSeries, opened: "OpenSeries", span: Span, most: int) -> StoredSeries:
    """Bring the dates of a span that are not in the lists yet into them; return the series as it reaches now.

    Where there are more than `most`, it reaches only as far as they do.
    """
    found, last = _dates(writing, opened, span, most)
    there = store.recurrences_of(writing.unit, series.id)
    fresh = [_fresh(writing, series, event) for event in found if event.recurrence_id not in there]
    writing.add(fresh)
    people = series.defaults.get(PEOPLE)
    if isinstance(people, list) and fresh:
        writing.let_go((event.id, str(person)) for event in fresh for person in people)
    reached = replace(series, until_date=last.isoformat())
    writing.put_series(reached)
    return reached


def follow(
    writing: Writing,
    series: StoredSeries,
    opened: "OpenSeries",
    renamed: Mapping[str, str],
    emptied: Mapping[str, Any] | None = None,
) -> None:
    """Make the events of a series agree with its calendar after that has changed.

    What has been stays as it was. What the person touched is never removed: if it does not take place any more it
    counts as called off.

    Args:
        writing: the deed.
        series: the series, with the calendar as it is now.
        opened: that calendar.
        renamed: new names of dates by their old ones, where the series has moved.
        emptied: fields of an event that its calendar no longer says anything about, with what they are without.
    """
    zone, now = writing.context.clock.zone(), wall_clock(writing.context)
    there = store.events_of_series(writing.unit, series.id)
    touched = store.touched_of_series(writing.unit, series.id, writing.owner.id)
    span = Span(date.fromisoformat(series.from_date), date.fromisoformat(series.until_date))
    dates, last = _dates(writing, opened, span, MOST_DATES + len(there))
    wanted = {event.recurrence_id: event for event in dates}
    changes: list[EventChange] = []
    gone: list[Event] = []
    for event in there:
        name = renamed.get(event.recurrence_id or "", event.recurrence_id)
        found = wanted.pop(name, None) or opened.parts.changed.get(name or "")
        is_mine = event.id in touched
        after = replace(event, recurrence_id=name)
        if event.is_over_at <= now:
            pass  # what has been stays as it was
        elif found is not None:
            after = from_calendar(found, replace(after, **(emptied or {})), likeness_in(series, found), zone)
        elif is_mine:
            after = replace(after, is_active=False)
        elif _is_in(event, span):
            gone.append(event)
            continue
        changes.append(EventChange(event, after))
    writing.remove(gone)
    writing.replace(changes)
    fresh = [_fresh(writing, series, event) for event in wanted.values()]
    writing.add([event for event in fresh if event.is_over_at > now])
    writing.put_series(replace(series, until_date=last.isoformat()))


def with_own_changes(series: StoredSeries, events: Iterable[Event], zone: tzinfo) -> str:
    """Return the calendar of a series with the changes that the person made on single dates written into it."""
    from extrovertly_desktop.exchange.icalendar_file import OpenSeries, with_override  # noqa: PLC0415 - lazily

    own = [event for event in events if event.recurrence_id and (event.is_detached or not event.is_active)]
    if not own:
        return series.calendar
    text = series.calendar
    parts = OpenSeries(text).parts
    for event in own:
        name = event.recurrence_id or ""
        stands = parts.changed.get(name)
        if stands is None and parts.master.cancelled and not event.is_active and not event.is_detached:
            continue
        if stands is None or from_calendar(stands, event, likeness_in(series, stands), zone) != event:
            text = with_override(text, name, **told(to_calendar(event, zone)))
    return text


def _dates(writing: Writing, opened: "OpenSeries", span: Span, most: int) -> tuple[list["CalendarEvent"], date]:
    zone = writing.context.clock.zone()
    found = list(opened.between(span.first, span.last, zone=zone, most=most + 1))
    if len(found) <= most:
        return found, span.last
    # The day that does not fit as a whole is left for later, unless not even one day fits.
    last = max(found[most].wall(zone)[0], span.first + timedelta(days=1))
    return [event for event in found[:most] if event.wall(zone)[0] < last], min(last, span.last)


def _fresh(writing: Writing, series: StoredSeries, found: "CalendarEvent") -> Event:
    context = writing.context
    base = blank(context.new_id(), context.clock.now_ms(), series_id=series.id)
    base = replace(base, recurrence_id=found.recurrence_id)
    return from_calendar(found, base, likeness_in(series, found), context.clock.zone())


def _is_in(event: Event, span: Span) -> bool:
    begins: datetime = event.begins
    return span.first <= begins.date() < span.last
