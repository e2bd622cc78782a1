"""A day as it is typed in passing: “12 March”, “march 12 2025”, “2025-03-12”, “yesterday”."""

import re
from collections.abc import Mapping
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_LEAST_LETTERS = 3
_YEAR_DIGITS = 4


def typed_day(typed: str, today: date, months: Mapping[str, int], called: Mapping[str, date]) -> date | None:
    """Return the day that was typed, or None if it is none.

    Without a year it is the last such day that has been, today included.

    Args:
        typed: what was typed.
        today: the person's day.
        months: numbers of the months by their names, in small letters; at least three letters of one will do.
        called: days that have a name of their own, in small letters.
    """
    text = typed.strip().casefold()
    if text in called:
        return called[text]
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return _day(*(int(part) for part in iso.groups()))
    numbers: list[str] = []
    found: list[int] = []
    for part in _PARTS.findall(text):
        if part.isdigit():
            numbers.append(part)
        elif part not in {"st", "nd", "rd", "th", "de", "del", "of"}:
            found += _month(part, months)
    if len(found) != 1 or not 1 <= len(numbers) <= 2:
        return None
    years = [int(number) for number in numbers if len(number) == _YEAR_DIGITS]
    days = [int(number) for number in numbers if len(number) < _YEAR_DIGITS]
    if len(days) != 1 or len(years) != len(numbers) - 1:
        return None
    return _day(years[0], found[0], days[0]) if years else _last(found[0], days[0], today)


def _month(word: str, months: Mapping[str, int]) -> list[int]:
    if word in months:
        return [months[word]]
    begun = {number for name, number in months.items() if len(word) >= _LEAST_LETTERS and name.startswith(word)}
    # A word that is no month, or could be two, makes the whole no day.
    return list(begun) if len(begun) == 1 else [0, 0]


def _last(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, today.year - 9, -1):  # 29 February may be eight years back
        found = _day(year, month, day)
        if found is not None and found <= today:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
