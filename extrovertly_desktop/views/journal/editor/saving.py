"""Saving the page: a new entry, or an entry anew; what is told of it, and the way back."""

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.editor.untouched import with_untouched
from extrovertly_desktop.views.journal.entry_form import EntryForm

_WORDS = "SavingEntries"


def write_entry(context: ViewContext, draft: JournalDraft, draft_id: str | None) -> None:
    """Write a new entry and use its kept draft up.

    Raises:
        UserError: as the service does.
    """
    done = context.vault.journal.write(draft, from_draft=draft_id)
    context.notices.tell(done, QCoreApplication.translate(_WORDS, "Entry saved."))


def edit_entry(context: ViewContext, form: EntryForm, opened: JournalEntry, draft_id: str | None) -> JournalEntry:
    """Write an entry anew, leaving what was not touched on the page as it is in the vault now; return it.

    Raises:
        UserError: as the service does.
    """
    journal = context.vault.journal
    draft = form.draft()
    before = journal.get(opened.id)
    done = journal.edit(before.id, with_untouched(draft, form.state(), opened, before), from_draft=draft_id)
    words = QCoreApplication.translate(_WORDS, "Changes saved.")
    context.notices.tell(done, words, undo=lambda: journal.put_back(before))
    return done.value
