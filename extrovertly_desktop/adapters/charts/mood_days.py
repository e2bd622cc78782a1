"""Mood by day, with how far it moved within the day: mean, lowest and highest of what was noted."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from extrovertly_desktop.adapters.charts.rolling import ROLLING_DAYS, RollingPoint, rolling_mean
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.moods import Mood, MoodVocabulary
from extrovertly_desktop.domain.noted import DayMoods


@dataclass(frozen=True, slots=True)
class MoodDayRange:
    """The moods of one day that have a place on the scale.

    Attributes:
        day: ordinal.
        mean: mean valence, −1 to 1; each noted mood counts once, however often the same one was noted.
        low, high: the least and the most pleasant of them.
        n: how many were noted.
    """

    day: int
    mean: float
    low: Mood
    high: Mood
    n: int


@dataclass(frozen=True, slots=True)
class MoodDays:
    """All days that hold moods: those with a place on the scale, and days (ordinals) with other words only."""

    ranges: tuple[MoodDayRange, ...]
    unplaced: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MoodRanges:
    """Mood over a span.

    Attributes:
        span: the days it covers.
        days: those with a mood that has a place on the scale, oldest first.
        unplaced: days on which only words were noted that are not in the vocabulary, as ordinals.
        rolling: windows of the daily means, one a day of the span, None in gaps.
    """

    span: Span
    days: tuple[MoodDayRange, ...]
    unplaced: tuple[int, ...]
    rolling: tuple[RollingPoint | None, ...]

    @property
    def mean(self) -> float | None:
        """Mean of the days, each counting once; None without any."""
        return fmean(day.mean for day in self.days) if self.days else None

    @property
    def pleasant(self) -> int:
        """How many days were on the pleasant side on average."""
        return sum(day.mean > 0 for day in self.days)

    @property
    def several(self) -> int:
        """On how many days more than one mood was noted."""
        return sum(day.n > 1 for day in self.days)

    @property
    def swing(self) -> float | None:
        """Mean distance of highest and lowest on days with several moods; None without such days."""
        swings = [day.high.valence - day.low.valence for day in self.days if day.n > 1]
        return fmean(swings) if swings else None

    @property
    def last_window(self) -> RollingPoint | None:
        """The last window, or None when there are not two."""
        known = [point for point in self.rolling if point is not None]
        return known[-1] if len(known) > 1 else None


def day_range(noted: DayMoods, moods: MoodVocabulary) -> MoodDayRange | None:
    """Return what the moods of a day come to; None when none of them has a place on the scale."""
    placed = [mood for mood in map(moods.find, noted.moods) if mood is not None]
    if not placed:
        return None
    return MoodDayRange(
        ordinal(noted.local_date),
        fmean(mood.valence for mood in placed),
        min(placed, key=lambda mood: mood.valence),
        max(placed, key=lambda mood: mood.valence),
        len(placed),
    )


def mood_days(noted: Iterable[DayMoods], moods: MoodVocabulary) -> MoodDays:
    """Return what each day's moods come to, oldest first."""
    ranges: list[MoodDayRange] = []
    unplaced: list[int] = []
    for day in noted:
        found = day_range(day, moods)
        if found is not None:
            ranges.append(found)
        elif day.moods:
            unplaced.append(ordinal(day.local_date))
    return MoodDays(tuple(sorted(ranges, key=lambda found: found.day)), tuple(sorted(unplaced)))


def mood_ranges(days: MoodDays, span: Span) -> MoodRanges:
    """Return mood over a span; days before it only feed the first windows."""
    first, last = span.first - ROLLING_DAYS + 1, span.last
    return MoodRanges(
        span,
        tuple(found for found in days.ranges if span.holds(found.day)),
        tuple(day for day in days.unplaced if span.holds(day)),
        tuple(rolling_mean({found.day: found.mean for found in days.ranges if first <= found.day <= last}, span)),
    )
