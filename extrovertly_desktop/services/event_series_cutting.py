"""Cutting a series at one of its dates: to change what comes from there on, or to remove it."""

from dataclasses import replace

from extrovertly_desktop.domain.event_changes import EventChange
from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.services.calendar_dates import EDITED, ENDLESS, IMPORTED, REMOVED, RULE, VERSION
from extrovertly_desktop.services.calendar_writing import Writing
from extrovertly_desktop.services.event_common import wall_clock
from extrovertly_desktop.services.event_series_editing import edit_date, edit_dates, own_text
from extrovertly_desktop.store.queries import event_series as store
from extrovertly_desktop.store.queries.event_series import StoredSeries

_OF_THE_FIRST = (IMPORTED, VERSION, REMOVED)
"""What is kept about the calendar that a series came with: it knows nothing of the second half."""


def edit_onward(writing: Writing, series: StoredSeries, event: Event, after: Event, rule: str | None) -> int:
    """Change a date of a series and all later ones by what is different about it; return how many stand in the lists.

    Args:
        writing, series, event, after, rule: see `edit_dates`.

    Raises:
        UserError: as `edit_dates` does; or if the dates from there on do not repeat by a rule (field `scope`).
    """
    if _is_last(writing, series, event):
        return edit_date(writing, series, event, after)
    series, now = _cut_before(writing, series, event)
    after = replace(after, series_id=now.series_id, recurrence_id=now.recurrence_id)
    return edit_dates(writing, series, now, after, rule)


def remove_from(writing: Writing, series: StoredSeries, event: Event) -> int:
    """Remove a date of a series and all later ones, as `remove_whole` does; return how many stood in the lists."""
    from extrovertly_desktop.exchange.icalendar_file import split  # noqa: PLC0415 - costs time to import

    name = event.recurrence_id or ""
    head = split(own_text(writing, series), name, series.uid).head
    if head is None:
        return remove_whole(writing, series)
    going = _from(writing, series, name)
    _put_head(writing, series, head)
    left = _remove_events(writing, series, going)
    writing.replace(EventChange(each, replace(each, series_id=None, recurrence_id=None)) for each in left)
    return len(going)


def remove_whole(writing: Writing, series: StoredSeries) -> int:
    """Remove a series; dates that have been and were answered stay as events of their own. Return how many it had."""
    there = store.events_of_series(writing.unit, series.id)
    _remove_events(writing, series, there)
    writing.remove_series(series)
    return len(there)


def _cut_before(writing: Writing, series: StoredSeries, event: Event) -> tuple[StoredSeries, Event]:
    """Let a series end before one of its dates, and all from there on be a new one; return that and the date in it.

    With no date before there is nothing to cut: the series comes back as it is.

    Raises:
        UserError: if the dates from there on do not repeat by a rule (field `scope`).
    """
    from extrovertly_desktop.exchange.icalendar_file import along, recurrence_text, split  # noqa: PLC0415 - slow
    from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of, series_of  # noqa: PLC0415

    name, new_id = event.recurrence_id or "", writing.context.new_id()
    text = own_text(writing, series)
    halves = split(text, name, new_id)
    if halves.head is None:
        return series, event
    tail = series_of(parts_of(halves.tail))
    kept = {key: value for key, value in series.defaults.items() if key not in _OF_THE_FIRST}
    new = replace(
        series,
        id=new_id,
        created_at=writing.context.clock.now_ms(),
        uid=new_id,
        calendar=halves.tail,
        defaults=kept | {EDITED: True, RULE: tail.rule_sentence, ENDLESS: tail.is_endless},
    )
    _put_head(writing, series, halves.head)
    writing.put_series(new)
    parts = parts_of(text)

    def moved(each: Event) -> Event:
        goes_to = along(parts.original(each.recurrence_id or ""), halves.original, halves.starts)
        return replace(each, series_id=new_id, recurrence_id=recurrence_text(goes_to))

    changes = [EventChange(each, moved(each)) for each in _from(writing, series, name)]
    writing.replace(changes)
    return new, next(change.after for change in changes if change.after.id == event.id)


def _is_last(writing: Writing, series: StoredSeries, event: Event) -> bool:
    """Whether a series certainly has no date after this one."""
    from extrovertly_desktop.exchange.icalendar_file import split  # noqa: PLC0415 - costs time to import
    from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of  # noqa: PLC0415

    halves = split(own_text(writing, series), event.recurrence_id or "", series.uid)
    return halves.head is not None and not parts_of(halves.tail).recurrence.repeats


def _put_head(writing: Writing, series: StoredSeries, text: str) -> None:
    from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of, series_of  # noqa: PLC0415

    head = series_of(parts_of(text))
    edited = {EDITED: True, RULE: head.rule_sentence, ENDLESS: head.is_endless}
    writing.put_series(replace(series, calendar=text, defaults=series.defaults | edited))


def _from(writing: Writing, series: StoredSeries, name: str) -> list[Event]:
    """Return the events of a series from a date on: names of dates are all of one kind there, and sort as dates do."""
    there = store.events_of_series(writing.unit, series.id)
    return [each for each in there if each.recurrence_id is not None and each.recurrence_id >= name]


def _remove_events(writing: Writing, series: StoredSeries, going: list[Event]) -> list[Event]:
    """Remove events of a series; return those that stay, since they have been and were answered."""
    touched = store.touched_of_series(writing.unit, series.id, writing.owner.id)
    now = wall_clock(writing.context)
    writing.remove([event for event in going if event.id not in touched])
    mine = [event for event in going if event.id in touched]
    for event in mine:
        if event.is_over_at > now:
            writing.take(event)
    return [event for event in mine if event.is_over_at <= now]
