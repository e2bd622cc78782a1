"""The bin: deleted entries wait there for thirty days, to be restored or removed for good."""

from array import array
from collections.abc import Sequence

from extrovertly_desktop.domain.clock import MS_PER_DAY
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.services.chunks import in_chunks
from extrovertly_desktop.services.context import OWNER_KEY, Done, ServiceContext
from extrovertly_desktop.services.journal import JournalService
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import bin as store
from extrovertly_desktop.store.queries import journal as journal_store
from extrovertly_desktop.store.queries import people

BIN_DAYS = 30
"""Days that an entry waits in the bin."""


class BinService:
    """What a person does with deleted entries. They count nowhere, so removing them moves no figure."""

    def __init__(self, context: ServiceContext, journal: JournalService) -> None:
        self._context = context
        self._journal = journal

    def keys(self) -> "array[int]":
        """Return the keys of all entries in the bin, latest deleted first, for `journal.by_keys`."""
        with self._context.database.reading() as unit:
            return store.keys_in_bin(unit, self._context.owner(unit).id)

    def entries(self, limit: int = 50, before: JournalEntry | None = None) -> list[JournalEntry]:
        """Return a page of the bin, latest deleted first; `before` is the last entry of the page before."""
        with self._context.database.reading() as unit:
            owner_id = self._context.owner(unit).id
            after = None if before is None else store.place_in_bin(unit, owner_id, before.id)
            if before is not None and after is None:
                # It left the bin since that page was read: go on where it stood.
                after = (before.deleted_at or 0, journal_store.first_key(before.created_at))
            keys = store.keys_in_bin(unit, owner_id, after=after, limit=limit)
            found = journal_store.entries_by_keys(unit, keys)
        return [found[key] for key in keys]

    def days_left(self, entry: JournalEntry) -> int:
        """Return how many days an entry still waits, the running one included: 30 at first, 0 once its time is up."""
        if entry.deleted_at is None:
            return BIN_DAYS
        left = entry.deleted_at + BIN_DAYS * MS_PER_DAY - self._context.clock.now_ms()
        return min(max(-(-left // MS_PER_DAY), 0), BIN_DAYS)

    def restore(self, entry_ids: Sequence[str], ctx: TaskContext | None = None) -> Done[tuple[str, ...]]:
        """Take entries out of the bin; the same as `journal.restore_many`."""
        return self._journal.restore_many(entry_ids, ctx)

    def purge(self, entry_ids: Sequence[str], ctx: TaskContext | None = None) -> int:
        """Remove entries for good, with their photos; return how many. Entries that are not in the bin stay.

        Raises:
            Cancelled: if the person asked to stop; nothing has been removed then.
        """
        wanted = list(dict.fromkeys(entry_ids))
        with self._context.database.unit() as unit:
            owner_id = self._context.owner(unit).id
            keys = array("q")
            for chunk in in_chunks(wanted, quiet_context(), ""):
                keys += store.keys_in_bin_of(unit, owner_id, chunk)
            return _purge(unit, keys, ctx)

    def empty(self, ctx: TaskContext | None = None) -> int:
        """Remove everything in the bin for good; return how many entries that were.

        Raises:
            Cancelled: if the person asked to stop; nothing has been removed then.
        """
        with self._context.database.unit() as unit:
            return _purge(unit, store.keys_in_bin(unit, self._context.owner(unit).id), ctx)

    def purge_expired(self) -> int:
        """Remove for good what has waited its thirty days; return how many entries that were.

        For every opening of a vault: it takes the write lock only when there is something to remove, and a vault
        without an owner has nothing.
        """
        until = self._context.clock.now_ms() - BIN_DAYS * MS_PER_DAY
        with self._context.database.reading() as unit:
            owner_id = people.get_meta(unit, OWNER_KEY)
            if owner_id is None or not store.keys_in_bin(unit, owner_id, until=until, limit=1):
                return 0
        with self._context.database.unit() as unit:
            return _purge(unit, store.keys_in_bin(unit, owner_id, until=until), None)


def _purge(unit: Unit, keys: "array[int]", ctx: TaskContext | None) -> int:
    for chunk in in_chunks(keys, ctx or quiet_context(), "Removing entries for good"):
        store.purge_entries(unit, chunk)
    return len(keys)
