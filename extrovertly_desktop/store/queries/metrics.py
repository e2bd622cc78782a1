"""What each metric of achievements measures now, by statements that run on an index.

`domain/recount_metrics.py` counts the same things a second way; what a metric means stands at its name.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, distinct, exists, func, or_, select
from sqlalchemy.orm import aliased

from extrovertly_desktop.domain.achievements import HARD, SURPRISED, Metric, returns_after_a_break
from extrovertly_desktop.domain.points import level
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.check_ins import count_check_ins
from extrovertly_desktop.store.tables import (
    AttachmentRow,
    EventAttendeeRow,
    ExposureRow,
    JournalEntryRow,
    MissionRow,
    MoodTrackingRow,
    ProgressTrackingRow,
    SudsMarkRow,
    UserRow,
)

_EVERYTHING = -1
"""A limit that is none, in SQLite's words."""
_THERE = ("done", "left_early")
_ATTEMPTED = ExposureRow.attendance.in_(_THERE)
_AT_A_MISSION = ExposureRow.mission_id.is_not(None)
_PREDICTED = or_(
    ExposureRow.worry.is_not(None), ExposureRow.likelihood.is_not(None), ExposureRow.expected_suds.is_not(None)
)
_EXPOSURES: dict[Metric, ColumnElement[bool]] = {
    Metric.MISSIONS_COMPLETED: and_(_ATTEMPTED, _AT_A_MISSION),
    Metric.EVENTS_PREDICTED: and_(_PREDICTED, ExposureRow.event_id.is_not(None)),
    Metric.PREDICTIONS_MADE: _PREDICTED,
    Metric.LEARNINGS_WRITTEN: ExposureRow.learned.is_not(None),
    Metric.EVIDENCE_WRITTEN: ExposureRow.evidence.is_not(None),
    Metric.FEARS_NOT_COME_TRUE: ExposureRow.came_true == "no",
    Metric.SURPRISES: ExposureRow.surprise >= SURPRISED,
    Metric.HARD_STEPS: and_(_ATTEMPTED, ExposureRow.expected_suds >= HARD),
    Metric.LEFT_EARLY_NOTED: and_(
        ExposureRow.attendance == "left_early",
        or_(
            ExposureRow.came_true.is_not(None),
            ExposureRow.evidence.is_not(None),
            ExposureRow.peak_suds.is_not(None),
            ExposureRow.learned.is_not(None),
        ),
    ),
}
"""Metrics that count exposures one by one, with what makes one count."""
_MISSION_CONTEXT = or_(
    ExposureRow.place.is_not(None), ExposureRow.people.is_not(None), ExposureRow.time_of_day.is_not(None)
)


def measure(unit: Unit, user_id: str, wanted: Mapping[Metric, int | None]) -> dict[Metric, int]:
    """Return what metrics measure now.

    Leaving early counts as an attempt; an entry in the bin counts nowhere.

    Args:
        unit: the unit of work.
        user_id: whose metrics.
        wanted: the metrics, each with a figure beyond which nobody asks, or None to count to the end.
    """
    one_by_one = [metric for metric in wanted if metric in _EXPOSURES]
    measured = {
        metric: _measure(unit, user_id, metric, wanted[metric]) for metric in wanted if metric not in one_by_one
    }
    if one_by_one:
        # Together they cost one walk through the exposures instead of one each.
        counts = (func.count().filter(_EXPOSURES[metric]) for metric in one_by_one)
        row = unit.session.execute(select(*counts).where(ExposureRow.user_id == user_id)).one()
        measured |= dict(zip(one_by_one, row, strict=True))
    return measured


def _measure(unit: Unit, user_id: str, metric: Metric, at_most: int | None) -> int:
    limit = _EVERYTHING if at_most is None else at_most
    match metric:
        case Metric.STREAK_DAYS:
            measured = _of_owner(unit, user_id, UserRow.longest_streak)
        case Metric.TOTAL_POINTS:
            measured = _of_owner(unit, user_id, UserRow.total_points)
        case Metric.LEVELS_CLIMBED:
            measured = level(_of_owner(unit, user_id, UserRow.total_points)).number - 1
        case Metric.RETURNS_AFTER_A_BREAK:
            days = unit.session.scalars(_active_days(user_id))
            measured = returns_after_a_break(date.fromisoformat(day) for day in days)
        case Metric.VARIED_REPEATS:
            measured = _varied_repeats(unit, user_id)
        case Metric.JOURNAL_ENTRIES:
            # The days are written before achievements are asked for, and there are far fewer of them than entries.
            entries = func.coalesce(func.sum(ProgressTrackingRow.journal_entries), 0)
            measured = unit.session.scalar(select(entries).where(ProgressTrackingRow.user_id == user_id)) or 0
        case Metric.CHECK_INS:
            measured = count_check_ins(unit, user_id, limit)
        case _:
            inner = _counted(metric, user_id).limit(limit).subquery()
            measured = unit.session.scalar(select(func.count()).select_from(inner)) or 0
    return measured


