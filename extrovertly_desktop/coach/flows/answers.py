"""What a person answered: from chips, numbers and typed words to the value of a slot."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extrovertly_desktop.coach.flows.common import CommonPack
from extrovertly_desktop.coach.flows.packs import Node, Option, Slot, SlotType
from extrovertly_desktop.coach.flows.quoting import Known
from extrovertly_desktop.domain.coach import Said

SKIP, BACK, STOP, OTHER, YES, NO = "@skip", "@back", "@stop", "@other", "@yes", "@no"
"""Values of the chips that every flow has; names of options have no such sign."""
_MOST_CHARACTERS = 8000
_NOT_WORD = re.compile(r"[^\w']+")
_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3})(?:[.,]\d+)?(?!\d)")
_OUT_OF_TEN = re.compile(r"\b(?:out of|of|/)\s*(?:10|ten)\b|\d\s*/\s*10\b")
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
_NUMBER_WORDS = {word: 10 * number for number, word in enumerate(_TENS)} | {"none": 0, "half": 50}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_IN_SOME = re.compile(r"\bin (a|an|one|two|three|four|\d{1,2}) (day|week)s?\b")
_FEW = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_FARTHEST = 366
_NEGATIONS = {"not", "no", "don't", "dont", "never", "without", "rather"}


@dataclass(frozen=True, slots=True)
class Fits:
    """An answer that could be read; `value` is what the slot holds then."""

    value: object


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """No row of those on offer; `text` when it was said in words of one's own."""

    text: str | None


class Unfit:
    """An answer that could not be read."""


Reading = Fits | NoneOfThese | Unfit


def plain(text: str) -> str:
    """Return words in lower case with single spaces and nothing else but apostrophes."""
    return " ".join(_NOT_WORD.sub(" ", text.casefold().replace("’", "'")).split())


def wish_of(said: Said, common: CommonPack) -> str | None:
    """Return SKIP, BACK or STOP if that is what was answered, by chip or in words."""
    if said.chip is not None:
        return said.chip if said.chip in {SKIP, BACK, STOP} else None
    words = plain(said.text)
    for wish, label, ways in (
        (STOP, common.stop, common.typed.stop),
        (BACK, common.back, common.typed.back),
        (SKIP, common.skip, common.typed.skip),
    ):
        if words == plain(label) or words in ways:
            return wish
    return None


def read_consent(said: Said, common: CommonPack) -> bool | None:
    """Return whether a person agreed, or None if that cannot be told; only a plain yes is one."""
    if said.chip in {YES, NO}:
        return said.chip == YES
    words = plain(said.text)
    if words in common.typed.yes:
        return True
    if words in common.typed.no or words == plain(common.no) or any(word in _NEGATIONS for word in words.split()):
        return False
    if words == plain(common.yes) or any(words.startswith(f"{way} ") for way in common.typed.yes):
        return True
    return None


def read_answer(
    said: Said, node: Node, slot: Slot, rows: Sequence[Known], *, today: str, common: CommonPack
) -> Reading:
    """Return what an answer fills a slot with.

    Args:
        said: the answer.
        node: where it was asked.
        slot: what was asked for.
        rows: what a pick offers.
        today: ISO day, for dates.
        common: knows how people say that they do not know.
    """
    match slot.type:
        case SlotType.TEXT:
            text = said.text.replace("\x00", "").strip()[:_MOST_CHARACTERS]
            return Fits(text) if any(map(str.isalnum, text)) and not _says_nothing(text, common) else Unfit()
        case SlotType.SCALE:
            return _number(said, slot)
        case SlotType.CHOICE:
            return _option(said, slot.options)
        case SlotType.PICK:
            reading = _row(said, node, slot, rows)
            return (
                Unfit() if isinstance(reading, NoneOfThese) and _says_nothing(reading.text or "", common) else reading
            )
        case SlotType.DATE:
            return _day(said, today)


def _says_nothing(text: str, common: CommonPack) -> bool:
    """Whether words fill no slot: “I do not know”, and a bare yes or no, which answer another question."""
    words = plain(text)
    return bool(words) and words in {*common.typed.unsure, *common.typed.yes, *common.typed.no}


def _number(said: Said, slot: Slot) -> Reading:
    number = said.number
    if number is None:
        words = said.text.casefold()
        found = [int(each) for each in _NUMBER.findall(words)]
        found = found or [_NUMBER_WORDS[word] for word in plain(words).split() if word in _NUMBER_WORDS]
        if found and _OUT_OF_TEN.search(words) and slot.high == 100:
            found = [10 * each for each in found[: max(1, len(found) - 1)]]
        if not found or len(found) > 2:
            return Unfit()
        number = round(sum(found) / len(found))  # "60 or 70"
    return Fits(number) if slot.low <= number <= slot.high else Unfit()


def _option(said: Said, options: Sequence[Option]) -> Reading:
    if said.chip is not None and any(said.chip == option.value for option in options):
        return Fits(said.chip)
    words = plain(said.text)
    exact = [each.value for each in options if words in {plain(way) for way in (each.label, *each.words)}]
    if exact:
        return Fits(exact[0])
    within = {each.value for each in options if _any_within(words, (each.label, *each.words))}
    return Fits(within.pop()) if len(within) == 1 else Unfit()


def _any_within(words: str, ways: Iterable[str]) -> bool:
    return any(f" {plain(way)} " in f" {words} " for way in ways)


def _row(said: Said, node: Node, slot: Slot, rows: Sequence[Known]) -> Reading:
    for row in rows:
        if said.chip is not None and said.chip == row["id"]:
            return Fits(dict(row))
    words = plain(said.text)
    if node.other is not None and (said.chip == OTHER or words == plain(slot.other or "")):
        return NoneOfThese(None)
    titles = [(plain(str(row["title"])), row) for row in rows]
    near = [row for title, row in titles if words == title] or [
        row for title, row in titles if words and (f" {words} " in f" {title} " or f" {title} " in f" {words} ")
    ]
    if len(near) == 1:
        return Fits(dict(near[0]))
    if not near and node.other_slot is not None and words:
        return NoneOfThese(said.text.strip()[:_MOST_CHARACTERS])
    return Unfit()


def _day(said: Said, today: str) -> Reading:
    try:
        first = date.fromisoformat(today)
    except ValueError:
        return Unfit()
    day = _named_day(said.chip or plain(said.text.replace("-", "_")).replace("_", "-"), first)
    if day is None or not first <= day <= first + timedelta(days=_FARTHEST):
        return Unfit()
    return Fits(day.isoformat())


def _named_day(words: str, first: date) -> date | None:
    if match := _ISO.search(words):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    if match := _IN_SOME.search(words):
        return first + timedelta(days=(_FEW.get(match[1]) or int(match[1])) * (7 if match[2] == "week" else 1))
    for word in words.split():
        if word in {"today", "tonight"}:
            return first
        if word == "tomorrow":
            return first + timedelta(days=1)
        if word == "weekend":
            return first + timedelta(days=(5 - first.weekday()) % 7)
        if word in _WEEKDAYS:
            return first + timedelta(days=(_WEEKDAYS.index(word) - first.weekday() - 1) % 7 + 1)
    return first + timedelta(days=7) if words == "next week" else None
