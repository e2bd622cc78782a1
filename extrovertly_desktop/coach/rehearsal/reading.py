"""Reading a text: its sentences and clauses, what they are about, and whether it is English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extrovertly_desktop.coach.rehearsal import wordlists as words_of

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
CLAUSE = re.compile(r"[^.!?…,;:—–\n]+[.!?…,;:—–]*")
_ENDINGS = ("ing", "ies", "ed", "es", "er", "s", "e", "y")
_SHORTEST_STEM = 3
_LEAST_TO_TELL_ENGLISH = 6
_MOST_MARKED_ONLY = 2
_LEAST_FOREIGN = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or clause: as it was typed, and in small letters."""

    raw: str
    low: str

    @property
    def is_question(self) -> bool:
        words = WORD.findall(self.low)
        if words_of.ASKING.search(self.low) or words_of.BACK.search(self.low):
            return True
        # "Really?" and "Oh yes?" show interest, but ask for nothing.
        return self.low.endswith("?") and len(words) > _MOST_MARKED_ONLY


def split(text: str, pattern: re.Pattern[str]) -> list[Part]:
    """Return the parts of a text that a pattern finds, without those that hold no word."""
    found = (match.group().strip() for match in pattern.finditer(text))
    return [Part(raw, plain(raw)) for raw in found if any(each.isalnum() for each in raw)]


def plain(text: str) -> str:
    """Return a text in small letters with straight apostrophes."""
    return text.casefold().replace("’", "'").strip()


def topics_of(heard: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the topics of what the other told, and those they only asked about."""
    told: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    for sentence in split(heard, SENTENCE):
        if sentence.low.endswith("?"):
            asked |= topics(sentence.low)
        else:
            told |= topics(sentence.low)
    return told, asked - told


def topics(low: str) -> frozenset[str]:
    """Return the stems of the words that make a topic."""
    return frozenset(
        _stem(word) for word in WORD.findall(low) if word not in words_of.EMPTY and len(word) >= _SHORTEST_STEM
    )


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            # "hiking" and "hike", "running" and "run".
            return stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] else stem
    return word


def is_english(words: Sequence[str]) -> bool:
    """Return whether a text looks English; what is too short to tell counts as such."""
    if not words:
        return True
    if not any(word.isascii() for word in words):
        return False
    known = sum(word in words_of.EVERYDAY for word in words)
    foreign = sum(word in words_of.FOREIGN for word in words)
    return foreign < max(known, _LEAST_FOREIGN) and (known > 0 or len(words) < _LEAST_TO_TELL_ENGLISH)
