"""Text that is put together from very many pieces, and taken apart into very many lines, without a list of them all.

A short string takes fifty bytes beside its letters: a text of nothing but ends of lines would need sixty times its
size.
"""

from collections.abc import Iterator

_AT_ONCE = 1024


class Gathered:
    """A text that grows piece by piece; now and then what there is becomes one string."""

    __slots__ = ("_pieces", "_whole")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._whole: list[str] = []

    def put(self, piece: str) -> None:
        """Add a piece at the end."""
        self._pieces.append(piece)
        if len(self._pieces) >= _AT_ONCE:
            self._whole.append("".join(self._pieces))
            self._pieces.clear()

    def text(self) -> str:
        """Return all of it."""
        return "".join([*self._whole, *self._pieces])


def each_line(text: str) -> Iterator[str]:
    r"""Yield what `text.split("\n")` has, one after the other."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]
