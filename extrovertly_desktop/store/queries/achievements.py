"""Statements about achievements: what there is, and how far a person is. What they count is in `metrics`."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, select, update

from extrovertly_desktop.domain.achievements import Achievement, Requirement
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import AchievementRow, UserAchievementRow


def achievements(unit: Unit, user_id: str) -> list[Achievement]:
    """Return the active achievements with the person's progress, smallest reward first.

    One that this version cannot count, as an import may bring, is left out.
    """
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
            UserAchievementRow.earned_at,
            UserAchievementRow.times_earned,
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
        requirement = Requirement.of(row.requirements)
        if requirement is None:
            continue
        found.append(
            Achievement(
                id=row.id,
                title=row.title,
                description=row.description,
                icon=row.icon,
                category=row.category,
                metric=requirement.metric,
                threshold=requirement.threshold,
                points_reward=row.points_reward,
                progress=row.progress or 0,
                earned_at=row.earned_at,
                times=row.times_earned or 0,
                repeats=requirement.repeats,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class StoredProgress:
    """What `user_achievements` holds for one achievement."""

    progress: int
    max_progress: int
    earned_at: int | None
    times_earned: int


def stored_progress(unit: Unit, user_id: str) -> dict[str, StoredProgress]:
    """Return the stored progress by achievement id."""
    statement = select(
        UserAchievementRow.achievement_id,
        UserAchievementRow.progress,
        UserAchievementRow.max_progress,
        UserAchievementRow.earned_at,
        UserAchievementRow.times_earned,
    ).where(UserAchievementRow.user_id == user_id)
    return {row[0]: StoredProgress(*row[1:]) for row in unit.session.execute(statement)}


def put_progress(
    unit: Unit, user_id: str, achievement_id: str, progress: StoredProgress, *, new_id: str, created_at: int
) -> None:
    """Write a person's progress; a row without progress that was never earned is removed."""
    key = (UserAchievementRow.user_id == user_id, UserAchievementRow.achievement_id == achievement_id)
    if progress.progress == 0 and progress.times_earned == 0:
        statement = delete(UserAchievementRow).where(*key)
        unit.session.execute(statement.execution_options(synchronize_session=False))
        return
    fields = asdict(progress)
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
