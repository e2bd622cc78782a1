"""Parts that several charts are drawn with. Days are ordinals; a gap is a NaN, where the line breaks."""

from collections.abc import Sequence
from math import ceil
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from extrovertly_desktop.adapters.charts.rolling import RollingPoint

SMOOTH_UP_TO = 400
"""Points up to which a line is antialiased: on ten years of days it would cost 50 ms a frame."""
MOST_COLUMNS = 900
"""Groups of days that a long line is made of: about one a pixel."""
_WORTH_IT = 3
_CROWDED = 120
_VERY_CROWDED = 800
_SQUARE = 3
"""Pixels up to which a dot looks round though it is a square."""


def line(width: float = 2.0) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return a line that breaks at NaN."""
    item = pg.PlotCurveItem(connect="finite")
    item.setZValue(2)
    item.setProperty("line_width", width)
    return item


def draw_line(item: Any, windows: Sequence[RollingPoint | None], first: int, colour: QColor) -> None:  # noqa: ANN401
    """Draw rolling means from day `first` on."""
    days = np.arange(first, first + len(windows), dtype=float)
    means = np.array([np.nan if point is None else point.mean for point in windows], dtype=float)
    days, means = _columns(days, means)
    width = item.property("line_width")
    # A wide pen costs several times a thin one; over years the days lie closer than a pixel anyway.
    item.setPen(pg.mkPen(colour, width=width if len(days) <= SMOOTH_UP_TO else 1))
    item.setData(days, means, antialias=len(days) <= SMOOTH_UP_TO)


def _columns(days: Any, values: Any) -> tuple[Any, Any]:  # noqa: ANN401 - arrays
    """Return a long line with the lowest and the highest value of each group of days: it looks the same, and is quick.

    A group without any value stays a gap.
    """
    size = -(-len(days) // MOST_COLUMNS)
    if size < _WORTH_IT:
        return days, values
    padded = np.full(-(-len(days) // size) * size, np.nan)
    padded[: len(values)] = values
    groups = padded.reshape(-1, size)
    known = ~np.isnan(groups).all(axis=1)
    ends = np.full((len(groups), 2), np.nan)
    ends[known, 0], ends[known, 1] = np.nanmin(groups[known], axis=1), np.nanmax(groups[known], axis=1)
    return np.repeat(days[::size], 2), ends.reshape(-1)


class Dots(pg.GraphicsObject):  # type: ignore[misc]
    """Round dots of one size and colour; thousands are drawn at once, where a scatter plot would take 20 ms."""

    def __init__(self) -> None:
        super().__init__()
        self._points, self._pen, self._places = QPolygonF(), QPen(), np.zeros((0, 2))
        self._is_crowd = False
        self.setZValue(3)

    def draw(self, points: Sequence[tuple[float, float]], size: float, colour: QColor, of: int = 0) -> None:
        """Draw dots of a diameter in pixels; `of` says how many there are in all where others have other colours."""
        self._is_crowd = max(of, len(points)) > _VERY_CROWDED
        self.prepareGeometryChange()
        self._places = places = np.array(points, dtype=float).reshape(-1, 2)
        # An empty one is memory nobody may write to.
        self._points = pg.functions.arrayToQPolygonF(places[:, 0], places[:, 1]) if len(places) else QPolygonF()
        self._pen = QPen(colour, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        # Pixels of the screen, whatever the scale of the axes.
        self._pen.setCosmetic(True)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return where the dots lie, in the chart's own scale."""
        return self._points.boundingRect()

    def paint(self, painter: QPainter, *_args: object) -> None:
        """Draw them."""
        if self._is_crowd and not self._exportOpts:
            self._stamp(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.drawPoints(self._points)

    def _stamp(self, painter: QPainter) -> None:
        """Draw thousands of dots of two pixels as one picture: a tenth of the time of as many round ones."""
        view = self.getViewBox()
        if view is None or not len(self._places):
            return
        # By the painter's own transform, so that the places are those of the widget that is painted.
        to_widget, sharpness = painter.worldTransform(), painter.device().devicePixelRatioF()
        frame = to_widget.mapRect(self.mapRectFromItem(view, view.boundingRect()))
        width, height = (max(1, ceil(side * sharpness)) for side in (frame.width(), frame.height()))
        side = max(1, round(self._pen.widthF() * sharpness))
        x = (self._places[:, 0] * to_widget.m11() + to_widget.dx() - frame.left()) * sharpness - side / 2
        y = (self._places[:, 1] * to_widget.m22() + to_widget.dy() - frame.top()) * sharpness - side / 2
        left, top = np.rint(x).astype(int), np.rint(y).astype(int)
        inside = (left >= 0) & (top >= 0) & (left < width - side) & (top < height - side)
        pixels = np.zeros((height, width), dtype=np.uint32)
        for across in range(side):
            for down in range(side):
                if side > _SQUARE and {across, down} <= {0, side - 1}:
                    # Without its corners it is round enough.
                    continue
                pixels[top[inside] + down, left[inside] + across] = self._pen.color().rgba()
        picture = QImage(pixels.data, width, height, QImage.Format.Format_ARGB32)
        painter.save()
        painter.resetTransform()
        painter.drawImage(frame, picture)
        painter.restore()


class Band(QGraphicsPathItem):
    """The mean plus and minus its standard error, one closed shape for each stretch without a gap."""

    def __init__(self) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.setZValue(-5)

    def draw(self, windows: Sequence[RollingPoint | None], colour: QColor) -> None:
        """Draw the band."""
        path = QPainterPath()
        size = -(-len(windows) // MOST_COLUMNS)
        for run in _runs(windows):
            groups = [run[start : start + size] for start in range(0, len(run), size)]
            upper = [(group[0].day, max(point.mean + point.error for point in group)) for group in groups]
            lower = [(group[0].day, min(point.mean - point.error for point in group)) for group in reversed(groups)]
            path.addPolygon(QPolygonF([QPointF(*corner) for corner in (*upper, *lower)]))
            path.closeSubpath()
        self.setBrush(colour)
        self.setPath(path)


def dot_size(count: int, em: int) -> float:
    """Return the diameter of a dot in pixels: smaller where many stand side by side."""
    if count > _VERY_CROWDED:
        return max(2.0, em * 0.16)
    return em * (0.3 if count > _CROWDED else 0.5)


def _runs(windows: Sequence[RollingPoint | None]) -> list[list[RollingPoint]]:
    runs: list[list[RollingPoint]] = []
    open_run = False
    for point in windows:
        if point is None:
            open_run = False
            continue
        if not open_run:
            runs.append([])
        runs[-1].append(point)
        open_run = True
    return runs
