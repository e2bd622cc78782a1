"""Series of events: which dates stand in the lists, and changes to one date or to all."""

from datetime import date

from extrovertly_desktop.domain.events import EventDraft
from extrovertly_desktop.services.calendar_values import SeriesChange, SeriesFacts
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.tasks import TaskContext


class EventSeriesService:
    """What a person does with events that repeat."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context, self._consequences = context, consequences

    def of(self, event_id: str) -> SeriesFacts | None:
        """Return what is told of the series of an event, or None if it does not repeat.

        Raises:
            NotFoundError: if the event is not there.
        """
        raise NotImplementedError

    def reaches(self, day: date) -> bool:
        """Whether all series stand in the lists up to and with a day, so that `extend_to` has nothing to do."""
        raise NotImplementedError

    def extend_to(self, day: date, ctx: TaskContext | None = None) -> int:
        """Bring the dates of all series into the lists up to and with a day, at most five years ahead; return how many.

        For the worker: it may take a second.

        Raises:
            Cancelled: if the person asked to stop; what was brought until then stays.
        """
        raise NotImplementedError

    def roll_forward(self) -> int:
        """Move the window of dates on with time, and follow the person into another zone; return how many are new.

        Cheap when nothing is due, which is so on most days.
        """
        raise NotImplementedError

    def edit_this(self, event_id: str, draft: EventDraft) -> Done[SeriesChange]:
        """Change one date of a series alone.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat, or something typed cannot be used.
        """
        raise NotImplementedError

    def edit_all(self, event_id: str, draft: EventDraft) -> Done[SeriesChange]:
        """Change all dates of a series by what a draft changes about this one; what has been stays as it was.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat, something typed cannot be used, or the series cannot move to that day.
        """
        raise NotImplementedError

    def delete_this(self, event_id: str) -> Done[SeriesChange]:
        """Remove one date of a series with all that hangs on it.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat.
        """
        raise NotImplementedError

    def delete_all(self, event_id: str) -> Done[SeriesChange]:
        """Remove a series. Dates that have been and were answered stay as events of their own.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it does not repeat.
        """
        raise NotImplementedError

    def put_back(self, change: SeriesChange) -> Done[int]:
        """Take a change back; return how many dates stay as they are since they were changed again meanwhile.

        Raises:
            UserError: if the series has been changed again meanwhile.
        """
        raise NotImplementedError
