"""Dates and times of day as people's telephones write them: in words, in any of many languages, with any digits."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import time
from functools import cache, lru_cache
from typing import NamedTuple

from extrovertly_desktop.exchange.bringing.month_words import AFTER_NOON, BEFORE_NOON, MONTHS

_LONGEST = 64
_ACCENTS = re.compile("[\u0300-\u036f]")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*[:.h時时点시٫]\s*(\d{2})(?!\d)(?:\s*[:.分분m]\s*(\d{2})(?!\d))?(?:[.,]\d+)?")
_BARE_HOUR = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_][^\s\d.,/\-]*")
_NOISE = re.compile(r"""[\s.,'"׳״’分분]""")
_MONTH_SIGN = re.compile(r"(?<!\d)(\d{1,2})\s*[月월]|th(?:áng|ang|g)\.?\s*(\d{1,2})(?!\d)")
_DAY_SIGN = re.compile(r"(?<!\d)(\d{1,2})\s*[日일号號]")


class DayInWords(NamedTuple):
    """A day of a year that may have been left out."""

    year: int | None
    month: int
    day: int


class TimeOfDay(NamedTuple):
    """A time of day, and whether the words beside it were understood (morning or afternoon)."""

    clock: time
    is_sure: bool


@cache
def _stems(language: str) -> tuple[tuple[str, int], ...]:
    """Beginnings of names of months with the number of the month, the longest first."""
    found = [
        (plain(stem), month) for month, stems in enumerate(MONTHS[language].split(" "), 1) for stem in stems.split("|")
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _halves() -> dict[str, bool]:
    """Words for the halves of the day, and whether each is the second one."""
    before = {_bare(word): False for word in BEFORE_NOON.split(" ")}
    return before | {_bare(word): True for word in AFTER_NOON.split(" ")}


def plain(text: str) -> str:
    """Return text without accents and case, with full-width letters and every script's digits as ASCII has them."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    # Hangul is taken apart on the way and put together again.
    return "".join(map(_sign, unicodedata.normalize("NFC", _ACCENTS.sub("", folded))))


def _sign(sign: str) -> str:
    if sign.isascii():
        return sign
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _bare(word: str) -> str:
    return _NOISE.sub("", plain(word))


@lru_cache(maxsize=2048)
def time_of_day(text: str) -> TimeOfDay | None:
    """Return the time that a text tells, such as `11:54 pm`, `23.54`, `午後11:54` or `١١:٥٤ م`.

    A word beside it that is not known leaves the figures as they are; `is_sure` is then False where they could be
    either half of the day.
    """
    if len(text) > _LONGEST:
        return None
    told = plain(text)
    match = _CLOCK.search(told)
    rest = _bare(told[: match.start()] + told[match.end() :]) if match else ""
    if match is None:
        match = _BARE_HOUR.search(told)
        rest = _bare(told[: match.start()] + told[match.end() :]) if match else ""
        if match is None or rest not in _halves():
            return None
        hour, minute, second = int(match[1]), 0, 0
    else:
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    is_late = _halves().get(rest)
    if is_late is not None and 1 <= hour <= 12:
        hour = hour % 12 + (12 if is_late else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return TimeOfDay(time(hour, minute, second), is_late is not None or not rest or hour > 12)


def day_in_words(text: str, languages: Iterable[str] = ()) -> DayInWords | None:
    """Return the day that a text tells with the month in letters, such as `18 May`, `September 25, 2019` or `5月18日`.

    Args:
        languages: those to be tried, the likeliest first; all if there are none.
    """
    if len(text) > _LONGEST:
        return None
    told = plain(text)
    month = _signed_month(told) or _named_month(told, tuple(languages) or tuple(MONTHS))
    if month is None:
        return None
    day_sign = _DAY_SIGN.search(told)
    numbers = [number for number in _NUMBER.findall(_MONTH_SIGN.sub(" ", told)) if len(number) <= 4]
    year = next((int(number) for number in numbers if len(number) == 4), None)
    days = [int(day_sign[1])] if day_sign else [int(number) for number in numbers if len(number) <= 2]
    if not days or not 1 <= days[0] <= 31:
        return None
    return DayInWords(year, month, days[0])


def languages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the languages whose months explain most of the texts, the best ones only.

    One word may be two months (`listopad` is November in Polish and October in Croatian): the others tell which.
    """
    words = {word for text in texts for word in _words(plain(text[:_LONGEST]))}
    score = {language: sum(_month(word, language)[0] > 0 for word in words) for language in MONTHS}
    best = max(score.values(), default=0)
    return tuple(language for language, count in score.items() if count == best and best)


def _words(told: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(told)]


def _signed_month(told: str) -> int | None:
    match = _MONTH_SIGN.search(told)
    number = int(match[1] or match[2]) if match else 0
    return number if 1 <= number <= 12 else None


def _named_month(told: str, languages: tuple[str, ...]) -> int | None:
    """The month whose name is known to its greatest length; of two equally well known the later, since days of the
    week (`mar.` is Tuesday in Spanish) stand before the date.
    """
    told_by = [_known_month(word, languages) for word in reversed(_words(told))]
    return max(told_by, key=lambda known: known[0], default=(0, None))[1]


@lru_cache(maxsize=4096)
def _known_month(word: str, languages: tuple[str, ...]) -> tuple[int, int | None]:
    return max((_month(word, language) for language in languages), key=lambda known: known[0], default=(0, None))


def _month(word: str, language: str) -> tuple[int, int | None]:
    """The month that a word names, and how many of its letters tell so."""
    # Hebrew writes “of” at the beginning of the word.
    bare = word[1:] if language == "he" and word.startswith("ב") else word
    return next(((len(stem), month) for stem, month in _stems(language) if bare.startswith(stem)), (0, None))
