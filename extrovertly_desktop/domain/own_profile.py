"""Everything a person tells about themselves: the fields of `users` and `user_profiles` that are theirs to fill in."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from pydantic import Field, field_validator

from extrovertly_desktop.domain.comfort import LEAST_EASE, MOST_EASE, Situation, read_comfort
from extrovertly_desktop.domain.drafts import OptionalLongText, Words
from extrovertly_desktop.domain.people import Profile, User, UserDraft

_EARLIEST_BIRTH = date(1900, 1, 1)


class OwnProfile(UserDraft):
    """The owner and their profile in one; only the first name is needed.

    Attributes:
        comfort: how at ease they are in a situation, 1–5; situations without a rating are left out.
        social_contexts: where they meet people, in their own words.
    """

    bio: OptionalLongText = Field(default=None, title="about you")
    social_goals: Words = Field(default=(), title="what you would like to become easier")
    interests: Words = Field(default=(), title="interests")
    social_contexts: Words = Field(default=(), title="where you meet people")
    comfort: dict[Situation, int] = Field(default_factory=dict, title="how at ease you are")

    @field_validator("date_of_birth")
    @classmethod
    def _is_a_birthday(cls, value: date | None) -> date | None:
        if value is not None and value < _EARLIEST_BIRTH:
            raise ValueError("That date of birth is too long ago. Please choose one after 1900, or none.")
        return value

    @field_validator("comfort")
    @classmethod
    def _are_ratings(cls, value: dict[Situation, int]) -> dict[Situation, int]:
        if any(not LEAST_EASE <= rating <= MOST_EASE for rating in value.values()):
            raise ValueError("How at ease you are goes from 1 to 5.")
        return value

    @staticmethod
    def stored(owner: User, profile: Profile | None) -> "OwnProfile":
        """Return what is stored; unchecked, since an import may have brought what could not be typed here."""
        birth = None
        with suppress(ValueError):
            birth = date.fromisoformat(owner.date_of_birth or "")
        return OwnProfile.model_construct(
            first_name=owner.first_name,
            last_name=owner.last_name,
            username=owner.username,
            email=owner.email,
            date_of_birth=birth,
            bio=None if profile is None else profile.bio,
            social_goals=() if profile is None else profile.social_goals,
            interests=() if profile is None else profile.interests,
            social_contexts=() if profile is None else read_contexts(profile.social_contexts),
            comfort={} if profile is None else read_comfort(profile.comfort_levels),
        )


def read_contexts(stored: object) -> tuple[str, ...]:
    """Return the words that stand in `user_profiles.social_contexts`, a list of them; nothing for any other shape."""
    if not isinstance(stored, list) or not all(isinstance(each, str) for each in stored):
        return ()
    return tuple(stored)


def write_contexts(stored: object, words: tuple[str, ...]) -> object:
    """Return what `social_contexts` is to hold; what another program keeps in a shape of its own gives way to words."""
    is_foreign = isinstance(stored, Mapping) or (stored is not None and not read_contexts(stored))
    return list(words) or (stored if is_foreign else None)
