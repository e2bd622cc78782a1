"""Conversations with the coach and their messages."""

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Anything,
    Id,
    Instant,
    OptionalInstant,
    OptionalText,
    OwnerId,
    Row,
    SearchedId,
    Seq,
    TextValue,
    index,
    json_text,
    one_of,
)


class CoachConversationRow(Row):
    """One session with the coach. `title` is the name the person gave it."""

    __tablename__ = "coach_conversations"
    __table_args__ = (
        index("coach_conversations", "by_user_id", "user_id"),
        index("coach_conversations", "by_session_id", "session_id"),
        index("coach_conversations", "by_user_session", "user_id", "session_id"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    session_id: Mapped[TextValue]
    ended_at: Mapped[OptionalInstant]
    session_summary: Mapped[OptionalText]
    title: Mapped[OptionalText]


class CoachMessageRow(Row):
    """One turn of a conversation. `seq` carries the search index."""

    __tablename__ = "coach_messages"
    __table_args__ = (
        one_of("sender", "user", "coach"),
        one_of("message_type", "text", "scenario", "advice"),
        json_text("metadata"),
        index("coach_messages", "by_conversation_id", "conversation_id"),
        index("coach_messages", "by_conversation_time", "conversation_id", "created_at"),
        index("coach_messages", "by_sender", "sender"),
    )

    seq: Mapped[Seq]
    id: Mapped[SearchedId]
    created_at: Mapped[Instant]
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("coach_conversations.id", ondelete="CASCADE"), nullable=False
    )
    content: Mapped[TextValue]
    sender: Mapped[TextValue]
    message_type: Mapped[TextValue] = mapped_column(server_default=text("'text'"))
    details: Mapped[Anything] = mapped_column("metadata")
    """The column is called `metadata`, a name that the declarative base keeps for itself."""
