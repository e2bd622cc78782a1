"""What a person left alone on a page is not theirs to overwrite."""

from extrovertly_desktop.domain.journal import DraftState, JournalDraft, JournalEntry

_FIELDS = ("content", "mood", "intensity", "tags", "reflection_prompt", "is_private")
"""What `DraftState`, `JournalDraft` and `JournalEntry` share; the moment is None in a draft that leaves it alone."""


def with_untouched(draft: JournalDraft, page: DraftState, opened: JournalEntry, stored: JournalEntry) -> JournalDraft:
    """Return a draft that holds only the person's own changes, and what is stored now in every other field.

    Args:
        draft: the page, checked.
        page: the page as it stands.
        opened: the entry as it was when the page showed it.
        stored: the entry as it is now, perhaps changed elsewhere in between.
    """
    untouched = [name for name in _FIELDS if getattr(page, name) == getattr(opened, name)]
    return draft.model_copy(update={name: getattr(stored, name) for name in untouched})
