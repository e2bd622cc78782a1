"""Ways to take a step: each candidate in a proposed context, with what is believed of it there."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from extrovertly_desktop.recommender.model import Context, Estimates
from extrovertly_desktop.recommender.records import Records, StepRecord
from extrovertly_desktop.recommender.steps import ANY_TIME, ANYWHERE, TIMES_OF_DAY, Step

OFFER_FADES = 7
"""Days after which an offer that was not taken no longer holds a step back."""
SELDOM_TOGETHER = frozenset(
    [
        *product(["home"], ["stranger", "staff", "authority", "colleague"]),
        *product(["work", "study"], ["family", "date"]),
        *product(["shop", "library", "transport", "cafe"], ["authority"]),
        *product(
            ["shop", "library", "transport", "cafe", "work", "study", "outdoors", "neighbourhood", "sports", "venue"],
            ["online"],
        ),
    ]
)
"""Places and company that are seldom met together: never proposed while a step leaves another pair."""
_Value = TypeVar("_Value")
_WEARINESS = 0.25
_JITTER = 0.15


@dataclass(frozen=True, slots=True)
class Way:
    """One step in one context.

    Attributes:
        step, context: what would be done and where, with whom, when.
        mean, sd: the expectation of its peak and how unsure that is, SUDS.
        drawn: the expectation in one draw from the posterior.
        freshness: 0–1; low for what was offered lately or has been done many times.
        novelty: 0–3; one for each part of the context that was never visited, less the more often it was.
        record: what happened at the step so far.
    """

    step: Step
    context: Context
    mean: float
    sd: float
    drawn: float
    freshness: float
    novelty: float
    record: StepRecord

    def chance_within(self, band: tuple[float, float]) -> float:
        """Return the probability that the expectation lies in a band."""
        return _below((band[1] - self.mean) / self.sd) - _below((band[0] - self.mean) / self.sd)


def propose(
    estimates: Estimates,
    steps: Sequence[Step],
    records: Records,
    chance: random.Random,
    *,
    today: int,
    offered: Mapping[str, int],
    rare: bool,
) -> list[Way]:
    """Return a way for each step: in the least visited of its contexts if `rare`, else in any of them."""
    contexts = [_context(step, records, chance, rare=rare) for step in steps]
    numbers = [estimates.number(step.key) for step in steps]
    rows = estimates.rows(numbers, contexts)
    means, sds = estimates.latent(rows, numbers)
    drawn = estimates.drawn(rows, numbers, chance)
    ways = []
    for step, context, mean, sd, draw in zip(
        steps, contexts, means.tolist(), sds.tolist(), drawn.tolist(), strict=True
    ):
        record = records.of_step(step.key)
        freshness = _after_offer(offered.get(step.key), today) / (1 + _WEARINESS * record.attempts)
        freshness *= 1 - _JITTER * chance.random()
        ways.append(Way(step, context, mean, sd, draw, freshness, _novelty(context, records), record))
    return ways


def _context(step: Step, records: Records, chance: random.Random, *, rare: bool) -> Context:
    place, people = _pair(step, records, chance, rare=rare)
    times = _known(TIMES_OF_DAY if ANY_TIME in step.times else step.times)
    return place, people, _one(times, [records.times[time or ""] for time in times], chance, rare=rare)


def _pair(step: Step, records: Records, chance: random.Random, *, rare: bool) -> tuple[str | None, str | None]:
    """Return a place and company that go together: a step names both apart, and not every pair of them is found."""
    pairs = [(place, people) for place in _known(step.places) for people in _known(step.people)]
    likely = [pair for pair in pairs if pair not in SELDOM_TOGETHER] or pairs
    visits = [records.places[place or ""] + records.people[people or ""] for place, people in likely]
    return _one(likely, visits, chance, rare=rare)


def _known(values: Sequence[str]) -> list[str | None]:
    return [value for value in values if value != ANYWHERE] or [None]


def _one(values: list[_Value], visits: list[int], chance: random.Random, *, rare: bool) -> _Value:
    fewest = min(visits)
    among = [value for value, count in zip(values, visits, strict=True) if count == fewest] if rare else values
    return chance.choice(among)


def _novelty(context: Context, records: Records) -> float:
    return sum(
        1 / (1 + counts[value]) for value, counts in zip(context, records.visits, strict=True) if value is not None
    )


def _after_offer(day: int | None, today: int) -> float:
    """Return how far an offer has faded: almost nothing the day after, all of it a week later."""
    return 1.0 if day is None else min(max(today - day, 0) / OFFER_FADES, 1.0) + 0.02


def _below(z: float) -> float:
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))
