"""One exposure: a prediction written before, an outcome written after.

The fields follow the expectancy-violation form of inhibitory-learning exposure
(Craske et al. 2014, Table 3, doi 10.1016/j.brat.2014.04.006).
"""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from extrovertly_desktop.domain.drafts import (
    Draft,
    OneToFive,
    OptionalLongText,
    OptionalShortText,
    Percent,
    Words,
)


class Attendance(StrEnum):
    """What became of the attempt. All three are data; none is a failure."""

    DONE = "done"
    LEFT_EARLY = "left_early"
    DID_NOT_GO = "did_not_go"

    @property
    def counts_as_attempt(self) -> bool:
        """Whether the person was there: leaving early counts in full."""
        return self is not Attendance.DID_NOT_GO


class CameTrue(StrEnum):
    """Did the worst worry happen?"""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class PredictionDraft(Draft):
    """What a person expects before an attempt."""

    worry: OptionalLongText = Field(default=None, title="your worst worry")
    likelihood: Percent | None = Field(default=None, title="how likely")
    expected_suds: Percent | None = Field(default=None, title="expected anxiety")
    safety_behaviours_to_drop: Words = Field(default=(), title="safety behaviours to drop")
    place: OptionalShortText = Field(default=None, title="place")
    people: OptionalShortText = Field(default=None, title="people")
    time_of_day: OptionalShortText = Field(default=None, title="time of day")


class OutcomeDraft(Draft):
    """What a person found."""

    attendance: Attendance = Field(default=Attendance.DONE, title="what happened")
    came_true: CameTrue | None = Field(default=None, title="did it come true")
    evidence: OptionalLongText = Field(default=None, title="how do you know")
    peak_suds: Percent | None = Field(default=None, title="highest anxiety")
    surprise: Percent | None = Field(default=None, title="surprise")
    learned: OptionalLongText = Field(default=None, title="what you learned")
    safety_behaviours_used: Words = Field(default=(), title="safety behaviours used")
    difficulty_rating: OneToFive | None = Field(default=None, title="difficulty")
    satisfaction_rating: OneToFive | None = Field(default=None, title="satisfaction")
    notes: OptionalLongText = Field(default=None, title="notes")
    at_ms: int | None = Field(default=None, title="date and time")

    @field_validator("came_true", "peak_suds", "surprise")
    @classmethod
    def _was_there(cls, value: object, info: ValidationInfo) -> object:
        # `attendance` stands first among the fields, so it has been read by now.
        if value is not None and info.data.get("attendance") is Attendance.DID_NOT_GO:
            raise ValueError("Without going, the worry was not put to the test. Please leave this empty.")
        return value


@dataclass(frozen=True, slots=True)
class Exposure:
    """One stored attempt at a mission, or one attendance of an event (`exposures`).

    Open while `concluded_at` is None. `local_date` is the day of the plan until then, the day of the attempt after.
    `points_base` is what the mission was worth when the attempt was concluded.
    """

    id: str
    created_at: int
    local_date: str
    mission_id: str | None
    event_id: str | None
    title: str
    category: str
    worry: str | None
    likelihood: int | None
    expected_suds: int | None
    safety_behaviours_to_drop: tuple[str, ...]
    place: str | None
    people: str | None
    time_of_day: str | None
    concluded_at: int | None
    attendance: Attendance | None
    came_true: CameTrue | None
    evidence: str | None
    peak_suds: int | None
    surprise: int | None
    learned: str | None
    safety_behaviours_used: tuple[str, ...]
    difficulty_rating: int | None
    satisfaction_rating: int | None
    notes: str | None
    points_base: int | None

    @property
    def is_open(self) -> bool:
        """Whether the outcome is still to come."""
        return self.concluded_at is None
