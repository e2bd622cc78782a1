"""What a chart stands on: pyqtgraph's view with one plot, a scale at its left and a time axis below."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QGraphicsGridLayout, QWidget

from extrovertly_desktop.adapters.charts.ticks import Tick
from extrovertly_desktop.views.theme import ThemeManager

_MARGIN_EM = 1.8


class ChartGround:
    """Plot and axes. What is drawn on it lets the mouse through to the widget it stands in."""

    def __init__(self, theme: ThemeManager, parent: QWidget) -> None:
        self._theme = theme
        self._scale: tuple[Tick, ...] = ()
        self._room_at_left = 0
        # Not PlotWidget: its plot item brings menus and a form of its own, which a calm chart never shows.
        self.view = pg.GraphicsView(parent)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The chart itself hears the mouse, and the wheel goes on to the page.
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        sheet = pg.GraphicsWidget()
        sheet.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._layout = QGraphicsGridLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        sheet.setLayout(self._layout)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._left, self._bottom = pg.AxisItem("left"), pg.AxisItem("bottom")
        for axis, row, column in ((self._left, 0, 0), (self._bottom, 1, 1)):
            axis.linkToView(self.box)
            self._layout.addItem(axis, row, column)
        self._layout.addItem(self.box, 0, 1)
        self._layout.setRowStretchFactor(0, 1)
        self._layout.setColumnStretchFactor(1, 1)
        self.view.setCentralItem(sheet)
        self._grid: list[Any] = []

    def add(self, item: Any) -> None:  # noqa: ANN401 - a pyqtgraph item
        """Put a drawing on the plot; later ones lie above."""
        self.box.addItem(item, ignoreBounds=True)

    def area(self) -> QRectF:
        """Return the rectangle of the plot in the widget it stands in, without its axes."""
        return QRectF(self.box.sceneBoundingRect()).translated(QPointF(self.view.pos()))

    def set_time(self, ticks: Sequence[Tick]) -> None:
        """Label the time axis."""
        self._bottom.setTicks([list(ticks)])

    def set_scale(self, ticks: Sequence[Tick], room: int) -> None:
        """Label the scale and draw a faint line at each tick; `room` pixels stay free for drawings instead of words."""
        self._scale, self._room_at_left = tuple(ticks), room
        self._lay_scale()

    def set_right_margin(self, width: int) -> None:
        """Leave so many pixels free at the right, and never less than half a label needs."""
        half_a_line = QFontMetrics(self._theme.font("caption")).height() // 2
        right = max(width, self._theme.metrics.em(_MARGIN_EM))
        self._layout.setContentsMargins(0, half_a_line, right, 0)

    def dress(self) -> None:
        """Take colours, fonts and sizes from the theme."""
        chart = self._theme.tokens.chart
        for axis in (self._left, self._bottom):
            axis.setTextPen(QColor(chart.label))
            axis.setTickFont(self._theme.font("caption"))
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=self._theme.metrics.space(2))
        # A label may reach as far beyond the last day as the margin at the right leaves room.
        self._bottom.setStyle(hideOverlappingLabels=self._theme.metrics.em(_MARGIN_EM))
        # Painted, not left clear: the viewport of a graphics view fills itself with the window's ground.
        self.view.setBackground(self._theme.colour("surface"))
        self._left.setPen(QColor(Qt.GlobalColor.transparent))
        self._bottom.setPen(QColor(chart.axis))
        self._lay_scale()

    def draw(self, painter: QPainter, at: QPoint) -> None:
        """Draw it onto a sheet, every dot as a shape and not as a picture of one."""
        items = [item for item in self.box.childGroup.childItems() if hasattr(item, "setExportMode")]
        for item in items:
            item.setExportMode(export=True, opts={"antialias": True, "resolutionScale": 1.0})
        painter.save()
        # The scene itself, not the widget: a widget lends its stored background, which is a picture.
        self.view.render(painter, QRectF(self.view.geometry().translated(at)), self.view.rect())
        painter.restore()
        for item in items:
            item.setExportMode(export=False)

    def _lay_scale(self) -> None:
        chart, metrics = self._theme.tokens.chart, QFontMetrics(self._theme.font("caption"))
        for line in self._grid:
            self.box.removeItem(line)
        pen = pg.mkPen(chart.grid, width=1)
        self._grid = [pg.InfiniteLine(pos=value, angle=0, pen=pen) for value, _ in self._scale]
        for line in self._grid:
            line.setZValue(-10)
            self.add(line)
        self._left.setTicks([self._scale])
        widest = max((metrics.horizontalAdvance(words) for _, words in self._scale), default=0)
        self._left.setWidth(max(self._room_at_left, widest) + self._theme.metrics.space(3))
        self._bottom.setHeight(metrics.height() + self._theme.metrics.space(3))
