"""How far the owner is with each achievement, measured anew when something moved that it counts."""

from collections.abc import Collection

from extrovertly_desktop.domain.achievements import Achievement, Metric
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as store
from extrovertly_desktop.store.queries.achievements import StoredProgress


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

        Progress follows the facts both ways; what was once earned stays earned.
        """
        waiting = [item for item in self._all if item.metric in metrics]
        most: dict[Metric, int] = {}
        for item in waiting:
            most[item.metric] = max(most.get(item.metric, 0), item.threshold)
        measured = {metric: store.measure(self._unit, self._owner_id, metric, high) for metric, high in most.items()}
        return [item for item in waiting if self._write(item, min(measured[item.metric], item.threshold))]

    def _write(self, item: Achievement, progress: int) -> bool:
        before = self._stored.get(item.id, StoredProgress(0, item.threshold, None))
        just_earned = progress >= item.threshold and before.earned_at is None
        earned_at = self._clock.now_ms() if just_earned else before.earned_at
        after = StoredProgress(progress, item.threshold, earned_at)
        if after != before:
            store.put_progress(
                self._unit, self._owner_id, item.id, after, new_id=self._new_id(), created_at=self._clock.now_ms()
            )
            self._stored[item.id] = after
        return just_earned
