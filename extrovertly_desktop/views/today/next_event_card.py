"""The event that comes next, or one that has just been and was not told about yet."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from extrovertly_desktop.domain.event_lists import EventCard
from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.views.events.words import when_soon
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class NextEventCard(Card):
    """One event, when and where in words, and what fits now; out of sight while there is none.

    Signals:
        event_asked: a subject of the tab of events: an id, or `predict:`, `prepare:` or `debrief:` with one.
    """

    event_asked = Signal(str)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__(theme, object_name="next_event_card")
        self._event_id = ""
        self._name = make_label("", "body")
        self._name.setObjectName("next_event_title")
        self._when = make_label("", "muted")
        self._when.setObjectName("next_event_when")
        self._more = make_label("", "caption")
        self._more.setObjectName("next_event_more")
        self._tell = make_button(self.tr("How was it?"), "next_event_debrief")
        self._predict = make_button(self.tr("Predict"), "next_event_predict")
        self._prepare = make_button(self.tr("Prepare"), "next_event_prepare")
        self._open = make_button(self.tr("Open"), "next_event_open", variant="quiet")
        self._buttons = FlowLayout()
        for label in (self._name, self._when, self._more):
            self.add(label)
        for button in (self._tell, self._predict, self._prepare, self._open):
            self._buttons.addWidget(button)
        self.body.addLayout(self._buttons)
        self.body.addStretch(1)
        self._tell.clicked.connect(lambda: self.event_asked.emit(f"debrief:{self._event_id}"))
        self._predict.clicked.connect(lambda: self.event_asked.emit(f"predict:{self._event_id}"))
        self._prepare.clicked.connect(lambda: self.event_asked.emit(f"prepare:{self._event_id}"))
        self._open.clicked.connect(lambda: self.event_asked.emit(self._event_id))
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()
        self.hide()

    def show_events(self, waiting: Sequence[EventCard], coming: EventCard | None, today: date) -> None:
        """Show the newest event that waits to be told about, else the one that comes next.

        Args:
            waiting: events that are over and not told about, newest first.
            coming: the next event the person is going to or interested in.
            today: the day of the calendar.
        """
        card = waiting[0] if waiting else coming
        self.setVisible(card is not None)
        if card is None:
            return
        event, is_over = card.event, bool(waiting)
        self._event_id = event.id
        self.set_title(self._heading(card, is_over=is_over))
        self._name.setText(event.title)
        parts = [when_soon(event, today), event.location or ""]
        words = " · ".join(part for part in parts if part)
        self._when.setText(words[:1].upper() + words[1:])
        self._more.setText(self._rest(coming, today) if is_over and coming is not None else "")
        self._more.setVisible(bool(self._more.text()))
        self._tell.setVisible(is_over)
        self._predict.setVisible(not is_over and not card.has_prediction)
        self._prepare.setVisible(not is_over)
        for button in (self._tell, self._predict, self._prepare, self._open):
            button.setAccessibleName(self.tr("{deed} {title}").format(deed=button.text(), title=event.title))

    def _heading(self, card: EventCard, *, is_over: bool) -> str:
        if is_over:
            return self.tr("An event has been")
        if card.status is AttendeeStatus.INTERESTED:
            return self.tr("Next in sight")
        return self.tr("Your next event")

    def _rest(self, coming: EventCard, today: date) -> str:
        text = self.tr("Next: {title}, {when}")
        return text.format(title=coming.event.title, when=when_soon(coming.event, today))

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self.body.setSpacing(metrics.space(1))
        self._buttons.setSpacing(metrics.space(2))
        self._buttons.setContentsMargins(0, metrics.space(2), 0, 0)
