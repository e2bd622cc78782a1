"""Folding: one form of a text for the search index and for queries, so that any script is found.

SQLite's `unicode61` tokenizer takes a run of Chinese, Japanese or Thai as one word and does not know ł, ß or Greek
accents. `fold` runs before it, in the triggers that keep the index and over every query.
"""

import re
import unicodedata
from itertools import chain

_MARKS = chain(
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
_TABLE: dict[int, str | None] = dict.fromkeys(_MARKS)
_TABLE.update(
    {
        ord(letter): plain
        for letter, plain in zip("łøđðħıŧœæþ", ["l", "o", "d", "d", "h", "i", "t", "oe", "ae", "th"], strict=True)
    }
)

_UNSPACED = (
    "\u0e00-\u0e7f"  # Thai
    "\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\uac00-\ud7af"  # Hangul syllables
    "\u2600-\u27bf\U0001f000-\U0001faff"  # emoji and other pictures
)
_APART = re.compile(f"([{_UNSPACED}])")


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


def match_query(text: str, *, prefix: bool = True) -> str | None:
    """Return an FTS5 query that finds all words of a text, the last as a prefix; None when nothing is left of it.

    Every word becomes a quoted phrase, so nothing a person types is taken as syntax. A word of an unspaced script
    becomes a phrase of its characters (今日 → "今 日").
    """
    phrases = [" ".join(tokens) for word in text.split() if (tokens := _tokens(fold(word) or ""))]
    if not phrases:
        return None
    quoted = [f'"{phrase}"' for phrase in phrases]
    if prefix:
        quoted[-1] += "*"
    return " AND ".join(quoted)


def _tokens(folded: str) -> list[str]:
    """Return what the tokenizer would make of a folded text: runs of letters, numbers, marks and pictures."""
    kept = "".join(sign if unicodedata.category(sign)[0] in "LNM" or _is_other(sign) else " " for sign in folded)
    return kept.split()


def _is_other(sign: str) -> bool:
    return unicodedata.category(sign) in {"So", "Co"}
