"""Statements about journal entries.

The integer key `seq` of an entry follows the moment it is for: newest first is the order of the keys, for lists and
for search alike.
"""

from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select, update

from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.key_vectors import key_vector
from extrovertly_desktop.store.tables import JournalEntryRow

_TIES = 4096
"""Entries that may share a millisecond."""

_COLUMNS = (
    JournalEntryRow.id,
    JournalEntryRow.created_at,
    JournalEntryRow.local_date,
    JournalEntryRow.content,
    JournalEntryRow.mood,
    JournalEntryRow.reflection_prompt,
    JournalEntryRow.tags,
    JournalEntryRow.is_private,
    JournalEntryRow.word_count,
    JournalEntryRow.deleted_at,
    JournalEntryRow.mood_intensity,
)


def add_entry(unit: Unit, user_id: str, entry: JournalEntry) -> None:
    """Insert an entry."""
    unit.session.add(
        JournalEntryRow(
            seq=_free_seq(unit, entry.created_at),
            id=entry.id,
            user_id=user_id,
            created_at=entry.created_at,
            deleted_at=entry.deleted_at,
            **_written(entry),
        )
    )
    unit.session.flush()


def replace_entry(unit: Unit, entry: JournalEntry) -> None:
    """Write an entry over the one of the same id; a re-dated entry gets a new key and so a new place."""
    fields = _written(entry)
    before = unit.session.scalar(select(JournalEntryRow.created_at).where(JournalEntryRow.id == entry.id))
    if before != entry.created_at:
        fields |= {"created_at": entry.created_at, "seq": _free_seq(unit, entry.created_at)}
    unit.session.execute(
        update(JournalEntryRow)
        .where(JournalEntryRow.id == entry.id)
        .values(**fields)
        .execution_options(synchronize_session=False)
    )


def get_entry(unit: Unit, user_id: str, entry_id: str) -> JournalEntry | None:
    """Return an entry by id, binned ones included."""
    statement = select(*_COLUMNS).where(JournalEntryRow.id == entry_id, JournalEntryRow.user_id == user_id)
    row = unit.session.execute(statement).one_or_none()
    return None if row is None else _entry(row)


def entry_keys(unit: Unit, user_id: str) -> "array[int]":
    """Return the keys of all entries that are not in the bin, newest first (100,000 take 0.8 MB)."""
    keys = (
        select(JournalEntryRow.seq)
        .where(JournalEntryRow.user_id == user_id, JournalEntryRow.deleted_at.is_(None))
        .order_by(JournalEntryRow.seq)
        .subquery()
    )
    return key_vector(unit.session.scalar(select(func.group_concat(keys.c.seq))), newest_first=True)


def newest_keys(unit: Unit, user_id: str, limit: int) -> "array[int]":
    """Return the keys of the newest entries, newest first."""
    statement = (
        select(JournalEntryRow.seq)
        .where(JournalEntryRow.user_id == user_id, JournalEntryRow.deleted_at.is_(None))
        .order_by(JournalEntryRow.seq.desc())
        .limit(limit)
    )
    return array("q", unit.session.scalars(statement))


def keys_on_days(unit: Unit, user_id: str, local_dates: Sequence[str]) -> "array[int]":
    """Return the keys of the entries of several local days, newest first."""
    statement = select(JournalEntryRow.seq).where(
        JournalEntryRow.user_id == user_id,
        JournalEntryRow.local_date.in_(list(local_dates)),
        JournalEntryRow.deleted_at.is_(None),
    )
    return array("q", sorted(unit.session.scalars(statement), reverse=True))


def moods_between(unit: Unit, user_id: str, first: str, last: str) -> list[tuple[str, str, int]]:
    """Return local day, mood and number of entries for each mood of each day of a period, by day."""
    statement = (
        select(JournalEntryRow.local_date, JournalEntryRow.mood, func.count())
        .where(
            JournalEntryRow.user_id == user_id,
            JournalEntryRow.local_date.between(first, last),
            JournalEntryRow.deleted_at.is_(None),
        )
        .group_by(JournalEntryRow.local_date, JournalEntryRow.mood)
        .order_by(JournalEntryRow.local_date)
    )
    return [(row[0], row[1], row[2]) for row in unit.session.execute(statement)]


