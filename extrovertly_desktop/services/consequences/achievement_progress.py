"""How far the owner is with each achievement, measured anew when something moved that it counts."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from extrovertly_desktop.domain.achievements import Achievement, Metric
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as store
from extrovertly_desktop.store.queries.achievements import StoredProgress
from extrovertly_desktop.store.queries.metrics import measure


class AchievementProgress:
    """Measures and writes progress for one owner in one unit of work."""

    def __init__(self, unit: Unit, owner_id: str, clock: Clock, new_id: IdFactory) -> None:
        self._unit = unit
        self._owner_id = owner_id
        self._clock = clock
        self._new_id = new_id
        self._all = store.achievements(unit, owner_id)
        self._stored = store.stored_progress(unit, owner_id)

    def refresh(self, metrics: Collection[Metric]) -> list[Achievement]:
        """Write the progress of the achievements that count these metrics; return those earned just now.

        Progress follows the facts both ways; what was once earned stays earned. One that repeats stands there once for
        each time that it was earned just now, with its number in `times`.
        """
        waiting = [item for item in self._all if item.metric in metrics]
        most: dict[Metric, int | None] = {}
        for item in waiting:
            before = most.get(item.metric, 0)
            # What repeats has no last threshold at which counting could stop.
            most[item.metric] = None if item.repeats or before is None else max(before, item.threshold)
        measured = measure(self._unit, self._owner_id, most)
        return [earned for item in waiting for earned in self._write(item, measured[item.metric])]

    def _write(self, item: Achievement, measured: int) -> Iterator[Achievement]:
        before = self._stored.get(item.id, StoredProgress(0, item.threshold, None, 0))
        progress, times = item.requirement.reached(measured, before.times_earned)
        now = self._clock.now_ms()
        earned_at = now if times > before.times_earned else before.earned_at
        after = StoredProgress(progress, item.threshold, earned_at, times)
        if after != before:
            store.put_progress(self._unit, self._owner_id, item.id, after, new_id=self._new_id(), created_at=now)
            self._stored[item.id] = after
        for number in range(before.times_earned + 1, times + 1):
            yield replace(item, progress=progress, earned_at=earned_at, times=number)
