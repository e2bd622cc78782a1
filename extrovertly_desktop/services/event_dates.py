"""What becomes of a series when one of its dates is removed, and comes back, like an event of its own."""

from dataclasses import replace

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.services.calendar_dates import REMOVED
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import event_series as store
from extrovertly_desktop.store.queries.event_series import StoredSeries

SeriesBeforeAfter = tuple[StoredSeries, StoredSeries]
"""A series before and after one of its dates was left out."""


def leave_out(unit: Unit, event: Event) -> SeriesBeforeAfter | None:
    """Leave a date out of its series, which would bring it back otherwise; None for an event that does not repeat."""
    series = None if event.series_id is None else store.get_series(unit, event.series_id)
    if series is None or event.recurrence_id is None:
        return None
    from extrovertly_desktop.exchange.icalendar_file import without  # noqa: PLC0415 - costs time to import

    removed = [*series.defaults.get(REMOVED, ()), event.recurrence_id]
    text = without(series.calendar, event.recurrence_id)
    after = replace(series, calendar=text, defaults=series.defaults | {REMOVED: removed})
    store.replace_series(unit, after)
    return series, after


def take_in_again(unit: Unit, change: SeriesBeforeAfter) -> None:
    """Let a series have a date again that was left out; one that has gone meanwhile is forgotten.

    Raises:
        UserError: if the series has been changed meanwhile.
    """
    before, after = change
    now = store.get_series(unit, after.id)
    if now is None:
        return
    if (now.calendar, now.defaults) != (after.calendar, after.defaults):
        raise UserError(f"The series “{now.title}” has been changed since, so this date stays deleted.")
    store.replace_series(unit, replace(now, calendar=before.calendar, defaults=before.defaults))
