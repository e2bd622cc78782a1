"""Writing events and series with a record of all that was written, so that it can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.event_changes import EventChange
from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.chunks import CHUNK, ItemT
from extrovertly_desktop.services.consequences import Consequences, Outcome, Touched
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.event_common import award_of, is_attended
from extrovertly_desktop.services.reminders import follow_event
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attendances as attendance_store
from extrovertly_desktop.store.queries import calendar_events as event_store
from extrovertly_desktop.store.queries import event_series as series_store
from extrovertly_desktop.store.queries import events as one_store
from extrovertly_desktop.store.queries import people as people_store
from extrovertly_desktop.store.queries.event_series import StoredSeries
from extrovertly_desktop.store.queries.events import EventRows

VERSIONS_KEY = "calendar_versions"
"""Under which the vault knows the version (SEQUENCE, RFC 5545, 3.8.7.4) of events that came with a calendar."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Everything that a deed on calendars wrote.

    Attributes:
        added: events that are new.
        replaced: events before and after.
        removed: events that nobody had anything on.
        taken: events that went with all that hung on them.
        series: series before and after, by id; None where there was or is none.
        people: ids of people who are new.
        answers: ids of answers of other people that are new.
        versions: of events, before, by UID; None where there was none.
    """

    added: tuple[Event, ...] = ()
    replaced: tuple[EventChange, ...] = ()
    removed: tuple[Event, ...] = ()
    taken: tuple[EventRows, ...] = ()
    series: Mapping[str, tuple[StoredSeries | None, StoredSeries | None]] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    versions: Mapping[str, int | None] = field(default_factory=dict)


class Writing:
    """One deed's writing in one unit of work. Events are gathered and written together by `finish`."""

    def __init__(self, context: ServiceContext, consequences: Consequences, unit: Unit, owner: User) -> None:
        self.context, self.unit, self.owner = context, unit, owner
        self._consequences = consequences
        self._touched = Touched(metrics=frozenset(Metric))
        self._added: list[Event] = []
        self._replaced: dict[str, EventChange] = {}
        self._removed: list[Event] = []
        self._taken: list[EventRows] = []
        self._series: dict[str, tuple[StoredSeries | None, StoredSeries | None]] = {}
        self._people: list[str] = []
        self._answers: list[str] = []
        self._versions: dict[str, int | None] = {}

    # -- events --------------------------------------------------------------------------------------------------------

    def add(self, events: Sequence[Event]) -> None:
        """Insert events."""
        if events:
            event_store.add_events(self.unit, events)
            self._added += events

    def replace(self, changes: Iterable[EventChange]) -> None:
        """Write events over those of the same ids, all at once: they may exchange their places in a series."""
        found = [change for change in changes if change.before != change.after]
        moving = [one.after.id for one in found if one.before.recurrence_id != one.after.recurrence_id]
        for some in batches(moving):
            series_store.forget_recurrences(self.unit, some)
        for change in found:
            one_store.replace_event(self.unit, change.after)
            if _moment(change.before) != _moment(change.after):
                follow_event(self.context, self.unit, change.after)
            if change.before.comfort_level is not change.after.comfort_level:
                self._award(change.after)
            first = self._replaced.get(change.after.id, change)
            self._replaced[change.after.id] = EventChange(first.before, change.after)

    def remove(self, events: Sequence[Event]) -> None:
        """Remove events that the person has nothing on."""
        for some in batches([self._as_it_was(event) for event in events]):
            # Other people who came along with the calendar go with their events, and come back with them.
            met = {event_id for event_id, _ in event_store.people_going(self.unit, [event.id for event in some])}
            for event in some:
                if event.id in met:
                    self.take(event)
            bare = [event for event in some if event.id not in met]
            series_store.delete_events(self.unit, [event.id for event in bare])
            self._removed += bare

    def take(self, event: Event) -> None:
        """Remove an event with all that hangs on it."""
        event = self._as_it_was(event)
        attendance = attendance_store.get_attendance(self.unit, event.id, self.owner.id)
        self._note_days(event)
        if is_attended(attendance) and attendance is not None:
            self._touched.attendances.add(attendance.id)
        rows = one_store.take_out(self.unit, event.id)
        if rows is not None:
            self._taken.append(rows)

    def _as_it_was(self, event: Event) -> Event:
        """Return an event that goes as it was before this deed, and write it so: it comes back to where it was."""
        change = self._replaced.pop(event.id, None)
        if change is None:
            return event
        one_store.replace_event(self.unit, change.before)
        return change.before

    # -- series --------------------------------------------------------------------------------------------------------

    def put_series(self, series: StoredSeries) -> None:
        """Insert a series, or write it over the one of its id."""
        before = series_store.get_series(self.unit, series.id)
        if before is None:
            series_store.add_series(self.unit, self.owner.id, series)
        else:
            series_store.replace_series(self.unit, series)
        first = self._series.get(series.id, (before, None))[0]
        self._series[series.id] = (first, series)

    def remove_series(self, series: StoredSeries) -> None:
        """Remove a series; events that are left of it become events of their own."""
        left = series_store.events_of_series(self.unit, series.id)
        self.replace(EventChange(event, replace(event, series_id=None, recurrence_id=None)) for event in left)
        series_store.delete_series(self.unit, series.id)
        first = self._series.get(series.id, (series, None))[0]
        self._series[series.id] = (first, None)

    # -- people and versions -------------------------------------------------------------------------------------------

    def add_people(self, names: Sequence[str]) -> list[str]:
        """Insert people of whom only the name is known and return their ids."""
        now = self.context.clock.now_ms()
        rows = [{"id": self.context.new_id(), "created_at": now, "first_name": name} for name in names]
        if rows:
            event_store.add_people(self.unit, rows)
        ids = [str(row["id"]) for row in rows]
        self._people += ids
        return ids

    def let_go(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Note that other people are going: pairs of event and person; who has an answer keeps it."""
        wanted = list(dict.fromkeys(pairs))
        there: set[tuple[str, str]] = set()
        for some in batches(list({event_id for event_id, _ in wanted})):
            there |= event_store.people_going(self.unit, some)
        now = self.context.clock.now_ms()
        rows = [
            {
                "id": self.context.new_id(),
                "created_at": now,
                "event_id": event_id,
                "user_id": user_id,
                "status": "going",
            }
            for event_id, user_id in wanted
            if (event_id, user_id) not in there
        ]
        if rows:
            event_store.add_answers(self.unit, rows)
        self._answers += [str(row["id"]) for row in rows]

    def put_versions(self, versions: Mapping[str, int | None]) -> None:
        """Keep the versions of events by UID; None forgets one."""
        known = versions_of(self.unit)
        self._versions = {uid: known.get(uid) for uid in versions} | self._versions
        kept = {uid: number for uid, number in {**known, **versions}.items() if number}
        if kept != known:
            people_store.set_meta(self.unit, VERSIONS_KEY, kept or None)

    # -- the end -------------------------------------------------------------------------------------------------------

    def finish(self) -> tuple[Recorded, Outcome]:
        """Bring every figure that follows up to date; return what was written, and what came of it."""
        outcome = Outcome(0, ())
        if self._touched.days or self._touched.attendances or self._touched.awards:
            outcome = self._consequences.settle(self.unit, self.owner, self._touched)
        recorded = Recorded(
            added=tuple(self._added),
            replaced=tuple(self._replaced.values()),
            removed=tuple(self._removed),
            taken=tuple(self._taken),
            series=dict(self._series),
            people=tuple(self._people),
            answers=tuple(self._answers),
            versions=dict(self._versions),
        )
        return recorded, outcome

    def take_back(self, recorded: Recorded) -> int:
        """Undo what was written; return how many events stay as they are since the person changed them meanwhile.

        Raises:
            UserError: if a series has been changed again meanwhile.
        """
        self._refuse_changed(recorded)
        for some in batches(recorded.answers):
            event_store.delete_answers(self.unit, some)
        stay = self._remove_added(recorded.added)
        for before, _after in recorded.series.values():
            if before is not None:
                self.put_series(before)
        stay += self._put_back(recorded)
        for before, after in recorded.series.values():
            if before is None and after is not None:
                self.remove_series(after)
        # Only now: until then others may stand in their places in a series.
        self.add([replace(event, series_id=self._there(event.series_id)) for event in recorded.removed])
        for rows in recorded.taken:
            stay += not self._bring(rows)
        for some in batches(recorded.people):
            event_store.delete_unused_people(self.unit, some)
        self.put_versions(recorded.versions)
        return stay

    def _refuse_changed(self, recorded: Recorded) -> None:
        for series_id, (_before, after) in recorded.series.items():
            now = series_store.get_series(self.unit, series_id)
            if (now and (now.calendar, now.defaults)) != (after and (after.calendar, after.defaults)):
                name = after or now
                title = f" “{name.title}”" if name else ""
                raise UserError(f"The series{title} has been changed again since, so it stays as it is.")

    def _remove_added(self, added: Sequence[Event]) -> int:
        stay = 0
        for some in batches(added):
            ids = [event.id for event in some]
            there = event_store.events_by_id(self.unit, ids)
            touched = series_store.touched(self.unit, ids, self.owner.id)
            free = [event for event in some if there.get(event.id) == event and event.id not in touched]
            self.remove(free)
            stay += len(there) - len(free)
        return stay

    def _put_back(self, recorded: Recorded) -> int:
        ids = [change.after.id for change in recorded.replaced]
        for before, after in recorded.series.values():
            if after is not None:
                self._shorten(after.id, None if before is None else before.until_date, keep=frozenset(ids))
        found: dict[str, Event] = {}
        for some in batches(ids):
            found |= event_store.events_by_id(self.unit, some)
        same = [change for change in recorded.replaced if found.get(change.after.id) == change.after]
        self.replace(EventChange(change.after, change.before) for change in same)
        return len(ids) - len(same)

    def _shorten(self, series_id: str, until: str | None, *, keep: frozenset[str]) -> None:
        """Remove what came into the lists later than the deed that is taken back."""
        there = {event.id: event for event in series_store.events_of_series(self.unit, series_id)}
        ids = series_store.untouched_from(self.unit, series_id, self.owner.id, until or "")
        self.remove([there[event_id] for event_id in ids if event_id not in keep])

    def _bring(self, rows: EventRows) -> bool:
        if one_store.get_event(self.unit, str(rows.event["id"])) is not None or one_store.is_taken(self.unit, rows):
            return False
        one_store.put_in(self.unit, rows)
        event = one_store.get_event(self.unit, str(rows.event["id"]))
        if event is not None:
            self._note_days(event)
            self._award(event)
        return True

    def _there(self, series_id: str | None) -> str | None:
        if series_id is None or series_store.get_series(self.unit, series_id) is None:
            return None
        return series_id

    def _award(self, event: Event) -> None:
        attendance = attendance_store.get_attendance(self.unit, event.id, self.owner.id)
        if attendance is not None and is_attended(attendance):
            self._touched.awards = (*self._touched.awards, award_of(event, attendance))

    def _note_days(self, event: Event) -> None:
        attendance = attendance_store.get_attendance(self.unit, event.id, self.owner.id)
        plan = attendance_store.exposure_of_event(self.unit, self.owner.id, event.id)
        days = (plan and plan.local_date, attendance and attendance.local_date)
        self._touched.days |= {day for day in days if day}


def versions_of(unit: Unit) -> dict[str, int]:
    """Return the versions of events that came with a calendar, by UID, where they are not the first."""
    known = people_store.get_meta(unit, VERSIONS_KEY)
    return {str(uid): int(number) for uid, number in known.items()} if isinstance(known, dict) else {}


def _moment(event: Event) -> tuple[str, str, bool, int | None]:
    return event.date, event.time, event.all_day, event.starts_at


def batches(items: Sequence[ItemT]) -> Iterable[Sequence[ItemT]]:
    """Yield a list a few hundred at a time."""
    source = iter(items)
    while some := tuple(islice(source, CHUNK)):
        yield some
