"""Which part of a turn may be reworded: what is told at its beginning, never what is asked or offered."""

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?…]+[”\"’)]*(?=\s|$)|(?=\n)|$)")
_LISTED = re.compile(r"^\s*(?:[-*+#>]|\d+[.)])\s", re.MULTILINE)
_LEAST_WORDS = 4
_MOST_CHARACTERS = 320


@dataclass(frozen=True, slots=True)
class Parted:
    """A turn's text in two: `told` may be reworded, `rest` stays as it stands, the white space before it included."""

    told: str
    rest: str


def part(text: str) -> Parted | None:
    """Take the beginning of a text that only tells something; None when nothing is worth rewording.

    A question belongs to the chips or the scale below it, so it stays word for word, as does all that comes after it.
    So do further paragraphs, which hold offers. Lists are left alone altogether.
    """
    if _LISTED.search(text):
        return None
    end = 0
    paragraph = text.partition("\n")[0]
    for sentence in _SENTENCE.finditer(paragraph):
        if "?" in sentence.group():
            break
        end = sentence.end()
    told = paragraph[:end].strip()
    is_worth_it = len(told.split()) >= _LEAST_WORDS and len(told) <= _MOST_CHARACTERS
    return Parted(told, text[end:]) if is_worth_it and text.startswith(told) else None
