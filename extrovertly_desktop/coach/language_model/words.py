"""Taking text apart, and the vocabulary of the coach's own packs."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?:[.!?…:]+|[“\"(])[”\"’)]*\s*$")
_TURNED = {
    "you are": "I am", "you're": "I'm", "you were": "I was", "you": "I", "yourself": "myself", "yours": "mine",
    "your": "my", "you've": "I've", "you'll": "I'll", "you'd": "I'd",
}  # fmt: skip
_YOU = re.compile(r"\byou (?:are|were)\b|\byou['’](?:re|ve|ll|d)\b|\b(?:yourself|yours|your|you)\b", re.IGNORECASE)
_ENDINGS = ("ingly", "edly", "ings", "ied", "ies", "ing", "est", "ed", "er", "ly", "es", "s", "y", "e")
_SHORTEST_STEM = 3
_SPOKEN = frozenset(
    {"wordings", "clarify", "reflection", "body", "step", "summary", "title", "description", "tips", "text", "words"}
)
"""Fields of the packs whose text is said to a person."""
_PACKS = ("coach/lines.toml", "coach/topics/*.toml", "coach/flows/*.toml", "coach/articles/*.toml", "missions/*.toml")
_NOT_OURS = frozenset({"sources", "examples"})
"""What others have written: names in citations, and what people say, which holds what the coach would never say."""


def words_of(text: str) -> list[str]:
    """Return the words in small letters, apostrophes straight: “You’re late” gives you're, late."""
    return [word.replace("’", "'").casefold() for word in _WORD.findall(unicodedata.normalize("NFKC", text))]


def words_in(text: str) -> frozenset[str]:
    """Return the different words of a text, as `words_of` gives them."""
    return frozenset(words_of(text))


def stems_of(text: str) -> list[str]:
    """Return the words without their endings; what an apostrophe joins counts as two."""
    return [stem(word.casefold()) for word in _LETTERS.findall(unicodedata.normalize("NFKC", text))]


def stem(word: str) -> str:
    """Return a word without its commonest endings; rough, but the same for both sides of a comparison."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word


def capitals_of(text: str) -> list[str]:
    """Return the words with a capital that do not begin a sentence; “I” is left out."""
    found = []
    for match in _WORD.finditer(text):
        before = text[: match.start()].rstrip(" ")
        begins = not before or _SENTENCE_END.search(before) is not None
        if match.group()[0].isupper() and not begins and match.group().replace("’", "'").split("'")[0] != "I":
            found.append(match.group())
    return found


def as_if_said_of_oneself(text: str) -> str:
    """Return a text with “you” turned into “I”: the safety gate reads what people say of themselves."""
    return _YOU.sub(lambda match: _TURNED[match.group().casefold().replace("’", "'")], text)


def spoken_stems(content: Path) -> frozenset[str]:
    """Return the stems of every word that the coach's packs and the missions say, so that others can be told apart.

    Args:
        content: `resources/content`.
    """
    stems: set[str] = set()
    for path in (path for pattern in _PACKS for path in content.glob(pattern)):
        for text in _spoken(tomllib.loads(path.read_text(encoding="utf-8")), is_spoken=False):
            stems.update(stems_of(text))
    return frozenset(stems)


def _spoken(value: object, *, is_spoken: bool) -> Iterator[str]:
    if isinstance(value, str):
        if is_spoken:
            yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in _NOT_OURS:
                yield from _spoken(part, is_spoken=name in _SPOKEN)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _spoken(part, is_spoken=is_spoken)
