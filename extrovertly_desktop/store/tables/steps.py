"""What the choice of the day leaves behind: the picks of each day, and how hard a person said a step is."""

from sqlalchemy import CheckConstraint, Float, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Anything,
    Count,
    Flag,
    Id,
    Instant,
    LocalDate,
    OwnerId,
    Row,
    TextValue,
    between,
    flag,
    index,
    iso_day,
    json_text,
    one_of,
)


class DailyPickRow(Row):
    """One mission chosen for one day, kept so that the day's choice stays the same until the person asks for another.

    `is_current` is 0 once another was asked for; `expected_suds` is what the model expected then.
    """

    __tablename__ = "daily_picks"
    __table_args__ = (
        one_of("slot", "within_reach", "stretch", "varied"),
        between("expected_suds", 0, 100),
        flag("is_current"),
        json_text("context"),
        json_text("reason"),
        iso_day("local_date"),
        index("daily_picks", "by_user_date", "user_id", "local_date", "slot", "round", unique=True),
        index("daily_picks", "by_mission_id", "mission_id"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    local_date: Mapped[LocalDate]
    slot: Mapped[TextValue]
    round: Mapped[Count]
    """How often others had been asked for that day."""
    mission_id: Mapped[str] = mapped_column(ForeignKey("missions.id", ondelete="CASCADE"), nullable=False)
    context: Mapped[Anything]
    """The suggested place, people and time of day."""
    expected_suds: Mapped[float] = mapped_column(Float, nullable=False)
    reason: Mapped[Anything]
    is_current: Mapped[Flag] = mapped_column(server_default=text("1"))


class SudsMarkRow(Row):
    """What a person said about how hard a step is, apart from an attempt: the model takes it as an observation."""

    __tablename__ = "suds_marks"
    __table_args__ = (
        CheckConstraint("(mission_id IS NULL) <> (event_id IS NULL)", name="one_target"),
        one_of("kind", "placed", "too_much", "too_easy"),
        between("suds", 0, 100),
        iso_day("local_date"),
        index("suds_marks", "by_user_created", "user_id", "created_at"),
        index("suds_marks", "by_mission_id", "mission_id"),
        index("suds_marks", "by_event_id", "event_id"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    mission_id: Mapped[str | None] = mapped_column(ForeignKey("missions.id", ondelete="CASCADE"))
    event_id: Mapped[str | None] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    local_date: Mapped[LocalDate]
    kind: Mapped[TextValue]
    suds: Mapped[float] = mapped_column(Float, nullable=False)
