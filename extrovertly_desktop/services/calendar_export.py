"""Events as a calendar file for other programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.calendar_dates import CATEGORY, COMFORT, IS_GUESS, with_own_changes
from extrovertly_desktop.services.calendar_events import to_calendar
from extrovertly_desktop.services.chunks import in_chunks
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.services.whole_files import write_whole
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import calendar_events as event_store
from extrovertly_desktop.store.queries import event_series as series_store

if TYPE_CHECKING:  # the writer of calendars costs time to import
    from extrovertly_desktop.exchange.icalendar_file import CalendarEvent, CalendarSeries
    from extrovertly_desktop.store.queries.event_series import StoredSeries

NAME = "Extrovertly"
"""What other programs shall call the calendar."""


class CalendarExportService:
    """Takes events out of the vault for other calendars."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def to_bytes(self, event_ids: Sequence[str] | None = None, ctx: TaskContext | None = None) -> bytes:
        """Return events as an iCalendar file (RFC 5545); those of a series go out once, as the whole series.

        Args:
            event_ids: which events, those gone meanwhile passed over; None for all.
            ctx: told how far it is.

        Raises:
            UserError: if there is no event to export.
            Cancelled: if the person asked to stop.
        """
        from extrovertly_desktop.exchange.icalendar_file import write  # noqa: PLC0415 - only when a file is written

        ctx = ctx or quiet_context()
        singles: list[CalendarEvent] = []
        series_ids: dict[str, None] = {}
        zone = self._context.clock.zone()
        with self._context.database.reading() as unit:
            wanted = event_store.own_event_ids(unit) if event_ids is None else list(event_ids)
            if event_ids is None:
                # All of them, those included of which no date stands in the lists just now.
                series_ids = dict.fromkeys(series_store.all_ids(unit, self._context.owner(unit).id))
            for some in in_chunks(wanted, ctx, "Gathering events", 0.5):
                there = event_store.events_by_id(unit, some)
                for event in (there[key] for key in some if key in there):
                    if event.series_id is None:
                        singles.append(to_calendar(event, zone))
                    else:
                        series_ids[event.series_id] = None
            series = self._series(unit, list(series_ids), ctx)
        if not singles and not series:
            raise UserError("There is no event to export.")
        ctx.progress(0.9, "Writing the calendar")
        return write(singles, series, now_ms=self._context.clock.now_ms(), name=NAME)

    def write(self, path: Path, event_ids: Sequence[str] | None = None, ctx: TaskContext | None = None) -> None:
        """Write events as an iCalendar file, replacing one that is there: whole, or not at all; see `to_bytes`.

        Raises:
            UserError: if there is no event to export, or the file cannot be written there.
            Cancelled: if the person asked to stop; there is no file then.
        """
        write_whole(path, [self.to_bytes(event_ids, ctx)])

    def _series(self, unit: Unit, series_ids: Sequence[str], ctx: TaskContext) -> "list[CalendarSeries]":
        from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of, series_of  # noqa: PLC0415

        found = []
        for number, series_id in enumerate(series_ids):
            ctx.progress(0.5 + 0.4 * number / len(series_ids), "Gathering events")
            series = series_store.get_series(unit, series_id)
            if series is not None:
                events = series_store.events_of_series(unit, series_id)
                text = with_own_changes(series, events, self._context.clock.zone())
                found.append(series_of(parts_of(as_exported(series, text))))
        return found


def as_exported(series: "StoredSeries", text: str) -> str:
    """Return the calendar of a series with what its calendar did not say and the person does.

    A comfort level that is a guess is left out, so that the next program guesses for itself.
    """
    from extrovertly_desktop.domain.events import ComfortLevel  # noqa: PLC0415 - beside the next line
    from extrovertly_desktop.exchange.icalendar_file import with_master  # noqa: PLC0415 - only when a file is written
    from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of  # noqa: PLC0415

    master = parts_of(text).master
    changes: dict[str, Any] = {}
    comfort, category = series.defaults.get(COMFORT), series.defaults.get(CATEGORY)
    if master.comfort_level is None and comfort in set(ComfortLevel) and not series.defaults.get(IS_GUESS):
        changes[COMFORT] = ComfortLevel(str(comfort))
    if master.category is None and isinstance(category, str):
        changes[CATEGORY] = category
    return with_master(text, **changes) if changes else text
