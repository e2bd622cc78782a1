"""Statements about the tags of journal entries.

Entries in use are found through `journal_tags`; those in the bin have no rows there and are looked through one by one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update

from extrovertly_desktop.domain.tags import TagUse
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.journal import moment_of_key
from extrovertly_desktop.store.tables import JournalEntryRow, JournalTagRow

_LAST_CHARACTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class TaggedEntry:
    """The tags of an entry."""

    seq: int
    id: str
    tags: tuple[str, ...]


def spellings(unit: Unit, user_id: str, prefix: str = "") -> list[TagUse]:
    """Return every spelling of the tags whose folded form begins with a prefix, folded as well."""
    statement = (
        select(JournalTagRow.tag, func.count(), func.max(JournalTagRow.seq))
        .where(JournalTagRow.user_id == user_id)
        .group_by(JournalTagRow.folded, JournalTagRow.tag)
    )
    if prefix:
        statement = statement.where(JournalTagRow.folded >= prefix, JournalTagRow.folded < prefix + _LAST_CHARACTER)
    return [TagUse(tag, count, moment_of_key(seq)) for tag, count, seq in unit.session.execute(statement)]


def spellings_of(unit: Unit, user_id: str, folded: str) -> list[TagUse]:
    """Return every spelling of one tag that entries in use carry."""
    statement = (
        select(JournalTagRow.tag, func.count(), func.max(JournalTagRow.seq))
        .where(JournalTagRow.user_id == user_id, JournalTagRow.folded == folded)
        .group_by(JournalTagRow.tag)
    )
    return [TagUse(tag, count, moment_of_key(seq)) for tag, count, seq in unit.session.execute(statement)]


def entries_tagged(unit: Unit, user_id: str, folded: Collection[str]) -> list[TaggedEntry]:
    """Return the entries in use that carry any of some tags, given in their folded form."""
    seqs = select(JournalTagRow.seq).where(JournalTagRow.user_id == user_id, JournalTagRow.folded.in_(list(folded)))
    statement = select(JournalEntryRow.seq, JournalEntryRow.id, JournalEntryRow.tags).where(
        JournalEntryRow.seq.in_(seqs)
    )
    return [TaggedEntry(seq, entry_id, tuple(tags or ())) for seq, entry_id, tags in unit.session.execute(statement)]


def binned_with_tags(unit: Unit, user_id: str) -> list[TaggedEntry]:
    """Return the entries in the bin that carry tags at all."""
    statement = select(JournalEntryRow.seq, JournalEntryRow.id, JournalEntryRow.tags).where(
        JournalEntryRow.user_id == user_id,
        # A range rather than IS NOT NULL, so that the index of the bin is used.
        JournalEntryRow.deleted_at >= 0,
        JournalEntryRow.tags.is_not(None),
    )
    return [TaggedEntry(seq, entry_id, tuple(tags or ())) for seq, entry_id, tags in unit.session.execute(statement)]


def tags_of_entries(unit: Unit, user_id: str, entry_ids: Sequence[str]) -> list[TaggedEntry]:
    """Return the tags of entries, in the bin or not; ids that are gone are left out. At most some hundred ids."""
    statement = select(JournalEntryRow.seq, JournalEntryRow.id, JournalEntryRow.tags).where(
        JournalEntryRow.id.in_(list(entry_ids)), JournalEntryRow.user_id == user_id
    )
    return [TaggedEntry(seq, entry_id, tuple(tags or ())) for seq, entry_id, tags in unit.session.execute(statement)]


def write_tags(unit: Unit, entries: Sequence[TaggedEntry]) -> None:
    """Write the tags of entries, found by their keys; their row in `journal_tags` follows by trigger."""
    if entries:
        unit.touch("journal_tags")
        unit.session.execute(
            update(JournalEntryRow), [{"seq": entry.seq, "tags": list(entry.tags) or None} for entry in entries]
        )
