"""Drafts: what stands in an editor is kept in the vault while it is typed, and outlives a crash."""

from dataclasses import dataclass, replace

from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.journal import DraftState
from extrovertly_desktop.domain.photos import WholePhoto
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.form_drafts import FormDraftService
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attachments as photo_store
from extrovertly_desktop.store.queries import drafts as store
from extrovertly_desktop.store.queries import journal as journal_store


@dataclass(frozen=True, slots=True)
class DiscardedDraft:
    """A draft that was removed, with its photos; enough to put it back."""

    state: DraftState
    photos: tuple[WholePhoto, ...]


class DraftService:
    """What an editor does with drafts. There may be any number for new entries and one for each entry.

    Attributes:
        forms: the same for the forms of missions and events.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self.forms = FormDraftService(context)

    def keep(self, state: DraftState, *, even_blank: bool = False) -> DraftState:
        """Keep what stands in an editor and return it as kept; the next call is given that, so that it is one draft.

        It brings no points and counts for nothing. The draft of an entry is found by the entry, any other by its id.
        A blank one without photos is removed, and comes back without an id. Text is never refused: the draft of an
        entry that has meanwhile been removed for good becomes that of a new one.

        Args:
            state: what stands in the editor.
            even_blank: keep a blank one too, so that a photo can be added to it.
        """
        with self._context.database.unit() as unit:
            return self._keep(unit, self._context.owner(unit).id, state, even_blank=even_blank)

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

    def discard(self, draft_id: str) -> DiscardedDraft:
        """Remove a draft and return it, so that `restore` can put it back.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            state = self._get(unit, owner.id, draft_id)
            photos = tuple(photo_store.whole_photos_of_draft(unit, draft_id))
            store.remove_draft(unit, owner.id, draft_id)
        return DiscardedDraft(state, photos)

    def restore(self, discarded: DiscardedDraft) -> DraftState:
        """Put a removed draft back, photos included; over a newer one of the same entry."""
        with self._context.database.unit() as unit:
            kept = self._keep(unit, self._context.owner(unit).id, discarded.state, even_blank=True)
            for whole in discarded.photos:
                if photo_store.get_photo(unit, whole.photo.id) is None:
                    photo_store.add_photo(unit, replace(whole, photo=replace(whole.photo, draft_id=kept.id)))
        return kept

    def _keep(self, unit: Unit, owner_id: str, state: DraftState, *, even_blank: bool) -> DraftState:
        before = self._before(unit, owner_id, state)
        if state.is_blank and not even_blank and not _has_photos(unit, before):
            if before is not None and before.id is not None:
                store.remove_draft(unit, owner_id, before.id)
            return replace(state, id=None)
        now = self._context.clock.now_ms()
        kept = replace(
            state,
            id=(before.id if before is not None else state.id) or self._context.new_id(),
            entry_id=self._entry_id(unit, owner_id, state, before),
            created_at=before.created_at if before is not None else state.created_at or now,
            updated_at=now,
            content=_storable(state.content),
            tags=tuple(_storable(tag) for tag in state.tags),
        )
        store.put_draft(unit, owner_id, kept)
        return kept

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


def _has_photos(unit: Unit, draft: DraftState | None) -> bool:
    return draft is not None and photo_store.next_position(unit, draft_id=draft.id) > 0


def _storable(text: str) -> str:
    """Return a text without halves of characters, which a broken paste can leave and no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
