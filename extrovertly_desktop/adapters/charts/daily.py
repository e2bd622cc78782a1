"""Confidence and mood by day."""

from collections import Counter
from collections.abc import Iterable, Sequence
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
class MoodDay:
    """The mood a day ended with; `mood` is None for a word that is not in the vocabulary."""

    day: int
    slug: str
    mood: Mood | None

    @property
    def title(self) -> str:
        """How the mood is shown."""
        return self.mood.title if self.mood else self.slug


@dataclass(frozen=True, slots=True)
class MoodCount:
    """On how many days a mood was the last one."""

    slug: str
    title: str
    mood: Mood | None
    days: int


@dataclass(frozen=True, slots=True)
class MoodSeries:
    """Mood over a span.

    Attributes:
        span: the days it covers.
        placed: the days whose mood has a valence, oldest first.
        unplaced: the days whose mood is a word that is not in the vocabulary.
        rolling: windows of the valence, one a day of the span, None in gaps.
        counts: days by mood, most frequent first.
    """

    span: Span
    placed: tuple[MoodDay, ...]
    unplaced: tuple[MoodDay, ...]
    rolling: tuple[RollingPoint | None, ...]
    counts: tuple[MoodCount, ...]

    @property
    def n(self) -> int:
        """How many days have a mood."""
        return len(self.placed) + len(self.unplaced)

    @property
    def pleasant(self) -> int:
        """How many days ended in a mood of positive valence."""
        return sum(1 for day in self.placed if day.mood is not None and day.mood.valence > 0)

    @property
    def most_frequent(self) -> MoodCount | None:
        """The mood of most days, or None when two share the first place."""
        if not self.counts:
            return None
        tied = len(self.counts) > 1 and self.counts[1].days == self.counts[0].days
        return None if tied else self.counts[0]

    @property
    def ends(self) -> tuple[RollingPoint, RollingPoint] | None:
        """The first and the last window, or None when there are not two."""
        return _ends(self.rolling)


def confidence_series(days: Iterable[DayProgress], span: Span) -> ConfidenceSeries:
    """Return confidence over a span; days before it only feed the first windows."""
    values = {ordinal(day.tracking_date): day.confidence_level for day in days if day.confidence_level is not None}
    shown = sorted(day for day in values if span.holds(day))
    return ConfidenceSeries(span, tuple(shown), tuple(values[day] for day in shown), tuple(rolling_mean(values, span)))


def mood_series(days: Iterable[DayProgress], span: Span, moods: MoodVocabulary) -> MoodSeries:
    """Return mood over a span; days before it only feed the first windows."""
    known = sorted(
        (MoodDay(ordinal(day.tracking_date), day.mood, moods.find(day.mood)) for day in days if day.mood),
        key=lambda day: day.day,
    )
    values = {day.day: day.mood.valence for day in known if day.mood is not None}
    shown = [day for day in known if span.holds(day.day)]
    return MoodSeries(
        span,
        tuple(day for day in shown if day.mood is not None),
        tuple(day for day in shown if day.mood is None),
        tuple(rolling_mean(values, span)),
        _counts(shown, moods),
    )


def _ends(windows: Iterable[RollingPoint | None]) -> tuple[RollingPoint, RollingPoint] | None:
    known = [point for point in windows if point is not None]
    return (known[0], known[-1]) if len(known) > 1 else None


def _counts(days: Sequence[MoodDay], moods: MoodVocabulary) -> tuple[MoodCount, ...]:
    tally = Counter(day.slug for day in days)
    place = {mood.slug: index for index, mood in enumerate(moods)}
    counts = [
        MoodCount(slug, mood.title if mood else slug, mood, count)
        for slug, count in tally.items()
        for mood in [moods.find(slug)]
    ]
    return tuple(sorted(counts, key=lambda count: (-count.days, place.get(count.slug, len(place)), count.slug)))
