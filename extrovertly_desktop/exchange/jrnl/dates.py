"""The dates of jrnl's entries, whatever format a person chose for them."""

import re
from collections.abc import Iterable
from datetime import datetime

from extrovertly_desktop.exchange.bringing.found import When
from extrovertly_desktop.exchange.bringing.moments import MIDDAY, at_clock, parsed

_LONGEST = 60
_LIKELY = re.compile(r"(?=.*\d{4}|.*\d[./-]\d{1,2}[./-]\d\d)(?=.*\d.*\d)[\w\s,.:/+()-]+", re.UNICODE)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_HALF = re.compile(r"\b([ap])\.?\s?m\b\.?", re.IGNORECASE)


def day_comes_first(dates: Iterable[str]) -> bool:
    """Whether in dates such as 03/04/2013 the day comes first: some of them tell, and dots do.

    Where nothing tells, the month comes first, as in jrnl's own documentation; a caller may say so.
    """
    for text in dates:
        match = _NUMBERS.search(text)
        if match and int(match[1]) > 12:
            return True
        if match and int(match[2]) > 12:
            return False
        if match and "." in match[0]:
            return True
    return False


def is_ambiguous(text: str) -> bool:
    """Whether a date can be read with the day or with the month first."""
    match = _NUMBERS.search(text)
    return (
        match is not None
        and "." not in match[0]
        and match[1] != match[2]
        and int(match[1]) <= 12
        and int(match[2]) <= 12
    )


def moment(text: str, *, day_first: bool) -> When | None:
    """Return the moment that a date says, at midday if it says no time; None if it does not say year, month and day."""
    text = text.strip()
    if len(text) > _LONGEST or not _LIKELY.fullmatch(text):
        return None
    simple = parsed(text)
    if simple is not None:
        return When(simple.local)
    # Imported when a date is not the usual one: most files have no other.
    from dateutil import parser  # noqa: PLC0415

    def read(default: datetime) -> datetime:
        found: datetime = parser.parse(plain, default=default, dayfirst=day_first, ignoretz=True)
        return found

    plain = _HALF.sub(r"\1m", text)
    first, second = datetime(2000, 1, 1, MIDDAY), datetime(2001, 2, 2, MIDDAY)  # noqa: DTZ001 - wall clock
    try:
        # What is not said is taken from the default, and a weekday alone is sought within a week of it: only what
        # comes out the same with two defaults was said. To read a date takes long, so what cannot be from the first is
        # not read again.
        found = read(first)
        told = found.year != first.year and found.month != first.month and found.day > first.day + 6
        return at_clock(found) if told or found == read(second) else None
    except (ValueError, OverflowError, ArithmeticError, TypeError, AttributeError, IndexError):
        return None