def _of_owner(unit: Unit, user_id: str, column: Any) -> int:  # noqa: ANN401 - a mapped column
    return unit.session.scalar(select(column).where(UserRow.id == user_id)) or 0


def _active_days(user_id: str) -> Select[str]:
    return select(ProgressTrackingRow.tracking_date).where(
        ProgressTrackingRow.user_id == user_id, ProgressTrackingRow.activities_completed > 0
    )


def _varied_repeats(unit: Unit, user_id: str) -> int:
    contexts = (
        select(ExposureRow.mission_id, ExposureRow.place, ExposureRow.people, ExposureRow.time_of_day)
        .where(ExposureRow.user_id == user_id, _ATTEMPTED, _AT_A_MISSION, _MISSION_CONTEXT)
        .distinct()
        .subquery()
    )
    statement = select(func.count() - func.count(distinct(contexts.c.mission_id))).select_from(contexts)
    return unit.session.scalar(statement) or 0


def _counted(metric: Metric, user_id: str) -> Select[*tuple[Any, ...]]:
    """Return the statement whose rows a metric counts."""
    attempts = select(ExposureRow.id).where(ExposureRow.user_id == user_id, _ATTEMPTED)
    of_missions = attempts.join(MissionRow, MissionRow.id == ExposureRow.mission_id)
    if metric.mission_category is not None:
        return of_missions.where(MissionRow.category == metric.mission_category)
    match metric:
        case Metric.OWN_STEPS:
            return of_missions.where(MissionRow.slug.is_(None))
        case Metric.CATEGORIES_TRIED:
            return of_missions.with_only_columns(MissionRow.category).distinct()
        case Metric.DIFFERENT_STEPS:
            return attempts.where(_AT_A_MISSION).with_only_columns(ExposureRow.mission_id).distinct()
        case Metric.RETURNED_TO:
            return _returned_to(user_id)
        case Metric.CONTEXTS_VISITED:
            known = or_(ExposureRow.place.is_not(None), ExposureRow.people.is_not(None))
            return attempts.where(known).with_only_columns(ExposureRow.place, ExposureRow.people).distinct()
        case Metric.SAFETY_BEHAVIOURS_DROPPED:
            return _dropped(attempts)
        case _:
            return _counted_elsewhere(metric, user_id)


def _counted_elsewhere(metric: Metric, user_id: str) -> Select[*tuple[Any, ...]]:
    match metric:
        case Metric.PHOTO_ENTRIES:
            return _with_photos(user_id)
        case Metric.MOODS_NAMED:
            return select(MoodTrackingRow.mood).where(MoodTrackingRow.user_id == user_id).distinct()
        case Metric.DAYS_ACTIVE:
            return _active_days(user_id)
        case Metric.EVENTS_ATTENDED:
            return select(EventAttendeeRow.id).where(
                EventAttendeeRow.user_id == user_id, EventAttendeeRow.status == "attended"
            )
        case Metric.STEPS_PLACED:
            placed = select(SudsMarkRow.mission_id, SudsMarkRow.event_id)
            return placed.where(SudsMarkRow.user_id == user_id, SudsMarkRow.kind == "placed").distinct()
        case _:
            raise ValueError(f"No statement measures {metric}.")


def _with_photos(user_id: str) -> Select[*tuple[Any, ...]]:
    """Return the entries with photos, found from the photos: they are the fewer."""
    there = exists().where(
        JournalEntryRow.id == AttachmentRow.entry_id,
        JournalEntryRow.user_id == user_id,
        JournalEntryRow.deleted_at.is_(None),
    )
    return select(AttachmentRow.entry_id).where(AttachmentRow.entry_id > "", there).distinct()


def _returned_to(user_id: str) -> Select[*tuple[Any, ...]]:
    """Return the missions of plans that ended with not going, which are few, where an attempt came later."""
    attempt = aliased(ExposureRow)
    after = exists().where(
        attempt.user_id == user_id,
        attempt.mission_id == ExposureRow.mission_id,
        attempt.concluded_at > ExposureRow.concluded_at,
        attempt.attendance.in_(_THERE),
    )
    not_gone = select(ExposureRow.mission_id).where(
        ExposureRow.user_id == user_id, ExposureRow.attendance == "did_not_go", after
    )
    return not_gone.distinct()


def _dropped(attempts: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    planned = func.json_each(ExposureRow.safety_behaviours_to_drop).table_valued("value", name="planned")
    used = func.json_each(ExposureRow.safety_behaviours_used).table_valued("value", name="used")
    was_used = select(used.c.value).where(used.c.value == planned.c.value).correlate(ExposureRow, planned).exists()
    return attempts.join(planned, onclause=ExposureRow.safety_behaviours_to_drop.is_not(None)).where(~was_used)
