"""What a calendar would bring, row by row: each of its events beside what is kept already."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from typing import TYPE_CHECKING

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import LONGEST_DAYS, Event
from extrovertly_desktop.services.calendar_dates import EDITED, IMPORTED, VERSION, likeness_in, with_own_changes
from extrovertly_desktop.services.calendar_events import (
    Likeness,
    blank,
    differences,
    from_calendar,
    likeness,
    refusal,
    told,
    when,
)
from extrovertly_desktop.services.calendar_export import as_exported
from extrovertly_desktop.services.calendar_values import ImportRow, RowKind
from extrovertly_desktop.services.calendar_writing import batches, versions_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import calendar_events as event_store
from extrovertly_desktop.store.queries import event_series as series_store
from extrovertly_desktop.store.queries.event_series import StoredSeries

if TYPE_CHECKING:  # the reader of calendars costs time to import
    from extrovertly_desktop.exchange.icalendar_file import CalendarEvent, CalendarSeries

_OLDER = "A newer version of it is here already."
_YOURS = "You changed it here, so it is left as it is unless you tick it."


@dataclass(frozen=True, slots=True)
class Known:
    """What the vault keeps of the events that a file holds.

    Attributes:
        events: events that take place once, by their name for calendars.
        series: series, by theirs.
        versions: of events that take place once.
    """

    events: dict[str, Event] = field(default_factory=dict)
    series: dict[str, StoredSeries] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)


def key_of(found: "CalendarEvent | CalendarSeries") -> str:
    """Return what names an event or a series of a file, and the event in the vault."""
    recurrence_id = getattr(found, "recurrence_id", None)
    return found.uid if recurrence_id is None else f"{found.uid}#{recurrence_id}"


def known(unit: Unit, found: "Iterable[CalendarEvent | CalendarSeries]") -> Known:
    """Return what the vault keeps of what a file holds."""
    keys, uids = zip(*((key_of(one), one.uid) for one in found), strict=True) if found else ((), ())
    there = Known(versions=versions_of(unit))
    for some in batches(list(dict.fromkeys(keys))):
        by_id = event_store.events_by_id(unit, some)
        there.events.update({key: event for key, event in by_id.items() if event.series_id is None})
        there.events.update(event_store.events_by_uid(unit, some))
    for some in batches(list(dict.fromkeys(uids))):
        there.series.update(series_store.series_by_uid(unit, some))
    return there


def row_of_event(unit: Unit, found: "CalendarEvent", there: Known, zone: tzinfo) -> ImportRow:
    """Return what would become of an event that takes place once, or of one date of a series."""
    series = there.series.get(found.uid)
    if series is not None and found.recurrence_id is not None:
        return _row_of_date(unit, found, series, zone)
    key = key_of(found)
    kept = there.events.get(key)
    reason = refusal(found)
    like = likeness(found, kept)
    event = from_calendar(found, kept or blank("", 0), like, zone)
    if reason is not None:
        return _row(found, event, like, RowKind.SKIPPED, reason)
    if series is not None:
        return _row(found, event, like, RowKind.CHANGED, "It does not repeat any more.", is_yours=_is_edited(series))
    if kept is None:
        if found.cancelled:
            return _row(found, event, like, RowKind.SKIPPED, "It was called off, and it is not among your events.")
        return _row(found, event, like, RowKind.ADDED, _cut_off(found))
    if found.sequence < there.versions.get(key, 0) and differences(kept, event):
        return _row(found, event, like, RowKind.SKIPPED, _OLDER)
    return _row_of_difference(found, kept, event, like)


def row_of_series(unit: Unit, found: "CalendarSeries", there: Known, zone: tzinfo) -> ImportRow:
    """Return what would become of a series."""
    kept = there.series.get(found.uid)
    like = likeness(found.master) if kept is None else likeness_in(kept, found.master)
    event = from_calendar(found.master, blank("", 0), like, zone)
    sentence = f"{found.rule_sentence}, from {when(event)}"
    reason = refusal(found.master)
    if reason is not None:
        kind, sentence_of_kind, is_yours = RowKind.SKIPPED, reason, False
    elif kept is not None:
        kind, sentence_of_kind, is_yours = _against(unit, found, kept, zone)
    elif found.master.cancelled:
        kind, sentence_of_kind, is_yours = RowKind.SKIPPED, "It was called off, and it is not among your events.", False
    elif found.uid in there.events:
        is_yours = there.events[found.uid].is_detached
        kind, sentence_of_kind = RowKind.CHANGED, _YOURS if is_yours else "It repeats now."
    else:
        kind, sentence_of_kind, is_yours = RowKind.ADDED, "", False
    row = _row(found.master, event, like, kind, sentence_of_kind, is_yours=is_yours)
    return replace(row, when=sentence, repeats=True, rule=found.rule_sentence)


def digest(text: str) -> str:
    """Return by what a calendar's text is known again."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def overridden(series: StoredSeries, found: "CalendarEvent") -> str:
    """Return the calendar of a series with what a file says about one of its dates.

    Raises:
        UserError: if the series has no such date.
    """
    from extrovertly_desktop.exchange.icalendar_file import with_override  # noqa: PLC0415 - only when one is read

    return with_override(series.calendar, found.recurrence_id or "", **told(found))


