"""Recurrence rules: checked before anything is computed from them (RFC 5545, 3.3.10)."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr

from extrovertly_desktop.exchange.icalendar_file.moments import FIRST_YEAR, LAST_YEAR
from extrovertly_desktop.exchange.icalendar_file.values import Moment

_SECONDS = {"SECONDLY": 1, "MINUTELY": 60, "HOURLY": 3600}
_FREQUENCIES = frozenset({*_SECONDS, "DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_FINER = (("BYHOUR", "HOURLY"), ("BYMINUTE", "MINUTELY"), ("BYSECOND", "SECONDLY"))
"""Lists of times, with the frequency at and below which each no longer adds dates but leaves some out."""
_DAY = 86_400
_DENSEST = 3600
"""Seconds between two dates of a rule that may go on; what comes more often is no event a person attends."""
_MOST_DENSE = 1000
_OLDEST_DENSE = 2000
_PARTS = frozenset(
    {
        "FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY",
        "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST",
    }
)  # fmt: skip
_COSTLY = frozenset({"BYSETPOS", "BYYEARDAY", "BYWEEKNO", "BYMONTHDAY"})
_UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?")
_LARGEST = 1_000_000
_CYCLE = 400
"""Years after which the Gregorian calendar repeats, weekdays included."""
_LATEST_PROBE = 9900

RuleParts = dict[str, str]
"""The parts of a rule by name, in the order in which they stand."""


class RefusedRule(ValueError):  # noqa: N818 - reads as what it says
    """A rule cannot be used; the message is the second half of a sentence: “it repeats every second”."""


def checked_rules(values: Iterable[str], start: Moment, report: Callable[[str], None]) -> tuple[str, ...]:
    """Return rules in canonical form; those that cannot be used are reported and left out.

    Args:
        values: of RRULE.
        start: the first date of the series.
        report: told a sentence for each rule left out.
    """
    checked: dict[str, None] = {}
    for value in values:
        try:
            checked[checked_rule(value, start)] = None
        except RefusedRule as error:
            report(f"Its rule for repeating was left out, so only its first date is here: {error}.")
    return tuple(checked)


def checked_rule(value: str, start: Moment) -> str:
    """Return a rule in canonical form.

    An UNTIL in a year like 9999 means for ever and is dropped. What would keep a machine busy for hours is refused:
    rules that repeat more often than hourly for long, and rules for a day that never comes, such as 30 February.

    Raises:
        RefusedRule: saying why it cannot be used.
    """
    parts = rule_parts(value)
    if parts.get("FREQ") not in _FREQUENCIES or not set(parts) <= _PARTS:
        raise RefusedRule(f"“{' '.join(value.split())[:60]}” is not understood")
    _limit_numbers(parts)
    _until(parts, start)
    _refuse_density(parts, start)
    _refuse_what_never_comes(parts, start, value)
    return joined(parts)


def rule_parts(value: str) -> RuleParts:
    """Return the parts of a rule by name; the last one of a name counts."""
    parts: RuleParts = {}
    for piece in value.strip().upper().replace(" ", "").split(";"):
        name, _, part = piece.partition("=")
        if name and part:
            parts[name] = part
    return parts


def joined(parts: Mapping[str, str]) -> str:
    """Return the rule of these parts."""
    return ";".join(f"{name}={part}" for name, part in parts.items())


def until_of(parts: Mapping[str, str]) -> date | datetime | None:
    """Return the last moment of a checked rule, or None: a date, a floating time, or one in UTC."""
    match = _UNTIL.fullmatch(parts.get("UNTIL", ""))
    if match is None:
        return None
    year, month, day, hour, minute, second, utc = match.groups()
    if hour is None:
        return date(int(year), int(month), int(day))
    return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), tzinfo=UTC if utc else None)


def is_endless(rules: Iterable[str]) -> bool:
    """Say whether any of the rules goes on for ever."""
    return any("UNTIL" not in parts and "COUNT" not in parts for parts in map(rule_parts, rules))


def _limit_numbers(parts: RuleParts) -> None:
    if parts.get("COUNT") == "-1":
        # Some programs mean "for ever" by it.
        del parts["COUNT"]
    for name in ("COUNT", "INTERVAL"):
        if name in parts:
            if not parts[name].isascii() or not parts[name].isdigit() or not 1 <= int(parts[name][:12]) <= _LARGEST:
                raise RefusedRule(f"{name}={parts[name][:20]} is not a number that makes sense there")
            parts[name] = str(int(parts[name]))


def _until(parts: RuleParts, start: Moment) -> None:
    """Bring UNTIL to the kind that the start asks for: a date for days, UTC for zoned times, floating for floating."""
    if "UNTIL" not in parts:
        return
    match = _UNTIL.fullmatch(parts["UNTIL"])
    if match is None:
        raise RefusedRule(f"its last date “{parts['UNTIL'][:20]}” is not a date")
    if int(match.group(1)) > LAST_YEAR:
        del parts["UNTIL"]
        return
    try:
        until = until_of(parts)
    except ValueError:
        until = None
    if until is None or until.year < FIRST_YEAR:
        raise RefusedRule(f"its last date “{parts['UNTIL'][:20]}” is not a date")
    if not isinstance(start, datetime):
        last = until.date() if isinstance(until, datetime) else until
        parts["UNTIL"] = f"{last:%Y%m%d}".rjust(8, "0")
        return
    if not isinstance(until, datetime):
        # A last day is meant as a whole, in the zone of the event.
        until = datetime(until.year, until.month, until.day, 23, 59, 59, tzinfo=start.tzinfo)
    if start.tzinfo is None:
        parts["UNTIL"] = f"{until:%Y%m%dT%H%M%S}"
    else:
        aware = until if until.tzinfo is not None else until.replace(tzinfo=start.tzinfo)
        parts["UNTIL"] = f"{aware.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _refuse_density(parts: Mapping[str, str], start: Moment) -> None:
    """Refuse a rule whose expansion would take long: each date since its start is gone through, however old it is."""
    if parts["FREQ"] in _SECONDS and not isinstance(start, datetime):
        raise RefusedRule("it repeats within the day, and lasts for the whole of it")
    step = _seconds_between(parts)
    if step >= _DAY or _how_often(parts, start, step) <= _MOST_DENSE:
        return
    if step < _DENSEST:
        raise RefusedRule(f"it repeats every {'second' if step <= 1 else 'minute' if step <= 60 else 'few minutes'}")
    if _COSTLY & set(parts):
        raise RefusedRule("it names hours and days in a way that is not understood")
    if start.year < _OLDEST_DENSE:
        raise RefusedRule(f"it repeats several times a day since the year {start.year}")


def _seconds_between(parts: Mapping[str, str]) -> float:
    """Return how far apart the dates of a rule are at most where they come closest, or a day if it is more."""
    frequency = parts["FREQ"]
    finer = [name for name, freq in _FINER if frequency not in _SECONDS or _SECONDS[freq] < _SECONDS[frequency]]
    each = math.prod(parts[name].count(",") + 1 for name in finer if name in parts)
    interval = int(parts.get("INTERVAL", "1")) if frequency in _SECONDS else 1
    return _SECONDS.get(frequency, _DAY) * interval / each


def _how_often(parts: Mapping[str, str], start: Moment, step: float) -> float:
    if "COUNT" in parts:
        return int(parts["COUNT"])
    until = until_of(parts)
    if until is None:
        return math.inf
    return (until.toordinal() - start.toordinal() + 1) * _DAY / step


def _refuse_what_never_comes(parts: Mapping[str, str], start: Moment, value: str) -> None:
    """Look for the first two dates, as whoever expands the rule will have to.

    A rule that never finds one is followed to the year 9999, day by day. The calendar repeats every 400 years, weekdays
    included, so that the search begins as late as it can and ends soon.
    """
    later = start.year + (_LATEST_PROBE - start.year) // _CYCLE * _CYCLE
    begin = datetime.combine(start.replace(year=later), start.time() if isinstance(start, datetime) else time.min)
    endless = {name: part for name, part in parts.items() if name != "UNTIL"}
    wanted = min(2, int(parts.get("COUNT", "2")))
    try:
        found = len(list(islice(rrulestr(joined(endless), dtstart=begin), wanted)))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        # They share no base class: what is raised for a broken rule depends on where it breaks.
        raise RefusedRule(f"“{' '.join(value.split())[:60]}” is not understood") from None
    if found < wanted:
        raise RefusedRule("the day it names never comes")
