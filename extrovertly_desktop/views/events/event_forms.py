"""The forms of the tab of events: made when first wanted, shown in place of the browsing, and left again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.debrief_form import DebriefEventForm
from extrovertly_desktop.views.events.event_form import EventForm
from extrovertly_desktop.views.events.predict_form import PredictEventForm
from extrovertly_desktop.views.events.prepare_form import PrepareForm
from extrovertly_desktop.views.missions.form_page import FormPage


class EventForms(QObject):
    """Puts forms on a stack above its first page.

    Signals:
        saved: id of the event that was just made or changed.
        left: the form is done with, saved or not; the first page is in sight again.
    """

    saved = Signal(str)
    left = Signal()

    def __init__(self, context: ViewContext, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._context, self._pages = context, pages
        self._event: EventForm | None = None
        self._predict: PredictEventForm | None = None
        self._prepare: PrepareForm | None = None
        self._debrief: DebriefEventForm | None = None

    def current(self) -> FormPage | None:
        """Return the form that is open, or None."""
        page = self._pages.currentWidget()
        return page if isinstance(page, FormPage) else None

    def close(self) -> None:
        """Go back to the first page, whatever the form holds."""
        self._pages.setCurrentIndex(0)

    def write(self, open_it: Callable[[EventForm], None]) -> None:
        """Open the form of an event itself.

        Raises:
            NotFoundError: if there is no such event.
        """
        if self._event is None:
            self._event = EventForm(self._context)
            self._event.saved.connect(self.saved)
            self._adopt(self._event)
        form = self._event
        self._open(form, lambda: open_it(form))

    def predict(self, event_id: str) -> None:
        """Open the form of a prediction.

        Raises:
            NotFoundError: if there is no such event.
        """
        if self._predict is None:
            self._predict = PredictEventForm(self._context)
            self._adopt(self._predict)
        form = self._predict
        self._open(form, lambda: form.open_for(event_id))

    def prepare(self, event_id: str) -> None:
        """Open the form of a preparation.

        Raises:
            NotFoundError: if there is no such event.
        """
        if self._prepare is None:
            self._prepare = PrepareForm(self._context)
            self._adopt(self._prepare)
        form = self._prepare
        self._open(form, lambda: form.open_for(event_id))

    def debrief(self, event_id: str) -> None:
        """Open the form of a debrief.

        Raises:
            NotFoundError: if there is no such event.
        """
        if self._debrief is None:
            self._debrief = DebriefEventForm(self._context)
            self._adopt(self._debrief)
        form = self._debrief
        self._open(form, lambda: form.open_for(event_id))

    def _open(self, form: QWidget, open_it: Callable[[], None]) -> None:
        # Shown first, since a form puts the keyboard where writing begins.
        self._pages.setCurrentWidget(form)
        try:
            open_it()
        except Exception:
            self.close()
            raise

    def _adopt(self, form: FormPage) -> None:
        form.left.connect(self._on_left)
        self._pages.addWidget(form)

    def _on_left(self) -> None:
        self.close()
        self.left.emit()
