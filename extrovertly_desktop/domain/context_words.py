"""Places, company and times of day: as they are stored, as a person reads them, and as they may have written them."""

import unicodedata
from functools import lru_cache

from extrovertly_desktop.domain.recommendation import ContextKind

_PLACES = {
    "anywhere": "anywhere",
    "home": "at home",
    "neighbourhood": "in your neighbourhood",
    "outdoors": "outdoors",
    "shop": "in a shop",
    "cafe": "in a café",
    "library": "in a library",
    "transport": "on a bus or train",
    "work": "at work",
    "study": "where you study",
    "sports": "at sports",
    "venue": "at a venue",
    "phone": "on the phone",
    "online": "online",
}
_PEOPLE = {
    "stranger": "with a stranger",
    "staff": "with staff",
    "acquaintance": "with an acquaintance",
    "friend": "with a friend",
    "family": "with family",
    "colleague": "with a colleague",
    "authority": "with someone in authority",
    "group": "with a group",
    "date": "on a date",
    "online": "with people online",
}
_TIMES = {
    "morning": "in the morning",
    "midday": "around midday",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "any": "at any time",
}
_OTHERWISE = {ContextKind.PLACE: "at “{}”", ContextKind.PEOPLE: "with “{}”", ContextKind.TIME: "at “{}”"}
_PHRASES = {ContextKind.PLACE: _PLACES, ContextKind.PEOPLE: _PEOPLE, ContextKind.TIME: _TIMES}
_COMPANY = "with "
_SMALL_WORDS = frozenset({"a", "an", "around", "at", "in", "my", "on", "the", "with", "your"})


def context_phrase(kind: ContextKind, value: str) -> str:
    """Return a part of a context as it stands in a sentence: “in a café”; a person's own word in quotation marks."""
    return _PHRASES[kind].get(value, _OTHERWISE[kind].format(value))


def answer_of(kind: ContextKind, value: str) -> str:
    """Return a part of a context as the answer to “Where?” or “With whom?”: “in a café”, “a friend”.

    A person's own word stays as they wrote it.
    """
    return _PHRASES[kind].get(value, value).removeprefix(_COMPANY)


def stored_of(kind: ContextKind, answer: str) -> str:
    """Return the word that is stored for an answer that `answer_of` gave; any other one stays as it was written."""
    typed = plain(answer)
    named = (word for word in _PHRASES[kind] if typed == plain(answer_of(kind, word)))
    return next(named, answer)


@lru_cache(maxsize=1024)
def counted_as(kind: ContextKind, text: str) -> str:
    """Return the word that a text counts as: “Café”, “at a café” and “cafe” are one place, own words one each."""
    core = _core(text)
    named = (word for word, phrase in _PHRASES[kind].items() if core in {word, _core(phrase)})
    return next(named, plain(text))


@lru_cache(maxsize=1024)
def plain(word: str) -> str:
    """Return a word without case, accents and doubled spaces, so that “Café” is the catalogue's cafe."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def _core(text: str) -> str:
    """Return a text without the small words it begins with."""
    words = plain(text).split()
    while len(words) > 1 and words[0] in _SMALL_WORDS:
        words.pop(0)
    return " ".join(words)
