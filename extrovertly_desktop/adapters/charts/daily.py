"""Confidence and mood by day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extrovertly_desktop.adapters.charts.rolling import RollingPoint, rolling_mean
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.moods import Mood, MoodVocabulary
from extrovertly_desktop.domain.progress import DayProgress


@dataclass(frozen=True, slots=True)
class ConfidenceSeries:
    """Confidence over a span.

    Attributes:
        span: the days it covers.
        days: ordinals of the days that have a confidence, oldest first.
        means: the mean of each of those days' check-ins, 1–10.
        rolling: one window a day of the span, None in gaps.
    """

    span: Span
    days: tuple[int, ...]
    means: tuple[float, ...]
    rolling: tuple[RollingPoint | None, ...]

    @property
    def mean(self) -> float | None:
        """Mean of the days that have data, each counting once; None without any."""
        return sum(self.means) / len(self.means) if self.means else None

    def window_of(self, day: int) -> RollingPoint | None:
        """Return the window that ends on a day."""
        return self.rolling[day - self.span.first]

    @property
    def ends(self) -> tuple[RollingPoint, RollingPoint] | None:
        """The first and the last window, or None when there are not two."""
        return _ends(self.rolling)


@dataclass(frozen=True, slots=True)
class MoodCount:
    """On how many days a mood was the last one."""

    slug: str
    title: str
    mood: Mood | None
    days: int


@dataclass(frozen=True, slots=True)
class MoodCounts:
    """Days by mood, most frequent first; words that are not in the vocabulary are counted too."""

    counts: tuple[MoodCount, ...]

    @property
    def n(self) -> int:
        """How many days have a mood."""
        return sum(count.days for count in self.counts)


def confidence_series(days: Iterable[DayProgress], span: Span) -> ConfidenceSeries:
    """Return confidence over a span; days before it only feed the first windows."""
    values = {ordinal(day.tracking_date): day.confidence_level for day in days if day.confidence_level is not None}
    shown = sorted(day for day in values if span.holds(day))
    return ConfidenceSeries(span, tuple(shown), tuple(values[day] for day in shown), tuple(rolling_mean(values, span)))


def mood_counts(days: Iterable[DayProgress], span: Span, moods: MoodVocabulary) -> MoodCounts:
    """Return the days of a span by the last mood of each."""
    tally = Counter(day.mood for day in days if day.mood and span.holds(ordinal(day.tracking_date)))
    place = {mood.slug: index for index, mood in enumerate(moods)}
    counts = [
        MoodCount(slug, mood.title if mood else slug, mood, count)
        for slug, count in tally.items()
        for mood in [moods.find(slug)]
    ]
    return MoodCounts(
        tuple(sorted(counts, key=lambda count: (-count.days, place.get(count.slug, len(place)), count.slug)))
    )


def _ends(windows: Iterable[RollingPoint | None]) -> tuple[RollingPoint, RollingPoint] | None:
    known = [point for point in windows if point is not None]
    return (known[0], known[-1]) if len(known) > 1 else None
