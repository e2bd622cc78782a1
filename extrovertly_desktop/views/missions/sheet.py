"""What the detail of one mission shows, gathered in one go."""

from dataclasses import dataclass

from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.missions import Mission, MissionHistory, MissionStatus
from extrovertly_desktop.domain.points import mission_points
from extrovertly_desktop.services.vaults import OpenVault


@dataclass(frozen=True, slots=True)
class MissionSheet:
    """One mission with a person's standing.

    Attributes:
        mission: the mission.
        category: the title of its category.
        status: where the person stands with it, or None if they never chose it.
        plan: the prediction that waits for an outcome, if there is one.
        history: concluded attempts.
        unlock: what opens it, in one sentence, while it cannot be chosen yet.
        is_changed: whether it is one of the catalogue's in the person's own words.
    """

    mission: Mission
    category: str
    status: MissionStatus | None
    plan: Exposure | None
    history: MissionHistory
    unlock: str | None
    is_changed: bool

    @property
    def attempts(self) -> tuple[Exposure, ...]:
        """Concluded attempts, newest first."""
        return tuple(reversed(self.history.attempts))

    @property
    def times_done(self) -> int:
        """How often the person was there."""
        return self.history.times_done

    @property
    def points_next(self) -> int:
        """What doing it now brings."""
        return mission_points(self.mission.points, first_time=self.times_done == 0)


def read_sheet(vault: OpenVault, mission_id: str) -> MissionSheet:
    """Return the sheet of a mission named by its id or slug.

    Raises:
        NotFoundError: if there is none.
    """
    missions = vault.missions
    card = missions.card(mission_id)
    mission = card.mission
    return MissionSheet(
        mission=mission,
        category=missions.categories().get(mission.category, mission.category),
        status=card.status,
        plan=None if card.open_exposure_id is None else missions.exposure(card.open_exposure_id),
        history=missions.history(mission.id),
        unlock=card.unlock,
        is_changed=vault.own_missions.is_changed(mission.id),
    )
