"""Looking back on an event: what happened, what was learned, how it was."""

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.form_page import FormPage


class DebriefEventForm(FormPage):
    """Writes down how an event went, or changes what was written."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "event_debrief", self.tr("Save"), beside_first=True)
        self._context = context

    def open_for(self, event_id: str) -> None:
        """Start the form for an event, with or without a prediction.

        Raises:
            NotFoundError: if there is no such event.
        """
        self.begin(self._context.vault.events.get(event_id).title, "")
