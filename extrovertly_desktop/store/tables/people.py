"""Users, their profiles, and what a vault knows about itself."""

from sqlalchemy import Float, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Anything,
    Count,
    Flag,
    Id,
    Instant,
    OptionalInstant,
    OptionalText,
    OwnerId,
    Row,
    TextValue,
    Words,
    at_least,
    between,
    flag,
    index,
    json_array,
    json_text,
)


class VaultMetaRow(Row):
    """What a vault knows about itself: its owner, whether it is made up, which content packs it has."""

    __tablename__ = "vault_meta"
    __table_args__ = (json_text("value"),)

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[Anything]


class UserRow(Row):
    """A person: the owner of the vault, or someone who came with an import."""

    __tablename__ = "users"
    __table_args__ = (
        between("confidence_level", 1.0, 10.0),
        at_least("total_points", 0),
        at_least("streak_days", 0),
        at_least("longest_streak", 0),
        flag("is_active"),
        json_text("preferences"),
        index("users", "by_email", "email"),
        index("users", "by_username", "username"),
        index("users", "by_confidence_level", "confidence_level"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    email: Mapped[TextValue]
    username: Mapped[TextValue]
    first_name: Mapped[TextValue]
    last_name: Mapped[OptionalText]
    avatar_url: Mapped[OptionalText] = mapped_column(deferred=True)
    """A picture as a `data:` address, or a link. Nearly every deed reads its user, and hardly one their picture."""
    date_of_birth: Mapped[OptionalText]
    last_login_at: Mapped[OptionalInstant]
    is_active: Mapped[Flag] = mapped_column(server_default=text("1"))
    preferences: Mapped[Anything]
    confidence_level: Mapped[float] = mapped_column(Float, nullable=False, server_default=text("3.0"))
    total_points: Mapped[Count]
    streak_days: Mapped[Count]
    longest_streak: Mapped[Count]


class UserProfileRow(Row):
    """What a person tells about themselves."""

    __tablename__ = "user_profiles"
    __table_args__ = (
        json_array("social_goals"),
        json_text("comfort_levels"),
        json_array("interests"),
        json_text("social_contexts"),
        index("user_profiles", "by_user_id", "user_id"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    bio: Mapped[OptionalText]
    social_goals: Mapped[Words]
    comfort_levels: Mapped[Anything]
    interests: Mapped[Words]
    social_contexts: Mapped[Anything]
