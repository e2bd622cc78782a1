"""Tags: what there is, what to suggest, and renaming, merging and deleting them in all entries at once."""

from collections.abc import Iterable, Sequence

from extrovertly_desktop.domain.clock import MS_PER_DAY
from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.tags import (
    TagChange,
    TagDraft,
    TagUndo,
    TagUse,
    likeliest,
    replaced,
    taken_back,
)
from extrovertly_desktop.services.chunks import in_chunks
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import fold_label
from extrovertly_desktop.store.queries import tags as store
from extrovertly_desktop.store.queries.tags import TaggedEntry

_YEAR_MS = 365 * MS_PER_DAY


def tag_key(tag: str) -> str:
    """Return the form in which tags are compared: one tag for search, counts and changes alike."""
    return fold_label(tag) or ""


class TagService:
    """What a person does with tags. Spellings that differ in case, accents and spacing only are one tag.

    Entries in the bin are changed along, so that one that is restored has the tags of today; they are not counted.
    Changing tags moves no derived figure.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def all(self) -> list[TagUse]:
        """Return every tag with the number of entries that carry it, most used first, then alphabetical."""
        with self._context.database.reading() as unit:
            found = store.tag_uses(unit, self._context.owner(unit).id)
        return [use for _, use in sorted(found, key=lambda item: (-item[1].count, item[0]))]

    def suggest(self, prefix: str = "", limit: int = 8) -> list[str]:
        """Return tags that begin like this, those first that were used often in the last year, and lately."""
        now = self._context.clock.now_ms()
        with self._context.database.reading() as unit:
            owner_id = self._context.owner(unit).id
            found = store.tag_uses_since(unit, owner_id, tag_key(prefix), now - _YEAR_MS)
        return likeliest(found, now, limit)

    def rename(self, old: str, new: str, ctx: TaskContext | None = None) -> TagUndo:
        """Call a tag something else; when there is a tag of the new name the two become one.

        A new name that is the same tag changes its spelling everywhere.

        Raises:
            UserError: if the new name is blank or too long.
            NotFoundError: if no entry carries the tag.
        """
        name = TagDraft.of(name=new).name
        return self._replace([old], name, ctx, keep_spelling=tag_key(old) != tag_key(name))

    def merge(self, many: Sequence[str], into: str, ctx: TaskContext | None = None) -> TagUndo:
        """Make several tags one; it is spelled as it was last, or as given when it is new.

        Raises:
            UserError: if the name of the one is blank or too long.
            NotFoundError: if no entry carries any of the tags.
        """
        return self._replace(many, TagDraft.of(name=into).name, ctx, keep_spelling=True)

    def delete(self, tag: str, ctx: TaskContext | None = None) -> TagUndo:
        """Take a tag off all entries.

        Raises:
            NotFoundError: if no entry carries the tag.
        """
        return self.delete_many([tag], ctx)

    def delete_many(self, tags: Sequence[str], ctx: TaskContext | None = None) -> TagUndo:
        """Take several tags off all entries: all of them, or none when it is stopped or fails.

        Raises:
            NotFoundError: if no entry carries any of the tags.
        """
        return self._replace(tags, None, ctx, keep_spelling=False)

    def restore(self, undo: TagUndo, ctx: TaskContext | None = None) -> None:
        """Take a change of tags back; tags that were changed again since, and entries that are gone, are left alone."""
        changes = {change.entry_id: change for change in undo.changes}
        with self._context.database.unit() as unit:
            owner_id = self._context.owner(unit).id
            for chunk in in_chunks(list(changes), ctx or quiet_context(), "Putting tags back"):
                now = store.tags_of_entries(unit, owner_id, chunk)
                write_changed(unit, ((entry, taken_back(entry.tags, changes[entry.id], tag_key)) for entry in now))

    def _replace(
        self, old: Sequence[str], into: str | None, ctx: TaskContext | None, *, keep_spelling: bool
    ) -> TagUndo:
        keys = {tag_key(tag) for tag in old} - {""}
        with self._context.database.unit() as unit:
            owner_id = self._context.owner(unit).id
            if into is not None and keep_spelling:
                into = store.spelling_in_use(unit, owner_id, tag_key(into)) or into
            wanted = keys if into is None else keys | {tag_key(into)}
            entries = store.entries_tagged(unit, owner_id, wanted) + store.binned_with_tags(unit, owner_id)
            if not any(tag_key(tag) in keys for entry in entries for tag in entry.tags):
                raise NotFoundError("That tag is no longer there.")
            changes: list[TagChange] = []
            for chunk in in_chunks(entries, ctx or quiet_context(), "Changing tags"):
                after = ((entry, replaced(entry.tags, tag_key, wanted, into)) for entry in chunk)
                changes += write_changed(unit, after)
        return TagUndo(tuple(changes))


def write_changed(unit: Unit, entries: Iterable[tuple[TaggedEntry, tuple[str, ...]]]) -> list[TagChange]:
    """Write the new tags of those entries whose tags differ, and return what changed."""
    changed = [(entry, after) for entry, after in entries if after != entry.tags]
    store.write_tags(unit, [TaggedEntry(entry.seq, entry.id, after) for entry, after in changed])
    return [TagChange(entry.id, entry.tags, after) for entry, after in changed]
