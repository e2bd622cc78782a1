"""When a series takes place, in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from extrovertly_desktop.exchange.icalendar_file.rules import rule_parts, until_of
from extrovertly_desktop.exchange.icalendar_file.values import Moment, Recurrence

_UNITS = {
    "SECONDLY": "second",
    "MINUTELY": "minute",
    "HOURLY": "hour",
    "DAILY": "day",
    "WEEKLY": "week",
    "MONTHLY": "month",
    "YEARLY": "year",
}
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WORKDAYS = frozenset({"MO", "TU", "WE", "TH", "FR"})
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
_SAID = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "COUNT", "UNTIL", "WKST"})
_ON_ITS_OWN = "On dates of its own"


def rule_sentence(recurrence: Recurrence, start: Moment) -> str:
    """Return when a series takes place: "Every Tuesday until 3 March 2027".

    What cannot be said shortly is not said wrongly: it is "On dates of its own".

    Args:
        recurrence: its rules, checked, and further dates.
        start: the first date, whose zone decides which day the last one is.
    """
    if not recurrence.rules:
        return f"On {len(recurrence.dates) + 1} chosen dates{_left_out(len(set(recurrence.excluded)))}"
    sentences = [_sentence(rule_parts(rule), start) for rule in recurrence.rules]
    whole = _ON_ITS_OWN if len(sentences) > 1 else sentences[0]
    if recurrence.dates and whole != _ON_ITS_OWN:
        whole = f"{whole}, and on other dates"
    return whole + _left_out(len(set(recurrence.excluded)))


def _left_out(count: int) -> str:
    if count == 0:
        return ""
    return ", one left out" if count == 1 else f", {count} left out"


def _sentence(parts: Mapping[str, str], start: Moment) -> str:
    often = _how_often(parts) if set(parts) <= _SAID else None
    return (_ON_ITS_OWN if often is None else often) + _ending(parts, start)


def _how_often(parts: Mapping[str, str]) -> str | None:
    every = int(parts.get("INTERVAL", "1"))
    unit = _UNITS[parts["FREQ"]]
    days = parts.get("BYDAY", "").split(",") if "BYDAY" in parts else []
    if not set(parts) & {"BYMONTHDAY", "BYMONTH", "BYSETPOS"}:
        if not days:
            return _every(every, unit)
        if unit in {"day", "week"} and (unit == "week" or every == 1) and set(days) <= set(_DAYS):
            return _weekly(days, every)
    if unit == "month" and "BYMONTH" not in parts:
        day = _day_of_month(parts, days)
        return None if day is None else f"{_every(every, unit)} on {day}"
    if unit == "year" and "," not in parts.get("BYMONTH", ","):
        return _yearly(parts, days, every)
    return None


def _weekly(days: list[str], every: int) -> str:
    if set(days) == _WORKDAYS and every == 1:
        return "Every weekday, Monday to Friday"
    names = listed(_DAYS[day] for day in _DAYS if day in days)
    return f"Every {names}" if every == 1 else f"{_every(every, 'week')} on {names}"


def _yearly(parts: Mapping[str, str], days: list[str], every: int) -> str | None:
    month = _MONTHS[int(parts["BYMONTH"]) - 1]
    if not days and set(parts) & {"BYMONTHDAY", "BYSETPOS"} == {"BYMONTHDAY"} and parts["BYMONTHDAY"].isdigit():
        return f"{_every(every, 'year')} on {int(parts['BYMONTHDAY'])} {month}"
    if not set(parts) & {"BYMONTHDAY", "BYSETPOS"} and not days:
        return f"{_every(every, 'year')} in {month}"
    day = _day_of_month(parts, days)
    return None if day is None else f"{_every(every, 'year')} on {day} of {month}"


def _day_of_month(parts: Mapping[str, str], days: list[str]) -> str | None:
    """Return “day 3”, “the last day”, “the second Tuesday”, or None for what is more than one day or none of these."""
    if "BYMONTHDAY" in parts:
        if days or "BYSETPOS" in parts:
            return None
        chosen = [int(day) for day in parts["BYMONTHDAY"].split(",")]
        if chosen == [-1]:
            return "the last day"
        return f"day {listed(str(day) for day in sorted(chosen))}" if min(chosen) > 0 else None
    if len(days) != 1:
        return None
    which, name = days[0][:-2], days[0][-2:]
    which = which or parts.get("BYSETPOS", "")
    if (days[0][:-2] and "BYSETPOS" in parts) or not which.lstrip("+-").isdigit():
        return None
    ordinal = _ORDINALS.get(int(which))
    return None if ordinal is None or name not in _DAYS else f"the {ordinal} {_DAYS[name]}"


def _ending(parts: Mapping[str, str], start: Moment) -> str:
    if "COUNT" in parts:
        count = int(parts["COUNT"])
        return ", once" if count == 1 else f", {count} times"
    until = until_of(parts)
    if until is None:
        return ""
    if isinstance(until, datetime) and until.tzinfo is not None and isinstance(start, datetime):
        until = until.astimezone(start.tzinfo)
    if isinstance(until, datetime) and isinstance(start, datetime) and until.time() < start.time():
        # It ends before that day's time comes, so that the day before is the last one.
        until -= timedelta(days=1)
    return f" until {until.day} {_MONTHS[until.month - 1]} {until.year}"


def _every(every: int, unit: str) -> str:
    return f"Every {unit}" if every == 1 else f"Every {every} {unit}s"


def listed(names: Iterable[str]) -> str:
    """Return names as a list in a sentence: “Monday, Tuesday and Friday”."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
