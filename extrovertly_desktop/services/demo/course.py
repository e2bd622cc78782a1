"""The course of an invented life: for every day how pleasant, how stirred, how confident, and what kind of day it is.

Mood and confidence are slow AR(1) processes with a weekly rhythm, upon which good and bad spells, holidays, illness
and a gradual rise lie.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_WEEKDAY_VALENCE = (-0.18, -0.08, 0.0, 0.03, 0.17, 0.2, -0.04)
_MEMORY = 0.84
"""Correlation of one day with the next."""
_VALENCE_STEP = 0.16
_ENERGY_STEP = 0.2
_CONFIDENCE_STEP = 0.42
_GROWTH_DAYS = 400.0
"""Days after which most of what changes has changed."""


class DayKind(StrEnum):
    """What kind of day it is."""

    ORDINARY = "ordinary"
    AWAY = "away"
    ILL = "ill"
    SILENT = "silent"
    """Nothing is written at all: life got in the way."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the course.

    Attributes:
        date: the local day.
        kind: what kind of day it is.
        valence: how pleasant, −1 to 1.
        energy: how stirred, −1 to 1.
        confidence: 1 to 10.
        growth: how far the person has come, 0 to 1.
        spell: a bad spell from −1 to 0, a good one from 0 to 1.
    """

    date: date
    kind: DayKind
    valence: float
    energy: float
    confidence: float
    growth: float
    spell: float

    @property
    def is_weekend(self) -> bool:
        """Whether it is Saturday or Sunday."""
        return self.date.weekday() >= 5


def life_course(rng: random.Random, first: date, last: date) -> list[Day]:
    """Return every day from the first to the last, both included."""
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    kinds = _kinds(rng, first, last)
    spells = _spells(rng, first, last)
    course = []
    valence = energy = confidence = 0.0
    for number, day in enumerate(days):
        valence = _MEMORY * valence + rng.gauss(0, _VALENCE_STEP)
        energy = _MEMORY * energy + rng.gauss(0, _ENERGY_STEP)
        confidence = _MEMORY * confidence + rng.gauss(0, _CONFIDENCE_STEP)
        kind = kinds.get(day, DayKind.ORDINARY)
        spell = spells.get(day, 0.0)
        growth = 1 - math.exp(-number / _GROWTH_DAYS)
        rhythm = _WEEKDAY_VALENCE[day.weekday()]
        offset = {DayKind.AWAY: 0.22, DayKind.ILL: -0.4}.get(kind, 0.0)
        course.append(
            Day(
                date=day,
                kind=kind,
                valence=_within(0.02 + 0.3 * growth + rhythm + 0.6 * spell + offset + valence, -1, 1),
                energy=_within(0.05 + 0.5 * rhythm - 0.6 * (kind is DayKind.ILL) + energy, -1, 1),
                confidence=_within(3.3 + 3.1 * growth + 1.2 * spell + 0.8 * rhythm + confidence, 1, 10),
                growth=growth,
                spell=spell,
            )
        )
    return course


def summer_holidays(course: list[Day]) -> list[tuple[date, date]]:
    """Return the first and last day of each stretch away in summer."""
    stretches: list[tuple[date, date]] = []
    for day in course:
        if day.kind is not DayKind.AWAY or day.date.month not in {6, 7, 8}:
            continue
        if stretches and stretches[-1][1] == day.date - timedelta(days=1):
            stretches[-1] = (stretches[-1][0], day.date)
        else:
            stretches.append((day.date, day.date))
    return stretches


def _kinds(rng: random.Random, first: date, last: date) -> dict[date, DayKind]:
    kinds: dict[date, DayKind] = {}
    for year in range(first.year - 1, last.year + 1):
        silent = date(year, 1, 1) + timedelta(days=rng.randint(90, 150))
        kinds |= dict.fromkeys(_stretch(silent, rng.randint(5, 10)), DayKind.SILENT)
        kinds |= dict.fromkeys(_stretch(date(year, 7, rng.randint(1, 22)), rng.randint(10, 15)), DayKind.AWAY)
        kinds |= dict.fromkeys(_stretch(date(year, 12, rng.randint(22, 24)), rng.randint(8, 11)), DayKind.AWAY)
        kinds |= dict.fromkeys(_stretch(date(year, 2, rng.randint(1, 26)), rng.randint(5, 8)), DayKind.ILL)
        kinds |= dict.fromkeys(_stretch(date(year, 10, rng.randint(5, 25)), rng.randint(3, 5)), DayKind.ILL)
    # The last days are ordinary ones, whatever the season, so that the vault ends in the middle of life.
    for day in _stretch(last - timedelta(days=9), 10):
        kinds.pop(day, None)
    return kinds


def _spells(rng: random.Random, first: date, last: date) -> dict[date, float]:
    spells: dict[date, float] = {}
    day = first + timedelta(days=rng.randint(18, 40))
    while day < last:
        length = rng.randint(9, 24)
        depth = rng.uniform(0.5, 1.0) * (-1 if rng.random() < 0.6 else 0.6)
        for offset, inside in enumerate(_stretch(day, length)):
            spells[inside] = depth * math.sin(math.pi * (offset + 1) / (length + 1))
        day += timedelta(days=length + rng.randint(25, 75))
    return spells


def _stretch(first: date, days: int) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range(days))


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
