"""What follows from the facts: days, the ledger of points, achievements and weekly insights."""

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Anything,
    Count,
    Flag,
    Id,
    Instant,
    LocalDate,
    OptionalInstant,
    OptionalReal,
    OptionalText,
    OwnerId,
    Row,
    TextValue,
    at_least,
    between,
    flag,
    index,
    iso_day,
    json_text,
    one_of,
)


class ProgressTrackingRow(Row):
    """What a day amounts to."""

    __tablename__ = "progress_tracking"
    __table_args__ = (
        between("confidence_level", 1.0, 10.0),
        at_least("activities_completed", 0),
        at_least("journal_entries", 0),
        at_least("events_attended", 0),
        at_least("missions_completed", 0),
        iso_day("tracking_date"),
        index("progress_tracking", "by_user_id", "user_id"),
        index("progress_tracking", "by_user_date", "user_id", "tracking_date", unique=True),
        index("progress_tracking", "by_date", "tracking_date"),
        index("progress_tracking", "by_user_active_date", "user_id", "tracking_date", "activities_completed"),
        index("progress_tracking", "by_user_entries", "user_id", "journal_entries"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    tracking_date: Mapped[LocalDate]
    confidence_level: Mapped[OptionalReal]
    mood: Mapped[OptionalText]
    activities_completed: Mapped[Count]
    journal_entries: Mapped[Count]
    events_attended: Mapped[Count]
    missions_completed: Mapped[Count]
    points_earned: Mapped[Count]


class PointAwardRow(Row):
    """One line of the ledger behind `users.total_points` and `progress_tracking.points_earned`."""

    __tablename__ = "point_awards"
    __table_args__ = (
        one_of("kind", "mission", "event", "journal_day", "check_in_day", "achievement"),
        at_least("points", 0),
        iso_day("local_date"),
        index("point_awards", "by_user_source", "user_id", "kind", "source", unique=True),
        index("point_awards", "by_user_local_date", "user_id", "local_date", "points"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    local_date: Mapped[LocalDate]
    kind: Mapped[TextValue]
    source: Mapped[TextValue]
    points: Mapped[Count]


class AchievementRow(Row):
    """Something to be proud of. `slug` and `pack_digest` tie it to a content pack."""

    __tablename__ = "achievements"
    __table_args__ = (
        at_least("points_reward", 0),
        flag("is_active"),
        json_text("requirements"),
        index("achievements", "by_category", "category"),
        index("achievements", "by_points", "points_reward"),
        index("achievements", "by_slug", "slug", unique=True),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    title: Mapped[TextValue]
    description: Mapped[TextValue]
    icon: Mapped[TextValue]
    category: Mapped[OptionalText]
    requirements: Mapped[Anything] = mapped_column(nullable=False)
    points_reward: Mapped[Count]
    is_active: Mapped[Flag] = mapped_column(server_default=text("1"))
    slug: Mapped[OptionalText]
    pack_digest: Mapped[OptionalText]


class UserAchievementRow(Row):
    """How far a person is with an achievement; `earned_at` is empty while in progress."""

    __tablename__ = "user_achievements"
    __table_args__ = (
        at_least("progress", 0),
        at_least("max_progress", 1),
        at_least("times_earned", 0),
        index("user_achievements", "by_user_id", "user_id"),
        index("user_achievements", "by_achievement_id", "achievement_id"),
        index("user_achievements", "by_user_achievement", "user_id", "achievement_id", unique=True),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    achievement_id: Mapped[str] = mapped_column(ForeignKey("achievements.id", ondelete="CASCADE"), nullable=False)
    earned_at: Mapped[OptionalInstant]
    progress: Mapped[Count]
    max_progress: Mapped[Count] = mapped_column(server_default=text("1"))
    times_earned: Mapped[Count]
    """How often so far: at most once, unless the achievement can be earned again and again."""


class WeeklyInsightRow(Row):
    """One thing said about a finished week."""

    __tablename__ = "weekly_insights"
    __table_args__ = (
        flag("is_read"),
        iso_day("week_start_date"),
        json_text("data"),
        index("weekly_insights", "by_user_id", "user_id"),
        index("weekly_insights", "by_user_week", "user_id", "week_start_date"),
        index("weekly_insights", "by_insight_type", "insight_type"),
        index("weekly_insights", "by_user_week_type", "user_id", "week_start_date", "insight_type", unique=True),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    week_start_date: Mapped[LocalDate]
    insight_type: Mapped[TextValue]
    title: Mapped[TextValue]
    description: Mapped[TextValue]
    data: Mapped[Anything]
    is_read: Mapped[Flag] = mapped_column(server_default=text("0"))
