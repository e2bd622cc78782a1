"""Series of events: which dates stand in the lists, and changes to one date or to all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.event_changes import EventChange
from extrovertly_desktop.domain.events import Event, EventDraft
from extrovertly_desktop.services.calendar_dates import (
    CATEGORY,
    COMFORT,
    ENDLESS,
    IS_GUESS,
    RULE,
    follow,
    with_own_changes,
)
from extrovertly_desktop.services.calendar_events import to_calendar, told_differently
from extrovertly_desktop.services.calendar_values import SeriesChange, SeriesFacts
from extrovertly_desktop.services.calendar_window import SeriesWindow
from extrovertly_desktop.services.calendar_writing import Recorded, Writing
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.event_common import event_by_id, wall_clock
from extrovertly_desktop.services.event_writing import described
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import calendar_events as event_store
from extrovertly_desktop.store.queries import event_series as store
from extrovertly_desktop.store.queries.event_series import StoredSeries

EDITED, REMOVED = "edited", "removed"
"""Keys of `StoredSeries.defaults`: whether the person changed all of its dates, and which dates they removed."""

_EMPTY: dict[str, Any] = {"price": 0.0, "max_attendees": None, "social_context": None, "tags": (), "image_url": None}
"""What an event is without those fields that a calendar leaves out when there is nothing to say."""


class EventSeriesService:
    """What a person does with events that repeat."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context, self._consequences = context, consequences
        self._window = SeriesWindow(context, consequences)

    # -- which dates stand in the lists --------------------------------------------------------------------------------

    def of(self, event_id: str) -> SeriesFacts | None:
        """Return what is told of the series of an event, or None if it does not repeat.

        Raises:
            NotFoundError: if the event is not there.
        """
        with self._context.database.reading() as unit:
            event = event_by_id(unit, event_id)
            series = None if event.series_id is None else store.get_series(unit, event.series_id)
        if series is None:
            return None
        rule, is_endless = series.defaults.get(RULE, ""), series.defaults.get(ENDLESS, False)
        return SeriesFacts(series.id, series.title, str(rule), bool(is_endless))

    def reaches(self, day: date) -> bool:
        """Whether all series stand in the lists up to and with a day, so that `extend_to` has nothing to do."""
        return self._window.reaches(day)

    def extend_to(self, day: date, ctx: TaskContext | None = None) -> int:
        """Bring the dates of all series into the lists up to and with a day, at most five years ahead; return how many.

        For the worker: it may take a second.

        Raises:
            Cancelled: if the person asked to stop; what was brought until then stays.
        """
        return self._window.extend_to(day, ctx or quiet_context())

    def roll_forward(self) -> int:
        """Move the window of dates on with time, and follow the person into another zone; return how many are new.

        Cheap when nothing is due, which is so on most days.
        """
        return self._window.roll_forward()

    # -- changes -------------------------------------------------------------------------------------------------------

    def edit_this(self, event_id: str, draft: EventDraft) -> Done[SeriesChange]:
        """Change one date of a series alone.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat, or something typed cannot be used.
        """
        from extrovertly_desktop.exchange.icalendar_file import with_override  # noqa: PLC0415 - costs time to import

        def change(writing: Writing, series: StoredSeries, event: Event) -> int:
            after = replace(self._described(writing.unit, event, draft), is_detached=True)
            changes = self._difference(event, after)
            text = self._with_own_changes(writing.unit, series)
            writing.put_series(replace(series, calendar=with_override(text, event.recurrence_id or "", **changes)))
            writing.replace([EventChange(event, after)])
            return 1

        return self._change(event_id, change)

    def edit_all(
        self,
        event_id: str,
        draft: EventDraft,
        *,
        rule: str | None = None,
        picture: bytes | None = None,
        called_off: bool | None = None,
    ) -> Done[SeriesChange]:
        """Change all dates of a series by what a draft changes about this one; those that have been stay as they were.

        Args:
            event_id: any date of it.
            draft: that date as it shall be; all dates move as far as it moves.
            rule: how the series repeats from now on, the value of an RRULE; None keeps it.
            picture: a picture file for all dates to come, empty to take theirs away; None keeps it.
            called_off: whether all dates to come are called off; None keeps it.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat, the picture cannot be read, something typed cannot be used, or it has to
                be said anew how it repeats (field `rule`).
        """
        from extrovertly_desktop.exchange.icalendar_file import (  # noqa: PLC0415 - costs time to import
            OpenSeries,
            along,
            recurrence_text,
            with_master,
            with_override,
        )
        from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of, series_of  # noqa: PLC0415

        # Made small before the vault is written, since that takes a while.
        shown: dict[str, Any] = {} if picture is None else {"image_url": _address_of(picture) or draft.image_url}
        shown |= {} if called_off is None else {"is_active": not called_off}

        def change(writing: Writing, series: StoredSeries, event: Event) -> int:
            after = replace(self._described(writing.unit, event, draft), **shown)
            changes = self._difference(event, after)
            text = self._with_own_changes(writing.unit, series)
            before = OpenSeries(text).parts
            new = dict(changes)
            zone = self._context.clock.zone()
            stood, stands = to_calendar(event, zone), to_calendar(after, zone)
            if "start" in changes or "end" in changes:
                start = along(before.master.start, stood.start, stands.start)
                new["start"] = start
                new["end"] = None if stands.end is None else along(stands.end, stands.start, start)
            text = with_master(text, rule=rule, **new)
            first = OpenSeries(text).parts.master.start
            names = filter(None, store.recurrences_of(writing.unit, series.id))
            renamed = {
                name: recurrence_text(along(before.original(name), before.master.start, first)) for name in names
            }
            name = event.recurrence_id or ""
            if name in before.changed and changes:
                text = with_override(text, renamed[name], **changes)
            defaults: dict[str, Any] = series.defaults | {EDITED: True}
            defaults |= {key: changes[key] for key in (COMFORT, CATEGORY) if changes.get(key)}
            defaults[IS_GUESS] = after.comfort_is_guess
            whole = series_of(parts_of(text))
            defaults |= {RULE: whole.rule_sentence, ENDLESS: whole.is_endless}
            title = draft.title if "title" in changes else series.title
            now = replace(series, calendar=text, title=title, defaults=defaults)
            writing.put_series(now)
            emptied = {name: empty for name, empty in _EMPTY.items() if name in changes and not changes[name]}
            follow(writing, now, OpenSeries(text), renamed, emptied)
            return len(renamed)

        return self._change(event_id, change)

    def delete_this(self, event_id: str) -> Done[SeriesChange]:
        """Remove one date of a series with all that hangs on it.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat.
        """
        from extrovertly_desktop.exchange.icalendar_file import without  # noqa: PLC0415 - costs time to import

        def change(writing: Writing, series: StoredSeries, event: Event) -> int:
            name = event.recurrence_id or ""
            removed = [*series.defaults.get(REMOVED, ()), name]
            text = without(series.calendar, name)
            writing.put_series(replace(series, calendar=text, defaults=series.defaults | {REMOVED: removed}))
            writing.take(event)
            return 1

        return self._change(event_id, change)

    def delete_all(self, event_id: str) -> Done[SeriesChange]:
        """Remove a series. Dates that have been and were answered stay as events of their own.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat.
        """

        def change(writing: Writing, series: StoredSeries, _event: Event) -> int:
            there = store.events_of_series(writing.unit, series.id)
            touched = store.touched_of_series(writing.unit, series.id, writing.owner.id)
            now = wall_clock(self._context)
            writing.remove([event for event in there if event.id not in touched])
            coming = [event for event in there if event.id in touched and event.is_over_at > now]
            for event in coming:
                writing.take(event)
            writing.remove_series(series)
            return len(there)

        return self._change(event_id, change)

    def put_back(self, change: SeriesChange) -> Done[int]:
        """Take a change back; return how many dates stay as they are since they were changed again meanwhile.

        Raises:
            UserError: if the series has been changed again meanwhile.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            writing = Writing(self._context, self._consequences, unit, owner)
            stay = writing.take_back(change.recorded)
            _recorded, outcome = writing.finish()
        return Done(stay, outcome.points, outcome.earned)

    # -- help ----------------------------------------------------------------------------------------------------------

    def _change(self, event_id: str, change: Callable[[Writing, StoredSeries, Event], int]) -> Done[SeriesChange]:
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            event = event_by_id(unit, event_id)
            series = None if event.series_id is None else store.get_series(unit, event.series_id)
            if series is None or event.recurrence_id is None:
                raise UserError("This event does not repeat. Please change it by itself.")
            writing = Writing(self._context, self._consequences, unit, owner)
            dates = change(writing, series, event)
            recorded, outcome = writing.finish()
            stays = event_store.events_by_id(unit, [event_id])
        done = SeriesChange(event_id if stays else None, series.title, dates, _without_noise(recorded))
        return Done(done, outcome.points, outcome.earned)

    def _described(self, unit: Unit, event: Event, draft: EventDraft) -> Event:
        after = described(self._context, unit, event, draft)
        # A level that the person changed is no guess any more.
        is_guess = after.comfort_is_guess and after.comfort_level is event.comfort_level
        return replace(after, comfort_is_guess=is_guess)

    def _difference(self, before: Event, after: Event) -> dict[str, Any]:
        zone = self._context.clock.zone()
        changes = told_differently(to_calendar(before, zone), to_calendar(after, zone))
        if "start" in changes:
            changes.setdefault("end", to_calendar(after, zone).end)
        return changes

    def _with_own_changes(self, unit: Unit, series: StoredSeries) -> str:
        return with_own_changes(series, store.events_of_series(unit, series.id), self._context.clock.zone())


def _address_of(picture: bytes) -> str | None:
    if not picture:
        return None
    from extrovertly_desktop.media.covers import cover_address  # noqa: PLC0415 - Pillow, when one is added

    return cover_address(picture)


def _without_noise(recorded: Recorded) -> Recorded:
    """Return what was written without the events that turned out the same."""
    return replace(recorded, replaced=tuple(one for one in recorded.replaced if one.before != one.after))
