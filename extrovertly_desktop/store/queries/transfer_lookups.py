"""What bringing rows in asks about those that are here."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.transfer import references_to
from extrovertly_desktop.store.tables import (
    AchievementRow,
    CoachConversationRow,
    EventAttendeeRow,
    EventSeriesRow,
    ExposureRow,
    JournalEntryRow,
    MissionRow,
    MoodTrackingRow,
    Row,
    SocialGoalRow,
    UserAchievementRow,
    UserMissionRow,
    WeeklyInsightRow,
    WellBeingCheckRow,
)

CATALOGUED = frozenset({"missions", "achievements"})
"""Tables that content packs fill."""
_PERSONAL = (JournalEntryRow, MoodTrackingRow, ExposureRow, EventAttendeeRow, UserMissionRow, SocialGoalRow,
             CoachConversationRow, EventSeriesRow, WellBeingCheckRow)  # fmt: skip


def has_facts(unit: Unit, user_id: str) -> bool:
    """Whether a user has written, done or answered anything yet."""
    return any(
        unit.session.scalar(select(row.id).where(row.user_id == user_id).limit(1)) is not None for row in _PERSONAL
    )


def is_unused(unit: Unit, table: str, row_id: str) -> bool:
    """Whether nothing refers to a row."""
    return all(
        unit.session.scalar(select(child.c.id).where(column == row_id).limit(1)) is None
        for child, column in references_to(table)
    )


def catalogue_names(unit: Unit, table: str) -> dict[tuple[str, str], str]:
    """Return the ids of what content packs brought, by title and description."""
    row = MissionRow if table == MissionRow.__tablename__ else AchievementRow
    statement = select(row.title, row.description, row.id).where(row.slug.is_not(None))
    return {(found[0], found[1]): found[2] for found in unit.session.execute(statement)}


def profile_id(unit: Unit, user_id: str) -> str | None:
    """Return the id of a user's profile, or None."""
    profiles = Row.metadata.tables["user_profiles"]
    return unit.session.scalar(
        select(profiles.c.id).where(profiles.c.user_id == user_id).order_by(profiles.c.id).limit(1)
    )


def remove_idle_progress(unit: Unit, user_id: str, followed: Sequence[str]) -> None:
    """Remove rows of progress without progress, of the achievements that are followed: there is none for those."""
    unit.session.execute(
        delete(UserAchievementRow)
        .where(
            UserAchievementRow.user_id == user_id,
            UserAchievementRow.achievement_id.in_(list(followed)),
            UserAchievementRow.progress == 0,
            UserAchievementRow.times_earned == 0,
        )
        .execution_options(synchronize_session=False)
    )


def set_earned(unit: Unit, user_id: str, achievement_id: str, times: int, earned_at: int | None) -> None:
    """Say how often an achievement was earned, and when last."""
    unit.session.execute(
        update(UserAchievementRow)
        .where(UserAchievementRow.user_id == user_id, UserAchievementRow.achievement_id == achievement_id)
        .values(times_earned=times, earned_at=earned_at)
        .execution_options(synchronize_session=False)
    )


def remove_insights_since(unit: Unit, user_id: str, at_ms: int) -> None:
    """Remove what was said about a user's weeks from a moment on."""
    unit.session.execute(
        delete(WeeklyInsightRow)
        .where(WeeklyInsightRow.user_id == user_id, WeeklyInsightRow.created_at >= at_ms)
        .execution_options(synchronize_session=False)
    )
