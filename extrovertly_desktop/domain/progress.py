"""What a day amounts to, and the figures that follow from all days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from statistics import fmean

from extrovertly_desktop.domain.people import FIRST_CONFIDENCE

CONFIDENCE_DAYS = 7


@dataclass(frozen=True, slots=True)
class DayProgress:
    """One row of `progress_tracking`.

    Attributes:
        tracking_date: the local day, ISO text.
        confidence_level: mean of the day's check-ins that have one, 1.0–10.0.
        mood: the last mood of the day, from a check-in or an entry.
        activities_completed: entries, check-ins, attempts and attended events together; a day with one is active.
    """

    tracking_date: str
    confidence_level: float | None = None
    mood: str | None = None
    activities_completed: int = 0
    journal_entries: int = 0
    events_attended: int = 0
    missions_completed: int = 0
    points_earned: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all happened, so that no row is kept."""
        return all(getattr(self, part.name) in (None, 0) for part in fields(self) if part.name != "tracking_date")


def day_confidence(levels: Iterable[float]) -> float | None:
    """Return a day's confidence: the mean of its check-ins, rounded to a ten-thousandth; None without any."""
    values = list(levels)
    return round(fmean(values), 4) if values else None


def confidence_level(check_ins: Mapping[str, Iterable[float]]) -> float:
    """Return the owner's confidence: the mean of all check-ins of the last seven days that have one.

    It counts days with a check-in, not calendar days, so it depends on the facts alone and not on today.

    Args:
        check_ins: confidence levels (1.0–10.0) by local day (ISO text).
    """
    days = sorted((day for day, levels in check_ins.items() if list(levels)), reverse=True)[:CONFIDENCE_DAYS]
    values = [level for day in days for level in check_ins[day]]
    return round(fmean(values), 4) if values else FIRST_CONFIDENCE


@dataclass(frozen=True, slots=True)
class Standing:
    """What Today shows of the whole: streak as of today, strength 0–1, confidence 1–10, points and level.

    `confidence_level` is None until a check-in has told one.
    """

    streak_days: int
    longest_streak: int
    rest_left: int
    paused: bool
    strength: float
    confidence_level: float | None
    total_points: int
    level: int
    level_into: int
    level_span: int
