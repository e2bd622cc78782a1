"""The ladder: every step by the anxiety it is likely to bring this person, and what they said about that themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extrovertly_desktop.domain.missions import Difficulty


class StepKind(StrEnum):
    """What a step of the ladder is."""

    MISSION = "mission"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class MissionStep:
    """What the ladder needs of a mission; `typical_suds` by its difficulty where it carries none."""

    id: str
    title: str
    category: str
    difficulty: Difficulty
    typical_suds: int
    contexts: Mapping[str, Sequence[str]]
    requirements: object
    is_active: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class EventStep:
    """What the ladder needs of an event; `date` is its local day, ISO text."""

    id: str
    title: str
    category: str
    comfort_level: str
    date: str


class MarkKind(StrEnum):
    """How a person corrected a figure (`suds_marks.kind`)."""

    PLACED = "placed"
    TOO_MUCH = "too_much"
    TOO_EASY = "too_easy"


@dataclass(frozen=True, slots=True)
class SudsMark:
    """A person's word on how hard a step is for them, apart from an attempt (`suds_marks`).

    Attributes:
        suds: where they put it, 0–100; for too much and too easy the figure that they said it about.
        step_id: the mission's or event's id.
    """

    id: str
    created_at: int
    kind: MarkKind
    step_kind: StepKind
    step_id: str
    local_date: str
    suds: float


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder; figures in SUDS.

    Attributes:
        kind, id: the mission or event.
        category: the slug of a mission's category; the category of an event as it was written.
        difficulty: a mission's difficulty, an event's comfort level.
        expected: what this person is likely to meet.
        low, high: the next peak lies between them with a probability of 80 %.
        typical: what it brings most people.
        times_done: how often they were there.
        last_done: local day of the latest time, ISO text.
        is_mastered: done at least twice with the last two peaks low.
        is_own: a mission of their own.
        is_placed: they put it where it stands.
        unlock: what opens it, in one sentence, while it cannot be chosen yet.
        day: the local day of an event, ISO text; None for a mission.
    """

    kind: StepKind
    id: str
    title: str
    category: str
    difficulty: str
    expected: float
    low: float
    high: float
    typical: float
    times_done: int
    last_done: str | None
    is_mastered: bool
    is_own: bool
    is_placed: bool
    unlock: str | None
    day: str | None

    @property
    def is_locked(self) -> bool:
        """Whether something else has to be done first."""
        return self.unlock is not None
