"""Writing a change to one date of a series, or to all of its dates."""

from dataclasses import replace
from typing import Any

from extrovertly_desktop.domain.event_changes import EventChange
from extrovertly_desktop.domain.events import Event, EventDraft
from extrovertly_desktop.services.calendar_dates import (
    CATEGORY,
    COMFORT,
    EDITED,
    ENDLESS,
    IS_GUESS,
    RULE,
    follow,
    with_own_changes,
)
from extrovertly_desktop.services.calendar_events import to_calendar, told_differently
from extrovertly_desktop.services.calendar_writing import Writing
from extrovertly_desktop.services.event_writing import described
from extrovertly_desktop.store.queries import event_series as store
from extrovertly_desktop.store.queries.event_series import StoredSeries

_EMPTY: dict[str, Any] = {"price": 0.0, "max_attendees": None, "social_context": None, "tags": (), "image_url": None}
"""What an event is without those fields that a calendar leaves out when there is nothing to say."""


def described_date(writing: Writing, event: Event, draft: EventDraft) -> Event:
    """Return a date of a series as a draft describes it.

    Raises:
        UserError: if the organiser is not among the people of the vault.
    """
    after = described(writing.context, writing.unit, event, draft)
    # A level that the person changed is no guess any more.
    is_guess = after.comfort_is_guess and after.comfort_level is event.comfort_level
    return replace(after, comfort_is_guess=is_guess)


def edit_date(writing: Writing, series: StoredSeries, event: Event, after: Event) -> int:
    """Change one date alone; return how many dates that is."""
    from extrovertly_desktop.exchange.icalendar_file import with_override  # noqa: PLC0415 - costs time to import

    after = replace(after, is_detached=True)
    changes = _difference(writing, event, after)
    text = own_text(writing, series)
    writing.put_series(replace(series, calendar=with_override(text, event.recurrence_id or "", **changes)))
    writing.replace([EventChange(event, after)])
    return 1


def edit_dates(writing: Writing, series: StoredSeries, event: Event, after: Event, rule: str | None) -> int:
    """Change all dates to come by what is different about one; return how many stand in the lists.

    Args:
        writing: the deed.
        series: the series.
        event, after: the date before and after; the others move as far as it moves.
        rule: how the series repeats from now on, the value of an RRULE; None keeps it.

    Raises:
        UserError: if the rule cannot be used, or it has to be said anew how the series repeats (field `rule`).
    """
    from extrovertly_desktop.exchange.icalendar_file import (  # noqa: PLC0415 - costs time to import
        OpenSeries,
        along,
        recurrence_text,
        with_master,
        with_override,
    )
    from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of, series_of  # noqa: PLC0415

    changes = _difference(writing, event, after)
    text = own_text(writing, series)
    before = OpenSeries(text).parts
    new = dict(changes)
    zone = writing.context.clock.zone()
    stood, stands = to_calendar(event, zone), to_calendar(after, zone)
    if "start" in changes or "end" in changes:
        start = along(before.master.start, stood.start, stands.start)
        new["start"] = start
        new["end"] = None if stands.end is None else along(stands.end, stands.start, start)
    text = with_master(text, rule=rule, **new)
    first = OpenSeries(text).parts.master.start
    names = filter(None, store.recurrences_of(writing.unit, series.id))
    renamed = {name: recurrence_text(along(before.original(name), before.master.start, first)) for name in names}
    name = event.recurrence_id or ""
    if name in before.changed and changes:
        text = with_override(text, renamed[name], **changes)
    defaults: dict[str, Any] = series.defaults | {EDITED: True}
    defaults |= {key: changes[key] for key in (COMFORT, CATEGORY) if changes.get(key)}
    defaults[IS_GUESS] = after.comfort_is_guess
    whole = series_of(parts_of(text))
    defaults |= {RULE: whole.rule_sentence, ENDLESS: whole.is_endless}
    title = after.title if "title" in changes else series.title
    now = replace(series, calendar=text, title=title, defaults=defaults)
    writing.put_series(now)
    emptied = {name: empty for name, empty in _EMPTY.items() if name in changes and not changes[name]}
    follow(writing, now, OpenSeries(text), renamed, emptied)
    return len(renamed)


def own_text(writing: Writing, series: StoredSeries) -> str:
    """Return the calendar of a series with the changes that the person made on single dates written into it."""
    events = store.events_of_series(writing.unit, series.id)
    return with_own_changes(series, events, writing.context.clock.zone())


def _difference(writing: Writing, before: Event, after: Event) -> dict[str, Any]:
    zone = writing.context.clock.zone()
    changes = told_differently(to_calendar(before, zone), to_calendar(after, zone))
    if "start" in changes:
        changes.setdefault("end", to_calendar(after, zone).end)
    return changes
