"""Statements that read whole tables, row by row, to take them out; nothing a person waits for uses them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import exists, func, select

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.transfer_shapes import shape_of
from extrovertly_desktop.store.tables import (
    AttachmentRow,
    ImportExtraRow,
    ImportItemRow,
    JournalEntryRow,
    Row,
    VaultMetaRow,
)

Values = dict[str, Any]
_CHUNK, _LARGE_CHUNK = 500, 4
_DAYS = {
    "journal_entries": "local_date",
    "mood_tracking": "local_date",
    "exposures": "local_date",
    "well_being_checks": "local_date",
    "progress_tracking": "tracking_date",
    "events": "date",
    "weekly_insights": "week_start_date",
}
"""The column that says on which day a row of a table belongs; rows of other tables belong to no day."""


def ids_of(unit: Unit, table: str) -> Iterator[str]:
    """Yield the ids of a table, in the order of `rows_of`."""
    found = Row.metadata.tables[table]
    statement = select(found.c.id).order_by(found.c.seq if "seq" in found.c else found.c.id)
    yield from unit.session.scalars(statement.execution_options(yield_per=_CHUNK))


def rows_of(
    unit: Unit, table: str, *, first: str = "", last: str = "", private: bool = True, binned: bool = True
) -> Iterator[Values]:
    """Yield the rows of a table, those that were made first first, without the integer key.

    Args:
        unit: the unit of work.
        table: of those in `transfer_shapes.ORDER`.
        first, last: only rows of days from one to the other (ISO text); "" for no bound. Rows without a day all come.
        private: whether private entries and their photos come along.
        binned: whether entries in the bin come along.
    """
    found = Row.metadata.tables[table]
    columns = [found.c[name] for name in shape_of(table).columns]
    statement = select(*columns).order_by(found.c.seq if "seq" in found.c else found.c.id)
    day = _DAYS.get(table)
    if day is not None and first:
        statement = statement.where(found.c[day] >= first)
    if day is not None and last:
        statement = statement.where(found.c[day] <= last)
    if table == "journal_entries":
        statement = statement.where(*_entries(private=private, binned=binned))
    if table == "attachments":
        # Photos of drafts stay here with their drafts.
        where = _entries(first, last, private=private, binned=binned)
        statement = statement.where(exists().where(AttachmentRow.entry_id == JournalEntryRow.id, *where))
    size = _LARGE_CHUNK if table == "attachments" else _CHUNK
    for row in unit.session.execute(statement.execution_options(yield_per=size)).mappings():
        yield dict(row)


def _entries(first: str = "", last: str = "", *, private: bool, binned: bool) -> list[Any]:
    where: list[Any] = []
    if first:
        where.append(JournalEntryRow.local_date >= first)
    if last:
        where.append(JournalEntryRow.local_date <= last)
    if not private:
        where.append(JournalEntryRow.is_private == 0)
    if not binned:
        where.append(JournalEntryRow.deleted_at.is_(None))
    return where


def meta(unit: Unit) -> Iterator[Values]:
    """Yield what the vault knows about itself."""
    for row in unit.session.execute(select(VaultMetaRow.key, VaultMetaRow.value)).mappings():
        yield dict(row)


def items(unit: Unit) -> Iterator[Values]:
    """Yield what was brought in from elsewhere and how it is known again."""
    columns = (ImportItemRow.format_key, ImportItemRow.row_table, ImportItemRow.row_id, ImportItemRow.digest)
    for row in unit.session.execute(select(*columns).execution_options(yield_per=_CHUNK)).mappings():
        yield dict(row)


def extras(unit: Unit) -> Iterator[Values]:
    """Yield what is kept beside rows."""
    columns = (ImportExtraRow.row_table, ImportExtraRow.row_id, ImportExtraRow.format, ImportExtraRow.data)
    for row in unit.session.execute(select(*columns).execution_options(yield_per=_CHUNK)).mappings():
        yield dict(row)


def count_rows(unit: Unit, tables: Sequence[str]) -> int:
    """Return how many rows some tables have together."""
    found = (Row.metadata.tables[table] for table in tables)
    return sum(unit.session.scalar(select(func.count()).select_from(table)) or 0 for table in found)
