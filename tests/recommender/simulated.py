"""Simulated people: what they truly meet, what they say of it, and how they live with the day's three.

Their peaks are the catalogue's figures plus effects of the person, the category, the step and the context, less what
repetition takes off, plus noise with heavy tails. How large each kind of effect is differs from one person to the next
and is not what the model believes beforehand.
"""

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extrovertly_desktop.content.packs import CatalogueMission
from extrovertly_desktop.domain.recommendation import Pick
from extrovertly_desktop.recommender.steps import ANY_TIME, ANYWHERE, TIMES_OF_DAY, Attempt, Step


@dataclass(frozen=True, slots=True)
class Nature:
    """How a crowd of people is made; standard deviations in SUDS unless said otherwise.

    Attributes:
        person, category, step, place, people, time: sizes of effects, each person's own being larger or smaller.
        noise: scale of a single peak's noise (Student-t with four degrees of freedom).
        habituation, practice: mean fall per unit of log(1 + times) at the step and in the category.
        steepness: spread of how steep a person finds the catalogue (0.2: a fifth steeper or flatter).
        excess: how far predictions lie above what comes, at first.
        predicts: probability that a prediction is written.
        tells_context: probability that each part of the context is written.
        trend: change of the general level per day.
        wave: size of a slow wave (period 70 days) upon the level.
    """

    person: float = 12.0
    category: float = 7.0
    step: float = 7.0
    place: float = 4.0
    people: float = 5.0
    time: float = 2.5
    noise: float = 6.0
    habituation: float = 4.0
    practice: float = 1.5
    steepness: float = 0.15
    excess: float = 9.0
    predicts: float = 0.85
    tells_context: float = 0.85
    trend: float = 0.0
    wave: float = 0.0


TYPICAL = Nature()


def catalogue_steps(missions: Iterable[CatalogueMission]) -> tuple[Step, ...]:
    """Return missions of the catalogue as steps."""
    return tuple(
        Step(
            mission.slug,
            mission.category,
            mission.typical_suds,
            tuple(mission.contexts.places),
            tuple(mission.contexts.people),
            tuple(mission.contexts.times),
        )
        for mission in missions
    )


@dataclass(slots=True)
class Person:
    """One simulated person; `met` counts what they have done."""

    nature: Nature
    seed: int
    chance: random.Random = field(init=False)
    level: float = field(init=False)
    steep: float = field(init=False)
    effects: dict[tuple[str, str], float] = field(init=False, default_factory=dict)
    sizes: dict[str, float] = field(init=False)
    habituation: float = field(init=False)
    practice: float = field(init=False)
    excess: float = field(init=False)
    at_step: Counter[str] = field(init=False, default_factory=Counter)
    in_category: Counter[str] = field(init=False, default_factory=Counter)
    first_day: int | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Draw what kind of person it is."""
        nature, chance = self.nature, random.Random(f"{self.seed} nature")
        self.chance = random.Random(f"{self.seed} days")
        self.level = chance.gauss(0, nature.person)
        self.steep = chance.gauss(1, nature.steepness)
        kinds = ("category", "step", "place", "people", "time")
        self.sizes = {kind: getattr(nature, kind) * math.exp(chance.gauss(0, 0.35)) for kind in kinds}
        self.habituation = max(chance.gauss(nature.habituation, 0.5 * nature.habituation), -1.0)
        self.practice = max(chance.gauss(nature.practice, 0.5 * nature.practice), -0.5)
        self.excess = chance.gauss(nature.excess, 5)

    def effect(self, kind: str, name: str | None) -> float:
        """Return an effect, drawn when it is first asked for."""
        if name is None or name in (ANYWHERE, ANY_TIME):
            return 0.0
        key = (kind, name)
        if key not in self.effects:
            # Drawn from its own name, so that a person stays the same whatever they are offered and when.
            self.effects[key] = random.Random(f"{self.seed} {kind} {name}").gauss(0, self.sizes[kind])
        return self.effects[key]

    def true_peak(self, step: Step, place: str | None, people: str | None, time: str | None, day: int) -> float:
        """Return the peak without noise that a step would bring on a day, 0–100."""
        since = 0 if self.first_day is None else day - self.first_day
        peak = 50 + self.steep * (step.typical_suds - 50) + self.level
        peak += self.effect("category", step.category) + self.effect("step", step.key)
        peak += self.effect("place", place) + self.effect("people", people) + self.effect("time", time)
        peak -= self.habituation * math.log1p(self.at_step[step.key])
        peak -= self.practice * math.log1p(self.in_category[step.category])
        peak += self.nature.trend * since + self.nature.wave * math.sin(2 * math.pi * since / 70)
        return min(max(peak, 0.0), 100.0)

    def noise(self) -> float:
        """Return the noise of one peak: Student-t with four degrees of freedom."""
        normal, chi = self.chance.gauss(0, 1), sum(self.chance.gauss(0, 1) ** 2 for _ in range(4))
        return self.nature.noise * normal / math.sqrt(chi / 4)

    def attempt(self, step: Step, context: Sequence[str | None], day: int) -> tuple[Attempt, float]:
        """Try a step and return what is written of it, with the true peak."""
        if self.first_day is None:
            self.first_day = day
        chance = self.chance
        truth = self.true_peak(step, *context, day)
        excess = self.excess * 0.85 ** self.at_step[step.key]
        predicted = _said(truth + excess + chance.gauss(0, 9)) if chance.random() < self.nature.predicts else None
        attended = chance.random() >= 0.07
        peak = _said(truth + self.noise()) if attended and chance.random() < 0.95 else None
        if attended:
            self.at_step[step.key] += 1
            self.in_category[step.category] += 1
        written = [value if chance.random() < self.nature.tells_context else None for value in context]
        return Attempt(step.key, day, peak, predicted, *written, attended=attended), truth

    def any_context(self, step: Step) -> tuple[str | None, ...]:
        """Return one of the contexts of a step."""
        times = TIMES_OF_DAY if ANY_TIME in step.times else step.times
        return tuple(self.chance.choice(values) if values else None for values in (step.places, step.people, times))

    def context_of(self, pick: Pick, step: Step) -> tuple[str | None, ...]:
        """Return where, with whom and when they take up a pick: mostly as proposed."""
        own = self.any_context(step)
        proposed = (pick.place, pick.people, pick.time)
        return tuple(
            p if p is not None and self.chance.random() < 0.85 else o for p, o in zip(proposed, own, strict=True)
        )


def _said(figure: float) -> float:
    """Return a figure as people give it: mostly in fives, always 0–100."""
    return float(min(max(5 * round(figure / 5), 0), 100))
