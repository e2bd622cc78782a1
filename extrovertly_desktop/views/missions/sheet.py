"""What the detail of one mission shows, gathered in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.missions import Mission, MissionCard, MissionHistory, MissionStatus
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
    return sheet_of(vault, vault.missions.card(mission_id), vault.missions.categories())


def sheet_of(vault: OpenVault, card: MissionCard, categories: Mapping[str, str]) -> MissionSheet:
    """Return the sheet of a mission whose card was read just now.

    Args:
        vault: where the rest of it is read.
        card: the mission with the person's standing.
        categories: titles of categories by slug.
    """
    mission = card.mission
    plan, history = vault.missions.plan_and_history(card)
    return MissionSheet(
        mission=mission,
        category=categories.get(mission.category, mission.category),
        status=card.status,
        plan=plan,
        history=history,
        unlock=card.unlock,
        is_changed=vault.own_missions.is_in_own_words(mission),
    )
