"""A person's days as the statistics want them: read from the vault in a few statements, one value a day.

A day's mood is the mean of all moods noted on it, by check-ins and entries, put on a scale from 1 (as unpleasant as can
be) to 10, so that mood and confidence are told in the same points. A word, as a tag or as a trigger, was noted on a day
or was not; on a day without entry or check-in nobody can know.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from extrovertly_desktop.domain.clock import week_start
from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.series import WEEK, DailySeries, Kind
from extrovertly_desktop.services.tags import tag_key
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import insights_days as store
from extrovertly_desktop.store.queries import progress as progress_store

MOOD, CONFIDENCE = "mood", "confidence"
UNITS = {
    MOOD: "points of mood, from 1 (unpleasant) to 10 (pleasant)",
    CONFIDENCE: "points of confidence, from 1 to 10",
}
_MIDDLE, _HALF = 5.5, 4.5
_MISSION_DAYS, _EVENT_DAYS = "mission", "event"


@dataclass(frozen=True)
class Life:
    """Every day from the first of a week to the last of one.

    Attributes:
        first: the first day.
        series: by outcome (mood, confidence), each with the same factors.
        words: how the person spells the word of a factor, by its key.
        days: the days that hold something, by date.
    """

    first: date
    series: Mapping[str, DailySeries]
    words: Mapping[str, str]
    days: Mapping[date, DayProgress]

    def week_index(self, week: date) -> int:
        """Return which week begins on a day, the first being 0."""
        return (week - self.first).days // WEEK

    def is_active(self, week: date) -> bool:
        """Whether anything was noted in the week that begins on a day."""
        return any(
            self.days[day].activities_completed > 0
            for day in (week + timedelta(days=offset) for offset in range(WEEK))
            if day in self.days
        )

    def mean_mood(self, week: date | None = None) -> float | None:
        """Return the mean mood of the week that begins on a day, or of the whole life; None without any."""
        moods = self.series[MOOD].outcome
        if week is not None:
            begin = (week - self.first).days
            moods = moods[begin : begin + WEEK]
        known = [mood for mood in moods if mood is not None]
        return sum(known) / len(known) if known else None


def read_life(unit: Unit, user_id: str, moods: MoodVocabulary, first: date, last: date, *, first_weekday: int) -> Life:
    """Read a life from the week that holds its first day to its last day.

    Args:
        unit: the unit of work.
        user_id: whose life.
        moods: where the words for moods stand.
        first: the first day that holds anything.
        last: the last day of the last week that is over.
        first_weekday: the day weeks begin on, from Monday = 0.
    """
    begin = week_start(first, first_weekday)
    span = range((last - begin).days + 1)
    known = {
        date.fromisoformat(row.tracking_date): row
        for row in progress_store.days_between(unit, user_id, begin.isoformat(), last.isoformat())
    }
    at = {(begin + timedelta(days=offset)).isoformat(): offset for offset in span}
    mood = _moods(at, store.moods(unit, user_id), moods)
    confidence: list[float | None] = [None] * len(span)
    missions: list[bool | None] = [None] * len(span)
    events: list[bool | None] = [None] * len(span)
    for day, row in known.items():
        place = (day - begin).days
        confidence[place] = row.confidence_level
        if row.activities_completed:
            missions[place], events[place] = row.missions_completed > 0, row.events_attended > 0
    factors, words = _words(at, mood, store.triggers(unit, user_id), store.tags(unit, user_id))
    factors |= {(_MISSION_DAYS, Kind.MISSION): missions, (_EVENT_DAYS, Kind.EVENT): events}
    series = {
        name: DailySeries.of(begin.toordinal(), values, factors, UNITS[name]).with_weekdays()
        for name, values in ((MOOD, mood), (CONFIDENCE, confidence))
    }
    return Life(begin, series, words, known)


def _moods(at: Mapping[str, int], rows: Iterable[tuple[str, str, int]], moods: MoodVocabulary) -> list[float | None]:
    sums: dict[int, float] = defaultdict(float)
    counts: Counter[int] = Counter()
    for day, slug, count in rows:
        mood = moods.find(slug)
        if mood is not None and day in at:
            sums[at[day]] += count * mood.valence
            counts[at[day]] += count
    means: list[float | None] = [None] * len(at)
    for place, count in counts.items():
        means[place] = _MIDDLE + _HALF * sums[place] / count
    return means


def _words(
    at: Mapping[str, int],
    mood: list[float | None],
    triggers: Iterable[tuple[str, str]],
    tags: Iterable[tuple[str, str]],
) -> tuple[dict[tuple[str, Kind], list[bool | None]], dict[str, str]]:
    """Return the words that came up often enough to be looked at, and how they are spelled."""
    noted: dict[str, set[int]] = defaultdict(set)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Kind] = {}
    keys: dict[str, str] = {}
    for kind, rows in ((Kind.TRIGGER, triggers), (Kind.TAG, tags)):
        for day, word in rows:
            if day not in at:
                continue
            key = keys.get(word) or keys.setdefault(word, f"word:{tag_key(word)}")
            noted[key].add(at[day])
            spelled[key][word] += 1
            kinds[key] = kind
    # A word that was noted more seldom in all could not be looked at in any week.
    least = Rules().least_side
    often = sorted(key for key, days in noted.items() if len(days) >= least)
    factors: dict[tuple[str, Kind], list[bool | None]] = {}
    for key in often:
        days = noted[key]
        factors[key, kinds[key]] = [
            True if place in days else False if value is not None else None for place, value in enumerate(mood)
        ]
    return factors, {key: spelled[key].most_common(1)[0][0] for key in often}
