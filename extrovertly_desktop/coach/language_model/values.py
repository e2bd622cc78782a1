"""What goes to a language model, and what may come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class NoWordsError(Exception):
    """Nothing usable came from the model. The reason is a slug such as `timeout`; it never holds any text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the line that is to be reworded.

    Attributes:
        kept: pieces of the line that have to stay word for word: titles, the person's own words, a name.
        last_words: what the person said last; empty unless they allow that it is passed on.
    """

    kept: tuple[str, ...] = ()
    last_words: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Everything that is sent, and nothing else is.

    Attributes:
        rules: what the model is told of its task; always the same.
        words: the line, and the person's last words if they allow it, as JSON text.
        schema: the JSON schema that the answer has to follow.
        most_tokens: how much may come back.
    """

    rules: str
    words: str
    schema: Mapping[str, Any]
    most_tokens: int

    def messages(self) -> list[dict[str, str]]:
        """Return both texts in the form that chat models take."""
        return [{"role": "system", "content": self.rules}, {"role": "user", "content": self.words}]


class Speaker(Protocol):
    """Somebody who answers: a server on this machine, or a model in this process."""

    def speak(self, ask: Ask, seconds: float) -> str:
        """Return the raw answer.

        Raises:
            NoWordsError: if there is none within so many seconds, or it does not come in the agreed way.
        """


class Rephraser(Protocol):
    """Rewords a line of the coach."""

    def rephrase(self, line: str, context: Context, seconds: float) -> str | None:
        """Return other words for a line, or None when the line has to stay as it is written."""
