"""Calendars and date fields without red weekends."""

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateTimeEdit, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class _CalendarDress(QObject):
    """Keeps the colours of one calendar, which Qt holds as text formats out of the style sheet's reach."""

    def __init__(self, calendar: QCalendarWidget, theme: ThemeManager) -> None:
        super().__init__(calendar)
        self._calendar, self._theme = calendar, theme
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        day = QTextCharFormat()
        day.setForeground(self._theme.colour("text"))
        for weekday in Qt.DayOfWeek:
            self._calendar.setWeekdayTextFormat(weekday, day)
        header = QTextCharFormat()
        header.setForeground(self._theme.colour("text_muted"))
        header.setBackground(self._theme.colour("surface_raised"))
        self._calendar.setHeaderTextFormat(header)


class _DressOnOpening(QObject):
    """Waits for a field to make its calendar, which it does when that is first opened: few ever open it."""

    def __init__(self, field: QDateTimeEdit, theme: ThemeManager) -> None:
        super().__init__(field)
        self._field, self._theme = field, theme
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress the calendar once it is there, before it is painted."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QWidget) and child.windowType() == Qt.WindowType.Popup:
                self._field.removeEventFilter(self)
                dress_calendar(self._field.calendarWidget(), self._theme)
        return super().eventFilter(watched, event)


def dress_calendar(calendar: QCalendarWidget, theme: ThemeManager) -> None:
    """Give a calendar the theme's quiet colours, now and after every change of theme."""
    _CalendarDress(calendar, theme)


def make_date_time_edit(theme: ThemeManager, object_name: str, name: str) -> QDateTimeEdit:
    """Return a field for a date and time with a calendar to choose from; the wheel passes it by.

    Args:
        theme: the theme in force.
        object_name: stable snake_case name.
        name: accessible name.
    """
    field = QDateTimeEdit()
    field.setObjectName(object_name)
    field.setAccessibleName(name)
    field.setCalendarPopup(True)
    _DressOnOpening(field, theme)
    WheelGuard(field).guard(field)
    return field
