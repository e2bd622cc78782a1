"""Measures of written words: how alike two texts are, and how hard one is to read."""

import re
from collections.abc import Hashable, Iterable
from itertools import combinations

_SENTENCE_END = re.compile(r"[.!?…]+(?=[”’)]*(?:\s|$))")
_VOWELS = re.compile(r"[aeiouyàâäéèêëïîôöùûü]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeioudty])ed$|(?<=[^aeiouycghjsxz])es$|’(?:s|re|ve|ll|d|m)$")
_ENDINGS = ("ings", "ing", "ed", "es", "s")


def words_of(text: str) -> list[str]:
    """Return the words in small letters; an apostrophe belongs to its word."""
    return re.findall(r"[a-zà-ÿ’]+", text.lower())


# Words too common to say what a text is about.
_COMMON = frozenset(
    words_of(
        """a about an and are as at be but by can counts do does for from had has have her him his how i if in into
    count is it its let like me minute minutes more my no not of on one or other out people person say so somebody some
    someone something tell than that the their them then there they thing this those three to two until up was what
    when where which while who will with would you your"""
    )
)


def shingles(text: str, size: int) -> frozenset[Hashable]:
    """Return all runs of `size` words."""
    words = words_of(text)
    return frozenset(tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def topics(text: str) -> frozenset[Hashable]:
    """Return the words that carry the meaning, without common ones and without their commonest endings."""
    found = set()
    for word in words_of(text):
        bare = word.split("’")[0]
        if bare in _COMMON or len(bare) < 3:
            continue
        ending = next((one for one in _ENDINGS if bare.endswith(one) and len(bare) - len(one) >= 3), "")
        found.add(bare.removesuffix(ending))
    return frozenset(found)


def jaccard(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """Return the share of what two sets have in common, 0 to 1 (on shingles of texts: Broder 1997)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def too_alike(texts: Iterable[str], *, size: int, limit: float) -> list[tuple[str, str]]:
    """Return the pairs of texts whose shingles of `size` words are more alike than `limit`."""
    cut = [(text, shingles(text, size)) for text in texts]
    return [(a, b) for (a, first), (b, second) in combinations(cut, 2) if jaccard(first, second) > limit]


def syllables(word: str) -> int:
    """Estimate the syllables of an English word from its groups of vowels, less the endings that stay mute."""
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word.lower()))))


def reading_grade(text: str) -> float:
    """Return the Flesch–Kincaid grade level: the years of school after which a text reads easily.

    0.39 · words / sentences + 11.8 · syllables / words − 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975, Research
    Branch Report 8-75, Naval Technical Training Command).
    """
    words = words_of(text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
