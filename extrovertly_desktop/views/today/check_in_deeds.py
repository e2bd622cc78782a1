"""What can be done with a check-in, wherever it is done: the deed, what is told of it, and the way back."""

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.domain.moods import CheckIn, CheckInDraft
from extrovertly_desktop.views.context import ViewContext

_WORDS = "CheckIns"


def check_in(context: ViewContext, draft: CheckInDraft) -> CheckIn:
    """Write a check-in and return it.

    Raises:
        UserError: as the service does.
    """
    service = context.vault.check_ins
    done = service.check_in(draft)
    words = QCoreApplication.translate(_WORDS, "Checked in.")
    context.notices.tell(done, words, undo=lambda: service.delete(done.value.id))
    return done.value


def save_check_in(context: ViewContext, before: CheckIn, draft: CheckInDraft) -> None:
    """Write a check-in anew.

    Raises:
        UserError: as the service does.
    """
    service = context.vault.check_ins
    done = service.edit(before.id, draft)
    words = QCoreApplication.translate(_WORDS, "Check-in changed.")
    context.notices.tell(done, words, undo=lambda: service.put_back(before))


def remove_check_in(context: ViewContext, check_in_id: str) -> None:
    """Take a check-in away.

    Raises:
        UserError: as the service does.
    """
    service = context.vault.check_ins
    done = service.delete(check_in_id)
    words = QCoreApplication.translate(_WORDS, "Check-in removed.")
    context.notices.tell(done, words, undo=lambda: service.restore(done.value))
