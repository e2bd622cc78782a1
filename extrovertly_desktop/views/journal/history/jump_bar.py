"""A slim bar in which a day is typed or picked, to go to it."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QHeaderView, QWidget

from extrovertly_desktop.adapters.local_dates import day_format
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.calendars import dress_calendar
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class JumpBar(QWidget):
    """Hidden until it is asked for.

    Signals:
        day_chosen: the day to go to.
        closed: the person left it without one.
    """

    day_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self.setObjectName("journal_jump")
        self._field = QDateEdit()
        self._field.setObjectName("journal_jump_date")
        self._field.setAccessibleName(self.tr("Day to go to"))
        self._field.setDisplayFormat(day_format())
        self._field.setCalendarPopup(True)
        self._name_calendar()
        dress_calendar(self._field.calendarWidget(), theme)
        WheelGuard(self._field).guard(self._field)
        go = make_button(self.tr("Go"), "journal_jump_go")
        go.clicked.connect(self._on_go)
        close = make_button("", "journal_jump_close", variant="quiet", theme=theme, icon="close")
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.space(2))
        row.addWidget(make_label(self.tr("Go to"), "muted", wrap=False))
        row.addWidget(self._field, 1)
        row.addWidget(go)
        row.addWidget(close)
        self.hide()

    def _name_calendar(self) -> None:
        calendar = self._field.calendarWidget()
        calendar.setObjectName("journal_jump_calendar")
        calendar.setAccessibleName(self._field.accessibleName())
        for header in calendar.findChildren(QHeaderView):
            way = "weekdays" if header.orientation() == Qt.Orientation.Horizontal else "weeks"
            header.setObjectName(f"journal_jump_{way}")

    def ask(self, day: date, latest: date) -> None:
        """Show the bar with a day to begin from."""
        self._field.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self._field.setDate(QDate(day.year, day.month, day.day))
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go and Escape leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def _on_go(self) -> None:
        day = self._field.date()
        self.hide()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
