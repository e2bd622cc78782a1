"""A year in pixels as a widget: a row a month, a column a day of the month."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.year_pixels import PixelMeasure, YearOfPixels
from extrovertly_desktop.views.progress.charts.colour_key import ColourScale, key_height, paint_field, paint_key
from extrovertly_desktop.views.progress.charts.painted import PaintedChart
from extrovertly_desktop.views.progress.charts.wording import month_name
from extrovertly_desktop.views.theme import ThemeManager

FULL_COUNT = 6.0
"""Activities from which a day has the full colour: more are rare, and would leave all other days pale."""
_MONTHS, _DAYS = 12, 31
_ROW_EM = 1.45
_NUMBERED = (1, 5, 10, 15, 20, 25, 30)
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PixelGrid(PaintedChart):
    """Paints a `YearOfPixels`; the index of a field is the day of the year from 0.

    Signals:
        year_wanted: PageUp (−1) or PageDown (1) was pressed.
    """

    year_wanted = Signal(int)

    def __init__(self, theme: ThemeManager, object_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name, name, parent)
        # Days run to the right in every language, as time does on the other charts.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # The latest day is where a person looks first.
        self.begins_at_end = True
        self._year: YearOfPixels | None = None
        self._today = date.max
        self._starts: tuple[int, ...] = ()
        self._line = self._names_width = 0.0
        self._measure()
        theme.theme_changed.connect(self._measure)

    def show_year(self, year: YearOfPixels, today: date) -> None:
        """Show a year as seen from a day; the days after it are left blank."""
        self._year, self._today = year, today
        self._starts = tuple(date(year.year, month, 1).toordinal() for month in range(1, _MONTHS + 1))
        self.show_anew()

    def day_of(self, index: int) -> int:
        """Return the day (ordinal) of a field."""
        return self._year.span.first + index if self._year is not None else index

    def count(self) -> int:
        """Return the days up to today, or all of a year that is over."""
        if self._year is None:
            return 0
        last = max([self._today.toordinal(), *self._year.values])
        return max(0, min(self._year.span.last, last) - self._year.span.first + 1)

    def place_of(self, index: int) -> QRectF:
        """Return the field of a day."""
        day = date.fromordinal(self.day_of(index))
        width, height = self._field()
        gap = max(1.0, self.theme.metrics.space(0.5))
        left, top = self._corner()
        return QRectF(left + (day.day - 1) * width, top + (day.month - 1) * height, width - gap, height - gap)

    def index_at(self, spot: QPointF) -> int:
        """Return the day at a spot."""
        left, top = self._corner()
        width, height = self._field()
        row, column = int((spot.y() - top) // height), int((spot.x() - left) // width)
        if self._year is None or not 0 <= row < _MONTHS or not 0 <= column < _DAYS:
            return -1
        index = self._starts[row] - self._year.span.first + column
        after = self._starts[row + 1] if row + 1 < _MONTHS else self._year.span.last + 1
        return index if index < self.count() and self._starts[row] + column < after else -1

    def neighbour(self, index: int, across: int, down: int) -> int:
        """Return the next day, or the same day of the month above or below, or the last of a shorter one."""
        if not down:
            return super().neighbour(index, across, 0)
        day = date.fromordinal(self.day_of(index))
        month = day.month + down
        if not 1 <= month <= _MONTHS or self._year is None:
            return index
        after = self._starts[month] if month < _MONTHS else self._year.span.last + 1
        wanted = min(self._starts[month - 1] + day.day, after) - 1 - self._year.span.first
        return min(wanted, self.count() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn to another year by the page keys; walk by the others."""
        step = _PAGES.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.year_wanted.emit(step)

    def wanted_height(self) -> int:
        """Return twelve rows, the numbers above and the key below."""
        return round(self._corner()[1] + _MONTHS * self._field()[1] + self._key_room())

    def scale(self) -> ColourScale:
        """Return the colours of what is shown."""
        measure = self._year.measure if self._year is not None else PixelMeasure.MOOD
        return ColourScale(self.theme, measure, FULL_COUNT)

    def paint(self, painter: QPainter) -> None:
        """Paint the days, the names of the months, the numbers of days and the key."""
        if self._year is None:
            return
        scale, values = self.scale(), self._year.values
        colours: dict[float, QColor] = {}
        for index in range(self.count()):
            value = values.get(self.day_of(index))
            if value is not None and value not in colours:
                colours[value] = scale.colour(value)
            paint_field(painter, self._inset(index), None if value is None else colours[value], self.theme)
        today = self._today.toordinal() - self._year.span.first
        if 0 <= today < self.count():
            painter.setPen(QPen(self.theme.colour("text_muted"), self.theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._inset(today), 2, 2)
        self._paint_words(painter)
        key = key_height(self.theme)
        row = QRectF(self._corner()[0], self.height() - key - self._edge(), self.width(), key)
        paint_key(painter, row, scale, self.theme, self.tr("nothing noted"))

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(self.theme.font("caption"))
        painter.setPen(QColor(self.theme.tokens.chart.label))
        left, top = self._corner()
        width, height = self._field()
        centre = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        aside = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for month in range(1, _MONTHS + 1):
            row = QRectF(self._edge(), top + (month - 1) * height, left, height)
            painter.drawText(row, aside, month_name(month, short=True))
        for number in _NUMBERED:
            # Wider than its field, so that two digits fit over a narrow one.
            box = QRectF(left + (number - 1.5) * width, self._edge(), 2 * width, top - self._edge())
            painter.drawText(box, centre, str(number))

    def _inset(self, index: int) -> QRectF:
        return self.place_of(index).adjusted(0.5, 0.5, -0.5, -0.5)

    def _edge(self) -> int:
        return self.theme.metrics.space(1)

    def _corner(self) -> tuple[float, float]:
        return self._names_width + self.theme.metrics.space(3), self._line + self.theme.metrics.space(2)

    def _measure(self) -> None:
        # Measured once for each theme: the places of 366 fields are asked for with every move of the pointer.
        words = QFontMetricsF(self.theme.font("caption"))
        self._line = words.height()
        self._names_width = max(
            words.horizontalAdvance(month_name(month, short=True)) for month in range(1, _MONTHS + 1)
        )

    def _field(self) -> tuple[float, float]:
        return (self.width() - self._corner()[0] - self._edge()) / _DAYS, self.theme.metrics.em(_ROW_EM)

    def _key_room(self) -> float:
        return key_height(self.theme) + self.theme.metrics.space(3) + self._edge()
