"""The drafts that wait beside the open page: showing, opening, discarding with a way back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from extrovertly_desktop.domain.errors import EnvironmentFault, NotFoundError
from extrovertly_desktop.domain.journal import DraftState, JournalEntry
from extrovertly_desktop.services.drafts import DiscardedDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.editor.drafts_strip import DraftsStrip

_RECENT_MS = 36 * 3_600_000
"""A draft younger than this is put back on the page by itself; older ones wait in the line above it."""


class DraftDesk(QObject):
    """Does what the line of waiting drafts asks for.

    Args:
        context: what a tab is given.
        awaits_photos: whether photos are on their way to a draft of an id; it is not discarded before they are there,
            or they would be lost, and missing when it is brought back.

    Attributes:
        strip: the line itself, to be put on the page.

    Signals:
        opened: the `DraftState` that the person wants to go on with.
    """

    opened = Signal(object)

    def __init__(
        self, context: ViewContext, awaits_photos: Callable[[str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._awaits_photos = context, awaits_photos
        self._here: str | None = None
        self.strip = DraftsStrip(context.theme, context.vault.clock)
        self.strip.opened.connect(self._on_opened)
        self.strip.discarded.connect(self._on_discarded)

    def show_all_but(self, here: str | None) -> None:
        """Show which drafts wait; that of the open page does not."""
        self._here = here
        self.strip.show_drafts([draft for draft in self._context.vault.drafts.all() if draft.id != here])

    def discard(self, draft_id: str, put_back: Callable[[DraftState], None] | None = None) -> None:
        """Discard a draft, and tell so with a way back.

        Args:
            draft_id: which one; one that has gone already is told.
            put_back: is given the draft when it has been brought back.
        """
        drafts = self._context.vault.drafts
        try:
            discarded = drafts.discard(draft_id)
        except NotFoundError as error:
            self._context.notices.say(str(error))
            return

        def undo() -> None:
            draft = drafts.restore(discarded)
            if put_back is not None:
                put_back(draft)

        self._context.notices.say(self.tr("Draft discarded."), undo=undo)

    def latest(self) -> DraftState | None:
        """Return the draft that was left last, unless that is long ago; older ones wait in the line."""
        vault = self._context.vault
        drafts = vault.drafts.all()
        return drafts[0] if drafts and vault.clock.now_ms() - drafts[0].updated_at <= _RECENT_MS else None

    def page_of(self, draft: DraftState) -> tuple[JournalEntry | None, DraftState]:
        """Return the entry that a draft changes, with the draft; one whose entry is gone becomes a new one."""
        if draft.entry_id is None:
            return None, draft
        try:
            entry = self._context.vault.journal.get(draft.entry_id)
        except NotFoundError:
            entry = None
        if entry is not None and entry.deleted_at is None:
            return entry, draft
        return None, replace(draft, entry_id=None)

    def let_go_of_changes(self, entry_id: str) -> DiscardedDraft | None:
        """Discard the kept changes of an entry that went into the bin; return them, so that they can be put back.

        Changes that cannot be discarded just now stay, and wait as a draft.
        """
        drafts = self._context.vault.drafts
        try:
            draft = drafts.for_entry(entry_id)
            return None if draft is None or draft.id is None else drafts.discard(draft.id)
        except (EnvironmentFault, NotFoundError):
            return None

    def _on_opened(self, draft_id: str) -> None:
        try:
            draft = self._context.vault.drafts.get(draft_id)
        except NotFoundError as error:
            self._context.notices.say(str(error))
            return
        self.opened.emit(draft)

    def _on_discarded(self, draft_id: str) -> None:
        if self._awaits_photos(draft_id):
            self._context.notices.say(
                self.tr("Photos are still being added to that draft. Please try again in a moment.")
            )
            return
        self.discard(draft_id)
        self.show_all_but(self._here)
