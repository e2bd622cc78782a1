"""The catalogue of missions, a person's standing with each, and every single attempt."""

from sqlalchemy import CheckConstraint, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Anything,
    Count,
    Flag,
    Id,
    Instant,
    LocalDate,
    OptionalInstant,
    OptionalText,
    OptionalWhole,
    OwnerId,
    Row,
    SearchedId,
    Seq,
    TextValue,
    Words,
    at_least,
    between,
    flag,
    index,
    iso_day,
    json_array,
    json_text,
    one_of,
)


class MissionRow(Row):
    """A step. `slug` and `pack_digest` tie it to a content pack; both are empty for a person's own."""

    __tablename__ = "missions"
    __table_args__ = (
        one_of("difficulty", "beginner", "intermediate", "advanced"),
        at_least("points", 0),
        between("typical_suds", 0, 100),
        flag("is_active"),
        json_array("tips"),
        json_text("requirements"),
        json_text("contexts"),
        index("missions", "by_difficulty", "difficulty"),
        index("missions", "by_category", "category"),
        index("missions", "by_difficulty_category", "difficulty", "category"),
        index("missions", "by_slug", "slug", unique=True),
    )

    seq: Mapped[Seq]
    id: Mapped[SearchedId]
    created_at: Mapped[Instant]
    title: Mapped[TextValue]
    description: Mapped[TextValue]
    difficulty: Mapped[TextValue]
    category: Mapped[TextValue]
    points: Mapped[Count]
    time_estimate: Mapped[OptionalText]
    tips: Mapped[Words]
    requirements: Mapped[Anything]
    is_active: Mapped[Flag] = mapped_column(server_default=text("1"))
    slug: Mapped[OptionalText]
    pack_digest: Mapped[OptionalText]
    typical_suds: Mapped[OptionalWhole]
    contexts: Mapped[Anything]
    variant: Mapped[OptionalText]


class UserMissionRow(Row):
    """Where a person stands with a mission; one row a pair."""

    __tablename__ = "user_missions"
    __table_args__ = (
        one_of("status", "assigned", "in_progress", "completed", "skipped"),
        between("difficulty_rating", 1, 5),
        between("satisfaction_rating", 1, 5),
        index("user_missions", "by_user_id", "user_id"),
        index("user_missions", "by_user_status", "user_id", "status"),
        index("user_missions", "by_mission_id", "mission_id"),
        index("user_missions", "by_user_mission", "user_id", "mission_id", unique=True),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    mission_id: Mapped[str] = mapped_column(ForeignKey("missions.id", ondelete="CASCADE"), nullable=False)
    status: Mapped[TextValue] = mapped_column(server_default=text("'assigned'"))
    assigned_at: Mapped[Instant]
    started_at: Mapped[OptionalInstant]
    completed_at: Mapped[OptionalInstant]
    notes: Mapped[OptionalText]
    difficulty_rating: Mapped[OptionalWhole]
    satisfaction_rating: Mapped[OptionalWhole]


class ExposureRow(Row):
    """One prediction-and-outcome record of one attempt at a mission, or of one attendance of an event."""

    __tablename__ = "exposures"
    __table_args__ = (
        CheckConstraint("(mission_id IS NULL) <> (event_id IS NULL)", name="one_target"),
        CheckConstraint("(concluded_at IS NULL) = (attendance IS NULL)", name="concluded_with_attendance"),
        between("likelihood", 0, 100),
        between("expected_suds", 0, 100),
        between("peak_suds", 0, 100),
        between("surprise", 0, 100),
        between("difficulty_rating", 1, 5),
        between("satisfaction_rating", 1, 5),
        at_least("points_base", 0),
        one_of("attendance", "done", "left_early", "did_not_go"),
        one_of("came_true", "no", "partly", "yes"),
        json_array("safety_behaviours_to_drop"),
        json_array("safety_behaviours_used"),
        iso_day("local_date"),
        index("exposures", "by_user_concluded", "user_id", "concluded_at"),
        index("exposures", "by_user_local_date", "user_id", "local_date", "attendance", "mission_id"),
        index("exposures", "by_user_mission", "user_id", "mission_id", "concluded_at"),
        index("exposures", "by_mission_id", "mission_id"),
        index("exposures", "by_event_id", "event_id"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    mission_id: Mapped[str | None] = mapped_column(ForeignKey("missions.id", ondelete="CASCADE"))
    event_id: Mapped[str | None] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    local_date: Mapped[LocalDate]
    worry: Mapped[OptionalText]
    likelihood: Mapped[OptionalWhole]
    expected_suds: Mapped[OptionalWhole]
    safety_behaviours_to_drop: Mapped[Words]
    place: Mapped[OptionalText]
    people: Mapped[OptionalText]
    time_of_day: Mapped[OptionalText]
    concluded_at: Mapped[OptionalInstant]
    attendance: Mapped[OptionalText]
    came_true: Mapped[OptionalText]
    evidence: Mapped[OptionalText]
    peak_suds: Mapped[OptionalWhole]
    surprise: Mapped[OptionalWhole]
    learned: Mapped[OptionalText]
    safety_behaviours_used: Mapped[Words]
    difficulty_rating: Mapped[OptionalWhole]
    satisfaction_rating: Mapped[OptionalWhole]
    notes: Mapped[OptionalText]
    points_base: Mapped[OptionalWhole]
