"""The invented person's check of well-being, once a month or so: answers that follow how the days are."""

import random
from collections.abc import Callable

from extrovertly_desktop.services.demo.course import Day
from extrovertly_desktop.services.vaults import OpenVault

Deed = tuple[int, Callable[[], None]]
_EVENING = 20 * 60 + 40
_EVERY, _LATEST = 30, 9
_SKIPPED = 0.12
"""How often a month goes by without one: a gap that charts have to show as one."""


class MonthlyChecks:
    """The checks of a made-up time.

    Args:
        vault: where they are written.
        rng: its own chance, so that the rest of the life stays as it is.
    """

    def __init__(self, vault: OpenVault, rng: random.Random) -> None:
        self._vault, self._rng = vault, rng
        self._wait = 3

    def deeds(self, day: Day) -> list[Deed]:
        """Return what is done about it on a day, at its minute."""
        self._wait -= 1
        if self._wait > 0:
            return []
        self._wait = _EVERY + self._rng.randrange(_LATEST)
        if self._rng.random() < _SKIPPED:
            return []
        return [(_EVENING, lambda: self._answer(day))]

    def _answer(self, day: Day) -> None:
        if not self._vault.well_being.wishes().is_on:
            self._vault.well_being.switch_on()
        answers: dict[str, int] = {}
        for part in self._vault.well_being.questionnaires.questionnaires:
            middle = (part.low + part.high) / 2
            for item in part.items:
                drawn = self._rng.gauss(_share(day) * (part.high - part.low), 0.7)
                value = middle - drawn if item.reversed else middle + drawn
                answers[item.slug] = min(part.high, max(part.low, round(value)))
        self._vault.well_being.save(answers)


def _share(day: Day) -> float:
    """Return how far from the middle of a scale the answers lie on a day, as a share of the whole scale."""
    return 0.24 * day.valence + 0.16 * day.spell + 0.2 * day.growth - 0.07
