"""Taking an import back, on the worker: it may have brought thousands of events."""

from PySide6.QtCore import QLocale, QObject

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.calendar_values import ImportResult
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext


class ImportUndo(QObject):
    """The way back of one import. It lives with the notices, since the dialog is gone by then.

    Args:
        context: what every part of a tab is given.
        result: what the import did.
    """

    def __init__(self, context: ViewContext, result: ImportResult) -> None:
        super().__init__(context.notices)
        self._context, self._result = context, result

    def start(self) -> None:
        """Take the import back."""
        importer, result = self._context.vault.calendar_import, self._result
        task = self._context.tasks.start(lambda _context: importer.undo(result))
        task.succeeded.connect(self._on_undone)
        task.failed.connect(self._on_failed)

    def _on_undone(self, done: Done[int]) -> None:
        kept = done.value
        if kept == 0:
            words = self.tr("The import was taken back.")
        elif kept == 1:
            words = self.tr("The import was taken back, but for 1 event that you answered or changed since.")
        else:
            words = self.tr("The import was taken back, but for {count} events that you answered or changed since.")
        self._context.notices.tell(done, words.format(count=QLocale().toString(kept)))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._context.notices.say(str(error))
