"""Days and moments in the cells of any table, in figures or in words."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extrovertly_desktop.exchange.bringing.clock_words import day_in_words, plain, time_of_day
from extrovertly_desktop.exchange.bringing.found import When
from extrovertly_desktop.exchange.bringing.moments import at_instant, parsed
from extrovertly_desktop.exchange.csv_table.mapping import DayOrder

_LONGEST = 64
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[./\-年](\d{1,2})[./\-月](\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?<![\d:])(\d{1,2})([./\-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d:])")
_SECONDS = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_FIRST_SECOND, _LAST_SECOND = 631_152_000, 4_102_444_800
"""1990 and 2100: outside them a number of ten figures is something else."""
_TURN = 70


class Told(NamedTuple):
    """A moment as a cell tells it: its time may be missing; an instant where an offset or Greenwich is named."""

    day: date
    clock: time | None
    at_ms: int | None = None


def moment_told(text: str, order: DayOrder) -> Told | None:
    """Return the day, and the time if there is one, that a cell tells; None if it tells none."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    iso = parsed(text)
    if iso is not None:
        return Told(iso.local.date(), iso.local.time() if ":" in text else None, iso.at_ms)
    if _SECONDS.fullmatch(text):
        return _from_seconds(text)
    figures = plain(text)
    found = _in_figures(figures, order)
    if found is None:
        words = day_in_words(text)
        if words is None or words.year is None:
            return None
        told = time_of_day(_with_colon(text)) if ":" in text else None
        return _told(words.year, words.month, words.day, told.clock if told else None)
    (year, month, day), rest = found
    if not rest.strip(" ,T"):
        return _told(year, month, day, None)
    clock = time_of_day(rest.strip(" ,T"))
    return _told(year, month, day, clock.clock) if clock else None


def time_told(text: str) -> time | None:
    """Return the time of day that a cell tells."""
    told = time_of_day(text.strip())
    return told.clock if told else None


def orders_of(texts: Iterable[str]) -> Sequence[DayOrder]:
    """Return the orders in which every text in figures is a day, the likelier first; one if something tells.

    What tells: a figure above twelve; else days that go on or back in one order only, as the rows of a diary do; and
    a time with AM or PM speaks for the month first.
    """
    samples = [text for text in texts if _FIGURES.search(plain(text[:_LONGEST]))]
    orders = [DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST]
    able = [order for order in orders if all(moment_told(text, order) for text in samples)]
    if len(able) < 2 or not samples:
        return able[:1]
    sorted_in = [order for order in able if _is_sorted([told.day for told in _days(samples, order)])]
    if len(sorted_in) == 1 and len(samples) > 2:
        return sorted_in
    if any(re.search(r"\d\s?[ap]\.?m\b", text, re.IGNORECASE) for text in samples):
        able.reverse()
    return able


def _days(texts: list[str], order: DayOrder) -> list[Told]:
    return [told for text in texts if (told := moment_told(text, order)) is not None]


def _is_sorted(days: list[date]) -> bool:
    pairs = list(pairwise(days))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)


def _in_figures(text: str, order: DayOrder) -> tuple[tuple[int, int, int], str] | None:
    match = _YEAR_FIRST.search(text)
    if match:
        return (int(match[1]), int(match[2]), int(match[3])), text[: match.start()] + text[match.end() :].lstrip("日")
    match = _FIGURES.search(text)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    rest = text[: match.start()] + text[match.end() :]
    if order is DayOrder.YEAR_FIRST and len(match[4]) == 2:
        return (_century(first), second, third), rest
    year = third if len(match[4]) == 4 else _century(third)
    return ((year, first, second) if order is DayOrder.MONTH_FIRST else (year, second, first)), rest


def _century(year: int) -> int:
    """A year of two figures: from 1970 to 2069."""
    return year + (1900 if year >= _TURN else 2000)


def _told(year: int, month: int, day: int, clock: time | None) -> Told | None:
    try:
        return Told(date(year, month, day), clock)
    except ValueError:
        return None


def _from_seconds(text: str) -> Told | None:
    figure = float(text)
    seconds = figure / 1000 if len(text) == 13 and "." not in text else figure
    when: When | None = at_instant(int(seconds * 1000)) if _FIRST_SECOND <= seconds <= _LAST_SECOND else None
    return Told(when.local.date(), when.local.time(), when.at_ms) if when else None


@lru_cache(maxsize=1024)
def _with_colon(text: str) -> str:
    """The last words of a date in words, from before the one with a colon on."""
    words = text.split()
    place = next(number for number, word in enumerate(words) if ":" in word)
    is_last = place == len(words) - 1
    before = words[place - 1 : place] if is_last and place > 0 and not any(map(str.isdigit, words[place - 1])) else []
    return " ".join([*before, *words[place:]])


def combined(told: Told, clock: time) -> datetime:
    """Return a day with a time as the clock on the wall showed them."""
    return datetime.combine(told.day, clock)
