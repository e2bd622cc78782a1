"""Events as a calendar file for other programs."""

from collections.abc import Sequence

from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.tasks import TaskContext


class CalendarExportService:
    """Takes events out of the vault for other calendars."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def to_bytes(self, event_ids: Sequence[str] | None = None, ctx: TaskContext | None = None) -> bytes:
        """Return events as an iCalendar file (RFC 5545); those of a series go out once, as the whole series.

        Args:
            event_ids: which events, those gone meanwhile passed over; None for all.
            ctx: told how far it is.

        Raises:
            UserError: if there is no event to export.
            Cancelled: if the person asked to stop.
        """
        raise NotImplementedError
