"""From what a person typed to plain words: contractions, slang, misspellings, letters as figures, spaced letters."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_ENDS = re.compile(r"[.!?…;\n]+[\"'”’)\s]*(?=\s|$|[^\W_])|\n+")
_CHUNK = re.compile(r"\S+")
_EDGE = "()[]{}<>«»“”\"‘’'`_~:—–-/\\.!?…;"
_QUOTES = '"“”„«»'
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})
_LEET_SIGNS = frozenset("013457@$!*")
_RUN = re.compile(r"(\w)\1{2,}")
_JOINS = re.compile(r"(?<=[^\W\d_])[/\-–—]+(?=[^\W\d_])|…|\.{2,}|—|–")
_NOT_WORD = re.compile(r"[^\w']+")
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
_ENDINGS = {"'m": "am", "'ll": "will", "'ve": "have", "'d": "would", "'re": "are"}
_IS_WORDS = frozenset(
    ["it", "he", "she", "that", "there", "what", "who", "where", "how", "everything", "everyone", "nobody", "life"]
)
_LEAST_FUZZY = 5
_MOST_LETTERS = 12
_LONGEST, _OVERLAP = 80, 20
"""A sentence of more words is read in parts that overlap, so that nonsense without an end costs no more than prose."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The plain words of one sentence, a comma being a word of its own.

    Attributes:
        words: lower case.
        quoted: for each word whether it stands between double quotation marks.
        start, end: where the sentence stands in the text, in characters.
    """

    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    start: int
    end: int

    def with_next(self, other: "Sentence") -> "Sentence":
        """Return this sentence and the one behind it as one."""
        return Sentence((*self.words, *other.words), (*self.quoted, *other.quoted), self.start, other.end)


class Wording:
    """Makes plain words of a text.

    Args:
        rewrites: words or rows of words, and what they stand for.
        fillers: words that change nothing and are left out.
        watched: words that are recognised when they are misspelt by one letter, written with figures, or spaced out.
    """

    def __init__(self, rewrites: Mapping[str, str], fillers: Iterable[str], watched: Iterable[str]) -> None:
        self._fillers = frozenset(fillers)
        self._watched = frozenset(watched)
        self._rewrites: dict[str, list[tuple[list[str], list[str]]]] = {}
        for before, after in rewrites.items():
            row = before.split()
            self._rewrites.setdefault(row[0], []).append((row, after.split()))
        for rows in self._rewrites.values():
            rows.sort(key=lambda pair: -len(pair[0]))
        self._near: dict[str, str] = {}
        self._shapes: set[tuple[str, int]] = set()
        for word in sorted(self._watched):
            if len(word) > _LEAST_FUZZY:
                self._shapes.update((word[0], len(word) + more) for more in (-1, 0, 1))
                for shorter in (word, *_without_one(word)):
                    self._near.setdefault(shorter, word)

    def sentences(self, text: str) -> list[Sentence]:
        """Return the sentences of a text that have any words."""
        found = []
        is_quoted = False
        for start, end in _bounds(text):
            words, is_quoted = self._raw_words(text[start:end], is_quoted=is_quoted)
            if words:
                plain = self._plain(words)
                for first in range(0, max(1, len(plain) - _OVERLAP), _LONGEST - _OVERLAP):
                    part = plain[first : first + _LONGEST]
                    found.append(Sentence(tuple(word for word, _ in part), tuple(q for _, q in part), start, end))
            if "\n" in text[end - 1 : end + 1]:
                is_quoted = False  # a quotation mark that was never closed reaches no further than its paragraph
        return found

    def _raw_words(self, text: str, *, is_quoted: bool) -> tuple[list[tuple[str, bool]], bool]:
        found: list[tuple[str, bool]] = []
        smooth = unicodedata.normalize("NFKC", _JOINS.sub(" ", text.translate(_INVISIBLE))).translate(_APOSTROPHES)
        for match in _CHUNK.finditer(smooth.lower()):
            chunk = match.group()
            if chunk.isalpha():
                # Most chunks are a word and nothing else.
                found.append((self._spelt(self._shortened(chunk) if _RUN.search(chunk) else chunk), is_quoted))
                continue
            opens = chunk[0] in _QUOTES
            if opens:
                is_quoted = True
            ends_clause = chunk[-1] in ",:" or (len(chunk) > 1 and chunk[-2] == ",")
            for part in chunk.split(","):
                word = part.strip(_EDGE) if not _LEET_SIGNS.intersection(part) else part.strip('()[]"“”?.,;:')
                found.extend((piece, is_quoted) for piece in self._pieces(word))
            if ends_clause:
                found.append((",", is_quoted))
            if len(chunk) > 1 and any(sign in _QUOTES for sign in chunk[1:][-3:]):
                is_quoted = False
        return found, is_quoted

    def _pieces(self, word: str) -> list[str]:
        """Return the plain words that one chunk of letters stands for."""
        if not word:
            return []
        if _LEET_SIGNS.intersection(word):
            word = self._unmasked(word)
        word = _NOT_WORD.sub("", word).strip("'")
        if not word:
            return []
        if "'" in word:
            return _uncontracted(word)
        if _RUN.search(word):
            word = self._shortened(word)
        return [self._spelt(word)]

    def _unmasked(self, word: str) -> str:
        """Read figures and signs as letters where that gives a watched word."""
        bare = word.rstrip("!")
        if bare.isdigit() or not bare:
            return bare
        for candidate in (bare.translate(_LEET), bare.replace("1", "l").translate(_LEET)):
            if candidate in self._watched:
                return candidate
        if "*" in bare and len(bare) > 2:
            mask = re.compile(re.escape(bare.translate(_LEET)).replace(r"\*", r"\w"))
            return next((known for known in sorted(self._watched) if mask.fullmatch(known)), bare)
        return bare

    def _shortened(self, word: str) -> str:
        double, single = _RUN.sub(r"\1\1", word), _RUN.sub(r"\1", word)
        return double if double in self._watched else single

    def _spelt(self, word: str) -> str:
        if (word[0], len(word)) not in self._shapes or word in self._watched:
            return word
        near = self._near.get(word)
        if near is None:
            near = next((self._near[each] for each in _without_one(word) if each in self._near), None)
        # A letter less on both sides is also a letter exchanged, or two that changed places.
        return near if near is not None and abs(len(near) - len(word)) <= 1 and near[0] == word[0] else word

    def _plain(self, words: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
        # Twice, since what stands for something may be part of a row that does: "cant stop", "can not stop", "keep".
        plain = self._rewritten(self._rewritten(self._joined(words)))
        return [pair for pair in plain if pair[0] not in self._fillers]

    def _rewritten(self, joined: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
        words = [word for word, _ in joined]
        if self._rewrites.keys().isdisjoint(words):
            return joined
        kept: list[tuple[str, bool]] = []
        at = 0
        while at < len(words):
            for row, after in self._rewrites.get(words[at], ()):
                if words[at : at + len(row)] == row:
                    kept.extend((each, joined[at][1]) for each in after)
                    at += len(row)
                    break
            else:
                kept.append(joined[at])
                at += 1
        return kept

    def _joined(self, words: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
        """Put letters that stand alone together where they spell a watched word."""
        if sum(len(word) == 1 for word, _ in words) < 3:
            return words
        found: list[tuple[str, bool]] = []
        at = 0
        while at < len(words):
            end = at
            while end < min(len(words), at + _MOST_LETTERS) and len(words[end][0]) == 1 and words[end][0] != ",":
                end += 1
            for stop in range(end, at + 2, -1):
                letters = "".join(word for word, _ in words[at:stop])
                if letters in self._watched or letters in self._rewrites:
                    found.append((letters, words[at][1]))
                    at = stop
                    break
            else:
                found.append(words[at])
                at += 1
        return found


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for match in _ENDS.finditer(text):
        # "d!e" and "k!ll" are words; an end of a sentence has a space, a capital or nothing behind it.
        behind = text[match.end() : match.end() + 1]
        if "\n" not in match.group() and behind and not match.group()[-1].isspace() and not behind.isupper():
            continue
        bounds.append((start, match.end()))
        start = match.end()
    bounds.append((start, len(text)))
    return [(first, last) for first, last in bounds if last > first]


def _uncontracted(word: str) -> list[str]:
    if word.endswith("n't"):
        base = {"ca": "can", "wo": "will", "sha": "shall"}.get(word[:-3], word[:-3])
        return [base, "not"]
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return [word.removesuffix(ending), full]
    if word.endswith("'s"):
        base = word.removesuffix("'s")
        return [base, "is"] if base in _IS_WORDS else [base]
    return [word.replace("'", "")]


def _without_one(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]
