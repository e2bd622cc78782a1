"""The well-being check: questionnaires, what was answered, and the scores that follow from whole answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extrovertly_desktop.domain.errors import UserError

WELL_BEING = "who5"
"""The scale of well-being itself, 0–100."""
NOTICEABLE = 10.0
"""Points on the WHO-5 from which on a change is taken for one (Topp et al. 2015, doi 10.1159/000376585)."""
LOW, VERY_LOW = 50.0, 28.0
"""Scores up to which it is worth talking to somebody, and more so (Topp et al. 2015). Neither is a diagnosis."""
EVERY_DAYS = 30
"""Days from one check, or one “not now”, to the next offer."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(_Part):
    """One answer that can be given."""

    value: int
    text: str = Field(min_length=1)


class Item(_Part):
    """One statement; `reversed` when agreeing with it speaks for less of what its scale measures."""

    slug: str = Field(min_length=1)
    text: str = Field(min_length=1)
    reversed: bool = False


class Scale(_Part):
    """Statements that are scored together."""

    slug: str = Field(min_length=1)
    title: str = Field(min_length=1)
    items: tuple[Item, ...] = Field(min_length=1)


class Scoring(StrEnum):
    """How the answers of a scale become one figure."""

    PERCENT = "percent"
    """Their sum as a share of the most there could be, 0–100: for the WHO-5 the sum times four."""
    MEAN = "mean"


class Questionnaire(_Part):
    """An instrument in its own words: `source` says where it comes from, `terms` on what terms it stands here."""

    slug: str = Field(min_length=1)
    title: str = Field(min_length=1)
    instruction: str = Field(min_length=1)
    scoring: Scoring
    source: str = Field(min_length=1)
    terms: str = Field(min_length=1)
    choices: tuple[Choice, ...] = Field(min_length=2)
    scales: tuple[Scale, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _choices_rise(self) -> Self:
        values = [choice.value for choice in self.choices]
        if values != list(range(values[0], values[0] + len(values))):
            raise ValueError("the choices must rise by one")
        return self

    @property
    def low(self) -> int:
        """The least value that can be chosen."""
        return self.choices[0].value

    @property
    def high(self) -> int:
        """The greatest value that can be chosen."""
        return self.choices[-1].value

    @property
    def items(self) -> tuple[Item, ...]:
        """All statements in their order."""
        return tuple(item for scale in self.scales for item in scale.items)

    def score(self, scale: Scale, answers: Mapping[str, int]) -> float | None:
        """Return what the answers to a scale come to; None unless every statement of it was answered."""
        if any(item.slug not in answers for item in scale.items):
            return None
        keyed = [
            self.low + self.high - answers[item.slug] if item.reversed else answers[item.slug] for item in scale.items
        ]
        if self.scoring is Scoring.MEAN:
            return sum(keyed) / len(keyed)
        return 100.0 * sum(value - self.low for value in keyed) / (len(keyed) * (self.high - self.low))


class Questionnaires(_Part):
    """All instruments of the check, the WHO-5 first."""

    version: int = Field(ge=1)
    questionnaires: tuple[Questionnaire, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _slugs_are_unique(self) -> Self:
        slugs = [item.slug for part in self.questionnaires for item in part.items]
        if len(slugs) != len(set(slugs)):
            raise ValueError("two statements have the same slug")
        return self

    def checked(self, answers: Mapping[str, int]) -> dict[str, int]:
        """Return answers that can be kept, in the order of the statements.

        Raises:
            UserError: if a statement is not known, a value cannot be chosen, or the well-being scale is not whole.
        """
        known = {item.slug: part for part in self.questionnaires for item in part.items}
        for slug, value in answers.items():
            part = known.get(slug)
            if part is None or isinstance(value, bool) or not part.low <= value <= part.high:
                raise UserError("That is not one of the answers. Please choose one of those shown.", field=slug)
        kept = {slug: int(answers[slug]) for slug in known if slug in answers}
        if WELL_BEING not in self.scores(kept):
            raise UserError("A check counts once its five questions are answered. Please answer those that are left.")
        return kept

    def scores(self, answers: Mapping[str, int]) -> dict[str, float]:
        """Return the score of each scale that was answered whole, by the scale's slug."""
        found = {scale.slug: part.score(scale, answers) for part in self.questionnaires for scale in part.scales}
        return {slug: score for slug, score in found.items() if score is not None}


@dataclass(frozen=True, slots=True)
class WellBeingCheck:
    """A stored check (`well_being_checks`).

    Attributes:
        created_at: when it was answered, milliseconds.
        local_date: the day the person called it, ISO text.
        answers: the value chosen for each statement, by its slug.
        scores: by the slug of the scale; only scales that were answered whole.
    """

    id: str
    created_at: int
    local_date: str
    answers: Mapping[str, int]
    scores: Mapping[str, float]

    @property
    def well_being(self) -> float | None:
        """The WHO-5 score, 0–100."""
        return self.scores.get(WELL_BEING)

    @property
    def is_low(self) -> bool:
        """Whether it is worth talking to somebody."""
        return self.well_being is not None and self.well_being <= LOW

    @property
    def is_very_low(self) -> bool:
        """Whether that is worth doing soon."""
        return self.well_being is not None and self.well_being <= VERY_LOW


class Offer(StrEnum):
    """What the card says about the check."""

    ASKED = "asked"
    """Whether the person would like to be offered one now and then; nothing is switched on yet."""
    DUE = "due"
    WAITING = "waiting"
    """Switched on; the next one is offered later."""
    OFF = "off"
    """Not offered, for now or for good; it can still be taken."""


@dataclass(frozen=True, slots=True)
class CheckWishes:
    """What the person wants of the check, as the preferences keep it.

    Attributes:
        is_on: whether it is offered once a month.
        is_refused: whether it is never to be offered again.
        not_before: the local day before which nothing is offered; None for no such day.
    """

    is_on: bool = False
    is_refused: bool = False
    not_before: date | None = None

    @classmethod
    def read(cls, stored: object) -> "CheckWishes":
        """Read what the preferences hold; what cannot be read falls back to the beginning."""
        known = stored if isinstance(stored, Mapping) else {}
        try:
            day = date.fromisoformat(known["not_before"])
        except (KeyError, TypeError, ValueError):
            day = None
        return cls(known.get("on") is True, known.get("refused") is True, day)

    def as_json(self) -> dict[str, object]:
        """Return the form that `read` reads."""
        day = {} if self.not_before is None else {"not_before": self.not_before.isoformat()}
        return {"on": self.is_on, "refused": self.is_refused, **day}

    def next_day(self, last: date | None) -> date | None:
        """Return the day of the next offer after a check on `last`, or None for at once."""
        days = [day for day in (self.not_before, last and last + timedelta(days=EVERY_DAYS)) if day is not None]
        return max(days, default=None)

    def offer(self, today: date, last: date | None) -> Offer:
        """Return what is to be said on a day."""
        if self.is_refused:
            return Offer.OFF
        after = self.next_day(last)
        is_time = after is None or after <= today
        if self.is_on:
            return Offer.DUE if is_time else Offer.WAITING
        return Offer.ASKED if is_time else Offer.OFF


@dataclass(frozen=True, slots=True)
class CheckStanding:
    """All that the card shows: every check, oldest first, what to offer, and the day of the next offer if it waits."""

    checks: tuple[WellBeingCheck, ...]
    offer: Offer
    next_day: date | None
    is_on: bool

    @property
    def last(self) -> WellBeingCheck | None:
        """The latest check."""
        return self.checks[-1] if self.checks else None
