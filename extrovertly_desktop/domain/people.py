"""The owner of a vault, the profile, and the preferences that change how days are counted."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.drafts import Draft, OptionalLongText, OptionalShortText, ShortText, Words
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.streaks import Pause

ANCHORED = (0, 25, 50, 75, 100)
"""The marks of the SUDS scale that a person puts words to."""
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
    discreet_reminders: bool = True
    hints_seen: tuple[str, ...] = ()
    """Hints that were read and stay away."""

    def pauses(self) -> tuple[Pause, ...]:
        """Return the streak's pauses as values of the rule."""
        return tuple(Pause(pause.first, pause.last) for pause in self.streak_pauses)


class UserDraft(Draft):
    """A new user, as in the schema's example `createUser`; the owner of a vault needs a first name and nothing else."""

    first_name: ShortText = Field(max_length=limits.NAME, title="name")
    email: str = Field(default="", max_length=limits.EMAIL, title="e-mail")
    username: str = Field(default="", max_length=limits.USER_NAME, title="user name")
    last_name: OptionalShortText = Field(default=None, max_length=limits.LAST_NAME, title="last name")
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


class SudsAnchors(Draft):
    """What five marks of the scale of anxiety (SUDS) mean to a person, in words from their own past; any may be empty.

    Anchors of one's own make figures of different days comparable (Craske et al. 2014).
    """

    at_0: OptionalShortText = Field(default=None, max_length=limits.ANCHOR, title="what 0 means to you")
    at_25: OptionalShortText = Field(default=None, max_length=limits.ANCHOR, title="what 25 means to you")
    at_50: OptionalShortText = Field(default=None, max_length=limits.ANCHOR, title="what 50 means to you")
    at_75: OptionalShortText = Field(default=None, max_length=limits.ANCHOR, title="what 75 means to you")
    at_100: OptionalShortText = Field(default=None, max_length=limits.ANCHOR, title="what 100 means to you")

    @classmethod
    def read(cls, stored: object) -> Self:
        """Read what the preferences hold; a mark that cannot be read is left empty."""
        known = stored if isinstance(stored, Mapping) else {}
        readable = {}
        for mark in ANCHORED:
            with suppress(UserError):
                readable[f"at_{mark}"] = getattr(cls.of(**{f"at_{mark}": known.get(str(mark))}), f"at_{mark}")
        return cls(**readable)

    def words(self) -> dict[int, str]:
        """Return the person's words by mark, for the marks that have any, lowest first."""
        told = {mark: getattr(self, f"at_{mark}") for mark in ANCHORED}
        return {mark: text for mark, text in told.items() if text is not None}


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
    date_of_birth: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A stored profile (`user_profiles`)."""

    user_id: str
    bio: str | None
    social_goals: tuple[str, ...]
    comfort_levels: Any
    interests: tuple[str, ...]
    social_contexts: Any
