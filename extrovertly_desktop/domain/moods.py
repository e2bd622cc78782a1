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
class Face:
    """What a person chose for the face of a mood; what is None follows from valence and energy.

    Attributes:
        mouth: −1 corners down to 1 corners up.
        eyes: −1 lids down to 1 wide open.
        brow: −1 worried, inner ends up, to 1 cross, inner ends down.
    """

    mouth: float | None = None
    eyes: float | None = None
    brow: float | None = None


@dataclass(frozen=True, slots=True)
class Mood:
    """One word for how a person is, placed on the affect circumplex (Russell 1980, doi 10.1037/h0077714).

    Attributes:
        slug: how it is stored.
        title: how it is shown.
        valence: −1 unpleasant to 1 pleasant.
        energy: −1 still to 1 stirred.
        face: how its face departs from what the two figures give, or None.
    """

    slug: str
    title: str
    valence: float
    energy: float
    face: Face | None = None


class MoodVocabulary:
    """The moods a person can choose from, in the order in which they are shown, and those once chosen from.

    Args:
        moods: to choose from.
        hidden: not offered, and still accepted when they are named, since a draft may hold one.
        gone: only known for what was written with them.
    """

    def __init__(self, moods: Iterable[Mood], hidden: Iterable[Mood] = (), gone: Iterable[Mood] = ()) -> None:
        self._moods: Mapping[str, Mood] = {mood.slug: mood for mood in moods}
        self._accepted: Mapping[str, Mood] = {**self._moods, **{mood.slug: mood for mood in hidden}}
        self._known: Mapping[str, Mood] = {**{mood.slug: mood for mood in gone}, **self._accepted}

    def __eq__(self, other: object) -> bool:
        """Whether the same moods are offered in the same order, and all known ones look the same."""
        if not isinstance(other, MoodVocabulary):
            return NotImplemented
        return list(self) == list(other) and self._known == other._known

    def __hash__(self) -> int:
        return hash(frozenset(self._known.items()))

    def __iter__(self) -> Iterator[Mood]:
        return iter(self._moods.values())

    def __len__(self) -> int:
        return len(self._moods)

    def find(self, slug: str) -> Mood | None:
        """Return the mood of that slug, hidden or gone ones too, or None (imported entries may hold other words)."""
        return self._known.get(slug)

    def resolve(self, typed: str) -> Mood:
        """Return the mood that a person named by slug or title, whatever the case.

        Raises:
            UserError: if it is not a mood of this vocabulary; the sentence lists those that are offered.
        """
        wanted = typed.strip().casefold()
        for mood in self._accepted.values():
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
