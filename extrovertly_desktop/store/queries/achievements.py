"""Statements about achievements: what there is, how far a person is, and what each metric measures."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, func, or_, select, update

from extrovertly_desktop.domain.achievements import Achievement, Metric
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.check_ins import count_check_ins
from extrovertly_desktop.store.queries.journal import count_entries
from extrovertly_desktop.store.tables import (
    AchievementRow,
    EventAttendeeRow,
    ExposureRow,
    MissionRow,
    ProgressTrackingRow,
    UserAchievementRow,
    UserRow,
)

_ATTEMPTED = ExposureRow.attendance.in_(["done", "left_early"])


def achievements(unit: Unit, user_id: str) -> list[Achievement]:
    """Return the active achievements with the person's progress, smallest reward first."""
    statement = (
        select(
            AchievementRow.id,
            AchievementRow.title,
            AchievementRow.description,
            AchievementRow.icon,
            AchievementRow.category,
            AchievementRow.requirements,
            AchievementRow.points_reward,
            UserAchievementRow.progress,
            UserAchievementRow.max_progress,
            UserAchievementRow.earned_at,
        )
        .outerjoin(
            UserAchievementRow,
            (UserAchievementRow.achievement_id == AchievementRow.id) & (UserAchievementRow.user_id == user_id),
        )
        .where(AchievementRow.is_active == 1)
        .order_by(AchievementRow.points_reward, AchievementRow.title)
    )
    found = []
    for row in unit.session.execute(statement):
        metric, threshold = next(iter(row.requirements.items()))
        found.append(
            Achievement(
                id=row.id,
                title=row.title,
                description=row.description,
                icon=row.icon,
                category=row.category,
                metric=Metric(metric),
                threshold=threshold,
                points_reward=row.points_reward,
                progress=row.progress or 0,
                earned_at=row.earned_at,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class StoredProgress:
    """What `user_achievements` holds for one achievement."""

    progress: int
    max_progress: int
    earned_at: int | None


def stored_progress(unit: Unit, user_id: str) -> dict[str, StoredProgress]:
    """Return the stored progress by achievement id."""
    statement = select(
        UserAchievementRow.achievement_id,
        UserAchievementRow.progress,
        UserAchievementRow.max_progress,
        UserAchievementRow.earned_at,
    ).where(UserAchievementRow.user_id == user_id)
    return {row[0]: StoredProgress(row[1], row[2], row[3]) for row in unit.session.execute(statement)}


def put_progress(
    unit: Unit, user_id: str, achievement_id: str, progress: StoredProgress, *, new_id: str, created_at: int
) -> None:
    """Write a person's progress; a row without progress that was never earned is removed."""
    key = (UserAchievementRow.user_id == user_id, UserAchievementRow.achievement_id == achievement_id)
    if progress.progress == 0 and progress.earned_at is None:
        statement = delete(UserAchievementRow).where(*key)
        unit.session.execute(statement.execution_options(synchronize_session=False))
        return
    fields = {
        "progress": progress.progress,
        "max_progress": progress.max_progress,
        "earned_at": progress.earned_at,
    }
    known = unit.session.scalar(select(UserAchievementRow.id).where(*key))
    if known is None:
        unit.session.add(
            UserAchievementRow(
                id=new_id, created_at=created_at, user_id=user_id, achievement_id=achievement_id, **fields
            )
        )
        unit.session.flush()
        return
    unit.session.execute(
        update(UserAchievementRow).where(*key).values(**fields).execution_options(synchronize_session=False)
    )


def measure(unit: Unit, user_id: str, metric: Metric, at_most: int) -> int:
    """Return what a metric measures now, counting no further than asked.

    Leaving early counts as an attempt; an entry in the bin counts nowhere.
    """
    match metric:
        case Metric.JOURNAL_ENTRIES:
            return count_entries(unit, user_id, at_most)
        case Metric.CHECK_INS:
            return count_check_ins(unit, user_id, at_most)
        case Metric.STREAK_DAYS | Metric.TOTAL_POINTS:
            column = UserRow.longest_streak if metric is Metric.STREAK_DAYS else UserRow.total_points
            return min(unit.session.scalar(select(column).where(UserRow.id == user_id)) or 0, at_most)
        case _:
            inner = _counted(metric, user_id).limit(at_most).subquery()
            return unit.session.scalar(select(func.count()).select_from(inner)) or 0


def _counted(metric: Metric, user_id: str) -> Select[*tuple[Any, ...]]:
    if metric is Metric.EVENTS_ATTENDED:
        return select(EventAttendeeRow.id).where(
            EventAttendeeRow.user_id == user_id, EventAttendeeRow.status == "attended"
        )
    if metric is Metric.DAYS_ACTIVE:
        return select(ProgressTrackingRow.id).where(
            ProgressTrackingRow.user_id == user_id, ProgressTrackingRow.activities_completed > 0
        )
    mine = select(ExposureRow.id).where(ExposureRow.user_id == user_id)
    if metric.mission_category is not None:
        of_category = mine.join(MissionRow, MissionRow.id == ExposureRow.mission_id)
        return of_category.where(_ATTEMPTED, MissionRow.category == metric.mission_category)
    match metric:
        case Metric.MISSIONS_COMPLETED:
            return mine.where(_ATTEMPTED, ExposureRow.mission_id.is_not(None))
        case Metric.PREDICTIONS_MADE:
            return mine.where(
                or_(
                    ExposureRow.worry.is_not(None),
                    ExposureRow.likelihood.is_not(None),
                    ExposureRow.expected_suds.is_not(None),
                )
            )
        case Metric.LEARNINGS_WRITTEN:
            return mine.where(ExposureRow.learned.is_not(None))
        case Metric.FEARS_NOT_COME_TRUE:
            return mine.where(ExposureRow.came_true == "no")
        case Metric.CONTEXTS_VISITED:
            return (
                select(ExposureRow.place, ExposureRow.people)
                .where(
                    ExposureRow.user_id == user_id,
                    _ATTEMPTED,
                    or_(ExposureRow.place.is_not(None), ExposureRow.people.is_not(None)),
                )
                .distinct()
            )
        case _:
            raise ValueError(f"No statement measures {metric}.")


def pack_achievements(unit: Unit) -> dict[str, tuple[str, str | None]]:
    """Return id and digest of every achievement that came with a content pack, by slug."""
    statement = select(AchievementRow.slug, AchievementRow.id, AchievementRow.pack_digest).where(
        AchievementRow.slug.is_not(None)
    )
    return {str(row[0]): (row[1], row[2]) for row in unit.session.execute(statement)}


def put_achievement(
    unit: Unit,
    achievement_id: str,
    created_at: int,
    slug: str,
    digest: str,
    **fields: Any,  # noqa: ANN401 - column values
) -> None:
    """Insert an achievement of a content pack, or write it over the one with the same slug."""
    known = unit.session.scalar(select(AchievementRow.id).where(AchievementRow.slug == slug))
    if known is None:
        unit.session.add(
            AchievementRow(
                id=achievement_id, created_at=created_at, slug=slug, pack_digest=digest, is_active=True, **fields
            )
        )
        unit.session.flush()
        return
    unit.session.execute(
        update(AchievementRow)
        .where(AchievementRow.slug == slug)
        .values(pack_digest=digest, **fields)
        .execution_options(synchronize_session=False)
    )
