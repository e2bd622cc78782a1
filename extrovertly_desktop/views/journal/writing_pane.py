"""The page one writes on: a new entry, or one from the history."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.local_dates import long_day
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.entry_form import EntryForm
from extrovertly_desktop.views.journal.unsaved_question import UnsavedQuestion
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button

_REMEMBERED = 300
"""Entries whose tags are offered again."""


class WritingPane(Page):
    """Writes and edits entries, and lets no writing go without asking.

    Signals:
        deletion_asked: the id of the open entry that the person wants gone.
    """

    deletion_asked = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, object_name="writing_pane", parent=parent)
        self._context = context
        self._entry: JournalEntry | None = None
        self._build()
        self._connect()
        self._begin(with_prompt=True)

    def open_entry_id(self) -> str | None:
        """Return the id of the entry that is open, or None on a new page."""
        return None if self._entry is None else self._entry.id

    def is_edited(self) -> bool:
        """Whether there is writing that is not saved."""
        if self._entry is None:
            return not self._form.is_untouched()
        return self._form.is_edited()

    def begin_new(self, prompt: str | None = None) -> None:
        """Open an empty page, with a prompt if one is given; writing on an empty page goes on under the prompt."""
        if self._entry is None and prompt is not None:
            self._form.set_prompt(prompt)
            self.focus_text()
        elif self._entry is None:
            self.focus_text()
        else:
            self.when_safe(lambda: self._on_begun(prompt))

    def open_entry(self, entry: JournalEntry) -> None:
        """Open an entry to read and edit."""
        if entry.id == self.open_entry_id():
            self.focus_text()
        else:
            self.when_safe(lambda: self._show(entry))

    def close_entry(self, entry_id: str) -> None:
        """Go back to an empty page if this entry is open."""
        if self.open_entry_id() == entry_id:
            self._begin(with_prompt=True)

    def when_safe(self, then: Callable[[], object]) -> bool:
        """Do something that replaces the page: at once, or after asking. Return whether it was done at once."""
        if not self.is_edited():
            then()
            return True
        self._question.ask(then)
        # The question was hidden until now, so the page can be scrolled to it only once it has been laid out.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._question))
        return False

    def reload(self) -> None:
        """Take up what changed elsewhere, unless the person is changing it here."""
        journal = self._context.vault.journal
        tags = (tag for entry in journal.newest(_REMEMBERED) for tag in entry.tags)
        self._form.set_tag_suggestions(list(dict.fromkeys(tags)))
        self._form.keep_up()
        if self._entry is None or self.is_edited():
            return
        try:
            entry = journal.get(self._entry.id)
        except UserError:
            self._begin(with_prompt=True)
            return
        if entry.deleted_at is not None:
            self._begin(with_prompt=True)
        elif entry != self._entry:
            self._show(entry, focus=False)

    def keep_up(self) -> None:
        """Let a moment that means “now” be now."""
        self._form.keep_up()

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self._form.focus_text()

    def save(self) -> None:
        """Save the page; what is wrong is said in place. A question about it is answered by that."""
        if self._save_page():
            self._question.forget()

    def _save_page(self) -> bool:
        self._form.clear_error()
        try:
            draft = self._form.draft()
            if self._entry is None:
                self._write(draft)
            else:
                self._edit(self._entry, draft)
        except UserError as error:
            self._form.show_error(error)
            return False
        return True

    def _build(self) -> None:
        theme = self._context.theme
        self._form = EntryForm(theme, self._context.vault)
        self._question = UnsavedQuestion(theme)
        self._new = make_button(self.tr("New entry"), "entry_new", variant="quiet", theme=theme, icon="plus")
        self._delete = make_button(self.tr("Delete"), "entry_delete", variant="quiet")
        self._save = make_button(self.tr("Save"), "entry_save", variant="primary")
        self._save.setToolTip(self.tr("Ctrl+Enter"))
        self.header.addWidget(self._delete)
        self.header.addWidget(self._new)
        foot = self._form.build_count_row()
        foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTrailing)
        self.add(self._form, 1)
        self.add(self._question)
        self.add(foot)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._new.clicked.connect(self._on_new_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)
        self._question.save_asked.connect(self._on_save_asked)
        self._question.discarded.connect(self._on_discarded)
        self._question.kept.connect(self.focus_text)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def _write(self, draft: JournalDraft) -> None:
        done = self._context.vault.journal.write(draft)
        self._begin(with_prompt=True)
        self.focus_text()
        self._context.notices.tell(done, self.tr("Entry saved."))

    def _edit(self, before: JournalEntry, draft: JournalDraft) -> None:
        journal = self._context.vault.journal
        done = journal.edit(before.id, draft)
        self._show(done.value)
        self._context.notices.tell(
            done, self.tr("Changes saved."), undo=lambda: journal.edit(before.id, _as_draft(before))
        )

    def _begin(self, *, with_prompt: bool) -> None:
        self._entry = None
        self._form.begin(None)
        if with_prompt:
            self._form.offer_prompt()
        self._show_whose()

    def _show(self, entry: JournalEntry, *, focus: bool = True) -> None:
        self._entry = entry
        self._form.show_entry(entry)
        self._show_whose()
        if focus:
            self.focus_text()

    def _show_whose(self) -> None:
        is_new = self._entry is None
        self.set_title(self.tr("New entry") if self._entry is None else long_day(_day(self._entry)))
        self._new.setVisible(not is_new)
        self._delete.setVisible(not is_new)
        self._save.setText(self.tr("Save") if is_new else self.tr("Save changes"))
        self._save.setAccessibleName(self._save.text())

    def _on_begun(self, prompt: str | None) -> None:
        self._begin(with_prompt=True)
        if prompt is not None:
            self._form.set_prompt(prompt)
        self.focus_text()

    def _on_new_clicked(self) -> None:
        self.begin_new()

    def _on_delete_clicked(self) -> None:
        if self._entry is not None:
            self.deletion_asked.emit(self._entry.id)

    def _on_save_asked(self) -> None:
        if self._save_page():
            self._question.proceed()

    def _on_discarded(self) -> None:
        self._begin(with_prompt=True)


def _day(entry: JournalEntry) -> date:
    return date.fromisoformat(entry.local_date)


def _as_draft(entry: JournalEntry) -> JournalDraft:
    return JournalDraft.of(
        content=entry.content,
        mood=entry.mood,
        reflection_prompt=entry.reflection_prompt,
        tags=entry.tags,
        is_private=entry.is_private,
        at_ms=entry.created_at,
        intensity=entry.intensity,
    )
