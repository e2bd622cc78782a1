"""Ways to take a step: each candidate in a proposed context, with what is believed of it there."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extrovertly_desktop.recommender.model import Context, Estimates
from extrovertly_desktop.recommender.records import Records, StepRecord
from extrovertly_desktop.recommender.steps import ANY_TIME, ANYWHERE, TIMES_OF_DAY, Step

OFFER_FADES = 7
"""Days after which an offer that was not taken no longer holds a step back."""
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
    times = TIMES_OF_DAY if ANY_TIME in step.times else step.times
    chosen: list[str | None] = []
    for values, counts in zip((step.places, step.people, times), records.visits, strict=True):
        known = [value for value in values if value != ANYWHERE]
        if not known:
            chosen.append(None)
            continue
        fewest = min(counts[value] for value in known)
        chosen.append(chance.choice([value for value in known if counts[value] == fewest] if rare else known))
    return chosen[0], chosen[1], chosen[2]


def _novelty(context: Context, records: Records) -> float:
    return sum(
        1 / (1 + counts[value]) for value, counts in zip(context, records.visits, strict=True) if value is not None
    )


def _after_offer(day: int | None, today: int) -> float:
    """Return how far an offer has faded: almost nothing the day after, all of it a week later."""
    return 1.0 if day is None else min(max(today - day, 0) / OFFER_FADES, 1.0) + 0.02


def _below(z: float) -> float:
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))
