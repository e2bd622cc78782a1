"""Moving the dates of series that stand in the lists on with time, and further ahead when a person looks there."""

from dataclasses import replace
from datetime import date, timedelta

from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.calendar_dates import DAYS_AHEAD, MOST_DATES, Span, bring, window
from extrovertly_desktop.services.calendar_writing import Writing, batches
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import OWNER_KEY, ServiceContext
from extrovertly_desktop.services.event_common import wall_clock
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import calendar_events as event_store
from extrovertly_desktop.store.queries import event_series as store
from extrovertly_desktop.store.queries import people

_YEARS_AHEAD = 5
_MOST_IN_ALL = 2_000
"""Dates of one series in the lists, however far ahead a person looks."""
_DAYS_UNTIL_DUE = 90
"""The window is moved on when it reaches less far ahead: about once a month."""
ROLLED_KEY = "calendar_rolled"
"""Under which the vault knows when and in which zone the window was moved on last."""


class SeriesWindow:
    """The dates of series that stand in the lists."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context, self._consequences = context, consequences

    def reaches(self, day: date) -> bool:
        """Whether all series stand in the lists up to and with a day, so that `extend_to` has nothing to do."""
        with self._context.database.reading() as unit:
            return not self._lagging(unit, self._capped(day))

    def extend_to(self, day: date, ctx: TaskContext) -> int:
        """Bring the dates of all series into the lists up to and with a day, at most five years ahead; return how many.

        For the worker: it may take a second.

        Raises:
            Cancelled: if the person asked to stop; what was brought until then stays.
        """
        until = self._capped(day)
        with self._context.database.reading() as unit:
            lagging = self._lagging(unit, until)
        return self._extend(lagging, until, _MOST_IN_ALL, ctx)

    def roll_forward(self) -> int:
        """Move the window of dates on with time, and follow the person into another zone; return how many are new.

        Cheap when nothing is due, which is so on most days.
        """
        zone, today = self._context.clock.zone(), wall_clock(self._context).date()
        state = {"day": today.isoformat(), "zone": str(zone)}
        due = (today + timedelta(days=_DAYS_UNTIL_DUE)).isoformat()
        with self._context.database.reading() as unit:
            owner_id = people.get_meta(unit, OWNER_KEY)
            known = people.get_meta(unit, ROLLED_KEY)
            lagging = [] if owner_id is None else store.ids_ending_before(unit, owner_id, due)
        has_moved = isinstance(known, dict) and known.get("zone") != state["zone"]
        if known == state or not (lagging or has_moved):
            return 0
        with self._context.database.unit() as unit:
            if has_moved:
                self._follow_zone(unit, today)
            people.set_meta(unit, ROLLED_KEY, state)
        return self._extend(lagging, today + timedelta(days=DAYS_AHEAD), MOST_DATES, quiet_context())

    def _capped(self, day: date) -> date:
        today = wall_clock(self._context).date()
        return min(day, today + timedelta(days=365 * _YEARS_AHEAD)) + timedelta(days=1)

    def _lagging(self, unit: Unit, until: date) -> list[str]:
        owner_id = people.get_meta(unit, OWNER_KEY)
        if owner_id is None:
            return []
        first = window(wall_clock(self._context).date()).first.isoformat()
        found = store.ids_ending_before(unit, owner_id, until.isoformat())
        return [series_id for series_id in found if store.event_count(unit, series_id, first) < _MOST_IN_ALL]

    def _extend(self, series_ids: list[str], until: date, most: int, ctx: TaskContext) -> int:
        """Bring dates into the lists, one unit of work a series, so that nobody waits long for the vault."""
        if not series_ids:
            return 0
        count = 0
        for number, series_id in enumerate(series_ids):
            ctx.progress(number / len(series_ids), "Looking further ahead")
            try:
                count += self._extend_one(series_id, until, most)
            except UserError:
                # One series that cannot be read any more must not keep the others from going on.
                continue
        return count

    def _extend_one(self, series_id: str, until: date, most: int) -> int:
        from extrovertly_desktop.exchange.icalendar_file import OpenSeries  # noqa: PLC0415 - costs time to import

        first = window(wall_clock(self._context).date()).first
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            series = store.get_series(unit, series_id)
            if series is None:
                return 0
            for some in batches(store.untouched_before(unit, series_id, owner.id, first.isoformat())):
                store.delete_events(unit, some)
            begin = max(date.fromisoformat(series.until_date), first)
            room = most - store.event_count(unit, series_id, first.isoformat())
            if begin >= until or room <= 0:
                return 0
            writing = Writing(self._context, self._consequences, unit, owner)
            series = replace(series, from_date=max(series.from_date, first.isoformat()))
            bring(writing, series, OpenSeries(series.calendar), Span(begin, until), room)
            return len(writing.finish()[0].added)

    def _follow_zone(self, unit: Unit, today: date) -> None:
        """Let events to come that begin at an instant show the time of the zone where the person is now."""
        zone, now = self._context.clock.zone(), self._context.clock.now_ms()
        for event in event_store.with_instants_from(unit, (today - timedelta(days=2)).isoformat()):
            if event.starts_at is not None and event.starts_at >= now:
                here = from_ms(event.starts_at, zone)
                day, time = here.date().isoformat(), here.time().isoformat("minutes")
                if (day, time) != (event.date, event.time):
                    event_store.move_event(unit, event.id, day, time)


def note_zone(context: ServiceContext, unit: Unit) -> None:
    """Note in which zone dates and times are told, when the first event comes that begins at an instant."""
    if people.get_meta(unit, ROLLED_KEY) is None:
        state = {"day": wall_clock(context).date().isoformat(), "zone": str(context.clock.zone())}
        people.set_meta(unit, ROLLED_KEY, state)
