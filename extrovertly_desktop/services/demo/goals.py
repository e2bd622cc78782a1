"""What the invented person wants to get to: goals that follow by themselves, and goals that are kept by hand."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from extrovertly_desktop.domain.goals import GoalDraft, GoalStatus
from extrovertly_desktop.services.demo.words import DemoGoal
from extrovertly_desktop.services.vaults import OpenVault

Deed = tuple[int, Callable[[], None]]
_MORNING, _EVENING, _NIGHT = 6 * 60 + 50, 21 * 60, 21 * 60 + 5


class Wishes:
    """The goals of a made-up time from its first day to its last."""

    def __init__(self, vault: OpenVault, goals: tuple[DemoGoal, ...], first: date, last: date) -> None:
        self._vault = vault
        self._goals = goals
        self._first = first
        self._last = last
        self._ids: dict[str, str] = {}

    def deeds(self, day: date) -> list[Deed]:
        """Return what is done about goals on a day, each at its minute."""
        found: list[Deed] = []
        for goal in self._goals:
            if day == max(self._first, self._before_the_end(goal.set)):
                found.append((_MORNING, partial(self._begin, goal)))
            found += [(_EVENING, partial(self._step, goal)) for days in goal.steps if day == self._before_the_end(days)]
            if goal.paused is not None and day == self._before_the_end(goal.paused):
                found.append((_NIGHT, partial(self._pause, goal)))
        return found

    def _begin(self, goal: DemoGoal) -> None:
        draft = GoalDraft.of(
            title=goal.title,
            description=goal.description,
            category=goal.category,
            target_value=goal.target,
            target_date=None if goal.wanted_by is None else self._before_the_end(goal.wanted_by),
        )
        self._ids[goal.title] = self._vault.goals.create(draft).value.id

    def _step(self, goal: DemoGoal) -> None:
        if self._is_active(goal):
            self._vault.goals.add(self._ids[goal.title])

    def _pause(self, goal: DemoGoal) -> None:
        if self._is_active(goal):
            self._vault.goals.pause(self._ids[goal.title])

    def _is_active(self, goal: DemoGoal) -> bool:
        found = self._ids.get(goal.title)
        return found is not None and self._vault.goals.get(found).status is GoalStatus.ACTIVE

    def _before_the_end(self, days: int) -> date:
        return self._last - timedelta(days=days)