def ids_of_keys(unit: Unit, user_id: str, keys: Sequence[int]) -> list[str]:
    """Return the ids of some entries, without reading what was written. At most some hundred keys."""
    statement = select(JournalEntryRow.seq, JournalEntryRow.id, JournalEntryRow.user_id).where(
        JournalEntryRow.seq.in_(bindparam("keys", expanding=True))
    )
    found = {row[0]: row[1] for row in unit.session.execute(statement, {"keys": list(keys)}) if row[2] == user_id}
    return [found[key] for key in keys if key in found]


def count_private(unit: Unit, keys: Sequence[int]) -> int:
    """Return how many of some entries are private. At most some hundred keys."""
    statement = select(func.count()).where(
        JournalEntryRow.seq.in_(bindparam("keys", expanding=True)), JournalEntryRow.is_private.is_(True)
    )
    return unit.session.scalar(statement, {"keys": list(keys)}) or 0


def entries_by_keys(unit: Unit, keys: Sequence[int]) -> dict[int, JournalEntry]:
    """Return entries by key; keys that are gone are left out."""
    statement = select(JournalEntryRow.seq, *_COLUMNS).where(JournalEntryRow.seq.in_(bindparam("keys", expanding=True)))
    rows = unit.session.execute(statement, {"keys": list(keys)})
    return {row.seq: _entry(row) for row in rows}


def newest_entries(unit: Unit, user_id: str, limit: int, before: tuple[int, str] | None = None) -> list[JournalEntry]:
    """Return one page of a user's entries, newest first: the schema's `getUserJournalEntries`.

    Args:
        unit: the unit of work.
        user_id: whose entries.
        limit: at most so many.
        before: `created_at` and id of the last entry of the page before.
    """
    statement: Select[*tuple[Any, ...]] = (
        select(*_COLUMNS)
        .where(JournalEntryRow.user_id == user_id, JournalEntryRow.deleted_at.is_(None))
        .order_by(JournalEntryRow.seq.desc())
        .limit(limit)
    )
    if before is not None:
        # The last entry may be gone for good by now; then the page begins before its moment.
        known = unit.session.scalar(select(JournalEntryRow.seq).where(JournalEntryRow.id == before[1]))
        statement = statement.where(JournalEntryRow.seq < (before[0] * _TIES if known is None else known))
    return [_entry(row) for row in unit.session.execute(statement)]


def entries_on_days(unit: Unit, user_id: str, local_dates: Sequence[str]) -> list[JournalEntry]:
    """Return the entries of several local days, newest first."""
    statement = select(JournalEntryRow.seq, *_COLUMNS).where(
        JournalEntryRow.user_id == user_id,
        JournalEntryRow.local_date.in_(list(local_dates)),
        JournalEntryRow.deleted_at.is_(None),
    )
    # Sorted here: asked for an order, SQLite would rather read all of the user's entries in it.
    rows = sorted(unit.session.execute(statement), key=lambda row: -row.seq)
    return [_entry(row) for row in rows]


def moment_of_key(key: int) -> int:
    """Return the moment that an entry with this key is for, milliseconds since the epoch."""
    return key // _TIES


def first_key(created_at: int) -> int:
    """Return the lowest key of entries that are for this moment."""
    return created_at * _TIES


def _free_seq(unit: Unit, created_at: int) -> int:
    first = first_key(created_at)
    last = unit.session.scalar(
        select(func.max(JournalEntryRow.seq)).where(JournalEntryRow.seq.between(first, first + _TIES - 1))
    )
    return first if last is None else last + 1


def _written(entry: JournalEntry) -> dict[str, Any]:
    return {
        "content": entry.content,
        "mood": entry.mood,
        "mood_intensity": entry.intensity,
        "reflection_prompt": entry.reflection_prompt,
        "tags": list(entry.tags) or None,
        "is_private": entry.is_private,
        "word_count": entry.word_count,
        "local_date": entry.local_date,
    }


def _entry(row: Row[*tuple[Any, ...]]) -> JournalEntry:
    return JournalEntry(
        id=row.id,
        created_at=row.created_at,
        local_date=row.local_date,
        content=row.content,
        mood=row.mood,
        reflection_prompt=row.reflection_prompt,
        tags=tuple(row.tags or ()),
        is_private=bool(row.is_private),
        word_count=row.word_count or 0,
        deleted_at=row.deleted_at,
        intensity=row.mood_intensity,
    )
