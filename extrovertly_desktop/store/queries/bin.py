"""Statements about the bin: journal entries that were deleted and wait to be restored or removed for good."""

from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, literal, select, tuple_, update

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import JournalEntryRow


def move_entries(unit: Unit, user_id: str, entry_ids: Sequence[str], deleted_at: int | None) -> list[tuple[str, str]]:
    """Put entries into the bin, or take them out for None; return id and local day of those that moved.

    Those that are there already, or gone, are left alone. At most some hundred ids.
    """
    named = _named(unit, user_id, entry_ids)
    moving = [row for row in named if (row.deleted_at is None) != (deleted_at is None)]
    if moving:
        unit.touch("journal_tags")
        unit.session.execute(
            update(JournalEntryRow)
            .where(JournalEntryRow.seq.in_([row.seq for row in moving]))
            .values(deleted_at=deleted_at)
            .execution_options(synchronize_session=False)
        )
    return [(row.id, row.local_date) for row in moving]


def keys_in_bin(
    unit: Unit,
    user_id: str,
    *,
    until: int | None = None,
    after: tuple[int, int] | None = None,
    limit: int | None = None,
) -> "array[int]":
    """Return the keys of entries in the bin, latest deleted first.

    Args:
        unit: the unit of work.
        user_id: whose entries.
        until: only those that were deleted at this instant or before.
        after: instant of deletion and key of the last entry of the page before.
        limit: at most so many.
    """
    statement = (
        select(JournalEntryRow.seq)
        # A range rather than IS NOT NULL, so that the index of the bin finds the rows and gives their order.
        .where(JournalEntryRow.user_id == user_id, JournalEntryRow.deleted_at >= 0)
        .order_by(JournalEntryRow.deleted_at.desc(), JournalEntryRow.seq.desc())
        .limit(limit)
    )
    if until is not None:
        statement = statement.where(JournalEntryRow.deleted_at <= until)
    if after is not None:
        place = tuple_(JournalEntryRow.deleted_at, JournalEntryRow.seq)
        statement = statement.where(place < tuple_(literal(after[0]), literal(after[1])))
    return array("q", unit.session.scalars(statement))


def keys_in_bin_of(unit: Unit, user_id: str, entry_ids: Sequence[str]) -> "array[int]":
    """Return the keys of those of some entries that are in the bin. At most some hundred ids."""
    return array("q", [row.seq for row in _named(unit, user_id, entry_ids) if row.deleted_at is not None])


def place_in_bin(unit: Unit, user_id: str, entry_id: str) -> tuple[int, int] | None:
    """Return when an entry was deleted and its key, or None if it is not in the bin."""
    row = unit.session.execute(
        select(JournalEntryRow.deleted_at, JournalEntryRow.seq).where(
            JournalEntryRow.id == entry_id, JournalEntryRow.user_id == user_id
        )
    ).one_or_none()
    return None if row is None or row[0] is None else (row[0], row[1])


def purge_entries(unit: Unit, keys: Sequence[int]) -> None:
    """Remove entries for good, with their photos and drafts. At most some hundred keys."""
    unit.touch("attachments", "journal_drafts", "journal_tags")
    unit.session.execute(
        delete(JournalEntryRow).where(JournalEntryRow.seq.in_(list(keys))).execution_options(synchronize_session=False)
    )


def _named(unit: Unit, user_id: str, entry_ids: Sequence[str]) -> list[Row[*tuple[Any, ...]]]:
    """Return key, id, local day and instant of deletion of a user's entries by id."""
    statement = select(
        JournalEntryRow.seq,
        JournalEntryRow.id,
        JournalEntryRow.user_id,
        JournalEntryRow.local_date,
        JournalEntryRow.deleted_at,
    ).where(JournalEntryRow.id.in_(list(entry_ids)))
    # Were the user asked for in the statement, SQLite would rather read all of that user's entries.
    return [row for row in unit.session.execute(statement) if row.user_id == user_id]
