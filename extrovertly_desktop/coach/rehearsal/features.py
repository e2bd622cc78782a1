"""What can be observed in one reply of a rehearsal: no guess at what was meant, only what stands there. Pure.

What is worth observing: follow-up questions make people more liked (Huang et al. 2017, doi 10.1037/pspi0000097);
acknowledging, one open question, one thing of oneself and 8–40 words are what good small talk has. Found is said only
where it is sure: feedback that praises what was not there would be worth nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extrovertly_desktop.coach.rehearsal import wordlists as words_of
from extrovertly_desktop.coach.rehearsal.reading import (
    CLAUSE,
    SENTENCE,
    WORD,
    Part,
    is_english,
    plain,
    split,
    topics,
    topics_of,
)

LEAST_WORDS, MOST_WORDS = 8, 40
"""Between these a reply is neither clipped nor a speech."""
_MOST_READ = 2000
_LONGEST_QUOTE = 60
_LEAST_TOLD = 3
_TWICE = 2


class Feature(StrEnum):
    """Something to be seen in a reply."""

    FOLLOW_UP = "follow_up"
    """A question about what the other has just said."""
    ASKS_BACK = "asks_back"
    """Returns the other's question: “And you?”"""
    OPEN_QUESTION = "open_question"
    """A question that cannot be answered by yes, no or a number."""
    QUESTION = "question"
    ACKNOWLEDGEMENT = "acknowledgement"
    """Shows that the other was heard."""
    DISCLOSURE = "disclosure"
    """Says something of oneself."""
    GREETING = "greeting"
    NAME = "name"
    REQUEST = "request"
    """Says plainly what one would like."""
    REFUSAL = "refusal"
    """A no that can be heard as one: not taken back, not hedged, with one apology at most."""
    REASON = "reason"
    VIEW = "view"
    """Says what one thinks."""
    INVITATION = "invitation"
    THANKS = "thanks"
    FAREWELL = "farewell"
    DETAIL = "detail"
    """A day, a time, a number or the like."""
    FITTING_LENGTH = "fitting_length"
    SELF_PUT_DOWN = "self_put_down"
    OVER_APOLOGY = "over_apology"
    """Apologises twice or more."""
    YIELDS = "yields"
    """Agrees to what is asked for."""
    HEDGES = "hedges"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"


BETTER_WITHOUT = (
    Feature.SELF_PUT_DOWN,
    Feature.OVER_APOLOGY,
    Feature.YIELDS,
    Feature.HEDGES,
    Feature.TOO_LONG,
    Feature.TOO_SHORT,
)
"""What one would rather leave out; the others are worth having."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What was seen in a reply.

    Attributes:
        found: the features, and the words of the reply that show each.
        word_count: how many words it has.
        is_text: whether it holds a letter or a digit at all.
        is_english: False when nothing in it looks like English, so that little can be observed.
    """

    found: Mapping[Feature, str] = field(default_factory=dict)
    word_count: int = 0
    is_text: bool = False
    is_english: bool = True

    @property
    def features(self) -> frozenset[Feature]:
        """The features alone."""
        return frozenset(self.found)


_OTHER = frozenset({"you", "your", "yours"})


def observe(text: str, heard: str = "") -> Observed:
    """Return what can be seen in a reply.

    Args:
        text: what the person typed; of a very long text the beginning is read.
        heard: what the other said just before.
    """
    count = len(WORD.findall(plain(text)))
    text = " ".join(part.strip() for part in text[:_MOST_READ].split("\n"))
    if not any(each.isalnum() for each in text):
        return Observed()
    words = WORD.findall(plain(text))
    if not is_english(words):
        return Observed(word_count=count, is_text=True, is_english=False)
    found = _questions(text, heard) | _statements(text, heard) | _phrases(text) | _length(text, count)
    if count <= _LEAST_TOLD and words_of.ASKING_NAME.search(plain(heard)) and text.strip(" .").istitle():
        found.setdefault(Feature.NAME, text)
    return Observed(found, count, is_text=True)


def _questions(text: str, heard: str) -> dict[Feature, str]:
    found: dict[Feature, str] = {}
    told, asked = topics_of(heard)
    for part in _asking_parts(text):
        is_request = bool(words_of.REQUESTING.search(part.low)) and not words_of.TELL_ME.search(part.low)
        is_plan = bool(words_of.INVITING.search(part.low))
        found.setdefault(Feature.QUESTION, part.raw)
        if words_of.BACK.search(part.low):
            found.setdefault(Feature.ASKS_BACK, part.raw)
            continue
        if is_request or is_plan:
            continue
        if words_of.OPEN.search(part.low):
            found.setdefault(Feature.OPEN_QUESTION, part.raw)
        about = topics(part.low)
        if about & told or _asks_about_it(part.low, heard):
            found.setdefault(Feature.FOLLOW_UP, part.raw)
        elif about & asked and _OTHER & set(re.findall(r"\w+", part.low)):
            found.setdefault(Feature.ASKS_BACK, part.raw)
    if Feature.OPEN_QUESTION not in found and (match := words_of.TELL_ME.search(plain(text))):
        found[Feature.OPEN_QUESTION] = _around(text, match)
        about = topics(plain(text)[match.start() :])
        if about & told or "more" in match.group():
            found.setdefault(Feature.FOLLOW_UP, found[Feature.OPEN_QUESTION])
    return found


