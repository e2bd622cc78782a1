"""Parts that several charts are drawn with. Days are ordinals; a gap is a NaN, where the line breaks."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from extrovertly_desktop.adapters.charts.rolling import RollingPoint

SMOOTH_UP_TO = 400
"""Points up to which a line is antialiased: on ten years of days it would cost 50 ms a frame."""
_CROWDED = 120
_VERY_CROWDED = 800


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
    width = item.property("line_width")
    # A wide pen costs several times a thin one; over years the days lie closer than a pixel anyway.
    item.setPen(pg.mkPen(colour, width=width if len(windows) <= 4 * SMOOTH_UP_TO else 1))
    item.setData(days, means, antialias=len(windows) <= SMOOTH_UP_TO)


class Band(QGraphicsPathItem):
    """The mean plus and minus its standard error, one closed shape for each stretch without a gap."""

    def __init__(self) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.setZValue(-5)

    def draw(self, windows: Sequence[RollingPoint | None], colour: QColor) -> None:
        """Draw the band."""
        path = QPainterPath()
        for run in _runs(windows):
            upper = [(point.day, point.mean + point.error) for point in run]
            lower = [(point.day, point.mean - point.error) for point in reversed(run)]
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
