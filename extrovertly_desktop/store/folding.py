"""Folding: one form of a text for the search index and for queries, so that any script is found.

SQLite's `unicode61` tokenizer takes a run of Chinese, Japanese or Thai as one word and does not know ł, ß or Greek
accents. `fold` runs before it, in the triggers that keep the index and over every query.
"""

import re
import unicodedata
from itertools import chain

from extrovertly_desktop.domain.search_query import TOKEN_LIMIT

LABEL_MARK = "\ue000"
"""A private-use character that begins every label of the index (`store.labels`); no folded text holds it."""

_MARKS = chain(
    [ord(LABEL_MARK)],
    range(0x0300, 0x0370),  # combining diacritics
    range(0x0591, 0x05BE),  # Hebrew points
    range(0x0610, 0x061B),  # Arabic signs
    range(0x064B, 0x0660),  # Arabic vowels
    [0x0670],
    range(0x1AB0, 0x1B00),
    range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100),
    range(0xFE00, 0xFE10),  # variation selectors
    range(0xFE20, 0xFE30),
)
_JOINERS = [0x00AD, 0x200C, 0x200D, 0x2060, 0xFEFF]
"""Soft hyphen, zero-width joiners, word joiner: they stand inside a word and are not typed by who looks for it."""
_TABLE: dict[int, str | None] = dict.fromkeys(chain(_MARKS, _JOINERS))
_TABLE.update(
    {
        ord(letter): plain
        for letter, plain in zip("łøđðħıŧœæþ", ["l", "o", "d", "d", "h", "i", "t", "oe", "ae", "th"], strict=True)
    }
)

UNSPACED = (
    "\u0e00-\u0e7f"  # Thai
    "\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\uac00-\ud7af"  # Hangul syllables
    "\u2600-\u27bf\U0001f000-\U0001faff"  # emoji and other pictures
)
_APART = re.compile(f"([{UNSPACED}])")


def fold(text: str | None) -> str | None:
    """Return a text without case, accents and width, with every character of an unspaced script set apart.

    Compatibility decomposition (UAX #15), combining marks of Latin, Greek, Cyrillic, Hebrew and Arabic dropped, full
    case folding, some letters that do not decompose written plainly (ł → l, ø → o, ß → ss). Deterministic, so SQLite
    may use it in triggers.
    """
    if text is None:
        return None
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_TABLE).casefold().translate(_TABLE)
    return _APART.sub(r" \1 ", unicodedata.normalize("NFC", plain))


def fold_label(text: str | None) -> str | None:
    """Return the form in which short labels (tags, moods) are compared: folded, with white space closed up."""
    folded = fold(text)
    return None if folded is None else " ".join(folded.split())


def fold_words(text: str | None) -> str | None:
    """Return a folded text with a space for everything that belongs to no word: what the search index is given.

    Letters, numbers, marks and pictures are kept. Which they are is decided here alone: SQLite's own tables are of
    another Unicode version than Python's, so its tokenizer parts at white space and nothing else.
    """
    folded = fold(text)
    return None if folded is None else folded.translate(_WORD_SIGNS)


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded, as the search index has them."""
    return (fold_words(text) or "").split()


class _WordSigns(dict[int, str]):
    """For `str.translate`: a character that belongs to words stands for itself, any other for a space."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        category = unicodedata.category(sign)
        self[code] = sign if category[0] in "LNM" or category in {"So", "Co"} else " "
        return self[code]


_WORD_SIGNS = _WordSigns()


def match_query(text: str, *, prefix: bool = True) -> str | None:
    """Return an FTS5 query that finds all words of a text, the last as a prefix; None when nothing is left of it.

    Every word becomes a quoted phrase, so nothing a person types is taken as syntax. A word of an unspaced script
    becomes a phrase of its characters (今日 → "今 日"). Of a text that is far too long the beginning is looked for.
    """
    words = text.split()
    phrases = [" ".join(found[:TOKEN_LIMIT]) for word in words[:TOKEN_LIMIT] if (found := tokens(word))]
    if not phrases:
        return None
    quoted = [f'"{phrase}"' for phrase in phrases]
    if prefix and len(words) <= TOKEN_LIMIT:
        quoted[-1] += "*"
    return " AND ".join(quoted)
