"""A chart's ground: plot and axes by pyqtgraph, reading out by mouse and keyboard. It never takes the wheel."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsGridLayout, QSizePolicy, QWidget

from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.adapters.charts.ticks import Tick
from extrovertly_desktop.views.progress.charts.overlay import ChartOverlay, EndLabel, Mark
from extrovertly_desktop.views.theme import ThemeManager

TickMaker = Callable[[int], Sequence[Tick]]
"""Given how many labels fit, returns the ticks of the time axis."""

_HEIGHT_EM = 17.0
_LEAST_WIDTH_EM = 16.0
_LABEL_EM = 5.5
_EDGE_STEPS = 1
_MARGIN_EM = 1.8
_AIR_SHARE = 0.008
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ChartCanvas(QWidget):
    """One plot with a time axis below and a scale at its left.

    Signals:
        pointed: the index of the point that is read out, −1 for none; and whether the keyboard chose it.
        opened: the index of the point that was clicked, or on which Enter was pressed.
    """

    pointed = Signal(int, bool)
    opened = Signal(int)

    def __init__(self, theme: ThemeManager, object_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = (0.0, 1.0, 0.0, 1.0)
        self._make_ticks: TickMaker = lambda _most: ()
        self._scale: tuple[Tick, ...] = ()
        self._points: tuple[tuple[float, float | None], ...] = ()
        self._chosen = -1
        self._room_at_left = 0
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # Time runs to the right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._build()
        self._dress()
        theme.theme_changed.connect(self._dress)

    def add(self, item: Any) -> None:  # noqa: ANN401 - a pyqtgraph item
        """Put a drawing on the plot; later ones lie above."""
        self._box.addItem(item, ignoreBounds=True)

    def set_window(self, left: float, right: float, bottom: float, top: float) -> None:
        """Show this part of the scale."""
        self._window = (left, right, bottom, top)
        self._box.setRange(xRange=(left, right), yRange=(bottom, top), padding=0, disableAutoRange=True)

    def set_days(self, span: Span, bottom: float, top: float) -> None:
        """Show these days, with a little air at both ends so that no dot is cut."""
        air = max(0.5, _AIR_SHARE * span.days)
        self.set_window(span.first - air, span.last + air, bottom, top)

    def set_scale(self, ticks: Sequence[Tick], *, room: int = 0) -> None:
        """Label the scale and draw a faint line at each tick; `room` pixels stay free for drawings instead of words."""
        self._scale, self._room_at_left = tuple(ticks), room
        self._lay_scale()

    def set_scale_painter(self, paint: Callable[[QPainter], None]) -> None:
        """Take what draws pictures beside the scale, in this widget's own coordinates."""
        self._overlay.set_scale_painter(paint)

    def left_edge(self) -> float:
        """Return the scale's value at the left edge of the plot."""
        return self._window[0]

    def set_time(self, make_ticks: TickMaker) -> None:
        """Take what makes the labels of the time axis; it is asked again when the width changes."""
        self._make_ticks = make_ticks
        self._lay_time()

    def set_end_labels(self, labels: Sequence[EndLabel]) -> None:
        """Write words beside the right ends of lines."""
        self._overlay.set_labels(labels)
        self._lay_margins()

    def set_points(self, points: Sequence[tuple[float, float | None]]) -> None:
        """Take the points that can be read out, from left to right."""
        self._points = tuple(points)
        self._choose(-1, by_key=False)

    def draw(self, painter: QPainter, at: QPoint) -> None:
        """Draw the chart onto a sheet, every dot as a shape and not as a picture of one."""
        items = [item for item in self._box.childGroup.childItems() if hasattr(item, "setExportMode")]
        for item in items:
            item.setExportMode(export=True, opts={"antialias": True, "resolutionScale": 1.0})
        view = self._view
        painter.save()
        # The scene itself, not the widget: a widget lends its stored background, which is a picture.
        view.render(painter, QRectF(view.geometry().translated(at)), view.rect())
        painter.restore()
        for item in items:
            item.setExportMode(export=False)
        self._overlay.render(painter, at, renderFlags=QWidget.RenderFlag.DrawChildren)

    def place(self, x: float, y: float) -> QPointF:
        """Return where a point of the scale lies in this widget."""
        area = self.plot_area()
        left, right, bottom, top = self._window
        return QPointF(
            area.left() + (x - left) / (right - left) * area.width(),
            area.bottom() - (y - bottom) / (top - bottom) * area.height(),
        )

    def plot_area(self) -> QRectF:
        """Return the rectangle of the plot in this widget, without its axes."""
        return QRectF(self._box.sceneBoundingRect()).translated(QPointF(self._view.pos()))

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self._theme.metrics.em(2 * _HEIGHT_EM), self._theme.metrics.em(_HEIGHT_EM))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(self._theme.metrics.em(_LEAST_WIDTH_EM), self._theme.metrics.em(_HEIGHT_EM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep plot and overlay on the whole widget, inside the room of the focus ring."""
        super().resizeEvent(event)
        edge = self._theme.metrics.space(_EDGE_STEPS)
        self._view.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))
        self._overlay.setGeometry(self.rect())
        self._lay_time()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the point nearest to the pointer."""
        area, (left, right, _, _) = self.plot_area(), self._window
        x = event.position().x()
        if not self._points or not area.left() <= x <= area.right():
            self._choose(-1, by_key=False)
            return
        self._choose(self._nearest(left + (x - area.left()) / area.width() * (right - left)), by_key=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the point that is read out."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.mouseMoveEvent(event)
            if self._chosen >= 0:
                self.opened.emit(self._chosen)
        else:
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading out what the pointer left, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._choose(-1, by_key=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the read-out: left and right, Home and End; Enter opens the point, Escape ends it."""
        last = len(self._points) - 1
        key = Qt.Key(event.key())
        if last < 0:
            super().keyPressEvent(event)
        elif key in _KEYS:
            start = self._chosen if self._chosen >= 0 else (last + 1 if _KEYS[key] < 0 else -1)
            self._choose(min(last, max(0, start + _KEYS[key])), by_key=True)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._choose(0 if key == Qt.Key.Key_Home else last, by_key=True)
        elif key in _OPENING_KEYS and self._chosen >= 0:
            self.opened.emit(self._chosen)
        elif key == Qt.Key.Key_Escape and self._chosen >= 0:
            self._choose(-1, by_key=True)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._overlay.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring and the read-out away."""
        super().focusOutEvent(event)
        self._choose(-1, by_key=False)
        self._overlay.update()

    def _build(self) -> None:
        # Not PlotWidget: its plot item brings menus and a form of its own, which a calm chart never shows.
        self._view = pg.GraphicsView(self)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The canvas itself hears the mouse, and the wheel goes on to the page.
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        sheet = pg.GraphicsWidget()
        sheet.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._layout = QGraphicsGridLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        sheet.setLayout(self._layout)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._left, self._bottom = pg.AxisItem("left"), pg.AxisItem("bottom")
        for axis, row, column in ((self._left, 0, 0), (self._bottom, 1, 1)):
            axis.linkToView(self._box)
            self._layout.addItem(axis, row, column)
        self._layout.addItem(self._box, 0, 1)
        self._layout.setRowStretchFactor(0, 1)
        self._layout.setColumnStretchFactor(1, 1)
        self._view.setCentralItem(sheet)
        self._grid: list[Any] = []
        self._overlay = ChartOverlay(self._theme, self.place, self.plot_area, self)
        self._box.sigResized.connect(lambda _box: self._overlay.update())

    def _dress(self) -> None:
        chart = self._theme.tokens.chart
        for axis in (self._left, self._bottom):
            axis.setTextPen(QColor(chart.label))
            axis.setTickFont(self._theme.font("caption"))
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=self._theme.metrics.space(2))
        # A label may reach as far beyond the last day as the margin at the right leaves room.
        self._bottom.setStyle(hideOverlappingLabels=self._theme.metrics.em(_MARGIN_EM))
        # Painted, not left clear: the viewport of a graphics view fills itself with the window's ground.
        self._view.setBackground(self._theme.colour("surface"))
        self._left.setPen(QColor(Qt.GlobalColor.transparent))
        self._bottom.setPen(QColor(chart.axis))
        self._lay_scale()
        self._lay_time()
        self.updateGeometry()

    def _lay_scale(self) -> None:
        chart, metrics = self._theme.tokens.chart, QFontMetrics(self._theme.font("caption"))
        for line in self._grid:
            self._box.removeItem(line)
        self._grid = [
            pg.InfiniteLine(pos=value, angle=0, pen=pg.mkPen(chart.grid, width=1)) for value, _ in self._scale
        ]
        for line in self._grid:
            line.setZValue(-10)
            self.add(line)
        self._left.setTicks([self._scale])
        widest = max((metrics.horizontalAdvance(words) for _, words in self._scale), default=0)
        self._left.setWidth(max(self._room_at_left, widest) + self._theme.metrics.space(3))
        self._bottom.setHeight(metrics.height() + self._theme.metrics.space(3))
        self._lay_margins()

    def _lay_time(self) -> None:
        label = max(1, self._theme.metrics.em(_LABEL_EM))
        self._bottom.setTicks([list(self._make_ticks(max(2, self.width() // label)))])

    def _lay_margins(self) -> None:
        half_a_line = QFontMetrics(self._theme.font("caption")).height() // 2
        right = max(self._overlay.label_width(), self._theme.metrics.em(_MARGIN_EM))
        self._layout.setContentsMargins(0, half_a_line, right, 0)
        self._overlay.update()

    def _nearest(self, x: float) -> int:
        after = bisect_left(self._points, x, key=lambda point: point[0])
        near = [index for index in (after - 1, after) if 0 <= index < len(self._points)]
        return min(near, key=lambda index: abs(self._points[index][0] - x))

    def _choose(self, index: int, *, by_key: bool) -> None:
        if index == self._chosen and index < 0:
            self._overlay.set_mark(None)
            return
        if index == self._chosen and not by_key:
            return
        self._chosen = index
        self._overlay.set_mark(Mark(*self._points[index]) if index >= 0 else None)
        self.pointed.emit(index, by_key)
