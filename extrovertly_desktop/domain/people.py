"""The owner of a vault, the profile, and the preferences that change how days are counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from extrovertly_desktop.domain.drafts import Draft, OptionalLongText, OptionalShortText, ShortText, Words
from extrovertly_desktop.domain.streaks import Pause

FIRST_CONFIDENCE = 3.0
"""The confidence level before the first check-in that has one (the schema's default)."""


class PausePreference(BaseModel):
    """A pause as it is kept in the preferences."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    first: date
    last: date | None = None


class Preferences(BaseModel):
    """What `users.preferences` holds. Unknown keys from other programs are kept untouched."""

    model_config = ConfigDict(frozen=True, extra="allow")

    day_start_hour: int = Field(default=0, ge=0, le=12)
    first_weekday: int = Field(default=0, ge=0, le=6)
    streak_pauses: tuple[PausePreference, ...] = ()

    def pauses(self) -> tuple[Pause, ...]:
        """Return the streak's pauses as values of the rule."""
        return tuple(Pause(pause.first, pause.last) for pause in self.streak_pauses)


class UserDraft(Draft):
    """A new user, as in the schema's example `createUser`; the owner of a vault needs a first name and nothing else."""

    first_name: ShortText = Field(max_length=60, title="name")
    email: str = Field(default="", max_length=320, title="e-mail")
    username: str = Field(default="", max_length=100, title="user name")
    last_name: OptionalShortText = Field(default=None, title="last name")
    date_of_birth: date | None = Field(default=None, title="date of birth")

    @field_validator("email")
    @classmethod
    def _has_an_at(cls, value: str) -> str:
        cleaned = value.strip()
        if cleaned and ("@" not in cleaned[1:-1] or any(sign.isspace() for sign in cleaned)):
            raise ValueError("That does not look like an e-mail address; it may also be left empty.")
        return cleaned


class ProfileDraft(Draft):
    """What a person tells about themselves (`user_profiles`)."""

    bio: OptionalLongText = Field(default=None, title="about you")
    social_goals: Words = Field(default=(), title="what you would like to become easier")
    interests: Words = Field(default=(), title="interests")


@dataclass(frozen=True, slots=True)
class User:
    """A stored user (`users`); `created_at` and `last_login_at` in milliseconds."""

    id: str
    created_at: int
    email: str
    username: str
    first_name: str
    last_name: str | None
    is_active: bool
    preferences: dict[str, Any] | None
    confidence_level: float
    total_points: int
    streak_days: int
    longest_streak: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A stored profile (`user_profiles`)."""

    user_id: str
    bio: str | None
    social_goals: tuple[str, ...]
    comfort_levels: Any
    interests: tuple[str, ...]
    social_contexts: Any
