"""The written sentences of `resources/demo`, from which entries, worries and learnings are put together."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from extrovertly_desktop.domain.events import ComfortLevel

_LOW_BELOW = -0.2
_HIGH_FROM = 0.35


class Band(StrEnum):
    """How pleasant a moment is."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"

    @classmethod
    def of(cls, valence: float) -> "Band":
        """Return the band of a valence from −1 to 1."""
        if valence < _LOW_BELOW:
            return cls.LOW
        return cls.HIGH if valence >= _HIGH_FROM else cls.MIDDLE


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Banded(_Words):
    """Sentences for a low, a middling and a high moment."""

    low: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    high: tuple[str, ...] = ()

    def of(self, band: Band) -> tuple[str, ...]:
        """Return the sentences of a band; there may be none."""
        return {Band.LOW: self.low, Band.MIDDLE: self.middle, Band.HIGH: self.high}[band]


class DiaryWords(_Words):
    """What is written in the journal: `moments` by topic, `answers` by a prompt's slug, `sky` by season."""

    slots: dict[str, tuple[str, ...]]
    sky: dict[str, tuple[str, ...]]
    openers: Banded
    closers: Banded
    moments: dict[str, Banded]
    answers: dict[str, Banded]
    tags: dict[str, str]


class MissionWords(_Words):
    """What is feared and found: `worries` and `reflections` by category, the rest by verdict or attendance."""

    worries: dict[str, tuple[str, ...]]
    reflections: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    evidence: dict[str, tuple[str, ...]]
    learned: dict[str, tuple[str, ...]]
    notes: dict[str, tuple[str, ...]]


class TownEvent(_Words):
    """An event that the invented town offers again and again; `price` in the person's currency."""

    title: str
    description: str
    category: str
    comfort_level: ComfortLevel
    time: dt.time
    location: str
    price: float


class DayWords(_Words):
    """What stands beside check-ins, and the events of the town."""

    contexts: Banded
    triggers: Banded
    events: tuple[TownEvent, ...]
    feedback: Banded


class DemoGoal(_Words):
    """A goal; `set`, `steps`, `paused` and `wanted_by` in days before the end of the made-up time."""

    title: str
    description: str | None = None
    category: str | None = None
    target: float
    set: int
    steps: tuple[int, ...] = ()
    paused: int | None = None
    wanted_by: int | None = None


class GoalWords(_Words):
    """What is wished for."""

    goals: tuple[DemoGoal, ...]


@dataclass(frozen=True, slots=True)
class DemoWords:
    """All sentences of made-up vaults."""

    diary: DiaryWords
    missions: MissionWords
    days: DayWords
    goals: GoalWords


def load_words(folder: Path) -> DemoWords:
    """Read the sentences from the folder `demo` of the resources (TOML).

    Raises:
        OSError, ValueError: if the installation is incomplete or a file breaks its shape.
    """
    return DemoWords(
        diary=DiaryWords.model_validate(_read(folder / "diary.toml")),
        missions=MissionWords.model_validate(_read(folder / "missions.toml")),
        days=DayWords.model_validate(_read(folder / "days.toml")),
        goals=GoalWords.model_validate(_read(folder / "goals.toml")),
    )


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