def _asking_parts(text: str) -> list[Part]:
    """Return the questions of a text: sentences with the mark, and clauses that begin as questions do."""
    parts: list[Part] = []
    for sentence in split(text, SENTENCE):
        clauses = split(sentence.raw, CLAUSE)
        asking = next((number for number, clause in enumerate(clauses) if clause.is_question), None)
        if asking is not None and not words_of.REFLECTING.search(sentence.low):
            # What stands before the question is no part of it, except in "You said hiking, where do you go?"
            raw = " ".join(clause.raw for clause in clauses[asking:])
            parts.append(Part(raw, plain(raw)))
        elif asking is not None or (sentence.low.endswith("?") and sentence.is_question):
            parts.append(sentence)
    return parts


def _asks_about_it(low: str, heard: str) -> bool:
    is_about = bool(words_of.ABOUT_IT.search(low)) and not words_of.NOT_ABOUT_IT.search(low)
    return bool(heard) and is_about and not words_of.ROUTINE.search(low)


def _statements(text: str, heard: str) -> dict[Feature, str]:
    found: dict[Feature, str] = {}
    told, _ = topics_of(heard)
    for sentence in split(text, SENTENCE):
        for part in split(sentence.raw, CLAUSE):
            is_asking = part.is_question
            if words_of.ACKNOWLEDGING.search(part.low) or (
                not is_asking and words_of.REFLECTING.search(part.low) and topics(part.low) & told
            ):
                found.setdefault(Feature.ACKNOWLEDGEMENT, part.raw)
            if not is_asking and _tells(part):
                found.setdefault(Feature.DISCLOSURE, part.raw)
    return found


def _tells(part: Part) -> bool:
    if not words_of.TELLING.search(part.low) or words_of.NOT_TELLING.search(part.low):
        return False
    others = (words_of.PUT_DOWN, words_of.REFUSING, words_of.REQUESTING, words_of.PARTING, words_of.THANKING)
    if any(pattern.search(part.low) for pattern in others) or words_of.NAMING_IN_CAPITALS.search(part.raw):
        return False
    return len(WORD.findall(part.low)) >= _LEAST_TOLD


_PHRASES = {
    Feature.GREETING: words_of.GREETING,
    Feature.NAME: words_of.NAMING,
    Feature.REQUEST: words_of.REQUESTING,
    Feature.REASON: words_of.REASONING,
    Feature.VIEW: words_of.VIEWING,
    Feature.INVITATION: words_of.INVITING,
    Feature.THANKS: words_of.THANKING,
    Feature.FAREWELL: words_of.PARTING,
    Feature.DETAIL: words_of.DETAIL,
    Feature.SELF_PUT_DOWN: words_of.PUT_DOWN,
    Feature.HEDGES: words_of.HEDGING,
}


def _phrases(text: str) -> dict[Feature, str]:
    found: dict[Feature, str] = {}
    for clause in split(text, CLAUSE):
        for feature, pattern in _PHRASES.items():
            if pattern.search(clause.low):
                found.setdefault(feature, clause.raw)
    for sentence in split(text, SENTENCE):
        # Some phrases run over a comma: "a refund, please".
        for feature in (Feature.REQUEST, Feature.INVITATION):
            if _PHRASES[feature].search(sentence.low):
                found.setdefault(feature, sentence.raw)
    if match := words_of.NAMING_IN_CAPITALS.search(text):
        found.setdefault(Feature.NAME, match.group())
    apologies = len(words_of.APOLOGY.findall(plain(text)))
    if apologies >= _TWICE:
        found[Feature.OVER_APOLOGY] = "sorry"
    return found | _answer(text, is_sorry=apologies >= _TWICE, is_hedged=Feature.HEDGES in found)


def _answer(text: str, *, is_sorry: bool, is_hedged: bool) -> dict[Feature, str]:
    """Return whether it is a yes, or a clear no."""
    clauses = [clause for clause in split(text, CLAUSE) if not clause.is_question]
    yields = next((part for part in clauses if words_of.YIELDING.search(_bare(part.low))), None)
    refuses = next((part for part in clauses if words_of.REFUSING.search(part.low)), None)
    if yields is not None and not words_of.LATER.search(plain(text)):
        return {Feature.YIELDS: yields.raw}
    if refuses is None or is_sorry or is_hedged:
        return {}
    return {Feature.REFUSAL: refuses.raw}


def _length(text: str, count: int) -> dict[Feature, str]:
    if count > MOST_WORDS:
        return {Feature.TOO_LONG: text}
    return {Feature.FITTING_LENGTH if count >= LEAST_WORDS else Feature.TOO_SHORT: text}


def quoted(words: str) -> str:
    """Return words of the person as they stand in a sentence: on one line, cut, without what ends a sentence."""
    line = " ".join(words.split()).strip(" ,;:.—–!")
    if len(line) > _LONGEST_QUOTE:
        line = line[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return line


def _bare(low: str) -> str:
    return low.rstrip(" ,;:—–")


def _around(text: str, match: re.Match[str]) -> str:
    return text[match.start() :].split(".", maxsplit=1)[0]