def _row_of_date(unit: Unit, found: "CalendarEvent", series: StoredSeries, zone: tzinfo) -> ImportRow:
    there = series_store.events_of_series(unit, series.id)
    kept = next((event for event in there if event.recurrence_id == found.recurrence_id), None)
    like = likeness_in(series, found)
    event = from_calendar(found, kept or blank("", 0), like, zone)
    try:
        is_same = overridden(series, found) == series.calendar
    except UserError:
        return _row(found, event, like, RowKind.SKIPPED, "Its series has no such date.")
    if kept is not None:
        return _row_of_difference(found, kept, event, like)
    if is_same:
        return _row(found, event, like, RowKind.UNCHANGED, "")
    kind = RowKind.CANCELLED if found.cancelled else RowKind.CHANGED
    return _row(found, event, like, kind, f"One date of “{series.title}” changes.")


def _row_of_difference(found: "CalendarEvent", kept: Event, event: Event, like: Likeness) -> ImportRow:
    changes = differences(kept, event)
    if not changes:
        return _row(found, event, like, RowKind.UNCHANGED, "")
    # What the person called off is called on again only if they want that, too.
    is_yours = kept.is_detached or (event.is_active and not kept.is_active)
    kind = RowKind.CANCELLED if kept.is_active and not event.is_active else RowKind.CHANGED
    sentences = (_YOURS, *changes) if is_yours else changes
    return _row(found, event, like, kind, " ".join(sentences), is_yours=is_yours)


def _against(unit: Unit, found: "CalendarSeries", kept: StoredSeries, zone: tzinfo) -> tuple[RowKind, str, bool]:
    if kept.defaults.get(IMPORTED) == digest(found.ics):
        return RowKind.UNCHANGED, "", False
    events = series_store.events_of_series(unit, kept.id)
    own = with_own_changes(kept, events, zone)
    if found.ics in {kept.calendar, own, as_exported(kept, own)}:
        return RowKind.UNCHANGED, "", False
    if found.master.sequence < int(kept.defaults.get(VERSION) or 0):
        return RowKind.SKIPPED, _OLDER, False
    from extrovertly_desktop.exchange.icalendar_file.series_text import parts_of, series_of  # noqa: PLC0415 - lazily

    stands = series_of(parts_of(kept.calendar))
    like = likeness_in(kept, stands.master)
    before = from_calendar(stands.master, blank("", 0), like, zone)
    after = from_calendar(found.master, blank("", 0), likeness_in(kept, found.master), zone)
    changes = list(differences(before, after))
    if stands.rule_sentence != found.rule_sentence:
        changes.append(f"It was: {stands.rule_sentence}.")
    stay = sum(event.is_detached for event in events)
    if stay == 1:
        changes.append("The date that you changed here stays as you left it.")
    elif stay:
        changes.append(f"The {stay} dates that you changed here stay as you left them.")
    is_yours = _is_edited(kept)
    called_off = found.master.cancelled and not stands.master.cancelled
    sentence = " ".join(([_YOURS] if is_yours else []) + (changes or ["Some of its dates change."]))
    return RowKind.CANCELLED if called_off else RowKind.CHANGED, sentence, is_yours


def _is_edited(series: StoredSeries) -> bool:
    return bool(series.defaults.get(EDITED))


def _cut_off(found: "CalendarEvent") -> str:
    lasts = found.duration
    if lasts is not None and lasts.days > LONGEST_DAYS:
        return f"It lasts longer than {LONGEST_DAYS} days; the first {LONGEST_DAYS} are kept."
    return ""


def _row(
    found: "CalendarEvent", event: Event, like: Likeness, kind: RowKind, sentence: str, *, is_yours: bool = False
) -> ImportRow:
    return ImportRow(
        key=key_of(found),
        kind=kind,
        title=event.title,
        when=when(event),
        begins=event.begins,
        all_day=event.all_day,
        repeats=False,
        sentence=sentence,
        comfort_level=like.comfort_level,
        comfort_why=like.comfort_why,
        comfort_is_guess=like.comfort_is_guess,
        category=like.category,
        category_why=like.category_why,
        attendee_count=found.attendee_count,
        attendees=found.attendees,
        is_yours=is_yours,
    )
