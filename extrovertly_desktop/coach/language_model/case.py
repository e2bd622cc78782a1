"""One line and what a model made of it, taken apart once for all guards."""

import re
from dataclasses import dataclass
from functools import cached_property

from extrovertly_desktop.coach.language_model.words import words_of

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True)
class Case:
    """What the guards look at.

    Attributes:
        line: as it is written.
        reply: as the model says it.
        kept: pieces that have to stay word for word, quotations included.
        vocabulary: the stems of all words that the coach's packs say.
    """

    line: str
    reply: str
    kept: tuple[str, ...]
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, line: str, reply: str, kept: tuple[str, ...], vocabulary: frozenset[str]) -> "Case":
        """Put a case together; what stands between quotation marks is kept in any event."""
        pieces = dict.fromkeys((*_QUOTED.findall(line), *(piece for piece in kept if piece and piece in line)))
        return cls(line, reply, tuple(pieces), vocabulary)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """The kept pieces in their order in the line; one that lies within another is left out."""
        whole = [each for each in self.kept if not any(each != other and each in other for other in self.kept)]
        return tuple(sorted(whole, key=self.line.index))

    @cached_property
    def own_line(self) -> str:
        """The line without the pieces that have to stay."""
        return self._without(self.line)

    @cached_property
    def own_reply(self) -> str:
        """The reply without the pieces that had to stay."""
        return self._without(self.reply)

    @cached_property
    def line_words(self) -> list[str]:
        """All words of the line."""
        return words_of(self.line)

    @cached_property
    def reply_words(self) -> list[str]:
        """The words of the reply, those of the kept pieces left out."""
        return words_of(self.own_reply)

    @cached_property
    def new_words(self) -> frozenset[str]:
        """Words of the reply that are not in the line."""
        return frozenset(self.reply_words) - frozenset(self.line_words)

    def _without(self, text: str) -> str:
        for piece in self.pieces:
            text = text.replace(piece, " , ", 1)
        return text
