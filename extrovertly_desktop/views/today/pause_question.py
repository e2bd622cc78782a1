"""Until when the streak is to pause: asked in the card, where the answer then stands."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.calendars import make_date_time_edit
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_OPEN, _DAY = "open", "day"
_USUAL = timedelta(days=6)
"""A week away is what the field proposes; today counts as its first day."""


class PauseQuestion(QWidget):
    """Until a day, or until the person comes back.

    Signals:
        answered: the last day of the pause (`datetime.date`), or None for an open end.
        dismissed: no pause after all.
    """

    answered = Signal(object)
    dismissed = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("pause_question")
        self._words = make_label(self.tr("Pause until when? Days off then count neither for nor against the streak."))
        self._choices = ChipRow(
            theme,
            self.tr("Pause until when?"),
            "pause_until",
            ((_OPEN, self.tr("Until I come back")), (_DAY, self.tr("Until a day"))),
            single=True,
        )
        self._day = make_date_time_edit(theme, "pause_last_day", self.tr("Last day of the pause"))
        self._day.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.LongFormat))
        self._error = InlineError(theme, "pause_error")
        self._start = make_button(self.tr("Pause"), "pause_start")
        self._leave = make_button(self.tr("Not now"), "pause_leave", variant="quiet")
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        for button in (self._start, self._leave):
            self._flow.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self._choices, self._day, self._error, self._actions):
            self._column.addWidget(widget)
        self._connect()
        self._on_theme_changed()

    def ask(self, today: date) -> None:
        """Begin afresh: an open end, and a week from today as the day that is proposed."""
        self._error.clear()
        self._choices.set_selection([_OPEN])
        self._day.hide()
        self._day.setMinimumDate(_q_date(today))
        self._day.setDate(_q_date(today + _USUAL))
        self.show()
        self._choices.findChildren(QWidget)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._words.text())

    def show_error(self, error: UserError) -> None:
        """Say why there can be no such pause."""
        self._error.show_error(str(error), self._day if self._day.isVisible() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Ctrl+Enter pauses."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self._on_started()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._choices.selection_changed.connect(self._on_choice_made)
        self._start.clicked.connect(self._on_started)
        self._leave.clicked.connect(self.dismissed)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _on_choice_made(self, chosen: tuple[str, ...]) -> None:
        if not chosen:
            self._choices.set_selection([_OPEN])
        until_a_day = chosen == (_DAY,)
        self._day.setVisible(until_a_day)
        if until_a_day:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_started(self) -> None:
        self._error.clear()
        day = self._day.date()
        until_a_day = self._choices.selection() == (_DAY,)
        self.answered.emit(date(day.year(), day.month(), day.day()) if until_a_day else None)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        self._flow.setSpacing(metrics.space(2))


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
