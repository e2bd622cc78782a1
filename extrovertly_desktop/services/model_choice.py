"""Where the coach may get other words from, as a person chose it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.loopback_client import Loopback


class ModelKind(StrEnum):
    """Where other words come from."""

    OFF = "off"
    SERVER = "server"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """What a person has chosen.

    Attributes:
        kind: off, a server on this machine, or a file.
        address: the server's, such as `localhost:11434`.
        model: what the server calls the model; may be empty where it has only one.
        path: the file's.
        passes_last_words: whether what the person said last may be sent along with the line.
    """

    kind: ModelKind = ModelKind.OFF
    address: str = ""
    model: str = ""
    path: str = ""
    passes_last_words: bool = False


def read_choice(stored: object) -> ModelChoice:
    """Return what is stored; off when it cannot be read, or names another computer."""
    if not isinstance(stored, Mapping):
        return ModelChoice()
    words = {name: stored.get(name) for name in ("address", "model", "path")}
    try:
        kind = ModelKind(str(stored.get("kind")))
        if kind is ModelKind.SERVER:
            # What another program has put there is checked as well as what was typed.
            Loopback.parse(str(words["address"]))
    except (ValueError, UserError):
        return ModelChoice()
    texts = {name: value if isinstance(value, str) else "" for name, value in words.items()}
    return ModelChoice(kind, **texts, passes_last_words=stored.get("passes_last_words") is True)
