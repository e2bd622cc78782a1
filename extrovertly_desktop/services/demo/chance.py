"""Seeded chance with the few shapes that a made-up life needs."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def anything(_item: object) -> bool:
    """Let every item through."""
    return True


class Bags:
    """Draws from pools as from a bag: nothing comes twice before everything that fits has come once."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._bags: dict[str, list[str]] = {}

    def draw(self, name: str, pool: Sequence[str], fits: Callable[[str], bool] = anything) -> str | None:
        """Return an item of a pool that fits, or None if none does.

        Args:
            name: which bag to draw from; one name always belongs to the same pool.
            pool: what the bag is filled with when it has run out.
            fits: what may come now; other items stay in the bag.
        """
        bag = self._bags.setdefault(name, [])
        for _round in range(2):
            for place in range(len(bag) - 1, -1, -1):
                if fits(bag[place]):
                    return bag.pop(place)
            fresh = [item for item in pool if item not in bag]
            self._rng.shuffle(fresh)
            bag[:0] = fresh
        return None


def whole(value: float, low: int, high: int, step: int = 1) -> int:
    """Return a figure as a person would give it: to the nearest step, within bounds."""
    return min(max(round(value / step) * step, low), high)


def pick(rng: random.Random, weights: dict[T, float]) -> T:
    """Return one of the keys by weight."""
    return rng.choices(list(weights), weights=list(weights.values()))[0]
