"""Text to the numbers of word pieces, as BERT's uncased models were taught to read.

After Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers", doi 10.18653/v1/N19-1423, and the
tokenizer published with it; the pieces themselves after Wu et al. 2016, arXiv 1609.08144.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

MOST_PIECES = 128
"""What all-MiniLM-L6-v2 was trained with, the two marks included."""
_MOST_LETTERS = 100
"""A longer word is unknown, as it was in training."""
_CONTINUED = "##"
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """Splits texts into the pieces of a vocabulary."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """Take a vocabulary in.

        Args:
            pieces: in the order of their numbers; `##` marks those that go on with a word.

        Raises:
            ValueError: if one of the pieces that every text needs is missing.
        """
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        try:
            self._unknown, self._begin, self._end = (self._numbers[mark] for mark in ("[UNK]", "[CLS]", "[SEP]"))
        except KeyError as missing:
            raise ValueError(f"the vocabulary has no {missing.args[0]}") from missing

    def numbers(self, text: str, most: int = MOST_PIECES) -> list[int]:
        """Return the numbers of a text's pieces between the marks of beginning and end, at most `most` of them."""
        pieces = chain.from_iterable(self._pieces(word) for word in words(text))
        return [self._begin, *islice(pieces, most - 2), self._end]

    def _pieces(self, word: str) -> list[int]:
        """Return the longest pieces from the left; a word with a part that is no piece is unknown as a whole."""
        if len(word) > _MOST_LETTERS:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = _CONTINUED if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(mark + word[start:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            found.append(number)
            start = end
        return found


def words(text: str) -> Iterator[str]:
    """Go through the words of a text: cleaned, in small letters, without accents; signs and ideographs stand alone."""
    cleaned = "".join(map(_cleaned, text))
    for word in cleaned.split():
        plain = unicodedata.normalize("NFD", word)
        yield from _split("".join(letter.lower() for letter in plain if unicodedata.category(letter) != "Mn"))


def _split(word: str) -> Iterator[str]:
    start = 0
    for place, letter in enumerate(word):
        if _is_sign(letter):
            if start < place:
                yield word[start:place]
            yield letter
            start = place + 1
    if start < len(word):
        yield word[start:]


@lru_cache(maxsize=4096)
def _cleaned(letter: str) -> str:
    if letter in "\t\n\r":
        return " "
    code = ord(letter)
    if code in (0, 0xFFFD):
        return ""
    category = unicodedata.category(letter)
    if category in ("Cc", "Cf", "Cn", "Co", "Cs"):
        return ""
    if category == "Zs":
        return " "
    if any(first <= code <= last for first, last in _IDEOGRAPHS):
        return f" {letter} "
    return letter


@lru_cache(maxsize=4096)
def _is_sign(letter: str) -> bool:
    code = ord(letter)
    # All that is neither letter nor figure counts in ASCII, also where Unicode calls it a symbol.
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(letter).startswith("P")
