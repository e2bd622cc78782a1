"""The row of a day: read from the day's facts, written when it differs."""

from dataclasses import dataclass

from extrovertly_desktop.domain.moods import CheckIn
from extrovertly_desktop.domain.progress import DayProgress, day_confidence
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import check_ins as check_in_store
from extrovertly_desktop.store.queries import journal as journal_store
from extrovertly_desktop.store.queries import progress as store


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What happened on one local day: entries as (moment, id, mood), check-ins, and two counts."""

    day: str
    entries: list[tuple[int, str, str]]
    check_ins: list[CheckIn]
    missions: int
    events: int


def facts_of(unit: Unit, owner_id: str, day: str) -> DayFacts:
    """Return what happened on a local day."""
    return DayFacts(
        day=day,
        entries=journal_store.moods_on_day(unit, owner_id, day),
        check_ins=check_in_store.check_ins_on_day(unit, owner_id, day),
        missions=store.attempts_on_day(unit, owner_id, day),
        events=store.events_attended_on_day(unit, owner_id, day),
    )


def row_of(facts: DayFacts, points_earned: int) -> DayProgress:
    """Return the row that a day's facts and points make."""
    moods = [(item.created_at, item.id, item.mood) for item in facts.check_ins] + facts.entries
    levels = [item.confidence_level for item in facts.check_ins if item.confidence_level is not None]
    return DayProgress(
        tracking_date=facts.day,
        confidence_level=day_confidence(levels),
        mood=max(moods)[2] if moods else None,
        activities_completed=len(facts.check_ins) + len(facts.entries) + facts.missions + facts.events,
        journal_entries=len(facts.entries),
        events_attended=facts.events,
        missions_completed=facts.missions,
        points_earned=points_earned,
    )
