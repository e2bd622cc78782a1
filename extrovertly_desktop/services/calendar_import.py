"""Importing calendars: first a look at what a file would bring, then all of what was ticked or nothing."""

from extrovertly_desktop.services.calendar_values import ImportChoices, ImportPreview, ImportResult
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.tasks import TaskContext


class CalendarImportService:
    """What a person does with a calendar from elsewhere."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context, self._consequences = context, consequences

    def preview(self, data: bytes, ctx: TaskContext) -> ImportPreview:
        """Return what a calendar file would bring; nothing is written.

        Raises:
            UserError: if it is not a calendar, is empty, or is too large.
            Cancelled: if the person asked to stop.
        """
        raise NotImplementedError

    def apply(self, preview: ImportPreview, choices: ImportChoices, ctx: TaskContext) -> Done[ImportResult]:
        """Write what was ticked, all of it or nothing; `undo` takes it back.

        Raises:
            UserError: if nothing is ticked.
            Cancelled: if the person asked to stop; nothing has been written then.
        """
        raise NotImplementedError

    def undo(self, result: ImportResult) -> Done[int]:
        """Take an import back; return how many events stay because they were answered or changed since."""
        raise NotImplementedError
