"""What the detail of one mission shows, gathered in one go."""

from dataclasses import dataclass

from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.missions import Mission, MissionStatus
from extrovertly_desktop.services.missions import MissionService


@dataclass(frozen=True, slots=True)
class MissionSheet:
    """One mission with a person's standing.

    Attributes:
        mission: the mission.
        category: the title of its category.
        status: where the person stands with it, or None if they never chose it.
        plan: the prediction that waits for an outcome, if there is one.
        attempts: concluded attempts, newest first.
    """

    mission: Mission
    category: str
    status: MissionStatus | None
    plan: Exposure | None
    attempts: tuple[Exposure, ...]

    @property
    def times_done(self) -> int:
        """How often the person was there."""
        return sum(1 for item in self.attempts if item.attendance is not None and item.attendance.counts_as_attempt)


def read_sheet(missions: MissionService, mission_id: str) -> MissionSheet:
    """Return the sheet of a mission named by its id or slug.

    Raises:
        NotFoundError: if there is none.
    """
    mission = missions.get(mission_id)
    standing = missions.standing(mission.id)
    return MissionSheet(
        mission=mission,
        category=missions.categories().get(mission.category, mission.category),
        status=None if standing is None else standing.status,
        plan=next((plan for plan in missions.open_plans() if plan.mission_id == mission.id), None),
        attempts=tuple(reversed(missions.attempts(mission.id))),
    )
