"""Days of the journal as a calendar shows them: how many entries, and how they were on the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from extrovertly_desktop.domain.moods import MoodVocabulary


@dataclass(frozen=True, slots=True)
class JournalDay:
    """One local day that holds entries.

    Attributes:
        day: the person's calendar day.
        count: how many entries.
        valence: mean valence of the entries' moods, -1 to 1; None if none of them is known here.
        energy: mean energy of the same, -1 to 1; None together with `valence`.
        mood: the slug of the day's mood if all its entries have the same one, else None.
    """

    day: date
    count: int
    valence: float | None
    energy: float | None
    mood: str | None


def journal_days(found: Iterable[tuple[str, str, int]], moods: MoodVocabulary) -> list[JournalDay]:
    """Return one day for each local date.

    Args:
        found: local date, mood and number of entries; the rows of a date stand together.
        moods: tells valence and energy; entries with a mood of another program count, and weigh nothing.
    """
    days = []
    for iso, rows in groupby(found, key=lambda row: row[0]):
        group = list(rows)
        known = [(mood, count) for _, slug, count in group if (mood := moods.find(slug)) is not None]
        weight = sum(count for _, count in known)
        days.append(
            JournalDay(
                day=date.fromisoformat(iso),
                count=sum(count for _, _, count in group),
                valence=sum(mood.valence * count for mood, count in known) / weight if weight else None,
                energy=sum(mood.energy * count for mood, count in known) / weight if weight else None,
                mood=group[0][1] if len(group) == 1 else None,
            )
        )
    return days
