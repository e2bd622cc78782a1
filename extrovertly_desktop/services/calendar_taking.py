"""Taking what a person ticked out of a calendar into the vault."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extrovertly_desktop.domain.clock import local_day
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.event_changes import EventChange
from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.services.calendar_dates import (
    EDITED,
    ENDLESS,
    IMPORTED,
    MOST_DATES,
    PEOPLE,
    REMOVED,
    RULE,
    VERSION,
    bring,
    defaults_of,
    follow,
    likeness_in,
    window,
)
from extrovertly_desktop.services.calendar_events import blank, chosen, from_calendar, likeness, line, to_calendar, told
from extrovertly_desktop.services.calendar_preview import Known, digest, key_of, overridden
from extrovertly_desktop.services.calendar_values import ImportChoices
from extrovertly_desktop.services.calendar_writing import Writing
from extrovertly_desktop.store.queries import calendar_events as event_store
from extrovertly_desktop.store.queries import event_series as store
from extrovertly_desktop.store.queries.event_series import StoredSeries

if TYPE_CHECKING:  # the reader of calendars costs time to import
    from extrovertly_desktop.exchange.icalendar_file import CalendarEvent, CalendarSeries

_LONGEST_NAME = 100


class Taking:
    """One import under way in one unit of work. New events are gathered and written together by `finish`."""

    def __init__(self, writing: Writing, there: Known, choices: ImportChoices) -> None:
        self._writing, self._there, self._choices = writing, there, choices
        self._context, self._unit = writing.context, writing.unit
        self._fresh: list[Event] = []
        self._changes: list[EventChange] = []
        self._versions: dict[str, int | None] = {}
        self._going: list[tuple[str, tuple[str, ...]]] = []
        self._people: dict[str, str] | None = None

    def take(self, found: "CalendarEvent | CalendarSeries") -> None:
        """Take one event or one series."""
        from extrovertly_desktop.exchange.icalendar_file import CalendarSeries  # noqa: PLC0415 - read already

        if isinstance(found, CalendarSeries):
            self._take_series(found)
        elif found.recurrence_id is not None and found.uid in self._there.series:
            self._take_date(found, self._there.series[found.uid])
        else:
            self._take_event(found)

    def finish(self) -> None:
        """Write what was gathered."""
        self._writing.replace(self._changes)
        self._writing.add(self._fresh)
        pairs = [(event_id, self._person(name)) for event_id, names in self._going for name in names]
        self._writing.let_go((event_id, person) for event_id, person in pairs if person)
        if self._versions:
            self._writing.put_versions(self._versions)

    def _take_event(self, found: "CalendarEvent") -> None:
        key = key_of(found)
        kept = self._there.events.get(key)
        like = chosen(likeness(found, kept), self._choices.comfort, self._choices.category, key)
        base = kept or replace(self._blank(), uid=key, recurrence_id=found.recurrence_id)
        event = replace(from_calendar(found, base, like, self._context.clock.zone()), is_detached=False)
        series = self._there.series.get(found.uid)
        if series is not None:
            self._drop(series)
        if kept is None:
            self._fresh.append(event)
        else:
            self._changes.append(EventChange(kept, event))
        if found.sequence != self._there.versions.get(key, 0):
            self._versions[key] = found.sequence or None
        if self._choices.keep_attendees and found.attendees:
            self._going.append((event.id, found.attendees))

    def _take_date(self, found: "CalendarEvent", series: StoredSeries) -> None:
        from extrovertly_desktop.exchange.icalendar_file import OpenSeries  # noqa: PLC0415 - read already

        text = overridden(series, found)
        now = replace(series, calendar=text, defaults={**series.defaults, IMPORTED: None})
        # What the file says was ticked, so this date is the calendar's again.
        for event in store.events_of_series(self._unit, series.id):
            if event.recurrence_id == found.recurrence_id and event.is_detached:
                self._writing.replace([EventChange(event, replace(event, is_detached=False))])
        self._put(now)
        follow(self._writing, now, OpenSeries(text), {})

    def _take_series(self, found: "CalendarSeries") -> None:
        from extrovertly_desktop.exchange.icalendar_file import OpenSeries  # noqa: PLC0415 - read already

        kept = self._there.series.get(found.uid)
        if kept is not None:
            self._renew(found, kept)
            return
        span = window(local_day(self._context.clock.now_ms(), self._context.clock.zone()))
        like = chosen(likeness(found.master), self._choices.comfort, self._choices.category, found.uid)
        series = StoredSeries(
            id=self._context.new_id(),
            created_at=self._context.clock.now_ms(),
            uid=found.uid,
            title=line(found.master.title, 300),
            calendar=found.ics,
            defaults=defaults_of(like) | self._marks(found),
            from_date=span.first.isoformat(),
            until_date=span.last.isoformat(),
        )
        self._put(series)
        single = self._there.events.get(found.uid)
        if single is not None and single.series_id is None:
            # An event that begins to repeat is the first date of its series.
            name = _name_of_first(found)
            after = replace(single, uid=None, series_id=series.id, recurrence_id=name, is_detached=False)
            self._writing.replace([EventChange(single, after)])
        opened = OpenSeries(found.ics)
        self._there.series[found.uid] = bring(self._writing, series, opened, span, MOST_DATES)
        if single is not None:
            follow(self._writing, self._there.series[found.uid], opened, {})

    def _renew(self, found: "CalendarSeries", kept: StoredSeries) -> None:
        from extrovertly_desktop.exchange.icalendar_file import (  # noqa: PLC0415 - read already
            OpenSeries,
            with_override,
            without,
        )

        zone = self._context.clock.zone()
        events = store.events_of_series(self._unit, kept.id)
        text = found.ics
        for name in kept.defaults.get(REMOVED, ()):
            with suppress(UserError):
                text = without(text, name)
        # What the person changed or called off on single dates is carried over into the new calendar.
        stood = OpenSeries(kept.calendar).parts
        for event in events:
            name = event.recurrence_id or ""
            was_off = stood.changed.get(name, stood.master).cancelled
            if name and (event.is_detached or (not event.is_active and not was_off)):
                text = with_override(text, name, **told(to_calendar(event, zone)))
        like = chosen(likeness_in(kept, found.master), self._choices.comfort, self._choices.category, found.uid)
        defaults = {**kept.defaults, **defaults_of(like), **self._marks(found)}
        defaults.pop(EDITED, None)
        now = replace(kept, title=line(found.master.title, 300), calendar=text, defaults=defaults)
        self._put(now)
        follow(self._writing, now, OpenSeries(text), {})

    def _marks(self, found: "CalendarSeries") -> dict[str, Any]:
        marks: dict[str, Any] = {IMPORTED: digest(found.ics), VERSION: found.master.sequence}
        marks |= {RULE: found.rule_sentence, ENDLESS: found.is_endless}
        if self._choices.keep_attendees and found.master.attendees:
            people = (self._person(name) for name in found.master.attendees)
            marks[PEOPLE] = [person for person in people if person]
        return marks

    def _drop(self, series: StoredSeries) -> None:
        """Let a series go that does not repeat any more; what the person touched of it stays."""
        there = store.events_of_series(self._unit, series.id)
        touched = store.touched_of_series(self._unit, series.id, self._writing.owner.id)
        self._writing.remove([event for event in there if event.id not in touched])
        self._writing.remove_series(series)
        del self._there.series[series.uid]

    def _put(self, series: StoredSeries) -> None:
        self._writing.put_series(series)
        self._there.series[series.uid] = series

    def _person(self, name: str) -> str | None:
        """Return the person of a name, who is added if nobody has it."""
        short = line(name, _LONGEST_NAME)
        if not short:
            return None
        if self._people is None:
            self._people = event_store.people_by_name(self._unit)
        if short not in self._people:
            self._people[short] = self._writing.add_people([short])[0]
        return self._people[short]

    def _blank(self) -> Event:
        return blank(self._context.new_id(), self._context.clock.now_ms())


def _name_of_first(found: "CalendarSeries") -> str:
    from extrovertly_desktop.exchange.icalendar_file import recurrence_text  # noqa: PLC0415 - read already

    return recurrence_text(found.master.start)
