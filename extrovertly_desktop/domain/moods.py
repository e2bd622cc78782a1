"""Moods and the ten-second check-in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import Field

from extrovertly_desktop.domain.drafts import (
    Confidence,
    Draft,
    OneToTen,
    OptionalLongText,
    ShortText,
    Words,
)
from extrovertly_desktop.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Mood:
    """One word for how a person is, placed on the affect circumplex (Russell 1980, doi 10.1037/h0077714).

    Attributes:
        slug: how it is stored.
        title: how it is shown.
        valence: −1 unpleasant to 1 pleasant.
        energy: −1 still to 1 stirred.
    """

    slug: str
    title: str
    valence: float
    energy: float


class MoodVocabulary:
    """The moods a person can choose from, in the order in which they are shown."""

    def __init__(self, moods: Iterable[Mood]) -> None:
        self._moods: Mapping[str, Mood] = {mood.slug: mood for mood in moods}

    def __iter__(self) -> Iterator[Mood]:
        return iter(self._moods.values())

    def __len__(self) -> int:
        return len(self._moods)

    def find(self, slug: str) -> Mood | None:
        """Return the mood of that slug, or None (imported entries may hold words of their own)."""
        return self._moods.get(slug)

    def resolve(self, typed: str) -> Mood:
        """Return the mood that a person named by slug or title, whatever the case.

        Raises:
            UserError: if it is not a mood of this vocabulary; the sentence lists those that are.
        """
        wanted = typed.strip().casefold()
        for mood in self._moods.values():
            if wanted in {mood.slug.casefold(), mood.title.casefold()}:
                return mood
        known = ", ".join(mood.slug for mood in self._moods.values())
        raise UserError(f"That mood is not known. Please choose one of: {known}.", field="mood")


class CheckInDraft(Draft):
    """How a person is right now, as they typed or clicked it."""

    mood: ShortText = Field(title="mood")
    intensity: OneToTen | None = Field(default=None, title="intensity")
    confidence_level: Confidence | None = Field(default=None, title="confidence")
    context: OptionalLongText = Field(default=None, title="context")
    triggers: Words = Field(default=(), title="triggers")
    at_ms: int | None = Field(default=None, title="time")


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A stored check-in (`mood_tracking`). `local_date` is ISO text; `created_at` milliseconds since the epoch."""

    id: str
    created_at: int
    local_date: str
    mood: str
    intensity: int | None
    confidence_level: float | None
    context: str | None
    triggers: tuple[str, ...]
