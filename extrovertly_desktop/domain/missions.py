"""Missions: small social steps, and where a person stands with each."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from extrovertly_desktop.domain.exposure import Exposure


class Difficulty(StrEnum):
    """How far a step reaches for most people."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


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


@dataclass(frozen=True, slots=True)
class MissionCard:
    """One row of the catalogue: a mission, the person's standing, and how often it was done."""

    mission: Mission
    status: MissionStatus | None
    open_exposure_id: str | None
    times_done: int


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
