"""What was brought in from elsewhere: each import, what it added, and what the vault has no place for."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from extrovertly_desktop.store.tables.base import (
    Anything,
    Id,
    Instant,
    OptionalInstant,
    OwnerId,
    Row,
    TextValue,
    index,
    json_text,
)


class ImportRow(Row):
    """One import. `counts` tells how many rows each table got; `owner_before` what it changed about the owner."""

    __tablename__ = "imports"
    __table_args__ = (
        json_text("counts"),
        json_text("owner_before"),
        index("imports", "by_user_created", "user_id", "created_at"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    format: Mapped[TextValue]
    source_name: Mapped[TextValue]
    counts: Mapped[Anything]
    owner_before: Mapped[Anything]
    undone_at: Mapped[OptionalInstant]


class ImportItemRow(Row):
    """One thing that an import added.

    `format_key` is the format's slug and what the thing is called in its source, so that a second run knows it again;
    `digest` is a digest of the row as it was written, so that undoing leaves alone what was changed since.
    """

    __tablename__ = "import_items"
    __table_args__ = (
        index("import_items", "by_import", "import_id"),
        {"sqlite_with_rowid": False},
    )

    format_key: Mapped[str] = mapped_column(Text, primary_key=True)
    row_table: Mapped[str] = mapped_column(Text, primary_key=True)
    import_id: Mapped[str] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"), nullable=False)
    row_id: Mapped[TextValue]
    digest: Mapped[int] = mapped_column(Integer, nullable=False)


class ImportExtraRow(Row):
    """What came with a row and has no column here, or a whole row of a table that is not ours.

    `data` holds `fields` (what the row had beside our columns), `figures` (column → what it `was` and what it `is`
    here, given back on export as long as it still is that) or `row` (a whole row of a table that is not ours).
    """

    __tablename__ = "import_extras"
    __table_args__ = (
        json_text("data"),
        index("import_extras", "by_import", "import_id"),
        {"sqlite_with_rowid": False},
    )

    row_table: Mapped[str] = mapped_column(Text, primary_key=True)
    row_id: Mapped[str] = mapped_column(Text, primary_key=True)
    format: Mapped[str] = mapped_column(Text, primary_key=True)
    import_id: Mapped[str] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"), nullable=False)
    data: Mapped[dict[str, Any]] = mapped_column(JSON(none_as_null=True), nullable=False)
