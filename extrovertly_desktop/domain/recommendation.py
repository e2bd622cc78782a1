"""What is offered for a day: the slot, the step and its context, what to expect there, and why it was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self


class Slot(StrEnum):
    """What one of the day's three is for (`daily_picks.slot`)."""

    WITHIN_REACH = "within_reach"
    STRETCH = "stretch"
    VARIED = "varied"


class ReasonKind(StrEnum):
    """Which of the model's terms speaks for a step."""

    TYPICAL = "typical"
    """Nothing of the person's own says much yet: the catalogue's figure speaks."""
    OWN_LEVEL = "own_level"
    """The person meets steps in general lower or higher than most."""
    CATEGORY = "category"
    """This kind of step stands lower or higher for them than their others."""
    RATED = "rated"
    """They said how at ease they are with this kind of step, and have not tried one yet."""
    CONTEXT = "context"
    """A place, company or time of day moves the figure most."""
    STEP = "step"
    """What they met at this very step, beside what their other steps would suggest."""
    REPETITION = "repetition"
    """Earlier rounds have brought it down."""
    OVER_EXPECTED = "over_expected"
    """Their last predictions of this kind lay above what came."""
    PLACED = "placed"
    """They put it at a figure on the ladder themselves."""
    UNVISITED = "unvisited"
    """A place, company or time of day that they have not tried, or seldom."""
    RETEST = "retest"
    """Mastered, and due to be met again."""


class ContextKind(StrEnum):
    """Which part of a context is meant."""

    PLACE = "place"
    PEOPLE = "people"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a person is likely to meet at a step; all figures in SUDS.

    Attributes:
        mean: the expected peak, 0–100.
        low, high: the next peak lies between them with a probability of 80 %.
        sd: how unsure the mean itself is; it shrinks with evidence, while daily noise keeps `low` and `high` apart.
        parts: what each term contributes, adding up to the mean before it is kept within 0–100: `typical`, `person`,
            `category`, `step`, `repetition`, `place`, `people` and `time`.
    """

    mean: float
    low: float
    high: float
    sd: float
    parts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step was chosen, in the model's own terms; what a kind does not speak of is None.

    Attributes:
        kind: the term that speaks.
        expected: the expected peak here and now, SUDS.
        typical: what the catalogue gives for most people, SUDS.
        effect: how far the term moves the figure, SUDS; negative is easier.
        category: the step's category slug.
        context_kind, context_value: the place, company or time of day that is meant.
        attempts: how many times it was done: the step, or for OVER_EXPECTED the predictions that are meant, or for
            UNVISITED the visits to the context so far.
        last_suds: the latest reported peak of the step.
        days_since: days since the step was last done.
        interval: days after which a mastered step is due.
    """

    kind: ReasonKind
    expected: float
    typical: float
    effect: float | None = None
    category: str | None = None
    context_kind: ContextKind | None = None
    context_value: str | None = None
    attempts: int | None = None
    last_suds: float | None = None
    days_since: int | None = None
    interval: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what JSON can hold, without the fields that are None."""
        return {item.name: value for item in fields(self) if (value := getattr(self, item.name)) is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `as_json` wrote; keys that are not known are passed over.

        Raises:
            ValueError: when the kind is missing or unknown, or a figure is missing.
        """
        known = {item.name: data[item.name] for item in fields(cls) if item.name in data}
        if not {"kind", "expected", "typical"} <= known.keys():
            raise ValueError("a reason needs its kind, the expected figure and the typical one")
        known["kind"] = ReasonKind(known["kind"])
        if "context_kind" in known:
            known["context_kind"] = ContextKind(known["context_kind"])
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the day's three: a step (its mission's id), the context to try it in where one is proposed, and why."""

    slot: Slot
    step: str
    place: str | None
    people: str | None
    time: str | None
    expectation: Expectation
    reason: Reason
