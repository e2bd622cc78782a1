"""What a person did, as it counts: the facts from which every derived figure of a vault follows."""

from dataclasses import dataclass

from extrovertly_desktop.domain.achievements import Requirement
from extrovertly_desktop.domain.goals import Measure
from extrovertly_desktop.domain.streaks import Pause

_ATTEMPTED = frozenset({"done", "left_early"})


@dataclass(frozen=True, slots=True)
class EntryFact:
    """A journal entry that is not in the bin."""

    id: str
    created_at: int
    local_date: str
    mood: str
    has_photo: bool = False


@dataclass(frozen=True, slots=True)
class CheckInFact:
    """A check-in; `confidence_level` 1.0–10.0 or None."""

    id: str
    created_at: int
    local_date: str
    mood: str
    confidence_level: float | None


@dataclass(frozen=True, slots=True)
class ExposureFact:
    """A plan or an attempt at a mission or event.

    Attributes:
        category, is_own: of the mission; None and False for an event.
        has_learning, has_evidence: whether something is written there; what it says is nobody's business here.
        to_drop, used: safety behaviours, as they are called.
    """

    id: str
    local_date: str
    mission_id: str | None
    category: str | None
    is_own: bool
    concluded_at: int | None
    attendance: str | None
    points_base: int | None
    is_predicted: bool
    expected_suds: int | None
    peak_suds: int | None
    surprise: int | None
    has_learning: bool
    has_evidence: bool
    came_true: str | None
    place: str | None
    people: str | None
    time_of_day: str | None
    to_drop: tuple[str, ...] = ()
    used: tuple[str, ...] = ()

    @property
    def is_attempt(self) -> bool:
        """Whether the person was there, to the end or not."""
        return self.attendance in _ATTEMPTED


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """An attended event with its comfort level."""

    id: str
    local_date: str
    comfort_level: str


@dataclass(frozen=True, slots=True)
class AchievementFact:
    """An achievement and how often the person earned it.

    Attributes:
        id: the achievement.
        requirement: what it waits for; None if this version cannot count it.
        points_reward: points for each time.
        is_active: whether progress is still followed.
        earned_on: local days on which it was earned, ISO text, in their order. They are facts: the zone that the
            person was in at those moments is not kept elsewhere.
    """

    id: str
    requirement: Requirement | None
    points_reward: int
    is_active: bool
    earned_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalFact:
    """A goal that counts by itself, with the first local day that counts (ISO text)."""

    id: str
    measure: Measure
    counted_from: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything from which a person's figures follow."""

    entries: tuple[EntryFact, ...] = ()
    check_ins: tuple[CheckInFact, ...] = ()
    exposures: tuple[ExposureFact, ...] = ()
    attendances: tuple[AttendanceFact, ...] = ()
    achievements: tuple[AchievementFact, ...] = ()
    placed: tuple[tuple[str | None, str | None], ...] = ()
    """Mission or event of each mark that the person set on the ladder."""
    pauses: tuple[Pause, ...] = ()
    goals: tuple[GoalFact, ...] = ()
