"""Missions: small social steps, and where a person stands with each."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from extrovertly_desktop.domain.exposure import Exposure, PredictionDraft


class Difficulty(StrEnum):
    """How far a step reaches for most people."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


TYPICAL_SUDS = {Difficulty.BEGINNER: 25, Difficulty.INTERMEDIATE: 45, Difficulty.ADVANCED: 65}
"""What is taken for the typical SUDS of a mission that carries none: about the catalogue's mean for its difficulty."""


def typical_of(difficulty: Difficulty | str, typical_suds: int | None) -> int:
    """Return the peak anxiety a mission brings most people, SUDS; by its difficulty where nothing was said."""
    return TYPICAL_SUDS[Difficulty(difficulty)] if typical_suds is None else typical_suds


class MissionStatus(StrEnum):
    """Where a person stands with a mission (`user_missions.status`).

    `assigned` is chosen but not yet predicted; `in_progress` has an open prediction.
    """

    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Mission:
    """A step of the catalogue or of the person's own (`missions`). `typical_suds` is 0–100."""

    id: str
    title: str
    description: str
    difficulty: Difficulty
    category: str
    points: int
    time_estimate: str | None = None
    tips: tuple[str, ...] = ()
    requirements: Any = None
    is_active: bool = True
    slug: str | None = None
    typical_suds: int | None = None
    variant: str | None = None
    contexts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether it came with no content pack."""
        return self.slug is None

    @property
    def expected_of_most(self) -> int:
        """The peak anxiety it brings most people, SUDS; by its difficulty where nothing was said."""
        return typical_of(self.difficulty, self.typical_suds)


@dataclass(frozen=True, slots=True)
class UserMission:
    """A person's standing with one mission (`user_missions`); instants in milliseconds."""

    id: str
    mission_id: str
    status: MissionStatus
    assigned_at: int
    started_at: int | None
    completed_at: int | None
    notes: str | None
    difficulty_rating: int | None
    satisfaction_rating: int | None


@dataclass(frozen=True, slots=True)
class SetAside:
    """What setting a mission aside did, so that it can be taken back exactly.

    Attributes:
        standing: where the person stands with it now.
        former: where they stood before, or None if they had never chosen it.
        plan: the plan that waited for an outcome, as it was, or None.
        concluded: that plan as it was concluded, or None.
    """

    standing: UserMission
    former: UserMission | None
    plan: Exposure | None
    concluded: Exposure | None


class CardStatus(StrEnum):
    """By what the catalogue can be narrowed down beside difficulty, category and words."""

    CHOSEN = "chosen"
    """Kept for later, without a plan."""
    PLANNED = "planned"
    DONE = "done"
    PICKED_TODAY = "picked_today"
    OWN = "own"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class MissionCard:
    """One row of the catalogue: a mission, the person's standing, and how often it was done.

    Attributes:
        unlock: for a mission that cannot be chosen yet, what opens it, in one sentence; None for all others.
        is_picked_today: whether it is one of today's three.
    """

    mission: Mission
    status: MissionStatus | None
    open_exposure_id: str | None
    times_done: int
    unlock: str | None = None
    is_picked_today: bool = False

    @property
    def is_locked(self) -> bool:
        """Whether something else has to be done first."""
        return self.unlock is not None

    @property
    def is_hidden(self) -> bool:
        """Whether the person put it out of sight."""
        return not self.mission.is_active

    def fits(self, status: CardStatus | None) -> bool:
        """Whether it belongs to what is asked for; None asks for all."""
        match status:
            case None:
                return True
            case CardStatus.CHOSEN:
                return self.status is MissionStatus.ASSIGNED
            case CardStatus.PLANNED:
                return self.open_exposure_id is not None
            case CardStatus.DONE:
                return self.times_done > 0
            case CardStatus.PICKED_TODAY:
                return self.is_picked_today
            case CardStatus.OWN:
                return self.mission.is_own
            case CardStatus.HIDDEN:
                return self.is_hidden


@dataclass(frozen=True, slots=True)
class MissionHistory:
    """All concluded attempts of one mission, oldest first, those that did not happen among them."""

    mission: Mission
    attempts: tuple[Exposure, ...]

    @property
    def line(self) -> tuple[Exposure, ...]:
        """The attempts that carry the expected or the actual peak: what the line of the two is drawn from."""
        return tuple(item for item in self.attempts if item.expected_suds is not None or item.peak_suds is not None)

    @property
    def times_done(self) -> int:
        """How often the person was there."""
        return sum(1 for item in self.attempts if item.attendance is not None and item.attendance.counts_as_attempt)


@dataclass(frozen=True, slots=True)
class VariedRepeat:
    """The last plan of a mission again, with one part of its context changed.

    Attributes:
        draft: the plan to begin with; how likely and how high is left to be guessed anew.
        changed: `place`, `people` or `time_of_day`.
        before: what it was the last time; None where nothing was said.
        after: what it is now.
    """

    draft: PredictionDraft
    changed: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The person's own past beside a new prediction.

    Attributes:
        recent: up to five concluded attempts, those of the same mission first, then of its category, newest first.
        attempts: how many concluded attempts of the same category carry a verdict on the worry.
        came_true: in how many of those the worry came true.
        partly: in how many of those it came true in part.
    """

    recent: tuple[Exposure, ...]
    attempts: int
    came_true: int
    partly: int
