"""Writing an event down, or changing it."""

from datetime import date

from PySide6.QtCore import Signal

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.form_page import FormPage


class EventForm(FormPage):
    """Every field of an event.

    Signals:
        saved: id of the event that was just made or changed; before `left`.
    """

    saved = Signal(str)

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "event", self.tr("Save event"))
        self._context = context

    def open_new(self, day: date | None = None) -> None:
        """Start the form for a new event, on a day the person was looking at if there is one."""
        self.begin(self.tr("New event"), "")

    def open_copy(self, event_id: str) -> None:
        """Start the form for a new event with everything that another has.

        Raises:
            NotFoundError: if there is no such event.
        """
        self.begin(self._context.vault.events.get(event_id).title, "")

    def open_for(self, event_id: str) -> None:
        """Start the form to change an event.

        Raises:
            NotFoundError: if there is no such event.
        """
        self.begin(self._context.vault.events.get(event_id).title, "")
