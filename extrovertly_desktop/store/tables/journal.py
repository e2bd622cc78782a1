"""Journal entries, their photos, and check-ins."""

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Count,
    Flag,
    Id,
    Instant,
    LocalDate,
    OptionalInstant,
    OptionalReal,
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
)


class JournalEntryRow(Row):
    """An entry. `seq` follows the moment the entry is for, so newest first is the order of the rows."""

    __tablename__ = "journal_entries"
    __table_args__ = (
        flag("is_private"),
        at_least("word_count", 0),
        between("mood_intensity", 1, 10),
        json_array("tags"),
        iso_day("local_date"),
        index("journal_entries", "by_user_id", "user_id"),
        index("journal_entries", "by_user_date", "user_id", "created_at"),
        index("journal_entries", "by_mood", "mood"),
        index("journal_entries", "by_user_local_date", "user_id", "local_date", "deleted_at", "mood"),
        index("journal_entries", "by_user_deleted", "user_id", "deleted_at", "seq"),
    )

    seq: Mapped[Seq]
    id: Mapped[SearchedId]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    content: Mapped[TextValue]
    mood: Mapped[TextValue]
    reflection_prompt: Mapped[OptionalText]
    tags: Mapped[Words]
    is_private: Mapped[Flag] = mapped_column(server_default=text("1"))
    word_count: Mapped[OptionalWhole]
    local_date: Mapped[LocalDate]
    deleted_at: Mapped[OptionalInstant]
    mood_intensity: Mapped[OptionalWhole]


class JournalTagRow(Row):
    """One tag of an entry that is not in the bin: derived from `journal_entries.tags` by triggers, never written.

    `tag` stands as it was written; `folded` is the form in which tags are compared (`store.folding.fold_label`).
    """

    __tablename__ = "journal_tags"
    __table_args__ = (
        index("journal_tags", "by_seq", "seq"),
        {"sqlite_with_rowid": False},
    )

    user_id: Mapped[str] = mapped_column(Text, primary_key=True)
    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    tag: Mapped[TextValue]


class AttachmentRow(Row):
    """A photo of an entry, or of the draft of one, kept in the vault so that one file is the whole backup.

    The bytes of the photo stand last: a row is read from its start, so lists never read as far as them.
    """

    __tablename__ = "attachments"
    __table_args__ = (
        at_least("width", 1),
        at_least("height", 1),
        CheckConstraint("(entry_id IS NULL) <> (draft_id IS NULL)", name="one_home"),
        index("attachments", "by_entry_position", "entry_id", "position"),
        index("attachments", "by_draft_position", "draft_id", "position"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("journal_entries.id", ondelete="CASCADE"))
    draft_id: Mapped[str | None] = mapped_column(ForeignKey("journal_drafts.id", ondelete="CASCADE"))
    position: Mapped[Count]
    media_type: Mapped[TextValue]
    width: Mapped[OptionalWhole]
    height: Mapped[OptionalWhole]
    thumbnail: Mapped[bytes | None] = mapped_column(LargeBinary)
    content: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)


class MoodTrackingRow(Row):
    """A check-in."""

    __tablename__ = "mood_tracking"
    __table_args__ = (
        between("intensity", 1, 10),
        between("confidence_level", 1.0, 10.0),
        json_array("triggers"),
        iso_day("local_date"),
        index("mood_tracking", "by_user_id", "user_id"),
        index("mood_tracking", "by_user_date", "user_id", "created_at"),
        index("mood_tracking", "by_mood", "mood"),
        index("mood_tracking", "by_user_local_date", "user_id", "local_date", "confidence_level", "mood"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    mood: Mapped[TextValue]
    intensity: Mapped[OptionalWhole]
    context: Mapped[OptionalText]
    triggers: Mapped[Words]
    local_date: Mapped[LocalDate]
    confidence_level: Mapped[OptionalReal]
