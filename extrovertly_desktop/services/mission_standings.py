"""Where a person stands with a mission: one row a pair that follows plans and outcomes."""

from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.exposure import Exposure, OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.domain.missions import Mission, MissionStatus, UserMission
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import missions as store

_OVER = frozenset({MissionStatus.COMPLETED, MissionStatus.SKIPPED})


class MissionStandings:
    """Keeps `user_missions` in step, inside the deed's unit of work."""

    def __init__(self, clock: Clock, new_id: IdFactory) -> None:
        self._clock = clock
        self._new_id = new_id

    def follow_outcome(self, unit: Unit, owner: User, mission_id: str) -> None:
        """Let the standing follow the latest outcome, unless the mission has been planned again since."""
        if exposure_store.open_exposure_of_mission(unit, owner.id, mission_id) is not None:
            return
        latest = exposure_store.attempts_of_mission(unit, owner.id, mission_id)[-1]
        went = latest.attendance is not None and latest.attendance.counts_as_attempt
        status = MissionStatus.COMPLETED if went else MissionStatus.SKIPPED
        self.put(unit, owner, mission_id, status, attempt=latest)

    def fall_back(self, unit: Unit, owner: User, mission_id: str) -> None:
        """Let the standing be what it was before a plan that is gone."""
        if exposure_store.attempts_of_mission(unit, owner.id, mission_id):
            self.follow_outcome(unit, owner, mission_id)
        else:
            self.put(unit, owner, mission_id, MissionStatus.ASSIGNED)

    def put_back(self, unit: Unit, owner: User, mission_id: str, former: UserMission | None) -> None:
        """Make a standing what it was, or forget it if there was none."""
        if former is None:
            store.delete_user_mission(unit, owner.id, mission_id)
        else:
            store.save_user_mission(unit, owner.id, self._clock.now_ms(), former)

    def put(
        self, unit: Unit, owner: User, mission_id: str, status: MissionStatus, *, attempt: Exposure | None = None
    ) -> UserMission:
        """Write a standing; what an attempt said goes with it, and what an earlier round left behind does not."""
        before = store.get_user_mission(unit, owner.id, mission_id)
        now = self._clock.now_ms()
        restarted = attempt is None and (before is None or before.status in _OVER)
        started = None if restarted or before is None else before.started_at
        if status is MissionStatus.IN_PROGRESS:
            started = started or now
        elif attempt is not None:
            started = started or attempt.created_at
        standing = UserMission(
            id=self._new_id() if before is None else before.id,
            mission_id=mission_id,
            status=status,
            assigned_at=now if restarted or before is None else before.assigned_at,
            started_at=None if status is MissionStatus.ASSIGNED else started,
            completed_at=attempt.concluded_at if attempt and status is MissionStatus.COMPLETED else None,
            notes=attempt.notes if attempt else None,
            difficulty_rating=attempt.difficulty_rating if attempt else None,
            satisfaction_rating=attempt.satisfaction_rating if attempt else None,
        )
        store.save_user_mission(unit, owner.id, now, standing)
        return standing


def planned_exposure(
    exposure_id: str, at_ms: int, local_date: str, mission: Mission, draft: PredictionDraft
) -> Exposure:
    """Return a plan for a mission as it is before its outcome; the instant in milliseconds."""
    return Exposure(
        id=exposure_id,
        created_at=at_ms,
        local_date=local_date,
        mission_id=mission.id,
        event_id=None,
        title=mission.title,
        category=mission.category,
        **draft.model_dump(),
        **OutcomeDraft().model_dump(exclude={"at_ms", "attendance"}),
        attendance=None,
        concluded_at=None,
        points_base=None,
    )
