"""Drafts: what stands in an editor is kept in the vault while it is typed, and outlives a crash."""

from dataclasses import replace

from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.journal import DraftState
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import drafts as store
from extrovertly_desktop.store.queries import journal as journal_store


class DraftService:
    """What an editor does with drafts. There may be any number for new entries and one for each entry."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def keep(self, state: DraftState) -> DraftState:
        """Keep what stands in an editor and return it as kept; the next call is given that, so that it is one draft.

        It brings no points and counts for nothing. The draft of an entry is found by the entry, any other by its id.
        A blank one is removed, and comes back without an id. Text is never refused: the draft of an entry that has
        meanwhile been removed for good becomes that of a new one.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._before(unit, owner.id, state)
            now = self._context.clock.now_ms()
            draft_id = before.id if before is not None else state.id
            if state.is_blank:
                if draft_id is not None:
                    store.remove_draft(unit, owner.id, draft_id)
                return replace(state, id=None)
            kept = replace(
                state,
                id=draft_id or self._context.new_id(),
                entry_id=self._entry_id(unit, owner.id, state, before),
                created_at=before.created_at if before is not None else state.created_at or now,
                updated_at=now,
                content=_storable(state.content),
                tags=tuple(_storable(tag) for tag in state.tags),
            )
            store.put_draft(unit, owner.id, kept)
        return kept

    def all(self) -> list[DraftState]:
        """Return all drafts, the one that was worked on last first."""
        with self._context.database.reading() as unit:
            return store.all_drafts(unit, self._context.owner(unit).id)

    def for_entry(self, entry_id: str) -> DraftState | None:
        """Return the draft of an entry that is being edited, or None."""
        with self._context.database.reading() as unit:
            return store.draft_of_entry(unit, self._context.owner(unit).id, entry_id)

    def get(self, draft_id: str) -> DraftState:
        """Return a draft.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.reading() as unit:
            return self._get(unit, self._context.owner(unit).id, draft_id)

    def discard(self, draft_id: str) -> DraftState:
        """Remove a draft and return it; `keep` puts it back.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            state = self._get(unit, owner.id, draft_id)
            store.remove_draft(unit, owner.id, draft_id)
        return state

    def _before(self, unit: Unit, owner_id: str, state: DraftState) -> DraftState | None:
        if state.entry_id is not None:
            of_entry = store.draft_of_entry(unit, owner_id, state.entry_id)
            if of_entry is not None:
                return of_entry
        return store.get_draft(unit, owner_id, state.id) if state.id is not None else None

    def _entry_id(self, unit: Unit, owner_id: str, state: DraftState, before: DraftState | None) -> str | None:
        """Return the entry that is being edited, or None if it is not there any more."""
        if state.entry_id is None or (before is not None and before.entry_id == state.entry_id):
            return state.entry_id
        return state.entry_id if journal_store.get_entry(unit, owner_id, state.entry_id) is not None else None

    def _get(self, unit: Unit, owner_id: str, draft_id: str) -> DraftState:
        state = store.get_draft(unit, owner_id, draft_id)
        if state is None:
            raise NotFoundError("That draft is no longer there.")
        return state


def _storable(text: str) -> str:
    """Return a text without halves of characters, which a broken paste can leave and no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
