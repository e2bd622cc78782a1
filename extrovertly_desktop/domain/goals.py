"""Goals: what a person wants to get to, what is counted for it, and how far they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.drafts import Draft, OptionalLongText, OptionalShortText, ShortText
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.progress import CONFIDENCE_DAYS, confidence_level

MOST = 1_000_000
_MISSIONS_OF = "missions:"
_CONFIDENCE_RANGE = (1, 10)


class GoalStatus(StrEnum):
    """Where a goal stands (`social_goals.status`)."""

    ACTIVE = "active"
    COMPLETED = "completed"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class Countable(StrEnum):
    """What a goal can count by itself, by local day, from the day on that it was set.

    The values stand in `social_goals.category`, so a name never changes its meaning.
    """

    ENTRIES = "journal_entries"
    CHECK_INS = "check_ins"
    MISSIONS = "missions_completed"
    """Attempts at missions, left early or not."""
    MISSIONS_OF = "missions_of_a_category"
    """Attempts at missions of one category; it stands as `missions:<category>`."""
    EVENTS = "events_attended"
    LEARNINGS = "learnings_written"
    STREAK = "streak_days"
    """The longest streak among the days since then, so that it never slips back."""
    CONFIDENCE = "confidence_level"
    """The highest confidence (mean of seven days with one) since then: a low day later takes nothing away."""

    @property
    def is_sum(self) -> bool:
        """Whether it is a number of deeds, which has a pace; a streak and a level have none."""
        return self not in {Countable.STREAK, Countable.CONFIDENCE}


_MOVED_BY = {
    Countable.ENTRIES: Metric.JOURNAL_ENTRIES,
    Countable.CHECK_INS: Metric.CHECK_INS,
    Countable.MISSIONS: Metric.MISSIONS_COMPLETED,
    Countable.MISSIONS_OF: Metric.MISSIONS_COMPLETED,
    Countable.EVENTS: Metric.EVENTS_ATTENDED,
    Countable.LEARNINGS: Metric.LEARNINGS_WRITTEN,
    Countable.STREAK: Metric.STREAK_DAYS,
    Countable.CONFIDENCE: Metric.CHECK_INS,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a goal counts by itself; `mission_category` only for missions of one category."""

    counts: Countable
    mission_category: str | None = None

    @classmethod
    def of(cls, category: str | None) -> "Measure | None":
        """Read a goal's category; None for one that is kept by hand, as every word of a person's own is."""
        if category is None:
            return None
        if category.startswith(_MISSIONS_OF) and len(category) > len(_MISSIONS_OF):
            return cls(Countable.MISSIONS_OF, category.removeprefix(_MISSIONS_OF))
        known = set(Countable) - {Countable.MISSIONS_OF}
        return cls(Countable(category)) if category in known else None

    @property
    def stored(self) -> str:
        """The form that `of` reads."""
        return self.counts.value if self.mission_category is None else f"{_MISSIONS_OF}{self.mission_category}"

    @property
    def moved_by(self) -> Metric:
        """The metric of achievements that a deed names when this may have moved."""
        return _MOVED_BY[self.counts]


class GoalDraft(Draft):
    """A goal as a person typed it. `category` is what a `Measure` reads, a word of one's own, or nothing."""

    title: Annotated[ShortText, Field(max_length=limits.GOAL_TITLE)] = Field(title="goal")
    description: OptionalLongText = Field(default=None, max_length=limits.GOAL_TEXT, title="what it is for")
    category: OptionalShortText = Field(default=None, max_length=limits.GOAL_CATEGORY, title="what is counted")
    target_value: float | None = Field(default=None, gt=0, le=MOST, allow_inf_nan=False, title="how much")
    target_date: date | None = Field(default=None, title="until when")

    @model_validator(mode="after")
    def _target_fits(self) -> Self:
        measure = Measure.of(self.category)
        if measure is None:
            return self
        target = self.target_value
        # Raised as they are: pydantic would lose which field the sentence is about.
        if target is None:
            raise UserError("Please say how much, so that it shows when you are there.", field="target_value")
        if measure.counts is Countable.CONFIDENCE:
            low, high = _CONFIDENCE_RANGE
            if not low <= target <= high:
                raise UserError(
                    f"Confidence goes from {low} to {high}. Please choose a figure within that.", field="target_value"
                )
        elif target != round(target):
            raise UserError("This is counted in whole numbers. Please choose one.", field="target_value")
        return self


@dataclass(frozen=True, slots=True)
class Goal:
    """A stored goal (`social_goals`).

    Attributes:
        created_at: milliseconds.
        category: what it counts (see `Measure`), or any word; None when it is kept by hand.
        current_value: how far it is; of one that counts by itself it follows from the facts, in every status.
        target_date: local day, ISO text; an imported one may be anything.
        counted_from: the first local day that counts, ISO text.
        completed_at: when it was completed, milliseconds; None in every other status, and for an imported one.
    """

    id: str
    created_at: int
    title: str
    description: str | None
    category: str | None
    target_value: float | None
    current_value: float
    target_date: str | None
    status: GoalStatus
    counted_from: str
    completed_at: int | None = None

    @property
    def measure(self) -> Measure | None:
        """What it counts by itself, or None when it is kept by hand."""
        return Measure.of(self.category)

    @property
    def is_reached(self) -> bool:
        """Whether there is a target and it has been reached."""
        return self.target_value is not None and self.current_value >= self.target_value

    @property
    def due(self) -> date | None:
        """The day until which it is wanted, if that can be read."""
        try:
            return date.fromisoformat(self.target_date) if self.target_date else None
        except ValueError:
            return None

    def at(self, value: float, now_ms: int) -> "Goal":
        """Return the goal with another figure, and with the status that follows."""
        return replace(self, current_value=value).settled(now_ms, was_reached=self.is_reached)

    def settled(self, now_ms: int, *, was_reached: bool) -> "Goal":
        """Return the goal with the status that follows from crossing its target, either way.

        Only crossing changes the status, so that a goal that a person keeps open beyond its target stays open, and one
        that they completed before it stays completed. An active goal that reaches its target is completed; a completed
        one that falls below it again, because a deed was taken back, is active again.
        """
        if self.status is GoalStatus.ACTIVE and self.is_reached and not was_reached:
            return self.with_status(GoalStatus.COMPLETED, now_ms)
        if self.status is GoalStatus.COMPLETED and was_reached and not self.is_reached:
            return self.with_status(GoalStatus.ACTIVE, now_ms)
        return self

    def with_status(self, status: GoalStatus, now_ms: int) -> "Goal":
        """Return the goal in another status."""
        return replace(self, status=status, completed_at=now_ms if status is GoalStatus.COMPLETED else None)


def best_confidence(levels: Mapping[str, Sequence[float]], since: str) -> float:
    """Return the highest confidence that a person had on a local day or later; 0 before the first figure.

    Args:
        levels: confidence levels (1–10) by local day (ISO text): of all days, or at least of those from `since` on
            and of the `CONFIDENCE_DAYS` days with a level before it.
        since: the day, ISO text. What the confidence was on its morning counts too.
    """
    days = sorted(day for day, values in levels.items() if values)
    first = sum(1 for day in days if day < since)
    ends = range(max(first, 1), len(days) + 1)
    windows = (days[max(0, end - CONFIDENCE_DAYS) : end] for end in ends)
    return max((confidence_level({day: levels[day] for day in window}) for window in windows), default=0.0)
