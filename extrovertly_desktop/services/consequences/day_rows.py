"""The row of a day, as it follows from the day's facts and points."""

from extrovertly_desktop.domain.progress import DayProgress, day_confidence
from extrovertly_desktop.store.queries.day_facts import DayFacts


def row_of(day: str, facts: DayFacts, points_earned: int) -> DayProgress:
    """Return the row that a local day's facts and points make."""
    moods = facts.check_ins + facts.entries
    return DayProgress(
        tracking_date=day,
        confidence_level=day_confidence(facts.levels),
        mood=max(moods)[2] if moods else None,
        activities_completed=len(facts.check_ins) + len(facts.entries) + facts.missions + facts.events,
        journal_entries=len(facts.entries),
        events_attended=facts.events,
        missions_completed=facts.missions,
        points_earned=points_earned,
    )
