"""What lies over a chart: the mark of the chosen point, the labels of lines at their ends, the ring of the keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painting import paint_focus_ring

_GAP_EM = 0.5
_MARK_EM = 0.42


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A word beside the right end of a line, at height `y` of the chart's own scale."""

    y: float
    text: str
    colour: QColor


@dataclass(frozen=True, slots=True)
class Mark:
    """The chosen point; without a `y` it is only a line."""

    x: float
    y: float | None


class ChartOverlay(QWidget):
    """Lies over the plot, lets the mouse through.

    Args:
        theme: the theme in force.
        place: turns a point of the chart's scale into one of this widget.
        area: where the plot lies in this widget.
    """

    def __init__(
        self,
        theme: ThemeManager,
        place: Callable[[float, float], QPointF],
        area: Callable[[], QRectF],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme, self._place, self._area = theme, place, area
        self._labels: tuple[EndLabel, ...] = ()
        self._mark: Mark | None = None
        self._paint_scale: Callable[[QPainter], None] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_labels(self, labels: Sequence[EndLabel]) -> None:
        """Write other words at the right end."""
        self._labels = tuple(labels)
        self.update()

    def set_mark(self, mark: Mark | None) -> None:
        """Mark another point, or none."""
        if mark != self._mark:
            self._mark = mark
            self.update()

    def set_scale_painter(self, paint: Callable[[QPainter], None]) -> None:
        """Take what draws pictures beside the scale."""
        self._paint_scale = paint
        self.update()

    def label_width(self) -> int:
        """Return how much room the words need beside the plot."""
        metrics = QFontMetricsF(self._theme.font("caption", strong=True))
        widest = max((metrics.horizontalAdvance(label.text) for label in self._labels), default=0.0)
        return ceil(widest + 2 * self._gap()) if widest else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._paint_scale is not None:
            self._paint_scale(painter)
        self._paint_mark(painter)
        self._paint_labels(painter)
        parent = self.parentWidget()
        if parent is not None and parent.hasFocus():
            paint_focus_ring(painter, self.rect(), self._theme)
        painter.end()

    def _gap(self) -> int:
        return self._theme.metrics.em(_GAP_EM)

    def _paint_mark(self, painter: QPainter) -> None:
        if self._mark is None:
            return
        area = self._area()
        at = self._place(self._mark.x, self._mark.y or 0.0)
        if not area.left() - 1 <= at.x() <= area.right() + 1:
            # It lies beside the part that is looked at.
            return
        painter.setPen(QPen(self._theme.colour("outline"), self._theme.metrics.hairline))
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
        if self._mark.y is None:
            return
        radius = self._theme.metrics.em(_MARK_EM)
        painter.setPen(QPen(self._theme.colour("text"), self._theme.metrics.focus_ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius, radius)

    def _paint_labels(self, painter: QPainter) -> None:
        if not self._labels:
            return
        area, font = self._area(), self._theme.font("caption", strong=True)
        height = QFontMetricsF(font).height()
        painter.setFont(font)
        left = area.right() + self._gap()
        for label, top in zip(self._labels, self._tops(area, height), strict=True):
            painter.setPen(label.colour)
            box = QRectF(left, top, self.width() - left, height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), label.text)

    def _tops(self, area: QRectF, height: float) -> list[float]:
        """Return where each label begins, pushed apart where two lines end close together."""
        wanted = sorted((self._place(0.0, label.y).y() - height / 2, index) for index, label in enumerate(self._labels))
        tops = [0.0] * len(wanted)
        floor = area.top() - height / 2
        for top, index in wanted:
            tops[index] = floor = max(top, floor)
            floor += height
        # What was pushed below the plot is lifted back, lowest first.
        ceiling = area.bottom() + height / 2
        for _, index in reversed(wanted):
            ceiling -= height
            tops[index] = ceiling = min(tops[index], ceiling)
        return tops
