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

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field: QDateEdit | None = None
        self.setObjectName("journal_jump")
        self.hide()

    def ask(self, day: date, latest: date) -> None:
        """Show the bar with a day to begin from."""
        field = self._field or self._build()
        field.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        field.setDate(QDate(day.year, day.month, day.day))
        self.show()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go and Escape leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> QDateEdit:
        """Make what stands in the bar, which with its calendar is much, and seldom asked for."""
        theme = self._theme
        self._field = QDateEdit()
        self._field.setObjectName("journal_jump_date")
        self._field.setAccessibleName(self.tr("Day to go to"))
        self._field.setDisplayFormat(day_format())
        self._field.setCalendarPopup(True)
        self._name_calendar(self._field)
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
        return self._field

    @staticmethod
    def _name_calendar(field: QDateEdit) -> None:
        calendar = field.calendarWidget()
        calendar.setObjectName("journal_jump_calendar")
        calendar.setAccessibleName(field.accessibleName())
        for header in calendar.findChildren(QHeaderView):
            way = "weekdays" if header.orientation() == Qt.Orientation.Horizontal else "weeks"
            header.setObjectName(f"journal_jump_{way}")

    def _on_go(self) -> None:
        if self._field is None:
            return
        day = self._field.date()
        self.hide()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
