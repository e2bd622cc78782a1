"""What stands where a list of events is empty: why, and the one thing to do about it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from extrovertly_desktop.adapters.event_model import is_narrowed
from extrovertly_desktop.domain.event_lists import EventFilter, EventView
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.empty_state import EmptyState


class AgendaEmptiness(QStackedWidget):
    """Explains an empty list.

    Signals:
        everything_wanted: the person wants to leave the filters, or the one day.
        discover_wanted: the person wants to look around.
        new_wanted: the person wants to add an event.
    """

    everything_wanted = Signal()
    discover_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing_found = EmptyState(
            theme, "text-search-variant", "", self.tr("Show all"), object_name="events_nothing_found"
        )
        self._nothing_to_come = EmptyState(
            theme,
            "calendar-blank-outline",
            self.tr(
                "Nothing is coming up. Add something you have heard of, however small, or bring in a calendar"
                " file by dropping it here."
            ),
            self.tr("New event"),
            object_name="events_nothing_to_come",
        )
        self._nothing_answered = EmptyState(
            theme, "star-outline", "", self.tr("Look around"), object_name="events_nothing_answered"
        )
        self._nothing_past = EmptyState(
            theme,
            "history",
            self.tr("Events that are over show up here, whether you went or not, with what you found."),
            object_name="events_nothing_past",
        )
        for state in (self._nothing_found, self._nothing_to_come, self._nothing_answered, self._nothing_past):
            self.addWidget(state)
        self._nothing_found.action_triggered.connect(self.everything_wanted)
        self._nothing_to_come.action_triggered.connect(self.new_wanted)
        self._nothing_answered.action_triggered.connect(self.discover_wanted)

    def explain(self, looked_for: EventFilter, day: date | None) -> None:
        """Say why nothing is listed."""
        if day is not None:
            self._nothing_found.set_sentence(self.tr("Nothing is on this day any more."))
            self.setCurrentWidget(self._nothing_found)
        elif is_narrowed(looked_for):
            words = (
                self.tr("No event's title holds these words. Another word, or fewer filters, may find one.")
                if looked_for.typed.strip()
                else self.tr("No event fits these filters at the moment.")
            )
            self._nothing_found.set_sentence(words)
            self.setCurrentWidget(self._nothing_found)
        elif looked_for.view is EventView.PAST:
            self.setCurrentWidget(self._nothing_past)
        elif looked_for.view is EventView.DISCOVER:
            self.setCurrentWidget(self._nothing_to_come)
        else:
            self._nothing_answered.set_sentence(self._unanswered(looked_for.view))
            self.setCurrentWidget(self._nothing_answered)

    def _unanswered(self, view: EventView) -> str:
        if view is EventView.GOING:
            return self.tr("You are not going to anything at the moment. Whatever you say yes to shows up here.")
        return self.tr("“Interested” keeps an event in sight without a promise. Nothing is kept at the moment.")
