"""Statements about many local days at once: what happened on them, what they earned, and their rows.

A deed may touch one day or ten thousand; each statement takes the days as one JSON text, so that it is the same for any
number of them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, cast

from sqlalchemy import Select, Table, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import (
    EventAttendeeRow,
    ExposureRow,
    JournalEntryRow,
    MoodTrackingRow,
    PointAwardRow,
    ProgressTrackingRow,
)

_ASKED = select(func.json_each(bindparam("days")).table_valued("value").c.value)
_ROW = [part.name for part in fields(DayProgress)]


@dataclass(slots=True)
class DayFacts:
    """What happened on one local day.

    Attributes:
        entries: moment, id and mood of each journal entry.
        check_ins: moment, id and mood of each check-in.
        levels: the confidence levels of the check-ins that have one.
        missions: attempts at missions; leaving early counts.
        events: attended events.
    """

    entries: list[tuple[int, str, str]] = field(default_factory=list)
    check_ins: list[tuple[int, str, str]] = field(default_factory=list)
    levels: list[float] = field(default_factory=list)
    missions: int = 0
    events: int = 0


def facts_of_days(unit: Unit, user_id: str, days: Sequence[str]) -> dict[str, DayFacts]:
    """Return what happened on each of some local days."""
    facts = {day: DayFacts() for day in days}
    entries = select(
        JournalEntryRow.local_date, JournalEntryRow.created_at, JournalEntryRow.id, JournalEntryRow.mood
    ).where(JournalEntryRow.user_id == user_id, JournalEntryRow.deleted_at.is_(None))
    for row in _on(unit, days, entries, JournalEntryRow.local_date):
        facts[row[0]].entries.append((row[1], row[2], row[3]))
    check_ins = select(
        MoodTrackingRow.local_date,
        MoodTrackingRow.created_at,
        MoodTrackingRow.id,
        MoodTrackingRow.mood,
        MoodTrackingRow.confidence_level,
    ).where(MoodTrackingRow.user_id == user_id)
    for row in _on(unit, days, check_ins, MoodTrackingRow.local_date):
        facts[row[0]].check_ins.append((row[1], row[2], row[3]))
        if row[4] is not None:
            facts[row[0]].levels.append(row[4])
    attempts = select(ExposureRow.local_date).where(
        ExposureRow.user_id == user_id,
        ExposureRow.attendance.in_(["done", "left_early"]),
        ExposureRow.mission_id.is_not(None),
    )
    for row in _on(unit, days, attempts, ExposureRow.local_date):
        facts[row[0]].missions += 1
    attended = select(EventAttendeeRow.local_date).where(
        EventAttendeeRow.user_id == user_id, EventAttendeeRow.status == "attended"
    )
    for row in _on(unit, days, attended, EventAttendeeRow.local_date):
        facts[row[0]].events += 1
    return facts


def points_of_days(unit: Unit, user_id: str, days: Sequence[str]) -> Counter[str]:
    """Return the points that the ledger has for each of some local days."""
    points: Counter[str] = Counter()
    statement = select(PointAwardRow.local_date, PointAwardRow.points).where(PointAwardRow.user_id == user_id)
    for row in _on(unit, days, statement, PointAwardRow.local_date):
        points[row[0]] += row[1]
    return points


def awards_of_days(unit: Unit, user_id: str, kind: AwardKind, days: Sequence[str]) -> dict[str, Award]:
    """Return the lines of the ledger of one kind whose sources are local days, by day."""
    statement = select(PointAwardRow.source, PointAwardRow.local_date, PointAwardRow.points).where(
        PointAwardRow.user_id == user_id, PointAwardRow.kind == str(kind)
    )
    return {row[0]: Award(kind, *row) for row in _on(unit, days, statement, PointAwardRow.source)}


def put_awards(
    unit: Unit, user_id: str, awards: Sequence[Award], *, new_id: Callable[[], str], created_at: int
) -> None:
    """Write lines of the ledger, each over whatever the same source had."""
    rows = [
        {
            "id": new_id(),
            "created_at": created_at,
            "user_id": user_id,
            "local_date": award.local_date,
            "kind": str(award.kind),
            "source": award.source,
            "points": award.points,
        }
        for award in awards
    ]
    _put(unit, PointAwardRow, rows, ("user_id", "kind", "source"), ("local_date", "points"))


def remove_awards(unit: Unit, user_id: str, kind: AwardKind, days: Sequence[str]) -> None:
    """Strike lines of the ledger of one kind whose sources are local days."""
    _remove(unit, PointAwardRow, PointAwardRow.source, days, user_id, PointAwardRow.kind == str(kind))


def rows_of_days(unit: Unit, user_id: str, days: Sequence[str]) -> dict[str, DayProgress]:
    """Return the rows of some local days, by day; a day without one is left out."""
    statement = select(*(getattr(ProgressTrackingRow, name) for name in _ROW)).where(
        ProgressTrackingRow.user_id == user_id
    )
    return {row[0]: DayProgress(*row) for row in _on(unit, days, statement, ProgressTrackingRow.tracking_date)}


def put_days(
    unit: Unit, user_id: str, days: Sequence[DayProgress], *, new_id: Callable[[], str], created_at: int
) -> None:
    """Write the rows of days; the row of a day on which nothing happened is removed."""
    _remove(
        unit,
        ProgressTrackingRow,
        ProgressTrackingRow.tracking_date,
        [day.tracking_date for day in days if day.is_empty],
        user_id,
    )
    rows = [
        {"id": new_id(), "created_at": created_at, "user_id": user_id, **asdict(day)}
        for day in days
        if not day.is_empty
    ]
    changing = [name for name in _ROW if name != "tracking_date"]
    _put(unit, ProgressTrackingRow, rows, ("user_id", "tracking_date"), changing)


def _on(unit: Unit, days: Sequence[str], statement: Select[*tuple[Any, ...]], day: Any) -> Iterable[Any]:  # noqa: ANN401 - a column
    """Return the rows of a statement whose day is one of some."""
    named = statement.where(day.in_(_ASKED))
    return unit.session.execute(named, {"days": json.dumps(days)})


def _remove(
    unit: Unit,
    table: type[PointAwardRow | ProgressTrackingRow],
    day: Any,  # noqa: ANN401 - a column
    days: Sequence[str],
    user_id: str,
    *conditions: Any,  # noqa: ANN401 - of any column
) -> None:
    if days:
        statement = delete(table).where(table.user_id == user_id, *conditions, day.in_(_ASKED))
        unit.session.execute(statement.execution_options(synchronize_session=False), {"days": json.dumps(days)})


def _put(
    unit: Unit,
    table: type[PointAwardRow | ProgressTrackingRow],
    rows: list[dict[str, Any]],
    key: Sequence[str],
    changing: Sequence[str],
) -> None:
    if rows:
        statement = insert(cast("Table", table.__table__))
        changed = {name: statement.excluded[name] for name in changing}
        upsert = statement.on_conflict_do_update(index_elements=key, set_=changed)
        unit.session.connection().execute(upsert, rows)
        unit.touch(table.__tablename__)
