"""Days as fields one walks through by keyboard or clicks on; what a month and a year have in common."""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from extrovertly_desktop.adapters.local_dates import long_day
from extrovertly_desktop.domain.journal_days import JournalDay
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painting import paint_focus_ring

_DIMMED = 0.3
"""How opaque a day is on which a search finds nothing."""
FIRST_DAY = date(1900, 1, 1)
WEEK = 7


class DayGrid(QWidget):
    """Paints the days of one period; a subclass says which, and how each looks.

    Signals:
        current_changed: the day on which the keyboard stands.
        day_opened: a day that was clicked, or Enter was pressed on.
    """

    current_changed = Signal(object)
    day_opened = Signal(object)

    def __init__(self, theme: ThemeManager, today: date, object_name: str, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.today = today
        self.current = today
        self.first_weekday = 0
        self.days: Mapping[date, JournalDay] = {}
        self.hits: Mapping[date, int] | None = None
        self.mood_titles: Mapping[str, str] = {}
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        theme.theme_changed.connect(self.updateGeometry)
        theme.theme_changed.connect(self.update)

    def period(self) -> tuple[date, date]:
        """Return the first and the last day shown."""
        raise NotImplementedError

    def place_of(self, day: date) -> QRect:
        """Return where a day of the period stands."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what stands around the days."""
        raise NotImplementedError

    def paint_day(self, painter: QPainter, place: QRect, day: date, found: JournalDay | None) -> None:
        """Paint one day."""
        raise NotImplementedError

    def pages(self, step: int) -> date:
        """Return the day that PageUp (-1) and PageDown (1) lead to."""
        return shifted(self.current, step)

    def each_day(self) -> Iterator[date]:
        """Yield the days of the period."""
        first, last = self.period()
        for number in range((last - first).days + 1):
            yield first + timedelta(days=number)

    def set_days(self, days: Mapping[date, JournalDay], hits: Mapping[date, int] | None = None) -> None:
        """Show what was written on the days of the period.

        Args:
            days: the days that hold entries.
            hits: how many entries of a day a search finds; days without any are dimmed. None while nothing is
                searched for.
        """
        self.days, self.hits = days, hits
        self._describe()
        self.update()

    def go_to(self, day: date) -> None:
        """Stand on a day, no later than today."""
        day = min(max(day, FIRST_DAY), self.today)
        if day != self.current:
            self.current = day
            self._describe()
            self.current_changed.emit(day)
            self.update()

    def reading(self, day: date) -> str:
        """Return a day in words: what colour and size show to the eye."""
        found = self.days.get(day)
        if found is None:
            return self.tr("{day}: nothing written").format(day=long_day(day))
        entries = self.tr("1 entry") if found.count == 1 else self.tr("{count} entries").format(count=found.count)
        if self.hits is not None:
            entries = self.tr("{found} of {entries} found").format(found=self.hits.get(day, 0), entries=entries)
        return self.tr("{day}: {entries}, {mood}").format(
            day=long_day(day), entries=entries, mood=self.mood_words(found)
        )

    def mood_words(self, found: JournalDay) -> str:
        """Return how a day was on the whole."""
        if found.mood is not None:
            return self.mood_titles.get(found.mood, found.mood)
        if found.valence is None:
            return self.tr("mood unknown")
        steps = (
            (-0.6, self.tr("unpleasant")),
            (-0.2, self.tr("rather unpleasant")),
            (0.2, self.tr("mixed")),
            (0.6, self.tr("rather pleasant")),
        )
        return next((words for limit, words in steps if found.valence < limit), self.tr("pleasant"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk: arrows by days and weeks, Page keys by pages, Home and End within the month; Enter opens."""
        forward = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
        }
        key = Qt.Key(event.key())
        last = calendar.monthrange(self.current.year, self.current.month)[1]
        if key in steps:
            self.go_to(self.current + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to(self.pages(-1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self.go_to(self.current.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.go_to(self.current.replace(day=last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day that was clicked."""
        day = self.day_at(event.position().toPoint())
        if day is not None and day <= self.today and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(day)
            self.day_opened.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        day = self.day_at(event.position().toPoint())
        if day is not None and day in self.days:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def event(self, event: object) -> bool:
        """Tell of the day under the pointer."""
        if isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if day is None else self.reading(day), self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def day_at(self, spot: QPoint) -> date | None:
        """Return the day at a spot of the widget, or None."""
        return next((day for day in self.each_day() if self.place_of(day).contains(spot)), None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything, and the ring around the day on which the keyboard stands."""
        painter = QPainter(self)
        self.paint_ground(painter)
        for day in self.each_day():
            is_dimmed = self.hits is not None and day in self.days and day not in self.hits
            painter.setOpacity(_DIMMED if is_dimmed else 1.0)
            self.paint_day(painter, self.place_of(day), day, self.days.get(day))
        painter.setOpacity(1.0)
        if self.hasFocus():
            paint_focus_ring(painter, self.place_of(self.current), self.theme)
        painter.end()

    def mirrored(self, place: QRect) -> QRect:
        """Return a place seen from the other side in languages that are written right to left."""
        if not self.isRightToLeft():
            return place
        return QRect(self.width() - place.right() - 1, place.top(), place.width(), place.height())

    def mood_fill(self, found: JournalDay) -> QColor:
        """Return the colour of a day that holds entries."""
        if found.valence is None:
            return self.theme.colour("ground_sunken")
        return self.theme.mood_colour(found.valence)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.reading(self.current))


def weeks_before(day: date, first_weekday: int) -> tuple[int, int]:
    """Return the row and column of a day in the grid of its month."""
    lead = (day.replace(day=1).weekday() - first_weekday) % WEEK
    return divmod(lead + day.day - 1, WEEK)


def shifted(day: date, months: int) -> date:
    """Return the same day some months on, or the last of that month when it is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return day
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
