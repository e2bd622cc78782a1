"""The page one writes on: a new entry, a draft, or an entry from the history."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.local_dates import long_day
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.journal import DraftState, JournalEntry
from extrovertly_desktop.services.drafts import DiscardedDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.editor.closing import Closing
from extrovertly_desktop.views.journal.editor.draft_desk import DraftDesk
from extrovertly_desktop.views.journal.editor.draft_keeper import DraftKeeper
from extrovertly_desktop.views.journal.editor.keeping_note import KeepingNote
from extrovertly_desktop.views.journal.editor.page_bars import PageFoot, PageHead
from extrovertly_desktop.views.journal.editor.photo_adder import PhotoHome
from extrovertly_desktop.views.journal.editor.saving import edit_entry, write_entry
from extrovertly_desktop.views.journal.entry_form import EntryForm
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.tab_order import order_tabs

_SAVING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S)


class WritingPane(Page):
    """Writes and edits entries, and keeps what is written as a draft until it is saved.

    Signals:
        deletion_asked: the id of the open entry that the person wants gone.
    """

    deletion_asked = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, object_name="writing_pane", parent=parent)
        self._context = context
        self._entry: JournalEntry | None = None
        self._keeper = DraftKeeper(context.vault.drafts, self._page_to_keep, self._awaits_photos, self)
        self._build()
        self._connect()
        self._put_back()

    def open_entry_id(self) -> str | None:
        """Return the id of the entry that is open, or None on a new page."""
        return None if self._entry is None else self._entry.id

    def is_edited(self) -> bool:
        """Whether there is writing that is not saved."""
        return self._page_to_keep() is not None

    def begin_new(self, prompt: str | None = None) -> None:
        """Open an empty page, with a prompt if one is given; what was being written is kept as a draft.

        Writing on a new page simply goes on, unless there is another prompt to write to.
        """
        goes_on = self._entry is None and (prompt in (None, self._form.prompt()) or not self._has_content())
        if goes_on:
            if prompt is not None:
                self._form.set_prompt(prompt)
        elif self._leave():
            self._begin()
            if prompt is not None:
                self._form.set_prompt(prompt)
        self.focus_text()

    def open_entry(self, entry: JournalEntry) -> None:
        """Open an entry to read it, or to go on with changes that were begun."""
        if entry.id != self.open_entry_id():
            if not self._leave():
                return
            self._show(entry, self._context.vault.drafts.for_entry(entry.id))
        self.focus_text()

    def close_entry(self, entry_id: str) -> None:
        """Go back to an empty page if this entry is open."""
        if self.open_entry_id() == entry_id:
            self._begin()

    def keep_changes_of(self, entry_id: str) -> bool:
        """Keep what was changed of an entry that is to go into the bin; return whether it is safe."""
        return self.open_entry_id() != entry_id or self._keeper.flush()

    def let_changes_go(self, entry_id: str) -> DiscardedDraft | None:
        """Discard the kept changes of an entry that went into the bin; return them, so that they can be put back."""
        return self._desk.let_go_of_changes(entry_id)

    def keep_safe(self) -> bool:
        """Keep the page before the window closes; return whether it may.

        When it cannot be kept, or photos are still being added, that is said in place, and a second attempt to close
        goes through.
        """
        return self._closing.may_close()

    def put_away(self) -> bool:
        """Keep the page, asking nothing; return whether all of it is kept, photos too."""
        return self._closing.put_away()

    def entry_id(self) -> str | None:
        """Return the entry that is being changed, or None on a new page."""
        return None if self._entry is None else self._entry.id

    def reload(self) -> None:
        """Take up what changed elsewhere, unless the person is changing it here."""
        self._form.reload_kit()
        self.reload_drafts()
        self._form.keep_up()
        if self._entry is None or self.is_edited():
            return
        try:
            entry = self._context.vault.journal.get(self._entry.id)
        except NotFoundError:
            self._begin()
            return
        if entry.deleted_at is not None:
            self._begin()
        elif entry != self._entry:
            self._show(entry, None, reading=self._form.is_reading())

    def reload_drafts(self) -> None:
        """Show which drafts wait, and the photos that the page has now."""
        self._desk.show_all_but(self._keeper.draft_id())
        self._form.reload_photos()
        self._show_state()

    def keep_up(self) -> None:
        """Let a moment that means “now” be now, and offer the moods, themes and drafts that there are."""
        self._form.keep_up()
        self._form.reload_kit()
        self.reload_drafts()

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self._form.focus_text()

    def save(self) -> None:
        """Save the page; what is wrong is said in place."""
        if self._is_held():
            return
        self._form.clear_error()
        draft_id = self._keeper.draft_id()
        try:
            if self._entry is None:
                write_entry(self._context, self._form.draft(), draft_id)
                self._begin()
            else:
                self._show(edit_entry(self._context, self._form, self._entry, draft_id), None)
        except UserError as error:
            self._form.show_error(error)
            return
        self.focus_text()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the page when another tab comes into sight."""
        self._keeper.flush()
        super().hideEvent(event)

    def _page_to_keep(self) -> DraftState | None:
        if not (self._form.is_edited() if self._entry is not None else not self._form.is_untouched()):
            return None
        return replace(self._form.state(), entry_id=self.open_entry_id())

    def _has_content(self) -> bool:
        return self.is_edited() or self._form.has_photos()

    def _awaits_photos(self) -> bool:
        """Whether photos are on their way to the page's draft; those of an entry need none."""
        return self._entry is None and self._form.has_pending_photos()

    def _is_held(self) -> bool:
        """Return whether the draft has to stay a moment yet for photos on their way to it; if so, say it."""
        if self._awaits_photos():
            self._note.ask_for_patience()
            return True
        return False

    def _leave(self) -> bool:
        """Keep the page before another one comes; return whether it is safe."""
        is_bare = self._page_to_keep() is None and not self._form.has_photos()
        if is_bare and self._keeper.draft_id() is not None:
            self._keeper.touch()  # a draft that was begun for a photo, and has none
        return self._keeper.flush()

    def _put_back(self) -> None:
        draft = self._desk.latest()
        if draft is None:
            self._begin()
        else:
            self._open_draft(draft)

    def _open_draft(self, draft: DraftState) -> None:
        entry, draft = self._desk.page_of(draft)
        if entry is None:
            self._begin(draft)
        else:
            self._show(entry, draft)

    def _begin(self, draft: DraftState | None = None) -> None:
        self._entry = None
        self._turn_over(draft)
        self._form.show_page(draft or DraftState(), DraftState(), None)
        self._form.set_reading(reading=False)
        if draft is None:
            self._form.offer_prompt()
        self._form.show_photos_of(PhotoHome(draft_id=None if draft is None else draft.id))
        self.reload_drafts()

    def _show(self, entry: JournalEntry, draft: DraftState | None, *, reading: bool = True) -> None:
        self._entry = entry
        self._turn_over(draft)
        clean = replace(DraftState.of_entry(entry), at_ms=None)
        self._form.show_page(draft or clean, clean, entry.created_at)
        self._form.set_reading(reading=reading and draft is None)
        self._form.show_photos_of(PhotoHome(entry_id=entry.id))
        self.reload_drafts()

    def _turn_over(self, draft: DraftState | None) -> None:
        self._keeper.begin(draft)
        self._desk.strip.fold()
        self._note.on_kept()

    def _make_photo_home(self) -> PhotoHome:
        if self._entry is not None:
            return PhotoHome(entry_id=self._entry.id)
        return PhotoHome(draft_id=self._keeper.keep_for_photos())

    def _build(self) -> None:
        theme = self._context.theme
        self._form = EntryForm(self._context, self._make_photo_home, self.sheet)
        self._closing = Closing(self._form, self._leave, self._keeper.rest)
        self._desk = DraftDesk(self._context, self._form.is_adding_photos_to, self)
        self._head = PageHead(theme, self.sheet)
        self._foot = PageFoot(theme, self._form.count_label, self.sheet)
        self._note = KeepingNote(self._keeper, self._closing, self._foot, self._form)
        self.header.addWidget(self._head)
        self.add(self._desk.strip)
        self.add(self._form, 1)
        self.add(self._foot)
        order_tabs(self._head, self._desk.strip, self._form, self._foot)

    def _connect(self) -> None:
        self._form.edited.connect(self._on_edited)
        self._form.photos_changed.connect(self._on_photos_changed)
        self._form.turn_asked.connect(self._on_mode_toggled)
        self._form.left.connect(self._keeper.flush)
        self._desk.opened.connect(self._on_draft_opened)
        self._head.mode_toggled.connect(self._on_mode_toggled)
        self._head.new_asked.connect(self._on_new_asked)
        self._head.deletion_asked.connect(self._on_deletion_asked)
        self._foot.save_asked.connect(self.save)
        self._foot.discard_asked.connect(self._on_discard_asked)
        keys = QShortcut(self)
        keys.setKeys([QKeySequence(Qt.KeyboardModifier.ControlModifier | key) for key in _SAVING_KEYS])
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)

    def _show_state(self) -> None:
        stored, reading = self._entry is not None, self._form.is_reading()
        day = None if self._entry is None else date.fromisoformat(self._entry.local_date)
        self.set_title(self.tr("New entry") if day is None else long_day(day))
        edited = self.is_edited()
        started = edited or self._form.has_photos()
        self._head.show_page(stored=stored, reading=reading, started=started)
        self._foot.show_page(stored=stored, reading=reading, edited=edited if stored else started)

    def _on_edited(self) -> None:
        self._keeper.touch()
        self._show_state()

    def _on_photos_changed(self) -> None:
        self._show_state()
        self._closing.on_photos_changed()
        if self._entry is None and not self._form.has_pending_photos():
            self._note.refresh()

    def _on_mode_toggled(self) -> None:
        self._form.set_reading(reading=not self._form.is_reading())
        self._show_state()
        self.focus_text()

    def _on_new_asked(self) -> None:
        if self._leave():
            self._begin()
            self.focus_text()

    def _on_deletion_asked(self) -> None:
        if self._entry is not None:
            self.deletion_asked.emit(self._entry.id)

    def _on_discard_asked(self) -> None:
        entry = self._entry
        if self._is_held():
            return
        if not self._keeper.flush():
            return  # what is not on the disk could not be put back
        draft_id = self._keeper.draft_id()
        if draft_id is not None:
            self._desk.discard(draft_id, self._put_back_on_page)
        if entry is None:
            self._begin()
        else:
            self._show(entry, None)
        self.focus_text()

    def _put_back_on_page(self, draft: DraftState) -> None:
        if not self.is_edited():
            self._open_draft(draft)

    def _on_draft_opened(self, draft: DraftState) -> None:
        if self._leave():
            self._open_draft(draft)
            self.focus_text()
