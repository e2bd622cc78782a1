"""Social goals."""

from sqlalchemy import Float, text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Instant,
    OptionalInstant,
    OptionalReal,
    OptionalText,
    OwnerId,
    Row,
    SearchedId,
    Seq,
    TextValue,
    index,
    iso_day,
    one_of,
)


class SocialGoalRow(Row):
    """Something a person wants to get to, with a figure or without."""

    __tablename__ = "social_goals"
    __table_args__ = (
        one_of("status", "active", "completed", "paused", "cancelled"),
        iso_day("counted_from"),
        index("social_goals", "by_user_id", "user_id"),
        index("social_goals", "by_user_status", "user_id", "status"),
        index("social_goals", "by_category", "category"),
    )

    seq: Mapped[Seq]
    id: Mapped[SearchedId]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    title: Mapped[TextValue]
    description: Mapped[OptionalText]
    category: Mapped[OptionalText]
    target_value: Mapped[OptionalReal]
    current_value: Mapped[float] = mapped_column(Float, nullable=False, server_default=text("0.0"))
    target_date: Mapped[OptionalText]
    status: Mapped[TextValue] = mapped_column(server_default=text("'active'"))
    counted_from: Mapped[OptionalText]
    """The local day that counts first; where it is empty, as after an import, the day of `created_at` in UTC."""
    completed_at: Mapped[OptionalInstant]
