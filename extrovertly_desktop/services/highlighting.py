"""Where in a text the words of a search stand, and the piece of it around the first of them.

Matches are whole words, as the index sees them: a search for “cof” marks “coffee”. A text is folded in such a way that
every character keeps its place, so most of the work is a search for a piece of text in another.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extrovertly_desktop.domain.search_query import TOKEN_LIMIT, SearchQuery
from extrovertly_desktop.store.folding import UNSPACED, fold_words, tokens

Span = tuple[int, int]

_ELLIPSIS = "…"
_SLACK = 12
"""Characters by which a snippet may be longer or shorter, so that it begins and ends with a whole word."""
_JOINS = "\x00"
"""Stands for a character that may melt into the one before it: accents, parts of Korean syllables."""
_GROWS = "\x01"
"""Stands for a character that becomes several, or none: ß, ligatures, joiners."""
_ODD = re.compile(f"[^{_JOINS}{_GROWS}]?[{_JOINS}{_GROWS}]*{_JOINS}|{_GROWS}")
"""What is folded as one: a character with all that may melt into it, even behind one that falls away, or a lone one."""
_SPACE = re.compile(r"\s")
_LETTER = f"[^ {UNSPACED}]"
"""In a folded text: a character of a word of several; those of unspaced scripts are words of their own."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text in one line.

    Attributes:
        text: the piece, with ellipses where more stands before or after.
        marks: where in it the words that were searched for stand: start and end.
    """

    text: str
    marks: tuple[Span, ...]


class Highlighter:
    """Finds the words of one query in texts (50 entries of 120 words in about a millisecond)."""

    def __init__(self, query: SearchQuery) -> None:
        found = ((tokens(words.text)[:TOKEN_LIMIT], words.is_prefix) for words in query.needles())
        self._needles = [_Phrase(tuple(phrase), prefix) for phrase, prefix in found if phrase]

    def spans(self, text: str) -> list[Span]:
        """Return where the words of the query stand in a text, in order, start and end, none overlapping."""
        merged: list[Span] = []
        for start, end in sorted(self._hits(text)):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def snippet(self, text: str, around: int = 160) -> Snippet:
        """Return about so many characters around the first hit, or the beginning of the text if there is none."""
        spans = self.spans(text)
        first = spans[0][0] if spans else 0
        start = _beginning(text, max(0, min(first - around // 3, len(text) - around)))
        end = _ending(text, max(start + around, spans[0][1] if spans else 0))
        lead = _ELLIPSIS if start else ""
        shift = len(lead) - start
        marks = tuple((begin + shift, min(stop, end) + shift) for begin, stop in spans if begin < end)
        # Each white space becomes one space, so that every place stays.
        piece = _SPACE.sub(" ", text[start:end])
        return Snippet(lead + piece + (_ELLIPSIS if end < len(text) else ""), marks)

    def _hits(self, text: str) -> Iterator[Span]:
        if not self._needles:
            return
        folded, starts, ends = _folded(text)
        for phrase in self._needles:
            at = folded.find(phrase.tokens[0])
            while at >= 0:
                end = phrase.end(folded, at)
                if end is not None:
                    yield (starts[at], ends[end - 1]) if starts else (at, end)
                at = folded.find(phrase.tokens[0], at + 1)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Tokens that stand one after the other in a folded text.

    Followed by hand: a pattern for each would hold the class of letters once a token, and that class takes longer to
    compile than fifty entries take to search.
    """

    tokens: tuple[str, ...]
    is_prefix: bool

    def end(self, folded: str, at: int) -> int | None:
        """Return where the phrase ends if it begins at a place of a text, or None."""
        last = len(self.tokens) - 1
        for number, token in enumerate(self.tokens):
            is_word = not _is_apart(token)
            if not folded.startswith(token, at) or (is_word and at > 0 and _is_letter(folded, at - 1)):
                return None
            at += len(token)
            if is_word and self.is_prefix and number == last:
                while _is_letter(folded, at):
                    at += 1
            elif is_word and _is_letter(folded, at):
                return None
            if number < last:
                while folded.startswith(" ", at):
                    at += 1
        return at


@cache
def _letter() -> re.Pattern[str]:
    """Return what matches a letter; compiled when something is searched for, not when the application starts."""
    return re.compile(_LETTER)


def _is_letter(folded: str, at: int) -> bool:
    return _letter().match(folded, at) is not None


def _is_apart(token: str) -> bool:
    """Whether a token is a character of an unspaced script, which is a word of its own."""
    return not _is_letter(token, 0)


class _Places(dict[int, str]):
    """For `str.translate`: folds every character to one in its place, or to the mark of an odd one."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        folded = fold_words(sign) or ""
        one = folded.strip() or " " * (len(folded) > 0)
        if _may_join(sign):
            one = _JOINS
        elif len(one) != 1:
            one = _GROWS
        self[code] = one
        return one


def _may_join(sign: str) -> bool:
    """Whether a character can melt into the one before: marks, vowels and finals of Korean, half-width voicing."""
    if "\u0e00" <= sign <= "\u0e7f":  # of Thai, none does
        return False
    return unicodedata.category(sign)[0] == "M" or "\u1160" <= sign <= "\u11ff" or sign in "\uff9e\uff9f"


_PLACES = _Places()


def _folded(text: str) -> tuple[str, list[int], list[int]]:
    """Return a text folded, and the start and end in the text of each of its characters.

    Without an odd character every one stands where it stood, and the lists are empty.
    """
    folded = text.translate(_PLACES)
    if _JOINS not in folded and _GROWS not in folded:
        return folded, [], []
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for odd in _ODD.finditer(folded):
        start, end = odd.span()
        pieces.append(folded[done:start])
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        piece = fold_words(text[start:end]) or ""
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
        done = end
    pieces.append(folded[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return "".join(pieces), starts, ends


def _beginning(text: str, at: int) -> int:
    """Return where a piece begins: after a space a little before, if there is one."""
    if at <= 0:
        return 0
    space = max(text.rfind(sign, max(0, at - _SLACK), at) for sign in " \n\t")
    return space + 1 if space >= 0 else at


def _ending(text: str, at: int) -> int:
    """Return where a piece ends: at a space a little before, if there is one."""
    if at >= len(text):
        return len(text)
    space = max(text.rfind(sign, max(0, at - _SLACK), at + 1) for sign in " \n\t")
    return space if space >= 0 else at
