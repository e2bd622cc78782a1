"""Statements behind charts that look closer than a day's row: each mood of a day, the moments of check-ins."""

import json

from sqlalchemy import func, select

from extrovertly_desktop.domain.noted import DayMoods
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import JournalEntryRow, MoodTrackingRow


def moods_between(unit: Unit, user_id: str, first: str, last: str) -> list[DayMoods]:
    """Return the moods noted on each local day from one to another, both included; oldest day first.

    Both statements read an index alone and in its order, a row a day: of ten years they take some ten milliseconds.
    """
    check_ins = (
        select(MoodTrackingRow.local_date, func.json_group_array(MoodTrackingRow.mood))
        .where(MoodTrackingRow.user_id == user_id, MoodTrackingRow.local_date.between(first, last))
        .group_by(MoodTrackingRow.local_date)
    )
    entries = (
        select(JournalEntryRow.local_date, func.json_group_array(JournalEntryRow.mood))
        .where(
            JournalEntryRow.user_id == user_id,
            JournalEntryRow.local_date.between(first, last),
            JournalEntryRow.deleted_at.is_(None),
        )
        .group_by(JournalEntryRow.local_date)
    )
    days: dict[str, list[str]] = {}
    for statement in (check_ins, entries):
        for day, moods in unit.session.execute(statement):
            days.setdefault(day, []).extend(json.loads(moods))
    return [DayMoods(day, tuple(days[day])) for day in sorted(days)]


def check_in_moments(unit: Unit, user_id: str, first: str, last: str) -> list[tuple[str, int, str, float | None]]:
    """Return local day, instant, mood and confidence of each check-in between two local days, both included."""
    statement = select(
        MoodTrackingRow.local_date, MoodTrackingRow.created_at, MoodTrackingRow.mood, MoodTrackingRow.confidence_level
    ).where(MoodTrackingRow.user_id == user_id, MoodTrackingRow.local_date.between(first, last))
    return [(day, at_ms, mood, level) for day, at_ms, mood, level in unit.session.execute(statement)]
