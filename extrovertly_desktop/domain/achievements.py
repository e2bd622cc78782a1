"""Achievements and what they can count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

_CATEGORY_SUFFIX = "_missions"
_REPEATS = "repeats"

SURPRISED = 50
"""From this surprise on (0–100), what happened differed enough from what was expected to be counted as one."""
HARD = 70
"""From this expected SUDS on (0–100), going at all is counted."""
AWAY_DAYS = 14
"""Days without anything after which the next active day is a return."""


class Metric(StrEnum):
    """A whole number that grows with use; an achievement waits for one of them to reach a threshold.

    The values stand in `achievements.requirements` and in content packs, so a name never changes its meaning. An
    *attempt* is an exposure at which the person was there, to the end or not.
    """

    JOURNAL_ENTRIES = "journal_entries"
    PHOTO_ENTRIES = "photo_entries"
    """Entries with at least one photo."""
    CHECK_INS = "check_ins"
    MOODS_NAMED = "moods_named"
    """Different moods among the check-ins."""
    STREAK_DAYS = "streak_days"
    """The longest streak, so that an achievement in progress never slips back."""
    DAYS_ACTIVE = "days_active"
    RETURNS_AFTER_A_BREAK = "returns_after_a_break"
    """Active days after `AWAY_DAYS` or more without anything, whether a pause was set or not."""
    TOTAL_POINTS = "total_points"
    LEVELS_CLIMBED = "levels_climbed"
    """Levels above the first."""

    EVENTS_ATTENDED = "events_attended"
    EVENTS_PREDICTED = "events_predicted"
    MISSIONS_COMPLETED = "missions_completed"
    DIFFERENT_STEPS = "different_steps"
    """Different missions that were attempted."""
    CATEGORIES_TRIED = "categories_tried"
    """Different categories of the missions that were attempted."""
    OWN_STEPS = "own_steps"
    """Attempts at missions of the person's own."""
    VARIED_REPEATS = "varied_repeats"
    """Combinations of place, people and time of day in which a mission was attempted, beyond the first of each."""
    RETURNED_TO = "returned_to"
    """Missions that were attempted after a plan for them had ended with not going."""
    LEFT_EARLY_NOTED = "left_early_noted"
    """Attempts that were left early, with something written about how they went."""
    HARD_STEPS = "hard_steps"
    """Attempts for which SUDS of `HARD` or more were expected."""
    STEPS_PLACED = "steps_placed"
    """Missions and events that the person gave a place on the ladder."""

    PREDICTIONS_MADE = "predictions_made"
    LEARNINGS_WRITTEN = "learnings_written"
    EVIDENCE_WRITTEN = "evidence_written"
    FEARS_NOT_COME_TRUE = "fears_not_come_true"
    SURPRISES = "surprises"
    """Outcomes with a surprise of `SURPRISED` or more."""
    CONTEXTS_VISITED = "contexts_visited"
    """Distinct combinations of place and people among the person's attempts."""
    SAFETY_BEHAVIOURS_DROPPED = "safety_behaviours_dropped"
    """Safety behaviours that were planned to be dropped in an attempt and were not used in it."""

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


ACTIVITY_METRICS = frozenset({Metric.STREAK_DAYS, Metric.DAYS_ACTIVE, Metric.RETURNS_AFTER_A_BREAK})
"""What moves when a day becomes active or ceases to be."""
POINT_METRICS = frozenset({Metric.TOTAL_POINTS, Metric.LEVELS_CLIMBED})
"""What moves with the total of points."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What an achievement waits for: so much of one metric, once, or each time so much more of it."""

    metric: Metric
    threshold: int
    repeats: bool = False

    @classmethod
    def of(cls, stored: object) -> "Requirement | None":
        """Read what `achievements.requirements` holds, such as {"journal_entries": 25, "repeats": true}.

        None stands for what this version cannot count: an imported achievement may wait for anything.
        """
        if not isinstance(stored, Mapping):
            return None
        named = {name: count for name, count in stored.items() if name != _REPEATS}
        repeats = stored.get(_REPEATS, False)
        if len(named) != 1 or not isinstance(repeats, bool):
            return None
        ((name, threshold),) = named.items()
        if name not in set(Metric) or isinstance(threshold, bool) or not isinstance(threshold, int) or threshold < 1:
            return None
        return cls(Metric(name), threshold, repeats)

    def stored(self) -> dict[str, Any]:
        """Return the form that `of` reads; what is earned once keeps the schema's plain form."""
        return {self.metric.value: self.threshold} | ({_REPEATS: True} if self.repeats else {})

    def reached(self, measured: int, times_before: int) -> tuple[int, int]:
        """Return progress and how often it has been earned by now.

        What was earned stays earned, so the second figure never falls below what it was. Progress of a repeated one
        counts from the last time it was earned to the next.

        Args:
            measured: what the metric measures now.
            times_before: how often it had been earned.
        """
        if not self.repeats:
            return min(measured, self.threshold), max(times_before, int(measured >= self.threshold))
        times = max(times_before, measured // self.threshold)
        return max(0, measured - times * self.threshold), times


@dataclass(frozen=True, slots=True)
class Achievement:
    """An achievement and how far a person is.

    Attributes:
        progress: so much of `threshold`; of a repeated one, since it was last earned.
        earned_at: when it was earned last; empty until the first time.
        times: how often it has been earned; in what a deed brought about, which time this was.
        repeats: whether it can be earned again and again.
    """

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
    times: int = 0
    repeats: bool = False

    @property
    def requirement(self) -> Requirement:
        """What it waits for."""
        return Requirement(self.metric, self.threshold, self.repeats)

    @property
    def award_source(self) -> str:
        """The source of the points for the time that it was earned last, as the ledger of points names it."""
        return award_source(self.id, self.times)


def award_source(achievement_id: str, number: int) -> str:
    """Return what the ledger of points calls the n-th time that an achievement was earned; the first has no number."""
    return achievement_id if number <= 1 else f"{achievement_id}:{number}"


def achievement_of_award(source: str) -> str:
    """Return the id of the achievement that brought an award."""
    achievement_id, colon, number = source.rpartition(":")
    return achievement_id if colon and number.isdecimal() else source


def returns_after_a_break(active: Iterable[date]) -> int:
    """Return how often a person came back: active days after `AWAY_DAYS` or more days in which there was nothing."""
    days = sorted(set(active))
    return sum(1 for before, after in pairwise(days) if after - before > timedelta(days=AWAY_DAYS))
