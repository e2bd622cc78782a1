"""A chart's ground: plot and axes by pyqtgraph, reading out by mouse and keyboard. A plain wheel is the page's."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import ceil, floor
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.adapters.charts.ticks import Tick
from extrovertly_desktop.adapters.charts.time_window import TimeWindow
from extrovertly_desktop.views.progress.charts.ground import ChartGround
from extrovertly_desktop.views.progress.charts.overlay import ChartOverlay, EndLabel, Mark
from extrovertly_desktop.views.progress.charts.steering import Steering
from extrovertly_desktop.views.theme import ThemeManager

TickMaker = Callable[[int, Span], Sequence[Tick]]
"""Given how many labels fit, and which steps of the axis are in sight, returns the ticks of the time axis."""
PartDrawer = Callable[[Span], None]
"""Draws the steps of the axis that it is given."""

_HEIGHT_EM = 17.0
_LEAST_WIDTH_EM = 16.0
_LABEL_EM = 5.5
_EDGE_STEPS = 1
_AIR_SHARE = 0.008
_MUCH_CLOSER = 4
"""How many times as much as is in sight may be drawn, before it is drawn anew with more detail."""
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ChartCanvas(QWidget):
    """One plot with a time axis below and a scale at its left.

    Signals:
        pointed: the index of the point that is read out, −1 for none; and whether the keyboard chose it.
        opened: the index of the point that was clicked, or on which Enter was pressed.
        part_shown: another part of the time axis came into sight; whether a key did it.
    """

    pointed = Signal(int, bool)
    opened = Signal(int)
    part_shown = Signal(bool)

    def __init__(self, theme: ThemeManager, object_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._time, self._heights = TimeWindow(), (0.0, 1.0)
        self._draw_part: PartDrawer | None = None
        self._drawn = Span(0, 0)
        self.is_steered, self.shows_days, self._air = False, False, 0.0
        self._make_ticks: TickMaker = lambda _most, _span: ()
        self._points: tuple[tuple[float, float | None], ...] = ()
        self._chosen = -1
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # Time runs to the right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._ground = ChartGround(theme, self)
        self._overlay = ChartOverlay(theme, self.place, self.plot_area, self)
        self._ground.box.sigResized.connect(lambda _box: self._overlay.update())
        self._dress()
        self._opening.timeout.connect(self._open_chosen)
        theme.theme_changed.connect(self._dress)

    def add(self, item: Any) -> None:  # noqa: ANN401 - a pyqtgraph item
        """Put a drawing on the plot; later ones lie above."""
        self._ground.add(item)

    def set_window(self, left: float, right: float, bottom: float, top: float) -> None:
        """Show all of a scale; one whose time is the same stays at the part that is looked at."""
        was_closer = self.is_closer
        self._time.set_whole(left, right)
        self._heights = (bottom, top)
        self.shows_days, self._air = False, 0.0
        self._ground.box.setRange(xRange=self._time.shown, yRange=(bottom, top), padding=0, disableAutoRange=True)
        if was_closer and not self.is_closer:
            by_key = False
            self.part_shown.emit(by_key)

    def set_days(self, span: Span, bottom: float, top: float) -> None:
        """Show these days, with a little air at both ends so that no dot is cut."""
        air = max(0.5, _AIR_SHARE * span.days)
        self.set_window(span.first - air, span.last + air, bottom, top)
        self.shows_days, self._air = True, air

    def steer(self) -> None:
        """Let the person move along the time axis and look closer; called once."""
        self.is_steered = True
        Steering(self, self._time, self.plot_area, self._centre).moved.connect(self._on_moved)

    def set_part_drawer(self, draw: PartDrawer) -> None:
        """Take what draws a part of the data, and have it draw; it is asked again when a person looks closer."""
        self._draw_part = draw
        self._drawn = self._part_to_draw()
        draw(self._drawn)

    def part(self) -> Span:
        """Return the steps of the time axis that are in sight."""
        left, right = self._time.shown
        first = ceil(max(left, self._time.whole[0] + self._air))
        last = floor(min(right, self._time.whole[1] - self._air))
        return Span(first, max(first, last))

    @property
    def is_closer(self) -> bool:
        """Whether a part of the time axis is looked at and not all of it."""
        return self._time.is_closer

    def show_part(self, left: float, right: float) -> None:
        """Show a part of the time axis, as far as it lies within it."""
        changed = self._time.zoom((right - left) / self._time.width, self._time.shown[0])
        if self._time.move(left - self._time.shown[0]) or changed:
            self._on_moved(by_key=False)

    def set_scale(self, ticks: Sequence[Tick], *, room: int = 0) -> None:
        """Label the scale and draw a faint line at each tick; `room` pixels stay free for drawings instead of words."""
        self._ground.set_scale(ticks, room)
        self._lay_margins()

    def set_scale_painter(self, paint: Callable[[QPainter], None]) -> None:
        """Take what draws pictures beside the scale, in this widget's own coordinates."""
        self._overlay.set_scale_painter(paint)

    def left_edge(self) -> float:
        """Return the scale's value at the left edge of the plot."""
        return self._time.shown[0]

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
        self._ground.draw(painter, at)
        self._overlay.render(painter, at, renderFlags=QWidget.RenderFlag.DrawChildren)

    def place(self, x: float, y: float) -> QPointF:
        """Return where a point of the scale lies in this widget."""
        area = self.plot_area()
        (left, right), (bottom, top) = self._time.shown, self._heights
        return QPointF(
            area.left() + (x - left) / (right - left) * area.width(),
            area.bottom() - (y - bottom) / (top - bottom) * area.height(),
        )

    def plot_area(self) -> QRectF:
        """Return the rectangle of the plot in this widget, without its axes."""
        return self._ground.area()

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
        self._ground.view.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))
        self._overlay.setGeometry(self.rect())
        self._lay_time()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the point nearest to the pointer."""
        area, (left, right) = self.plot_area(), self._time.shown
        x = event.position().x()
        if not self._points or not area.left() <= x <= area.right():
            self._choose(-1, by_key=False)
            return
        self._choose(self._nearest(left + (x - area.left()) / area.width() * (right - left)), by_key=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the point that is read out."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.mouseMoveEvent(event)
            if self.is_closer:  # It may become a double click, which shows the whole.
                self._opening.start(QApplication.doubleClickInterval())
            else:
                self._open_chosen()
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

    def _dress(self) -> None:
        self._ground.dress()
        self._lay_time()
        self._lay_margins()
        self.updateGeometry()

    def _lay_time(self) -> None:
        label = max(1, self._theme.metrics.em(_LABEL_EM))
        self._ground.set_time(self._make_ticks(max(2, self.width() // label), self.part()))

    def _lay_margins(self) -> None:
        self._ground.set_right_margin(self._overlay.label_width())
        self._overlay.update()

    def _on_moved(self, by_key: bool) -> None:
        self._opening.stop()
        self._ground.box.setXRange(*self._time.shown, padding=0)
        self._lay_time()
        (left, right), drawn = self._time.shown, self._drawn
        is_outside = left < drawn.first or right > drawn.last
        if self._draw_part is not None and (is_outside or drawn.days > _MUCH_CLOSER * self._time.width):
            self._drawn = self._part_to_draw()
            self._draw_part(self._drawn)
        self._overlay.update()
        self.part_shown.emit(by_key)

    def _part_to_draw(self) -> Span:
        """Return what is in sight and half as much at each side, so that not every move draws anew."""
        (left, right), (first, last) = self._time.shown, self._time.whole
        room = (right - left) / 2
        return Span(floor(max(first, left - room)), ceil(min(last, right + room)))

    def _centre(self) -> float:
        """Return the point that is read out where it is in sight, or the middle of what is."""
        left, right = self._time.shown
        if self._chosen >= 0 and left <= self._points[self._chosen][0] <= right:
            return self._points[self._chosen][0]
        return (left + right) / 2

    def _open_chosen(self) -> None:
        if self._chosen >= 0:
            self.opened.emit(self._chosen)

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
        if index >= 0 and by_key and self._time.reveal(self._points[index][0]):
            self._on_moved(by_key=False)
        self._overlay.set_mark(Mark(*self._points[index]) if index >= 0 else None)
        self.pointed.emit(index, by_key)
