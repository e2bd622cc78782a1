"""Days as a calendar shows them."""

from datetime import date

from extrovertly_desktop.domain.journal_days import JournalDay, journal_days
from extrovertly_desktop.domain.moods import Mood, MoodVocabulary

MOODS = MoodVocabulary([Mood("good", "Good", 0.5, 0.2), Mood("low", "Low", -1.0, -0.4)])


def test_a_day_is_the_mean_of_its_entries() -> None:
    found = [("2026-03-01", "good", 3), ("2026-03-01", "low", 1), ("2026-03-02", "good", 2)]
    first, second = journal_days(found, MOODS)
    assert (first.day, first.count, first.mood) == (date(2026, 3, 1), 4, None)
    assert first.valence == 0.125
    assert first.energy is not None
    assert abs(first.energy - 0.05) < 1e-9
    assert second == JournalDay(date(2026, 3, 2), 2, 0.5, 0.2, "good")


def test_a_mood_of_another_program_counts_and_weighs_nothing() -> None:
    found = [("2026-03-01", "good", 1), ("2026-03-01", "meh", 5), ("2026-03-02", "meh", 1)]
    first, second = journal_days(found, MOODS)
    assert (first.count, first.valence) == (6, 0.5)
    assert (second.count, second.valence, second.energy) == (1, None, None)
