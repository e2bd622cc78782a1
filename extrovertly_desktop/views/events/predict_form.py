"""Predicting an event: what is feared, how likely, how high the anxiety will go."""

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.form_page import FormPage


class PredictEventForm(FormPage):
    """Writes a prediction of an event, or changes the one that waits."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "predict", self.tr("Save prediction"))
        self._context = context

    def open_for(self, event_id: str) -> None:
        """Start the form for an event; a prediction that waits is changed rather than made.

        Raises:
            NotFoundError: if there is no such event.
        """
        self.begin(self._context.vault.events.get(event_id).title, "")
