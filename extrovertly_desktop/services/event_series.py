"""Series of events: which dates stand in the lists, and changes to one date, to it and all later ones, or to all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import Event, EventDraft
from extrovertly_desktop.services.calendar_dates import ENDLESS, REMOVED, RULE
from extrovertly_desktop.services.calendar_values import SeriesChange, SeriesFacts
from extrovertly_desktop.services.calendar_window import SeriesWindow
from extrovertly_desktop.services.calendar_writing import Recorded, Writing
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.event_common import event_by_id
from extrovertly_desktop.services.event_series_cutting import edit_onward, remove_from, remove_whole
from extrovertly_desktop.services.event_series_editing import described_date, edit_date, edit_dates
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.queries import calendar_events as event_store
from extrovertly_desktop.store.queries import event_series as store
from extrovertly_desktop.store.queries.event_series import StoredSeries


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

        def change(writing: Writing, series: StoredSeries, event: Event) -> int:
            return edit_date(writing, series, event, described_date(writing, event, draft))

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
        shown = _shown(draft, picture, called_off)

        def change(writing: Writing, series: StoredSeries, event: Event) -> int:
            return edit_dates(writing, series, event, replace(described_date(writing, event, draft), **shown), rule)

        return self._change(event_id, change)

    def edit_following(
        self,
        event_id: str,
        draft: EventDraft,
        *,
        rule: str | None = None,
        picture: bytes | None = None,
        called_off: bool | None = None,
    ) -> Done[SeriesChange]:
        """Change a date of a series and all later ones by what a draft changes about this one; earlier ones stay.

        The series ends before that date, and what comes goes on as a series of its own that names the first one
        (RELATED-TO). With nothing before or nothing after, it is `edit_all` or `edit_this`.

        Args:
            event_id: the first date to be changed.
            draft: that date as it shall be; all later ones move as far as it moves.
            rule, picture, called_off: see `edit_all`.

        Raises:
            NotFoundError: if the event is not there.
            UserError: see `edit_all`; or if the dates from this one on do not repeat by a rule (field `scope`).
        """
        shown = _shown(draft, picture, called_off)

        def change(writing: Writing, series: StoredSeries, event: Event) -> int:
            return edit_onward(writing, series, event, replace(described_date(writing, event, draft), **shown), rule)

        return self._change(event_id, change)

    def cancel_following(self, event_id: str) -> Done[SeriesChange]:
        """Note that a date of a series and all later ones were called off.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat, or the dates from this one on do not repeat by a rule.
        """
        return self._change(
            event_id,
            lambda writing, series, event: edit_onward(writing, series, event, replace(event, is_active=False), None),
        )

    def cancel_all(self, event_id: str) -> Done[SeriesChange]:
        """Note that all dates of a series that are to come were called off.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat.
        """
        return self._change(
            event_id,
            lambda writing, series, event: edit_dates(writing, series, event, replace(event, is_active=False), None),
        )

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
            return remove_whole(writing, series)

        return self._change(event_id, change)

    def delete_following(self, event_id: str) -> Done[SeriesChange]:
        """Remove a date of a series and all later ones. Those that have been and were answered stay by themselves.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat.
        """

        def change(writing: Writing, series: StoredSeries, event: Event) -> int:
            return remove_from(writing, series, event)

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


def _shown(draft: EventDraft, picture: bytes | None, called_off: bool | None) -> dict[str, Any]:
    """Return what a form says beside the draft. A picture is made small here, before the vault is written."""
    shown: dict[str, Any] = {} if picture is None else {"image_url": _address_of(picture) or draft.image_url}
    return shown if called_off is None else shown | {"is_active": not called_off}


def _address_of(picture: bytes) -> str | None:
    if not picture:
        return None
    from extrovertly_desktop.media.covers import cover_address  # noqa: PLC0415 - Pillow, when one is added

    return cover_address(picture)


def _without_noise(recorded: Recorded) -> Recorded:
    """Return what was written without the events that turned out the same."""
    return replace(recorded, replaced=tuple(one for one in recorded.replaced if one.before != one.after))
