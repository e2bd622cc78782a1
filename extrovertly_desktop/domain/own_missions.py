"""Missions of a person's own making, and what deleting one takes along."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.day_picks import StoredPick
from extrovertly_desktop.domain.drafts import (
    Draft,
    LongText,
    OptionalLongText,
    OptionalShortText,
    Percent,
    ShortText,
    Words,
)
from extrovertly_desktop.domain.ladder import SudsMark
from extrovertly_desktop.domain.missions import Difficulty, Mission, UserMission

POINTS = {Difficulty.BEGINNER: 10, Difficulty.INTERMEDIATE: 20, Difficulty.ADVANCED: 30}
"""What a mission is worth by its difficulty unless something else is said; about what the catalogue gives."""
MOST_POINTS = 60
"""No mission of the catalogue is worth more, so that points keep their meaning."""


def _listed(value: object) -> object:
    if not isinstance(value, (list, tuple)):
        return () if value is None else value
    return tuple(item for item in value if not isinstance(item, str) or item.strip())


TimeWord = Literal["morning", "midday", "afternoon", "evening", "any"]


class MissionDraft(Draft):
    """A mission as a person typed it. `typical_suds` is asked for so that it can be recommended like any other."""

    title: Annotated[ShortText, Field(max_length=limits.MISSION_TITLE)] = Field(title="title")
    description: Annotated[LongText, Field(max_length=limits.MISSION_TEXT)] = Field(title="description")
    difficulty: Difficulty = Field(title="difficulty")
    category: Annotated[ShortText, Field(max_length=limits.MISSION_CATEGORY)] = Field(title="category")
    typical_suds: Percent = Field(title="anxiety it brings")
    points: int | None = Field(default=None, ge=1, le=MOST_POINTS, title="points")
    time_estimate: OptionalShortText = Field(default=None, max_length=limits.MISSION_TIME, title="time")
    tips: Annotated[tuple[Annotated[ShortText, Field(max_length=limits.TIP)], ...], BeforeValidator(_listed)] = Field(
        default=(), max_length=limits.TIPS, title="tips"
    )
    places: Words = Field(default=(), title="places")
    people: Words = Field(default=(), title="people")
    times: Annotated[tuple[TimeWord, ...], BeforeValidator(_listed)] = Field(default=(), title="times of day")
    variant: OptionalLongText = Field(default=None, max_length=limits.MISSION_TEXT, title="another way to do it")

    @property
    def worth(self) -> int:
        """The points: as said, or by difficulty."""
        return POINTS[self.difficulty] if self.points is None else self.points

    @property
    def contexts(self) -> dict[str, list[str]]:
        """Where, with whom and when, as it is stored."""
        named = {"places": self.places, "people": self.people, "times": self.times}
        return {name: list(values) for name, values in named.items() if values}


@dataclass(frozen=True, slots=True)
class DeletedMission:
    """A deleted mission with all that went along, so that it can be put back exactly.

    Attributes:
        created_at: when it was made, milliseconds.
        standing: where the person stood with it.
        picks: the days it was chosen for.
        marks: what they had said about how hard it is.
    """

    mission: Mission
    created_at: int
    standing: UserMission | None
    picks: tuple[StoredPick, ...]
    marks: tuple[SudsMark, ...]
