"""Preparing for an event: what I want, my first sentence, how I would leave."""

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.form_page import FormPage


class PrepareForm(FormPage):
    """Writes down how a person wants to go to an event, or changes it."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "prepare", self.tr("Save"))
        self._context = context

    def open_for(self, event_id: str) -> None:
        """Start the form for an event; what was prepared before is changed.

        Raises:
            NotFoundError: if there is no such event.
        """
        self.begin(self._context.vault.events.get(event_id).title, "")
