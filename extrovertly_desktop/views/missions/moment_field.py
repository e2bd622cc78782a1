"""When something was, in the person's own time."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain.clock import Clock, from_ms, to_ms
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.calendars import make_date_time_edit


class MomentField(QWidget):
    """A date and time read in the clock's zone; left alone it holds no moment, which means now.

    Args:
        theme: the theme in force.
        clock: tells now, and the zone.
        name: accessible name.
        object_name: stable name of the field itself.
    """

    def __init__(self, theme: ThemeManager, clock: Clock, name: str, object_name: str) -> None:
        super().__init__()
        self._clock = clock
        self._shown = QDateTime()
        self._field: QDateTimeEdit = make_date_time_edit(theme, object_name, name)
        # The field shows wall-clock figures; a zone without jumps keeps it from moving them.
        self._field.setTimeZone(QTimeZone.utc())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        self.setAccessibleName(name)
        self.setFocusProxy(self._field)

    def set_moment(self, at_ms: int | None) -> None:
        """Show an instant, or now."""
        self.choose(self._clock.now_ms() if at_ms is None else at_ms)
        self._shown = self._field.dateTime()

    def choose(self, at_ms: int) -> None:
        """Show an instant that the person chose before."""
        wall = from_ms(at_ms, self._clock.zone())
        date, time = QDate(wall.year, wall.month, wall.day), QTime(wall.hour, wall.minute)
        self._field.setDateTime(QDateTime(date, time, QTimeZone.utc()))

    def moment(self) -> int | None:
        """Return the instant the person chose, in milliseconds; None while they left it alone."""
        chosen = self._field.dateTime()
        if chosen == self._shown:
            return None
        date, time = chosen.date(), chosen.time()
        wall = datetime(date.year(), date.month(), date.day(), time.hour(), time.minute(), tzinfo=self._clock.zone())
        return to_ms(wall)
