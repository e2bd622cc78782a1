"""A series cut in two: what it was until a date, and what it is from that date on."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.icalendar_file.editing import (
    along,
    governing,
    moved_event,
    original_of,
    with_master,
)
from extrovertly_desktop.exchange.icalendar_file.rules import RuleParts, joined, rule_parts, until_of
from extrovertly_desktop.exchange.icalendar_file.series_text import SeriesParts, parts_of, text_of
from extrovertly_desktop.exchange.icalendar_file.values import CalendarEvent, Moment, Recurrence, recurrence_text

_COMPARED = 40
"""Dates in which a rule has to be the same before and after it is cut."""
_STAYS = frozenset(
    {"uid", "recurrence_id", "applies_onward", "attendees", "attendee_count", "sequence", "sibling_uid", "start", "end"}
)
"""Fields in which a series from a date on is not like a change to all later dates that it had before."""


@dataclass(frozen=True, slots=True)
class SplitSeries:
    """A series cut in two.

    Attributes:
        head: its text until before the date; None if there is no date before.
        tail: its text from the date on, with a UID of its own and a link to the head (`sibling_uid`).
        starts: the first moment of the tail, where `original` stood before.
        original: when the date began by the rule before; all later dates moved as far as from there to `starts`.
    """

    head: str | None
    tail: str
    starts: Moment
    original: Moment


def split(ics: str, recurrence_id: str, uid: str) -> SplitSeries:
    """Cut a series before one of its dates; together both halves take place as the whole did.

    The rule of the first half ends with its last date (UNTIL). Excluded, further and changed dates stay with the half
    they lie in.

    Args:
        ics: of a `CalendarSeries`.
        recurrence_id: of the date, as `occurrences` gives it.
        uid: for the second half.

    Raises:
        NotFoundError: if the text names no date.
        UserError: if there is no series in `ics`, or its rule does not repeat the same way from that date on.
    """
    parts = parts_of(ics)
    original = original_of(parts, recurrence_id)
    cut = _Cut(parts, original)
    rules = [cut.of_rule(rule) for rule in parts.recurrence.rules]
    head_rules = [rule.before for rule in rules if rule.before is not None]
    head = SeriesParts(
        parts.master,
        Recurrence(
            rules=tuple(head_rules),
            dates=tuple(pair for pair in parts.recurrence.dates if cut.is_before(pair[0])),
            excluded=tuple(day for day in parts.recurrence.excluded if cut.may_concern_head(day)),
        ),
        {key: event for key, event in parts.changed.items() if cut.is_before(parts.original(key))},
    )
    own_end = next((end for start, end in parts.recurrence.dates if end is not None and start == original), None)
    start = cut.start
    master = replace(moved_event(parts.master, start), uid=uid, sibling_uid=parts.master.uid, sequence=0)
    tail = SeriesParts(
        master,
        Recurrence(
            rules=tuple(cut.proven(rule) for rule in rules if rule.onward is not None),
            dates=tuple(pair for pair in parts.recurrence.dates if cut.is_after(pair[0])),
            excluded=tuple(day for day in parts.recurrence.excluded if cut.may_concern_tail(day)),
        ),
    )
    for key, event in parts.changed.items():
        if not cut.is_before(parts.original(key)):
            tail = tail.with_changed(event, parts.original(key))
    if own_end is not None and recurrence_text(start) not in tail.changed:
        tail = tail.with_changed(replace(master, end=own_end), start)
    text, starts = _as_last_changed(parts, original, text_of(tail), start)
    return SplitSeries(text_of(head) if cut.has_any(head) else None, text, starts, start)


@dataclass(frozen=True, slots=True)
class _CutRule:
    """A rule before and from a date on, None where it has no dates; `coming` are the first of those to come."""

    before: str | None
    onward: str | None
    coming: tuple[datetime, ...]


class _Cut:
    """Where a series is cut. Moments are compared as seconds, clock faces in the zone of the series."""

    def __init__(self, parts: SeriesParts, original: Moment) -> None:
        self._parts, self._original = parts, original
        self._at = self._seconds(original)
        self.start: Moment = original
        """The date as its rule says it; a time that the clock never shows on that day is still the rule's."""

    def is_before(self, moment: Moment) -> bool:
        return self._seconds(moment) < self._at

    def is_after(self, moment: Moment) -> bool:
        return self._seconds(moment) > self._at

    def may_concern_head(self, excluded: Moment) -> bool:
        is_day = not isinstance(excluded, datetime)
        return excluded.toordinal() <= self._original.toordinal() if is_day else self.is_before(excluded)

    def may_concern_tail(self, excluded: Moment) -> bool:
        is_day = not isinstance(excluded, datetime)
        return excluded.toordinal() >= self._original.toordinal() if is_day else not self.is_before(excluded)

    def of_rule(self, rule: str) -> _CutRule:
        last: datetime | None = None
        count = 0
        dates = self._dates(rule, _wall(self._parts.master.start))
        coming: list[datetime] = []
        for day in dates:
            if self._seconds_of(day) >= self._at:
                coming = [day, *islice(dates, _COMPARED - 1)]
                break
            last, count = day, count + 1
        if coming and self._seconds_of(coming[0]) == self._at:
            self.start = self._moment(coming[0])
        whole = rule_parts(rule)
        before = dict(whole)
        if last is not None and coming:
            before.pop("COUNT", None)
            before["UNTIL"] = recurrence_text(self._moment(last))
        onward = dict(whole)
        if "COUNT" in onward:
            onward["COUNT"] = str(int(onward["COUNT"]) - count)
        return _CutRule(None if last is None else joined(before), joined(onward) if coming else None, tuple(coming))

    def proven(self, rule: _CutRule) -> str:
        """Return the rule from the date on, if it gives the dates that it gave before."""
        onward = rule.onward or ""
        if tuple(islice(self._dates(onward, _wall(self.start)), _COMPARED)) != rule.coming:
            raise UserError(
                "This date was added to the series by itself, so the later ones cannot be told apart from it. "
                "Please choose another date, or all dates.",
                field="scope",
            )
        return onward

    def has_any(self, head: SeriesParts) -> bool:
        """Whether anything takes place before."""
        excluded = {self._seconds(day) for day in head.recurrence.excluded if isinstance(day, datetime)}
        days = {day for day in head.recurrence.excluded if not isinstance(day, datetime)}

        def starts() -> Iterator[datetime]:
            yield _wall(head.master.start)
            yield from (_wall(start) for start, _end in head.recurrence.dates)
            for rule in head.recurrence.rules:
                yield from self._dates(rule, _wall(head.master.start))

        return any(
            self._seconds_of(each) < self._at and self._seconds_of(each) not in excluded and each.date() not in days
            for each in starts()
        )

    def _dates(self, rule: str, start: datetime) -> Iterator[datetime]:
        """Yield the dates of a rule by the clock of the series; its last one is looked at here, since it is in UTC."""
        whole: RuleParts = rule_parts(rule)
        until = until_of(whole)
        last = None if until is None else self._seconds(until)
        whole.pop("UNTIL", None)
        for day in rrulestr(joined(whole), dtstart=start):
            if last is not None and self._seconds_of(day) > last:
                return
            yield day

    def _moment(self, clock: datetime) -> Moment:
        start = self._parts.master.start
        return clock.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else clock.date()

    def _seconds(self, moment: Moment) -> float:
        if (
            isinstance(moment, datetime)
            and moment.tzinfo is not None
            and isinstance(self._parts.master.start, datetime)
        ):
            return moment.timestamp()
        return self._seconds_of(_wall(moment))

    def _seconds_of(self, clock: datetime) -> float:
        start = self._parts.master.start
        zone = start.tzinfo if isinstance(start, datetime) else None
        return clock.replace(tzinfo=zone or UTC).timestamp()


def _as_last_changed(parts: SeriesParts, original: Moment, text: str, start: Moment) -> tuple[str, Moment]:
    """Return the second half as a change to all later dates made it that lies in the first, and where it begins."""
    last = governing(parts, original)
    if last is parts.master:
        return text, start
    names = [field.name for field in fields(CalendarEvent) if field.name not in _STAYS]
    changes = {name: getattr(last, name) for name in names if getattr(last, name) != getattr(parts.master, name)}
    changes["start"] = along(start, parts.original(last.recurrence_id or ""), last.start)
    changes["end"] = None if last.end is None else along(last.end, last.start, changes["start"])
    return with_master(text, **changes), changes["start"]


def _wall(moment: Moment) -> datetime:
    """Return a moment as a clock shows it."""
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else datetime.combine(moment, time.min)
