"""Achievements and what they can count."""

from dataclasses import dataclass
from enum import StrEnum

_CATEGORY_SUFFIX = "_missions"


class Metric(StrEnum):
    """A whole number that grows with use; an achievement waits for one of them to reach a threshold.

    The values stand in `achievements.requirements` and in content packs, so a name never changes its meaning.
    """

    JOURNAL_ENTRIES = "journal_entries"
    CHECK_INS = "check_ins"
    MISSIONS_COMPLETED = "missions_completed"
    STREAK_DAYS = "streak_days"
    """The longest streak, so that an achievement in progress never slips back."""
    EVENTS_ATTENDED = "events_attended"
    PREDICTIONS_MADE = "predictions_made"
    LEARNINGS_WRITTEN = "learnings_written"
    FEARS_NOT_COME_TRUE = "fears_not_come_true"
    CONTEXTS_VISITED = "contexts_visited"
    """Distinct combinations of place and people among the person's attempts."""
    DAYS_ACTIVE = "days_active"
    TOTAL_POINTS = "total_points"

    CONVERSATION_MISSIONS = "conversation_missions"
    WORKPLACE_MISSIONS = "workplace_missions"
    KINDNESS_MISSIONS = "kindness_missions"
    GROUPS_MISSIONS = "groups_missions"
    ASSERTIVENESS_MISSIONS = "assertiveness_missions"
    PHONE_ONLINE_MISSIONS = "phone_online_missions"
    FRIENDSHIP_MISSIONS = "friendship_missions"
    DATING_MISSIONS = "dating_missions"
    PERFORMANCE_MISSIONS = "performance_missions"
    BEING_SEEN_MISSIONS = "being_seen_missions"

    @property
    def mission_category(self) -> str | None:
        """The slug of the one mission category that is counted, or None if it is not about one."""
        category = self.value.removesuffix(_CATEGORY_SUFFIX)
        return None if category == self.value else category

    @classmethod
    def for_category(cls, category: str) -> "Metric":
        """Return the metric that counts completed missions of a category.

        Raises:
            ValueError: if completed missions of that category are not counted.
        """
        return cls(f"{category}{_CATEGORY_SUFFIX}")


@dataclass(frozen=True, slots=True)
class Achievement:
    """An achievement and how far a person is: `progress` of `threshold`; `earned_at` is empty while in progress."""

    id: str
    title: str
    description: str
    icon: str
    category: str | None
    metric: Metric
    threshold: int
    points_reward: int
    progress: int
    earned_at: int | None
