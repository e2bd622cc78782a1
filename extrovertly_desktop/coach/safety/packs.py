"""The shapes of `resources/content/safety/*.toml`. An unknown key or an empty list is refused, never ignored."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from extrovertly_desktop.coach.safety.tiers import Tier, Topic

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
PhraseText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
"""A phrase in the language of `phrases.py`."""
Phrases = Annotated[tuple[PhraseText, ...], Field(min_length=1)]


class _PackModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PastRule(StrEnum):
    """What it means for a finding that it lies years back."""

    KEEPS = "keeps"
    LOWERS = "lowers"
    """It asks for a kind line instead of the card."""
    LIFTS = "lifts"
    """It asks for nothing."""


class Rule(_PackModel):
    """Phrases that ask for the same care."""

    tier: Tier
    topic: Topic
    phrases: Phrases
    past: PastRule = PastRule.KEEPS
    negatable: bool = True
    """Whether a denial before it takes it back."""
    beside: tuple[PhraseText, ...] = ()
    """What must stand in the same paragraph too, for words that mean nothing by themselves; empty: nothing."""

    @field_validator("tier", mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        names = {tier.name.lower(): tier for tier in Tier if tier is not Tier.NONE}
        if not isinstance(value, str) or value not in names:
            raise ValueError(f"a tier is one of {', '.join(names)}")
        return names[value]


class Surroundings(_PackModel):
    """Phrases that change what a finding means."""

    denials: Phrases
    past: Phrases
    now: Phrases
    settled: Phrases
    """That what lies back is over, anywhere in the same paragraph."""
    returning: Phrases
    """That it is not."""
    laughter: Phrases
    stories: Phrases
    own_voice: Phrases
    others_voice: Phrases


class Idioms(_PackModel):
    """Figures of speech; what they cover is not looked at."""

    phrases: Phrases


class PatternPack(_PackModel):
    """`patterns.toml`."""

    version: Annotated[int, Field(strict=True, ge=1)]
    folded: tuple[Line, ...]
    """Classes that many phrases name; they are looked for once and stand as one word then."""
    fillers: tuple[Line, ...]
    watched: tuple[Line, ...]
    rewrites: dict[str, str]
    classes: dict[str, Phrases]
    surroundings: Surroundings
    idioms: Idioms
    rules: tuple[Rule, ...] = Field(min_length=1)


class Words(_PackModel):
    """What is said at one finding.

    Attributes:
        line: one quiet sentence beside a text box.
        heading, body: what stands at the head of the card that it opens.
    """

    line: Line
    heading: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    body: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


class Exercise(_PackModel):
    """A short way to come back to the ground, one step a line."""

    slug: Line
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    steps: Annotated[tuple[Line, ...], Field(min_length=2, max_length=6)]


class PlanQuestion(_PackModel):
    """One section of a safety plan (after the structure of Stanley and Brown 2012, doi 10.1016/j.cbpra.2011.01.001)."""

    slug: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$", max_length=40)]
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    hint: Line


class AnswerPack(_PackModel):
    """`answers.toml`."""

    version: Annotated[int, Field(strict=True, ge=1)]
    answers: dict[str, Words]
    """By tier (`immediate`), or tier and topic (`other_harm.abuse`), the closer one first."""
    exercises: tuple[Exercise, ...] = Field(min_length=1)
    plan: tuple[PlanQuestion, ...] = Field(min_length=6, max_length=6)

    @field_validator("answers")
    @classmethod
    def _for_every_tier(cls, value: dict[str, Words]) -> dict[str, Words]:
        known = {tier.name.lower() for tier in Tier if tier is not Tier.NONE}
        if missing := known - value.keys():
            raise ValueError(f"no words for {', '.join(sorted(missing))}")
        keys = known | {f"{tier}.{topic}" for tier in known for topic in Topic}
        if strange := value.keys() - keys:
            raise ValueError(f"no such tier and topic: {', '.join(sorted(strange))}")
        return value

    def words_for(self, tier: Tier, topic: Topic | None) -> Words:
        """Return the words for a finding."""
        name = tier.name.lower()
        return self.answers.get(f"{name}.{topic}", self.answers[name])


class Helpline(_PackModel):
    """One line to reach someone.

    Attributes:
        topics: what it is for; `suicide` stands for any crisis.
        call, text, web: how to reach it, as it is dialled, typed or shown; at least one.
        hours: when it answers; empty if that is not known for sure.
    """

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)] = (Topic.SUICIDE,)
    call: Annotated[str, StringConstraints(pattern=r"^(\+?[0-9][0-9 /-]{1,20})?$")] = ""
    text: Annotated[str, StringConstraints(max_length=60)] = ""
    web: Annotated[str, StringConstraints(pattern=r"^([a-z0-9.-]+\.[a-z]{2,}(/[^\s]*)?)?$", max_length=60)] = ""
    hours: Annotated[str, StringConstraints(max_length=60)] = ""
    source: Line
    """Whose statement the number is."""
    verified_at: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    """The day on which a person compared it with the source; empty as long as nobody has."""

    @property
    def reach(self) -> str:
        """How to reach it, on one line."""
        ways = (self.call, f"text {self.text}" if self.text else "", self.web)
        return " · ".join([*(way for way in ways if way), *([self.hours] if self.hours else [])])

    @field_validator("web")
    @classmethod
    def _reachable(cls, value: str, info: object) -> str:
        known = getattr(info, "data", {})
        if not (value or known.get("call") or known.get("text")):
            raise ValueError("a line needs a number, a text number or an address")
        return value


class Country(_PackModel):
    """Whom to reach in one country."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    """ISO 3166-1 alpha-2."""
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    emergency: Annotated[str, StringConstraints(pattern=r"^[0-9]{2,3}( / [0-9]{2,3})*$")]
    source: Line
    verified_at: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    lines: Annotated[tuple[Helpline, ...], Field(min_length=1)]

    def lines_for(self, topic: Topic | None) -> tuple[Helpline, ...]:
        """Return all lines, those for a topic first, in the order of the pack otherwise."""
        return tuple(sorted(self.lines, key=lambda line: topic is None or topic not in line.topics))


class HelplinePack(_PackModel):
    """`helplines.toml`."""

    version: Annotated[int, Field(strict=True, ge=1)]
    directory: Line
    """Where current numbers of any country are listed."""
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]

    @field_validator("countries")
    @classmethod
    def _unique(cls, value: tuple[Country, ...]) -> tuple[Country, ...]:
        codes = [country.code for country in value]
        if len(set(codes)) != len(codes):
            raise ValueError("a country stands twice")
        return value

    def country(self, code: str | None) -> Country | None:
        """Return a country by its code, or None."""
        return next((country for country in self.countries if country.code == code), None)
