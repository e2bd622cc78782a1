"""Taking an import back, on the worker: it may have brought a life."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.transfer.values import Undone
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.words import undone_words


def start_undoing(context: ViewContext, import_id: str) -> Task:
    """Begin to take an import back; the task brings a `Done[Undone]`."""
    transfer = context.vault.transfer
    return context.tasks.start(lambda ctx: transfer.undo(import_id, ctx))


class NoticedUndo(QObject):
    """The way back that a notice offers. It lives with the notices, since the dialog is gone by then."""

    def __init__(self, context: ViewContext, import_id: str) -> None:
        super().__init__(context.notices)
        self._context, self._import_id = context, import_id

    def start(self) -> None:
        """Take the import back, and say so in a notice."""
        task = start_undoing(self._context, self._import_id)
        task.succeeded.connect(self._on_undone)
        task.failed.connect(tell_user_errors(self._context.notices.say))

    def _on_undone(self, done: Done[Undone]) -> None:
        self._context.notices.tell(done, undone_words(done.value))


def tell_user_errors(tell: Callable[[str], object]) -> Callable[[Exception], None]:
    """Return what hears how a task failed: sentences are told, everything else goes on to the application's hook."""

    def heard(error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        tell(str(error))

    return heard
