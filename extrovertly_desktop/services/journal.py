"""The journal: writing, editing, the bin, lists and search."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry, count_words
from extrovertly_desktop.domain.journal_days import JournalDay, journal_days
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.tags import TagChange, TagsDraft, TagUndo, retagged
from extrovertly_desktop.services.chunks import in_chunks
from extrovertly_desktop.services.consequences import JOURNAL_METRICS, Consequences, Outcome, Touched
from extrovertly_desktop.services.context import Done, ServiceContext, preferences_of
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.services.search import SearchService
from extrovertly_desktop.services.tags import tag_key, write_changed
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attachments as attachment_store
from extrovertly_desktop.store.queries import bin as bin_store
from extrovertly_desktop.store.queries import drafts as draft_store
from extrovertly_desktop.store.queries import journal as store
from extrovertly_desktop.store.queries import tags as tag_store
from extrovertly_desktop.store.queries.index_merging import merging_later

_MEMORY_YEARS = 30
_MOVING = 0.2
"""Share of the time that moving many entries takes; the rest goes to what follows from it."""


class JournalService:
    """What a person does with the journal."""

    def __init__(
        self, context: ServiceContext, consequences: Consequences, moods: MoodService, search: SearchService
    ) -> None:
        self._context = context
        self._consequences = consequences
        self._moods = moods
        self._search = search

    def write(self, draft: JournalDraft, *, from_draft: str | None = None) -> Done[JournalEntry]:
        """Write an entry; the kept draft that it was made from goes in the same moment.

        Raises:
            UserError: if the mood is unknown or the moment is still to come.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            mood = self._moods.of(owner).resolve(draft.mood)
            entry = self._entry(owner, self._context.new_id(), draft, mood.slug, draft.at_ms)
            store.add_entry(unit, owner.id, entry)
            self._use_up(unit, owner, from_draft, entry.id)
            outcome = self._settle(unit, owner, entry.local_date)
        return Done(entry, outcome.points, outcome.earned)

    def edit(self, entry_id: str, draft: JournalDraft, *, from_draft: str | None = None) -> Done[JournalEntry]:
        """Write an entry anew; without a moment in the draft it stays where it was, local day included.

        The kept draft that it was made from goes in the same moment.

        Raises:
            UserError: if the mood is unknown or the moment is still to come.
            NotFoundError: if the entry is not there.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._get(unit, owner, entry_id)
            # An imported entry may hold a mood of another program; keeping it is always allowed.
            mood = before.mood if draft.mood == before.mood else self._moods.of(owner).resolve(draft.mood).slug
            if draft.at_ms is None or draft.at_ms == before.created_at:
                entry = _filled(before, draft, mood, before.created_at, before.local_date)
            else:
                entry = self._entry(owner, entry_id, draft, mood, draft.at_ms)
            store.replace_entry(unit, entry)
            self._use_up(unit, owner, from_draft, entry.id)
            outcome = self._settle(unit, owner, before.local_date, entry.local_date)
        return Done(entry, outcome.points, outcome.earned)

    def put_back(self, entry: JournalEntry) -> Done[JournalEntry]:
        """Write an entry again just as it was stored, local day and a mood of another program included: undo of `edit`.

        Whether it is in the bin is left as it is.

        Raises:
            NotFoundError: if the entry is not there.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._get(unit, owner, entry.id)
            store.replace_entry(unit, entry)
            outcome = self._settle(unit, owner, before.local_date, entry.local_date)
        return Done(replace(entry, deleted_at=before.deleted_at), outcome.points, outcome.earned)

    def delete(self, entry_id: str) -> Done[JournalEntry]:
        """Put an entry into the bin, from which `restore` takes it back.

        Raises:
            NotFoundError: if the entry is not there.
        """
        return self._move(entry_id, self._context.clock.now_ms())

    def restore(self, entry_id: str) -> Done[JournalEntry]:
        """Take an entry out of the bin.

        Raises:
            NotFoundError: if the entry is not there.
        """
        return self._move(entry_id, None)

    def delete_many(self, entry_ids: Sequence[str], ctx: TaskContext | None = None) -> Done[tuple[str, ...]]:
        """Put entries into the bin in one go; the value holds the ids of those that moved, for `restore_many`.

        Raises:
            Cancelled: if the person asked to stop; nothing has moved then.
        """
        return self._move_many(entry_ids, self._context.clock.now_ms(), ctx)

    def restore_many(self, entry_ids: Sequence[str], ctx: TaskContext | None = None) -> Done[tuple[str, ...]]:
        """Take entries out of the bin in one go; the value holds the ids of those that moved, for `delete_many`.

        Raises:
            Cancelled: if the person asked to stop; nothing has moved then.
        """
        return self._move_many(entry_ids, None, ctx)

    def tag_many(
        self,
        entry_ids: Sequence[str],
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
        ctx: TaskContext | None = None,
    ) -> Done[TagUndo]:
        """Put tags on entries and take others off in one go; the value is for `tags.restore`.

        Raises:
            UserError: if a tag is too long.
            Cancelled: if the person asked to stop; nothing has changed then.
        """
        wanted, unwanted = TagsDraft.of(tags=tuple(add)).tags, TagsDraft.of(tags=tuple(remove)).tags
        changes: list[TagChange] = []
        with self._context.database.unit() as unit, merging_later(unit):
            owner = self._context.owner(unit)
            for chunk in in_chunks(list(dict.fromkeys(entry_ids)), ctx or quiet_context(), "Changing tags"):
                entries = tag_store.tags_of_entries(unit, owner.id, chunk)
                after = ((entry, retagged(entry.tags, tag_key, add=wanted, remove=unwanted)) for entry in entries)
                changes += write_changed(unit, after)
        return Done(TagUndo(tuple(changes)))

    def get(self, entry_id: str) -> JournalEntry:
        """Return an entry.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.reading() as unit:
            return self._get(unit, self._context.owner(unit), entry_id)

    def keys(self, typed: str = "") -> "array[int]":
        """Return the keys of all entries, or of those that a search finds (`SearchService`), newest first."""
        return self._search.keys(typed)

    def by_keys(self, keys: Sequence[int]) -> dict[int, JournalEntry]:
        """Return entries by key; keys that are gone are left out."""
        with self._context.database.reading() as unit:
            return store.entries_by_keys(unit, keys)

    def newest_keys(self, limit: int) -> "array[int]":
        """Return the keys of the newest entries, for a list that shows its beginning before it knows the rest."""
        with self._context.database.reading() as unit:
            return store.newest_keys(unit, self._context.owner(unit).id, limit)

    def keys_on_this_day(self) -> "array[int]":
        """Return the keys of what was written on today's date in earlier years, newest first."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            return store.keys_on_days(unit, owner.id, _same_days(self._context.today(owner)))

    def key_after(self, day: date) -> int:
        """Return a key that is above those of all entries for moments up to the end of a day, and below later ones."""
        with self._context.database.reading() as unit:
            start_hour = preferences_of(self._context.owner(unit)).day_start_hour
        end = datetime.combine(day + timedelta(days=1), time(start_hour), self._context.clock.zone())
        return store.first_key(to_ms(end))

    def ids_of(self, keys: Sequence[int]) -> list[str]:
        """Return the ids of entries by key, in their order; keys that are gone are left out."""
        ids: list[str] = []
        with self._context.database.reading() as unit:
            owner_id = self._context.owner(unit).id
            for chunk in in_chunks(keys, quiet_context(), ""):
                ids += store.ids_of_keys(unit, owner_id, chunk)
        return ids

    def days_between(self, first: date, last: date) -> list[JournalDay]:
        """Return the days of a period that hold entries, oldest first, with the mean of their moods."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            found = store.moods_between(unit, owner.id, first.isoformat(), last.isoformat())
        return journal_days(found, self._moods.of(owner))

    def search(self, typed: str, limit: int = 50) -> list[JournalEntry]:
        """Return the newest entries that a search finds; none for a blank one."""
        keys = self._search.keys(typed, limit=limit) if typed.strip() else array("q")
        found = self.by_keys(keys)
        return [found[key] for key in keys if key in found]

    def of_user(self, user_id: str, limit: int = 50, before: JournalEntry | None = None) -> list[JournalEntry]:
        """Return a page of a user's entries, newest first: the schema's `getUserJournalEntries`.

        Args:
            user_id: whose entries; the owner's are `newest`.
            limit: at most so many.
            before: the last entry of the page before.
        """
        key = None if before is None else (before.created_at, before.id)
        with self._context.database.reading() as unit:
            return store.newest_entries(unit, user_id, limit, key)

    def newest(self, limit: int = 50, before: JournalEntry | None = None) -> list[JournalEntry]:
        """Return a page of the owner's entries, newest first."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
        return self.of_user(owner.id, limit, before)

    def on_this_day(self) -> list[JournalEntry]:
        """Return what was written on today's date in earlier years, newest first."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            today = self._context.today(owner)
            return store.entries_on_days(unit, owner.id, _same_days(today))

    def _entry(self, owner: User, entry_id: str, draft: JournalDraft, mood: str, at_ms: int | None) -> JournalEntry:
        moment = self._context.moment(owner, at_ms)
        blank = JournalEntry(entry_id, moment.at_ms, moment.local_date, "", mood, None, (), True, 0)  # noqa: FBT003
        return _filled(blank, draft, mood, moment.at_ms, moment.local_date)

    def _move(self, entry_id: str, deleted_at: int | None) -> Done[JournalEntry]:
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._get(unit, owner, entry_id)
            if not bin_store.move_entries(unit, owner.id, [entry_id], deleted_at):
                return Done(before)
            outcome = self._settle(unit, owner, before.local_date)
        return Done(replace(before, deleted_at=deleted_at), outcome.points, outcome.earned)

    def _move_many(
        self, entry_ids: Sequence[str], deleted_at: int | None, ctx: TaskContext | None
    ) -> Done[tuple[str, ...]]:
        told = ctx or quiet_context()
        moved: list[tuple[str, str]] = []
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            with merging_later(unit):
                for chunk in in_chunks(list(dict.fromkeys(entry_ids)), told, "Moving entries", share=_MOVING):
                    moved += bin_store.move_entries(unit, owner.id, chunk, deleted_at)
            touched = Touched(days={day for _, day in moved}, metrics=JOURNAL_METRICS)
            outcome = self._consequences.settle(
                unit,
                owner,
                touched,
                lambda done: told.progress(_MOVING + (1 - _MOVING) * done, "Counting the days anew"),
            )
        return Done(tuple(entry_id for entry_id, _ in moved), outcome.points, outcome.earned)

    def _use_up(self, unit: Unit, owner: User, draft_id: str | None, entry_id: str) -> None:
        if draft_id is not None:
            attachment_store.adopt(unit, draft_id, entry_id)
            draft_store.remove_draft(unit, owner.id, draft_id)

    def _get(self, unit: Unit, owner: User, entry_id: str) -> JournalEntry:
        entry = store.get_entry(unit, owner.id, entry_id)
        if entry is None:
            raise NotFoundError("That entry is no longer there.")
        return entry

    def _settle(self, unit: Unit, owner: User, *days: str) -> Outcome:
        return self._consequences.settle(unit, owner, Touched(days=set(days), metrics=JOURNAL_METRICS))


def _same_days(today: date) -> list[str]:
    """Return today's date in earlier years."""
    return [f"{today.year - ago:04d}-{today:%m-%d}" for ago in range(1, _MEMORY_YEARS + 1)]


def _filled(before: JournalEntry, draft: JournalDraft, mood: str, at_ms: int, local_date: str) -> JournalEntry:
    return JournalEntry(
        id=before.id,
        created_at=at_ms,
        local_date=local_date,
        content=draft.content,
        mood=mood,
        reflection_prompt=draft.reflection_prompt,
        tags=draft.tags,
        is_private=draft.is_private,
        word_count=count_words(draft.content),
        deleted_at=before.deleted_at,
        intensity=draft.intensity,
    )
