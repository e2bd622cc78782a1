"""The shapes of `resources/content/coach/scenes/*.toml`. An unknown key or an empty list is refused, never ignored."""

from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from extrovertly_desktop.coach.flows.packs import Label, Name, PackModel, Words
from extrovertly_desktop.coach.rehearsal.features import BETTER_WITHOUT, Feature

Spoken = Annotated[tuple[Words, ...], Field(min_length=2)]
"""Wordings of a character's line."""
Said = Annotated[tuple[Words, ...], Field(min_length=3)]
"""Wordings of a coach's line."""
MissionSlug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Warmth(StrEnum):
    """How a character takes to people."""

    WARM = "warm"
    NEUTRAL = "neutral"
    COOL = "cool"


class ByWarmth(PackModel):
    """A character's line, by how warm they are."""

    warm: Spoken
    neutral: Spoken
    cool: Spoken

    def of(self, warmth: Warmth) -> Spoken:
        """Return the wordings of one warmth."""
        match warmth:
            case Warmth.WARM:
                return self.warm
            case Warmth.NEUTRAL:
                return self.neutral
            case Warmth.COOL:
                return self.cool


class Way(PackModel):
    """A way on from a beat, and how the character takes the reply that leads there.

    Attributes:
        tone: whether it is the warmer or the cooler way.
        any, all, none: what the reply has to show for it; without any of them it takes whatever is left.
        only: the characters who take it; empty for all.
        reaction: what the character says.
        to: the next beat or ending.
    """

    tone: Literal["warmer", "cooler"]
    any: tuple[Feature, ...] = ()
    all: tuple[Feature, ...] = ()
    none: tuple[Feature, ...] = ()
    only: tuple[Warmth, ...] = ()
    reaction: ByWarmth
    to: Name

    @property
    def is_open(self) -> bool:
        """Whether every reply to every character may take it."""
        return not (self.any or self.all or self.none or self.only)

    def fits(self, seen: frozenset[Feature], warmth: Warmth) -> bool:
        """Whether a reply takes this way."""
        if self.only and warmth not in self.only:
            return False
        return (not self.any or bool(seen & set(self.any))) and seen >= set(self.all) and not seen & set(self.none)


class Beat(PackModel):
    """The character says something, and the person replies.

    Attributes:
        line: what the character says.
        looks_for: what would serve here, the most useful first; feedback goes by it.
        samples: what one could say.
        ways: the first that fits is taken; the last fits always.
    """

    id: Name
    line: ByWarmth
    looks_for: Annotated[tuple[Feature, ...], Field(min_length=1)]
    samples: Annotated[tuple[Words, ...], Field(min_length=1, max_length=2)]
    ways: Annotated[tuple[Way, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not self.ways[-1].is_open:
            raise ValueError(f"{self.id}: the last way has to take every reply that is left")
        if {way.tone for way in self.ways} != {"warmer", "cooler"}:
            raise ValueError(f"{self.id}: a beat has a warmer and a cooler way on")
        if set(self.looks_for) & set(BETTER_WITHOUT):
            raise ValueError(f"{self.id}: looks for what is better left out")
        return self


class Ending(PackModel):
    """How a scene ends.

    Attributes:
        line: what happens at last, as it is told.
        told: what the coach says to it: above all what was done well.
    """

    id: Name
    line: Spoken
    told: Said


class Mission(PackModel):
    """A mission of the catalogue that the rehearsal is good for."""

    slug: MissionSlug
    title: Words


class Scene(PackModel):
    """One rehearsal.

    Attributes:
        title: what the chip that starts it says.
        about: what it is for, in one sentence.
        character: their name; nothing is said of their gender.
        setting: where it is and what it is about, ending in no question; the warmth is asked after it.
        start: its first beat.
        mission: what it can become outside.
    """

    slug: Name
    title: Label
    about: Words
    version: Annotated[int, Field(strict=True, ge=1)]
    character: Annotated[str, StringConstraints(pattern=r"^[A-Z][a-zé]+$", max_length=20)]
    setting: Said
    start: Name
    mission: Mission
    beats: Annotated[tuple[Beat, ...], Field(min_length=4, max_length=7)]
    endings: Annotated[tuple[Ending, ...], Field(min_length=2)]

    def beat(self, name: str) -> Beat | None:
        """Return a beat by name, or None if there is none: it may be an ending."""
        return next((beat for beat in self.beats if beat.id == name), None)

    def ending(self, name: str) -> Ending:
        """Return an ending by name.

        Raises:
            KeyError: if there is none.
        """
        for ending in self.endings:
            if ending.id == name:
                return ending
        raise KeyError(name)

    @property
    def digest(self) -> str:
        """What a rehearsal is pinned to: it changes with anything in the scene."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:16]
