"""Made-up lives whose truth is known: a mood of order one, and activities that have nothing to do with it, or one."""

from dataclasses import dataclass

import numpy as np

from extrovertly_desktop.insights.series import WEEK, DailySeries, Kind

FIRST_DAY = 738_156
"""A Monday."""
ACTIVE = "tag:0"
"""The one activity that may go together with the mood."""


@dataclass(frozen=True, slots=True)
class Nature:
    """How a life goes. The mood's own standard deviation, without anything that is added, is one.

    Attributes:
        days: how long it is.
        phi: correlation of a day's mood with that of the day before.
        tags: how many activities there are.
        effect: what days with the activity `ACTIVE` are better by.
        share: the share of days with it; the others have shares between 0.08 and 0.6.
        stay: correlation of an activity with itself on the day before.
        missing: share of days about which nothing was written.
        drift: how far the mood wanders in a year: a slope up or down, and a wave of nine months half as high.
        by_weekday: how much better the weekend is.
        bound: how much likelier all activities are on a weekend, as a factor of odds.
        noise: share of the mood's variance that is new every day, so that the whole is of no order one.
        points: 0 for a mood of any figure, else it is rounded to so many points, one for each standard deviation.
    """

    days: int = 728
    phi: float = 0.5
    tags: int = 10
    effect: float = 0.0
    share: float = 0.3
    stay: float = 0.0
    missing: float = 0.0
    drift: float = 0.0
    by_weekday: float = 0.0
    bound: float = 1.0
    noise: float = 0.0
    points: int = 0


def live(nature: Nature, seed: int) -> DailySeries:
    """Return a life with its weekdays among the factors; the same nature and seed give the same life."""
    chance = np.random.default_rng(seed)
    count = nature.days
    weekend = (np.arange(count) + FIRST_DAY - 1) % WEEK >= 5
    shares = [nature.share, *chance.uniform(0.08, 0.6, nature.tags - 1)]
    activities = [_activity(chance, share, nature, weekend) for share in shares]
    years = np.arange(count) / 364
    drift = nature.drift * (chance.choice((-1, 1)) * years + np.sin(2 * np.pi * (years / 0.75 + chance.random())) / 2)
    mood = np.sqrt(1 - nature.noise) * _order_one(chance, count, nature.phi) + drift
    if nature.noise:
        mood += np.sqrt(nature.noise) * chance.standard_normal(count)
    mood += nature.by_weekday * weekend + nature.effect * activities[0]
    if nature.points:
        middle = (1 + nature.points) / 2
        mood = np.clip(np.round(middle + mood), 1, nature.points)
    gone = chance.random(count) < nature.missing
    outcome = [None if lost else float(value) for value, lost in zip(mood, gone, strict=True)]
    factors = {
        (f"tag:{number}", Kind.TAG): [None if lost else bool(day) for day, lost in zip(days, gone, strict=True)]
        for number, days in enumerate(activities)
    }
    return DailySeries.of(FIRST_DAY, outcome, factors).with_weekdays()


def _order_one(chance: np.random.Generator, count: int, phi: float) -> np.ndarray:
    news = chance.standard_normal(count) * np.sqrt(1 - phi**2)
    values = np.empty(count)
    before = chance.standard_normal()
    for day in range(count):
        before = values[day] = phi * before + news[day]
    return values


def _activity(chance: np.random.Generator, share: float, nature: Nature, weekend: np.ndarray) -> np.ndarray:
    odds = share / (1 - share) * np.where(weekend, nature.bound, 1.0)
    fresh = chance.random(len(weekend)) < odds / (1 + odds)
    if nature.stay:
        stays = chance.random(len(weekend)) < nature.stay
        for day in range(1, len(fresh)):
            if stays[day]:
                fresh[day] = fresh[day - 1]
    return fresh
