"""Changes to a series: one of its dates, or all."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.exchange.icalendar_file.moments import Unreadable, like
from extrovertly_desktop.exchange.icalendar_file.rules import (
    RefusedRule,
    RuleParts,
    checked_rule,
    joined,
    rule_parts,
    until_of,
)
from extrovertly_desktop.exchange.icalendar_file.series_text import SeriesParts, parts_of, text_of
from extrovertly_desktop.exchange.icalendar_file.values import CalendarEvent, Moment, Recurrence, recurrence_text

_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = frozenset({"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS"})


def with_override(ics: str, recurrence_id: str, **changes: Any) -> str:  # noqa: ANN401 - fields of a CalendarEvent
    """Return a series with one of its dates changed.

    Args:
        ics: of a `CalendarSeries`.
        recurrence_id: of the date, as `occurrences` gives it.
        changes: fields of `CalendarEvent` with their new values. A new `start` moves the end along unless there is a
            new one; a date that was changed before keeps what is not named.

    Raises:
        NotFoundError: if the text names no date.
        UserError: if there is no series in `ics`.
    """
    parts = parts_of(ics)
    original = original_of(parts, recurrence_id)
    standing = parts.changed.get(recurrence_id)
    if standing is None:
        standing = replace(moved_event(governing(parts, original), original), applies_onward=False)
    kept = tuple(day for day in parts.recurrence.excluded if day != original)
    parts = replace(parts, recurrence=replace(parts.recurrence, excluded=kept))
    return text_of(parts.with_changed(_with(standing, changes), original))


def without(ics: str, recurrence_id: str) -> str:
    """Return a series without one of its dates (EXDATE); what was changed on it is gone, too.

    Raises:
        NotFoundError: if the text names no date.
        UserError: if there is no series in `ics`.
    """
    parts = parts_of(ics)
    original = original_of(parts, recurrence_id)
    excluded = tuple(dict.fromkeys((*parts.recurrence.excluded, original)))
    changed = {key: event for key, event in parts.changed.items() if key != recurrence_id}
    return text_of(replace(parts, recurrence=replace(parts.recurrence, excluded=excluded), changed=changed))


def with_master(ics: str, *, rule: str | None = None, **changes: Any) -> str:  # noqa: ANN401 - fields of a CalendarEvent
    """Return a series with all of its dates changed; those that differ keep what differs.

    Args:
        ics: of a `CalendarSeries`.
        rule: how it repeats from now on, the value of an RRULE; None keeps the rule. A new start moves the weekday or
            the day of the month along where the rule names one; excluded and changed dates move with it.
        changes: fields of `CalendarEvent` with their new values; `start` is the first date.

    Raises:
        UserError: if there is no series in `ics`, the rule cannot be used (field `rule`), or the series moves to
            another day and how it repeats has to be said anew (field `rule`).
    """
    parts = parts_of(ics)
    old = parts.master
    master = _with(old, changes)
    try:
        if rule is not None:
            rules: tuple[str, ...] = (checked_rule(rule, master.start),)
        else:
            rules = tuple(
                checked_rule(_moved_rule(one, old.start, master.start), master.start) for one in parts.recurrence.rules
            )
    except RefusedRule as error:
        raise UserError(f"That rule for repeating cannot be used: {error}.", field="rule") from None
    recurrence = Recurrence(
        rules=rules,
        dates=tuple(
            (along(first, old.start, master.start), None if last is None else along(last, old.start, master.start))
            for first, last in parts.recurrence.dates
        ),
        excluded=tuple(along(day, old.start, master.start) for day in parts.recurrence.excluded),
    )
    moved = SeriesParts(master, recurrence)
    for recurrence_id, event in parts.changed.items():
        original = parts.original(recurrence_id)
        goes_to = along(original, old.start, master.start)
        standing = moved_event(event, goes_to) if event.start == original else event
        moved = moved.with_changed(replace(standing, **_not_its_own(event, old, changes)), goes_to)
    return text_of(moved)


def _not_its_own(event: CalendarEvent, old: CalendarEvent, changes: dict[str, Any]) -> dict[str, Any]:
    """Return the changes that concern a changed date, too: of fields in which it was like the series."""
    names = [name for name in changes if name not in {"start", "end"} and getattr(event, name) == getattr(old, name)]
    return {name: changes[name] for name in names}


def original_of(parts: SeriesParts, recurrence_id: str) -> Moment:
    """Return when a date of a series would have begun.

    Raises:
        NotFoundError: if the text names no date.
    """
    try:
        return parts.original(recurrence_id)
    except Unreadable:
        raise NotFoundError("That date of the series is not there any more.") from None


def governing(parts: SeriesParts, original: Moment) -> CalendarEvent:
    """Return what a date that was not changed by itself is like: the series, or the last change to all later dates."""
    key = recurrence_text(original)
    onward = [other for other, event in parts.changed.items() if event.applies_onward and other < key]
    return parts.changed[max(onward)] if onward else parts.master


def _with(event: CalendarEvent, changes: dict[str, Any]) -> CalendarEvent:
    if "start" in changes and "end" not in changes:
        event = moved_event(event, changes["start"])
    return replace(event, **changes)


def moved_event(event: CalendarEvent, start: Moment) -> CalendarEvent:
    """Return an event that begins at another time and lasts as long by the clock."""
    if event.end is None or isinstance(start, datetime) == event.all_day:
        end = None if isinstance(start, datetime) else start + timedelta(days=1)
    else:
        end = along(event.end, event.start, start)
    return replace(event, start=start, end=end)


def along(moment: Moment, old: Moment, new: Moment) -> Moment:
    """Return a moment moved as far, by the clock, as `old` was moved to become `new`; of the kind and zone of `new`."""
    if isinstance(moment, datetime) and isinstance(old, datetime) and isinstance(new, datetime):
        here = like(moment, old)
        by = new.replace(tzinfo=None) - old.replace(tzinfo=None)
        return (here.replace(tzinfo=None) + by).replace(tzinfo=new.tzinfo) if isinstance(here, datetime) else here
    shifted = moment + timedelta(days=new.toordinal() - old.toordinal())
    # A whole day stays one among times: it excludes whatever takes place on it.
    return shifted if not isinstance(shifted, datetime) and isinstance(old, datetime) else like(shifted, new)


def _moved_rule(rule: str, old: Moment, new: Moment) -> str:
    """Return a rule for a series that begins at another time: the day it names moves along, and its last date, too.

    Raises:
        UserError: if it names days in a way that does not say where they move.
    """
    parts = rule_parts(rule)
    days = new.toordinal() - old.toordinal()
    if days:
        _move_days(parts, old, new, days)
    until = until_of(parts)
    if until is not None:
        last = along(like(until, old), old, new)
        parts["UNTIL"] = recurrence_text(last)
    return joined(parts)


def _move_days(parts: RuleParts, old: Moment, new: Moment, days: int) -> None:
    named = _BY_DAY & set(parts)
    weekdays = parts.get("BYDAY", "").split(",")
    if not named:
        return
    if named == {"BYDAY"} and parts["FREQ"] == "WEEKLY" and set(weekdays) <= set(_WEEK):
        parts["BYDAY"] = ",".join(_WEEK[(_WEEK.index(day) + days) % 7] for day in weekdays)
    elif named <= {"BYMONTHDAY", "BYMONTH"} and _names_just(parts, old):
        parts.update({name: str(new.day if name == "BYMONTHDAY" else new.month) for name in named})
    else:
        raise UserError("On that day the series cannot repeat as before. Please say anew how it repeats.", field="rule")


def _names_just(parts: RuleParts, old: Moment) -> bool:
    return parts.get("BYMONTHDAY", str(old.day)) == str(old.day) and parts.get("BYMONTH", str(old.month)) == str(
        old.month
    )
