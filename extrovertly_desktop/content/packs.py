"""The shape of every content pack. An unknown key or a figure out of range is refused, never ignored."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from extrovertly_desktop.domain.achievements import Metric, Requirement
from extrovertly_desktop.domain.missions import Difficulty

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""The lasting name of an item, in kebab-case; vaults remember items by it, so it is never renamed once released."""
GroupSlug = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
"""The lasting name of a category or theme, in snake_case."""
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Sentences = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Count = Annotated[int, Field(strict=True, ge=1)]
Unit = Annotated[float, Field(ge=-1.0, le=1.0, allow_inf_nan=False)]


class Place(StrEnum):
    """Where a mission can happen."""

    ANYWHERE = "anywhere"
    HOME = "home"
    NEIGHBOURHOOD = "neighbourhood"
    OUTDOORS = "outdoors"
    SHOP = "shop"
    CAFE = "cafe"
    LIBRARY = "library"
    TRANSPORT = "transport"
    WORK = "work"
    STUDY = "study"
    SPORTS = "sports"
    VENUE = "venue"
    PHONE = "phone"
    ONLINE = "online"


class People(StrEnum):
    """With whom a mission happens."""

    STRANGER = "stranger"
    STAFF = "staff"
    ACQUAINTANCE = "acquaintance"
    FRIEND = "friend"
    FAMILY = "family"
    COLLEAGUE = "colleague"
    AUTHORITY = "authority"
    GROUP = "group"
    DATE = "date"
    ONLINE = "online"


class TimeOfDay(StrEnum):
    """When a mission can happen."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ANY = "any"


class _PackModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Pack(_PackModel):
    version: Annotated[int, Field(strict=True, ge=1)]
    """Raised with every change that vaults are to take over."""


class Mood(_PackModel):
    """A word for how a person feels, on the two axes of affect (Russell 1980, doi 10.1037/h0077714)."""

    slug: Slug
    title: Title
    valence: Unit
    """From -1 (very unpleasant) to 1 (very pleasant)."""
    energy: Unit
    """From -1 (drained or still) to 1 (stirred up)."""
    order: Annotated[int, Field(strict=True, ge=0)]
    """Place in the picker, unique over all moods."""


class MoodPack(_Pack):
    """`moods.toml`."""

    moods: tuple[Mood, ...] = Field(min_length=1)


class MissionContexts(_PackModel):
    """Where, with whom and when a mission can be done; what the recommendation varies."""

    places: tuple[Place, ...] = Field(min_length=1)
    people: tuple[People, ...] = Field(min_length=1)
    times: tuple[TimeOfDay, ...] = (TimeOfDay.ANY,)


class MissionRequirements(_PackModel):
    """What has to be done before a mission is offered; all of it has to hold."""

    missions_completed: Count | None = None
    category_missions: dict[GroupSlug, Count] = Field(default_factory=dict)
    """Completed missions needed by category slug."""

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if self.missions_completed is None and not self.category_missions:
            raise ValueError("requirements that ask for nothing; leave the table out")
        return self


class MissionDraft(_PackModel):
    """A mission as it stands in its file, whose category is the file's."""

    slug: Slug
    title: Title
    description: Sentences
    difficulty: Difficulty
    points: Annotated[int, Field(strict=True, ge=5, le=60)]
    time_estimate: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)]
    tips: tuple[Sentences, ...] = Field(min_length=2, max_length=4)
    typical_suds: Annotated[int, Field(strict=True, ge=0, le=100)]
    """Anxiety it typically brings, in subjective units of distress."""
    contexts: MissionContexts
    requirements: MissionRequirements | None = None
    variant: Sentences | None = None
    """Another way to do it, from afar or with limited mobility."""


class CatalogueMission(MissionDraft):
    """A mission of the catalogue."""

    category: GroupSlug


class MissionPack(_Pack):
    """`missions/<category>.toml`."""

    category: GroupSlug
    category_title: Title
    missions: tuple[MissionDraft, ...] = Field(min_length=1)


class Prompt(_PackModel):
    """One question or invitation to write about."""

    slug: Slug
    theme: GroupSlug
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=240)]


class PromptPack(_Pack):
    """`prompts.toml`."""

    themes: dict[GroupSlug, Title] = Field(min_length=1)
    """Titles of the themes by slug, in the order they are shown."""
    prompts: tuple[Prompt, ...] = Field(min_length=1)


class CatalogueAchievement(_PackModel):
    """A quiet mark of something done, earned when one metric reaches a threshold: once, or each time anew."""

    slug: Slug
    title: Title
    description: Sentences
    icon: Annotated[str, StringConstraints(pattern=r"^mdi6\.[a-z0-9-]+$")]
    """Name for qtawesome."""
    category: GroupSlug
    points_reward: Annotated[int, Field(strict=True, ge=0, le=200)]
    requirements: dict[Metric, Count] = Field(min_length=1, max_length=1)
    """The one metric and its threshold."""
    repeats: bool = False
    """Whether it is earned again each time that the metric has grown by the threshold."""

    @property
    def metric(self) -> Metric:
        """What is counted."""
        return next(iter(self.requirements))

    @property
    def threshold(self) -> int:
        """How much of it earns the achievement."""
        return self.requirements[self.metric]

    @property
    def requirement(self) -> Requirement:
        """What it waits for, as the vault keeps it."""
        return Requirement(self.metric, self.threshold, self.repeats)


class AchievementPack(_Pack):
    """`achievements.toml`."""

    achievements: tuple[CatalogueAchievement, ...] = Field(min_length=1)


class SafetyBehaviour(_PackModel):
    """Something that helps to get through a moment, and hides that it would have gone well without."""

    slug: Slug
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class SafetyBehaviourPack(_Pack):
    """`safety_behaviours.toml`."""

    safety_behaviours: tuple[SafetyBehaviour, ...] = Field(min_length=1)


class Template(_PackModel):
    """A way to begin an entry."""

    slug: Slug
    title: Title
    description: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    """What it is good for, in one line."""
    body: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
    """Markdown that stands on the page at the beginning; empty for a blank one."""


class TemplatePack(_Pack):
    """`templates.toml`."""

    templates: tuple[Template, ...] = Field(min_length=1)
