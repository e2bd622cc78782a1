"""Drafts of journal entries: what was typed and not yet saved as an entry."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import Id, Instant, OwnerId, Row, index, json_text


class JournalDraftRow(Row):
    """A draft: of the entry in `entry_id`, which has at most one, or of a new one when that is empty."""

    __tablename__ = "journal_drafts"
    __table_args__ = (
        json_text("body"),
        index("journal_drafts", "by_user_updated", "user_id", "updated_at"),
        index("journal_drafts", "by_entry", "entry_id", unique=True),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("journal_entries.id", ondelete="CASCADE"))
    updated_at: Mapped[Instant]
    body: Mapped[dict[str, Any]] = mapped_column(JSON(none_as_null=True), nullable=False)
