"""Where in a text the words of a search stand, and the piece of it around the first of them.

Matches are whole words, as the index sees them: a search for “cof” marks “coffee”. Places are those of the original
text; folding changes lengths (ß becomes ss), so each word is folded on its own and keeps its place.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extrovertly_desktop.domain.search_query import SearchQuery
from extrovertly_desktop.store.folding import fold_words, tokens

_RUN = re.compile(r"\S+")
_ASCII_WORD = re.compile("[A-Za-z0-9]+")
_ELLIPSIS = "…"
_SLACK = 12
"""Characters by which a snippet may begin earlier, to begin with a whole word."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text in one line.

    Attributes:
        text: the piece, with ellipses where more stands before or after.
        marks: where in it the words that were searched for stand: start and end.
    """

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Needle:
    tokens: tuple[str, ...]
    is_prefix: bool


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


class Highlighter:
    """Finds the words of one query in texts."""

    def __init__(self, query: SearchQuery) -> None:
        self._needles = [
            _Needle(tuple(found), words.is_prefix) for words in query.needles() if (found := tokens(words.text))
        ]
        # One look tells most tokens apart from what is searched for.
        whole = {needle.tokens[0] for needle in self._needles if len(needle.tokens) > 1 or not needle.is_prefix}
        begun = tuple(needle.tokens[0] for needle in self._needles if len(needle.tokens) == 1 and needle.is_prefix)
        self._whole, self._begun = whole, begun

    def spans(self, text: str) -> list[Span]:
        """Return where the words of the query stand in a text, in order, start and end, none overlapping."""
        merged: list[Span] = []
        for start, end in self._hits(text):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def snippet(self, text: str, around: int = 160) -> Snippet:
        """Return about so many characters around the first hit, or the beginning of the text if there is none."""
        first = next(self._hits(text), (0, 0))[0]
        start = _beginning(text, max(0, min(first - around // 3, len(text) - around)))
        end = _ending(text, start + around)
        # White space becomes one space each, so places in the piece stay right.
        piece = re.sub(r"\s", " ", text[start:end])
        lead = _ELLIPSIS if start else ""
        marks = tuple((begin + len(lead), stop + len(lead)) for begin, stop in self.spans(piece))
        return Snippet(lead + piece + (_ELLIPSIS if end < len(text) else ""), marks)

    def _hits(self, text: str) -> Iterator[Span]:
        if not self._needles:
            return
        found: list[_Token] | None = None
        for place, token in enumerate(_tokens(text)):
            if token.text not in self._whole and not token.text.startswith(self._begun):
                continue
            for needle in self._needles:
                if len(needle.tokens) == 1:
                    if _meets(needle, [token]):
                        yield token.start, token.end
                    continue
                if found is None:
                    found = list(_tokens(text))
                run = found[place : place + len(needle.tokens)]
                if _meets(needle, run):
                    yield token.start, run[-1].end


def _meets(needle: _Needle, run: Sequence[_Token]) -> bool:
    if len(run) < len(needle.tokens):
        return False
    *whole, last = needle.tokens
    if any(token.text != wanted for token, wanted in zip(run, whole, strict=False)):
        return False
    return run[-1].text.startswith(last) if needle.is_prefix else run[-1].text == last


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the tokens of a text with their places in it."""
    if text.isascii():
        for word in _ASCII_WORD.finditer(text):
            yield _Token(word[0].lower(), word.start(), word.end())
        return
    for run in _RUN.finditer(text):
        at = run.start()
        for token, start, end in _tokens_of_run(run[0]):
            yield _Token(token, at + start, at + end)


@lru_cache(maxsize=8192)
def _tokens_of_run(run: str) -> tuple[tuple[str, int, int], ...]:
    """Return the tokens of a text without white space, each with its start and end in it."""
    found: list[tuple[str, int, int]] = []
    text, start, end = "", 0, 0
    for place, cluster in _clusters(run):
        stop = place + len(cluster)
        pieces = re.split("( +)", _folded(cluster))
        for piece in pieces:
            if piece.startswith(" "):
                if text:
                    found.append((text, start, end))
                text = ""
            elif piece:
                if not text:
                    start = place
                text += piece
                end = stop
            elif text and len(pieces) == 1:
                end = stop
    if text:
        found.append((text, start, end))
    return tuple(found)


@lru_cache(maxsize=8192)
def _folded(cluster: str) -> str:
    return fold_words(cluster) or ""


def _clusters(run: str) -> Iterator[tuple[int, str]]:
    """Yield each character with what composes with it, and its place: they can be folded one by one."""
    start = 0
    for place in range(1, len(run)):
        sign = run[place]
        if not (unicodedata.combining(sign) or "\u1160" <= sign <= "\u11ff" or "\uff9e" <= sign <= "\uff9f"):
            yield start, run[start:place]
            start = place
    if run:
        yield start, run[start:]


def _beginning(text: str, at: int) -> int:
    """Return where a piece begins: after a space a little before, if there is one."""
    if at <= 0:
        return 0
    space = max(text.rfind(sign, at - _SLACK, at) for sign in " \n\t")
    return space + 1 if space >= 0 else at


def _ending(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = max(text.rfind(sign, at - _SLACK, at + 1) for sign in " \n\t")
    return space if space > 0 else at
