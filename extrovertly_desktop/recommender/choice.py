"""The day's three: one within reach, one stretch, and one that varies or comes back.

A step's chance of lying in the wished-for band is read off the posterior of its expectation. Among good ones a draw
from the posterior decides (Thompson sampling; Thompson 1933, doi 10.1093/biomet/25.3-4.285; Russo et al. 2018,
doi 10.1561/2200000070), so that steps of which little is known get their turn. The third slot serves variability and
several contexts (Craske et al. 2014, doi 10.1016/j.brat.2014.04.006).
"""

import math
import random
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from extrovertly_desktop.domain.recommendation import Pick, Slot
from extrovertly_desktop.recommender.model import Estimates
from extrovertly_desktop.recommender.reasons import why
from extrovertly_desktop.recommender.records import Records
from extrovertly_desktop.recommender.steps import Attempt, Step
from extrovertly_desktop.recommender.ways import Way, propose

REACH = (12.0, 40.0)
"""SUDS that are within reach, and not trivial."""
STRETCH = (40.0, 70.0)
VARIED = (12.0, 60.0)
REST_DAYS = 3
"""A step done within these days rests, unless it is due."""
RETEST_PAUSE = 2
"""Days from one offer of a due step to the next."""
RETEST_CHANCE = 0.4
"""How often a due step takes the third slot, when there is one."""
_STRETCH_CENTRE = 55.0
_STRETCH_WIDTH = 12.0
_SURE_ENOUGH = 0.97
_NEARNESS = 1e-3
"""Weight of plain nearness to a band, which decides only where no step has a chance to lie in it."""


def choose(
    estimates: Estimates,
    steps: Sequence[Step],
    attempts: Sequence[Attempt],
    *,
    today: int,
    seed: int,
    exclude: Collection[str] = frozenset(),
    recently_offered: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Pick, ...]:
    """Return the picks of a day in the order of `Slot`: three, or fewer when there are fewer steps.

    The same arguments give the same picks.

    Args:
        estimates: what `fit` learned; it must know all of `steps`.
        steps: the candidates: unlocked and not hidden. Events among them are passed over.
        attempts: concluded attempts, oldest first.
        today: the local day as an ordinal.
        seed: another one for another person or reroll; the day is mixed in here.
        exclude: keys of steps that must not be picked (shown before a reroll, planned already).
        recently_offered: by step key the day it was last offered; offers not taken let others go first for a week.
    """
    chance = random.Random(seed * 1_000_003 + today)  # noqa: S311 - a choice to be repeated, not a secret
    records = Records.of(attempts)
    pool = [step for step in steps if not step.is_event and step.key not in exclude]
    rested = [step for step in pool if _has_rested(records, step, today)]
    if len(rested) >= len(Slot):
        pool = rested
    if not pool:
        return ()
    usual = propose(estimates, pool, records, chance, today=today, offered=recently_offered, rare=False)
    rare = propose(estimates, pool, records, chance, today=today, offered=recently_offered, rare=True)
    may_retest = chance.random() < RETEST_CHANCE
    chosen: dict[Slot, Way] = {}
    for slot in Slot:
        others = _others(rare if slot is Slot.VARIED else usual, chosen.values())
        is_retest = slot is Slot.VARIED and may_retest
        due = [way for way in others if _comes_back(way, today, recently_offered)] if is_retest else []
        if due:
            chosen[slot] = max(due, key=lambda way: (today - way.record.last_day) / (way.record.interval or 1))
        elif others:
            chosen[slot] = _best(slot, _of_other_kinds(others, chosen.values()))
    return tuple(_picked(slot, way, estimates, records, today) for slot, way in chosen.items())


def _comes_back(way: Way, today: int, offered: Mapping[str, int]) -> bool:
    """Return whether a step is due; one that was offered and not taken lets a day go by, else it would nag."""
    return way.record.is_due(today) and today - offered.get(way.step.key, 0) >= RETEST_PAUSE


def _has_rested(records: Records, step: Step, today: int) -> bool:
    record = records.of_step(step.key)
    return not record.attempts or today - record.last_day >= REST_DAYS or record.is_due(today)


def _others(ways: list[Way], chosen: Collection[Way]) -> list[Way]:
    """Return the ways of other steps; a category that stands there twice does not come a third time if possible."""
    keys = {way.step.key for way in chosen}
    categories = [way.step.category for way in chosen]
    others = [way for way in ways if way.step.key not in keys]
    return [way for way in others if categories.count(way.step.category) < len(Slot) - 1] or others


def _of_other_kinds(ways: list[Way], chosen: Collection[Way]) -> list[Way]:
    """Return the ways of categories that were not chosen yet, where there are any."""
    categories = {way.step.category for way in chosen}
    return [way for way in ways if way.step.category not in categories] or ways


def _best(slot: Slot, ways: list[Way]) -> Way:
    match slot:
        case Slot.WITHIN_REACH:
            return max(ways, key=lambda way: way.freshness * _fit(way, REACH))
        case Slot.STRETCH:
            surest = max(_fit(way, STRETCH) for way in ways)
            sure = [way for way in ways if _fit(way, STRETCH) >= _SURE_ENOUGH * surest]
            return max(sure, key=_as_stretch)
        case Slot.VARIED:
            return max(ways, key=lambda way: way.novelty * way.freshness * _fit(way, VARIED))


def _as_stretch(way: Way) -> float:
    return way.freshness * math.exp(-(((way.drawn - _STRETCH_CENTRE) / _STRETCH_WIDTH) ** 2))


def _fit(way: Way, band: tuple[float, float]) -> float:
    nearness = 1 / (1 + abs(way.mean - sum(band) / 2))
    return way.chance_within(band) + _NEARNESS * nearness


def _picked(slot: Slot, way: Way, estimates: Estimates, records: Records, today: int) -> Pick:
    place, people, time = way.context
    expectation = estimates.expect(way.step.key, place, people, time)
    reason = why(slot, way, expectation, estimates, records, today=today)
    return Pick(slot, way.step.key, place, people, time, expectation, reason)
