"""What the coach says between its activities: lines with several wordings, and the labels of its buttons."""

from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from extrovertly_desktop.coach.packs import load_pack
from extrovertly_desktop.coach.wording import choose_wording

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=320)]
_Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Line(BaseModel):
    """One line: at least three ways of saying the same thing, which ask for the same values."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    wordings: Annotated[tuple[_Words, ...], Field(min_length=3)]

    @model_validator(mode="after")
    def _alike(self) -> "Line":
        asked = {_fields(words) for words in self.wordings}
        if len(asked) > 1:
            raise ValueError("the wordings of a line ask for different values")
        return self


class Foreign(BaseModel):
    """How another language is told from English."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    common: frozenset[str]
    """Frequent little words of other languages."""


class TalkPack(BaseModel):
    """`lines.toml`: what is said, the labels of chips, and whole messages too short to say what they are about.

    `short` names for each of its lines the messages that it answers.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(strict=True, ge=1)]
    lines: Mapping[str, Line]
    chips: Mapping[str, _Label]
    short: Mapping[str, frozenset[str]]
    foreign: Foreign

    @model_validator(mode="after")
    def _answered(self) -> "TalkPack":
        missing = self.short.keys() - self.lines.keys()
        if missing:
            raise ValueError(f"no line answers {sorted(missing)}")
        return self

    @classmethod
    def load(cls, file: Path) -> "TalkPack":
        """Read the pack.

        Raises:
            PackError: if the file is missing or not as it has to be.
        """
        return load_pack(file, cls)

    def say(self, slug: str, count: int, **values: object) -> str:
        """Return a line in the wording that comes next.

        Args:
            slug: which line.
            count: how often it was said before in this conversation.
            values: what stands in its braces.

        Raises:
            KeyError: if there is no such line, or a value is missing.
        """
        return choose_wording(f"talk/{slug}", self.lines[slug].wordings, count).format(**values)


def _fields(words: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(words) if name)
