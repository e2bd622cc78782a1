"""A calendar file as values."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.icalendar_file.components import Components, RawEvent, components
from extrovertly_desktop.exchange.icalendar_file.content_lines import parsed
from extrovertly_desktop.exchange.icalendar_file.decoding import decoded
from extrovertly_desktop.exchange.icalendar_file.event_reading import ReadEvent, read_event
from extrovertly_desktop.exchange.icalendar_file.moments import Unreadable, like
from extrovertly_desktop.exchange.icalendar_file.series_text import SeriesParts, series_of
from extrovertly_desktop.exchange.icalendar_file.values import (
    CalendarEvent,
    CalendarFile,
    CalendarSeries,
    Problem,
    recurrence_text,
)

_SHARE_OF_LINES = 0.3
"""How much of the work it is to take the text apart; the rest is to understand it."""
_MOST_PROBLEMS = 1000


def read(
    data: bytes,
    *,
    progress: Callable[[float], None] | None = None,
    checkpoint: Callable[[], None] | None = None,
) -> CalendarFile:
    """Return what a calendar file holds, and what of it could not be read.

    One broken event never costs the others. Reads everything that RFC 5545 allows and what is seen beside it: older
    encodings, any line end, several calendars in one file, zones by the names of Windows or by none, events without
    an end or a UID, and dates that make no sense.

    Args:
        data: the file.
        progress: told how much is done, 0 to 1.
        checkpoint: called between events; what it raises ends the reading.

    Raises:
        UserError: if it is not a calendar, is empty, or is too large.
    """
    tell = progress or (lambda _done: None)
    check = checkpoint or (lambda: None)
    text, sound = decoded(data)
    found = components(text, lambda done: tell(done * _SHARE_OF_LINES), check)
    if not found.events and not any(found.skipped.values()) and not found.calendars:
        raise UserError("No event was found in that file. Please export the calendar again.")
    problems = _Problems(found.problems)
    if not sound:
        problems.add(None, None, "Some letters in the file are damaged; they show as “�”.")
    groups: dict[str, list[ReadEvent]] = {}
    for event in _events(found, problems, tell, check):
        groups.setdefault(event.event.uid, []).append(event)
    single: list[CalendarEvent] = []
    series: list[CalendarSeries] = []
    for group in groups.values():
        check()
        _sort_out(group, single, series, problems)
    tell(1.0)
    named = (part.properties.get("X-WR-CALNAME") for part in found.calendars)
    names = [line.text.strip() for line in named if line is not None]
    return CalendarFile(
        single=tuple(single),
        series=tuple(series),
        problems=problems.in_order(),
        name=next(filter(None, names), None),
        skipped_tasks=found.skipped["VTODO"],
        skipped_notes=found.skipped["VJOURNAL"],
    )


class _Problems:
    """Gathers what is wrong, up to a number that a person might still read."""

    def __init__(self, found: list[Problem]) -> None:
        self._all = found
        self._more = 0

    def add(self, line: int | None, uid: str | None, sentence: str, *, lost: bool = False) -> None:
        if len(self._all) < _MOST_PROBLEMS:
            self._all.append(Problem(line, uid, sentence, lost))
        else:
            self._more += 1

    def in_order(self) -> tuple[Problem, ...]:
        ordered = sorted(self._all, key=lambda problem: problem.line or 0)
        if self._more:
            ordered.append(Problem(None, None, f"And {self._more} more of such problems."))
        return tuple(ordered)


def _events(
    found: Components, problems: _Problems, tell: Callable[[float], None], check: Callable[[], None]
) -> Iterator[ReadEvent]:
    total = len(found.events)
    for count, raw in enumerate(found.events):
        check()
        tell(_SHARE_OF_LINES + (1 - _SHARE_OF_LINES) * count / total)
        try:
            event = read_event(raw)
        except Unreadable as error:
            problems.add(raw.line, _uid(raw), f"An event was left out: {error}.", lost=True)
            continue
        for sentence in event.problems:
            problems.add(raw.line, event.event.uid, sentence)
        yield event


def _uid(raw: RawEvent) -> str | None:
    lines = (parsed(number, text) for number, text in raw.lines if text[:3].upper() == "UID")
    return next((line.text.strip() for line in lines if line is not None and line.name == "UID"), None) or None


def _sort_out(
    group: list[ReadEvent], single: list[CalendarEvent], series: list[CalendarSeries], problems: _Problems
) -> None:
    """Put the events of one UID where they belong: a series with its changed dates, or events of their own."""
    masters = [event for event in group if event.original is None]
    changed = [event for event in group if event.original is not None]
    newest = max(masters, key=_version, default=None)
    if newest is not None and _are_strangers(masters):
        problems.add(newest.line, newest.event.uid, f"{len(masters)} different events in the file have the same UID.")
        newest, *others = masters
        single += (replace(one.event, uid=f"{one.event.uid}#{recurrence_text(one.event.start)}") for one in others)
    elif len(masters) > 1 and newest is not None:
        problems.add(
            newest.line,
            newest.event.uid,
            f"{len(masters)} events in the file have the same UID; the newest of them was taken.",
        )
    if newest is None or not newest.recurrence.repeats:
        single += _once(newest, changed)
        return
    parts = SeriesParts(newest.event, newest.recurrence)
    for event in sorted(changed, key=_version):
        if event.original is not None:
            parts = parts.with_changed(event.event, event.original)
    series.append(series_of(parts))


def _once(master: ReadEvent | None, changed: list[ReadEvent]) -> Iterator[CalendarEvent]:
    """Yield events that do not repeat; a changed date that stands for the only date takes its place."""
    newest: dict[str | None, CalendarEvent] = {} if master is None else {None: master.event}
    first = None if master is None else recurrence_text(master.event.start)
    for event in sorted(changed, key=_version):
        original = event.event.recurrence_id
        if master is not None and event.original is not None:
            original = recurrence_text(like(event.original, master.event.start))
        newest[original] = event.event
    if first in newest and None in newest:
        del newest[None]
    yield from newest.values()


def _are_strangers(masters: list[ReadEvent]) -> bool:
    """Say whether events of one UID are not versions of one event: none is newer, and each has a time of its own.

    Some programs give the same UID to all that they write.
    """
    same_version = len({_version(one)[:2] for one in masters}) == 1
    once = not any(one.recurrence.repeats for one in masters)
    return len(masters) > 1 and same_version and once and len({one.event.start for one in masters}) == len(masters)


def _version(event: ReadEvent) -> tuple[int, str, int]:
    return event.event.sequence, event.written_at, event.line
