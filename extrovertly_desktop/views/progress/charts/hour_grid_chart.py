"""Check-ins by weekday and hour as a widget: a row a weekday, a column an hour; each field says how many it holds."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.weekdays import HOURS_A_DAY, HourCell, HourGrid
from extrovertly_desktop.adapters.charts.year_pixels import PixelMeasure
from extrovertly_desktop.views.progress.charts.colour_key import ColourScale, key_height, paint_field, paint_key
from extrovertly_desktop.views.progress.charts.painted import PaintedChart, ink_on
from extrovertly_desktop.views.progress.charts.wording import hour_name, weekday_name
from extrovertly_desktop.views.theme import ThemeManager

_ROW_EM = 1.9
_HOURS_STEP = 3


class HourGridChart(PaintedChart):
    """Paints an `HourGrid`; the index of a field goes through the hours, weekday by weekday."""

    def __init__(self, theme: ThemeManager, object_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name, name, parent)
        # Hours run to the right in every language, as time does on the other charts.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid: HourGrid | None = None
        self._line = self._names_width = 0.0
        self._measure_words()
        theme.theme_changed.connect(self._measure_words)
        self._measure = PixelMeasure.ACTIVITY

    def show_grid(self, grid: HourGrid, measure: PixelMeasure) -> None:
        """Show a grid, coloured by how many check-ins (activity), their mood or their confidence."""
        self._grid, self._measure = grid, measure
        self.show_anew()

    def key_of(self, index: int) -> tuple[int, int]:
        """Return weekday (Monday = 0) and hour of a field."""
        row, column = divmod(index, HOURS_A_DAY)
        return (self._grid.weekdays[row], self._grid.hours[column]) if self._grid is not None else (row, column)

    def count(self) -> int:
        """Return how many fields there are: seven days of 24 hours."""
        return len(self._grid.weekdays) * HOURS_A_DAY if self._grid is not None else 0

    def place_of(self, index: int) -> QRectF:
        """Return the field of an hour."""
        row, column = divmod(index, HOURS_A_DAY)
        width, height = self._field()
        left, top = self._corner()
        gap = max(1.0, self.theme.metrics.space(0.5))
        return QRectF(left + column * width, top + row * height, width - gap, height - gap)

    def index_at(self, spot: QPointF) -> int:
        """Return the field at a spot."""
        left, top = self._corner()
        width, height = self._field()
        column, row = int((spot.x() - left) // width), int((spot.y() - top) // height)
        inside = 0 <= column < HOURS_A_DAY and 0 <= row * HOURS_A_DAY < self.count()
        return row * HOURS_A_DAY + column if inside else -1

    def neighbour(self, index: int, across: int, down: int) -> int:
        """Return the hour beside, or the same hour of the day above or below."""
        wanted = index + across + HOURS_A_DAY * down
        return wanted if 0 <= wanted < self.count() else index

    def wanted_height(self) -> int:
        """Return seven rows, the hours above and the key below."""
        rows = len(self._grid.weekdays) if self._grid is not None else 0
        key = key_height(self.theme) + self.theme.metrics.space(3) + self._edge()
        return round(self._corner()[1] + rows * self._field()[1] + key)

    def paint(self, painter: QPainter) -> None:
        """Paint the fields, the names of weekdays and hours, and the key."""
        grid = self._grid
        if grid is None:
            return
        scale = ColourScale(self.theme, self._measure, grid.most)
        numbers = QFontMetricsF(self.theme.font("caption"))
        for index in range(self.count()):
            cell = grid.cells.get(self.key_of(index))
            box = self.place_of(index).adjusted(0.5, 0.5, -0.5, -0.5)
            value = None if cell is None else self._value(cell)
            fill = None if value is None else scale.colour(value)
            paint_field(painter, box, fill, self.theme)
            if cell is not None:
                words = str(cell.n)
                # Where the number has no room it is left to the reading out.
                if numbers.horizontalAdvance(words) < box.width():
                    painter.setFont(self.theme.font("caption"))
                    painter.setPen(self.theme.colour("text") if fill is None else ink_on(fill, self.theme))
                    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        self._paint_words(painter, grid)
        key = key_height(self.theme)
        row = QRectF(self._corner()[0], self.height() - key - self._edge(), self.width(), key)
        paint_key(painter, row, scale, self.theme)

    def _value(self, cell: HourCell) -> float | None:
        match self._measure:
            case PixelMeasure.MOOD:
                return cell.mood
            case PixelMeasure.CONFIDENCE:
                return cell.confidence
            case PixelMeasure.ACTIVITY:
                return float(cell.n)

    def _paint_words(self, painter: QPainter, grid: HourGrid) -> None:
        painter.setFont(self.theme.font("caption"))
        painter.setPen(QColor(self.theme.tokens.chart.label))
        left, top = self._corner()
        width, height = self._field()
        leading = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, weekday in enumerate(grid.weekdays):
            box = QRectF(self._edge(), top + row * height, left, height)
            painter.drawText(box, leading, weekday_name(weekday, short=True))
        for column, hour in enumerate(grid.hours):
            if column % _HOURS_STEP == 0:
                box = QRectF(left + column * width, self._edge(), _HOURS_STEP * width, top - self._edge())
                painter.drawText(box, leading, hour_name(hour))

    def _edge(self) -> int:
        return self.theme.metrics.space(1)

    def _corner(self) -> tuple[float, float]:
        return self._names_width + self.theme.metrics.space(3), self._line + self.theme.metrics.space(2)

    def _measure_words(self) -> None:
        # Measured once for each theme: the places of 168 fields are asked for with every move of the pointer.
        words = QFontMetricsF(self.theme.font("caption"))
        self._line = words.height()
        self._names_width = max(words.horizontalAdvance(weekday_name(weekday, short=True)) for weekday in range(7))

    def _field(self) -> tuple[float, float]:
        return (self.width() - self._corner()[0] - self._edge()) / HOURS_A_DAY, self.theme.metrics.em(_ROW_EM)
