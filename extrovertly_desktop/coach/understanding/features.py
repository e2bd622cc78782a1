"""What of a text its words tell: short forms written out, and the parts of words that are counted."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

_TOKEN = re.compile(r"(?<![\w'’.:/%])[A-Za-z]+[0-9]*(?:[a-z]+)?(?![\w'’])|(?<![\w'’.:/%])[0-9]+[a-z]+(?![\w'’])")
_WORD = re.compile(r"[a-z']+")
_ENDINGS = ("ing", "edly", "ed", "ly", "es", "s")
_SHORTEST_STEM = 3
_CHUNK = 4


class ShortForms:
    """Writes out what people shorten in chats: “ppl” is “people”, “dont” is “don't”."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Take the forms in, by what is written, in small letters."""
        self._forms = dict(forms)

    def write_out(self, text: str) -> str:
        """Return a text with its short forms written out; single capitals are initials and stay."""
        return _TOKEN.sub(self._one, text.replace("’", "'"))

    def _one(self, found: re.Match[str]) -> str:
        token = found.group()
        if len(token) == 1 and token.isupper():
            return token
        return self._forms.get(token.lower(), token)


def word_features(text: str) -> Counter[str]:
    """Return the stems of a text, their pairs, and every run of four letters in its words, with how often each occurs.

    Runs of letters forgive misspelling; pairs keep “say no” apart from “say”.
    """
    words = _WORD.findall(text.lower().replace("’", "'"))
    stems = [_stem(word) for word in words]
    found = Counter(f"w:{stem}" for stem in stems)
    found.update(f"p:{first} {second}" for first, second in pairwise(stems))
    for word in words:
        edged = f"^{word}$"
        found.update(f"c:{edged[start : start + _CHUNK]}" for start in range(len(edged) - _CHUNK + 1))
    return found


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
