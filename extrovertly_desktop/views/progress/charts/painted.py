"""A chart that is painted by hand: fields one points at or walks through. It never takes the wheel."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painting import paint_focus_ring

_LEAST_WIDTH_EM = 16.0
_LIGHTNESS_SPLIT = 0.18
"""Where black and white ink contrast alike: (L + 0.05)² = 1.05 · 0.05."""
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PaintedChart(QWidget):
    """Fields with an index each. A subclass says how many there are and where, and paints them.

    Signals:
        pointed: the index of the field that is read out, −1 for none; and whether the keyboard chose it.
        opened: the index of the field that was clicked, or on which Enter was pressed.
    """

    pointed = Signal(int, bool)
    opened = Signal(int)

    def __init__(self, theme: ThemeManager, object_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.chosen = -1
        self.begins_at_end = False
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)
        theme.theme_changed.connect(self.update)

    def count(self) -> int:
        """Return how many fields there are."""
        raise NotImplementedError

    def place_of(self, index: int) -> QRectF:
        """Return where a field lies."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paint everything but the mark of the chosen field."""
        raise NotImplementedError

    def wanted_height(self) -> int:
        """Return the height that shows everything, in pixels."""
        raise NotImplementedError

    def index_at(self, spot: QPointF) -> int:
        """Return the field at a spot, −1 for none."""
        return next((index for index in range(self.count()) if self.place_of(index).contains(spot)), -1)

    def neighbour(self, index: int, across: int, down: int) -> int:
        """Return the field beside another; one below the other, unless a subclass knows better."""
        return min(self.count() - 1, max(0, index + across + down))

    def start(self, step: int) -> int:
        """Return the field at which a walk begins: at the far end when it goes back."""
        return self.count() - 1 if step < 0 or self.begins_at_end else 0

    def show_anew(self) -> None:
        """Lay out and paint other fields, none of them chosen."""
        self.choose(-1, by_key=False)
        self.updateGeometry()
        self.update()

    def choose(self, index: int, *, by_key: bool) -> None:
        """Mark a field and have it read out; −1 for none."""
        if index == self.chosen and not by_key:
            return
        if index != self.chosen or index >= 0:
            self.chosen = index
            self.update()
            self.pointed.emit(index, by_key)

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self.theme.metrics.em(2 * _LEAST_WIDTH_EM), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(self.theme.metrics.em(_LEAST_WIDTH_EM), self.wanted_height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the field under the pointer."""
        self.choose(self.index_at(event.position()), by_key=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the field that was clicked."""
        index = self.index_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.choose(index, by_key=False)
            self.opened.emit(index)
        else:
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading out what the pointer left, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.choose(-1, by_key=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, Home and End; Enter opens the field, Escape ends the reading out."""
        key, last = Qt.Key(event.key()), self.count() - 1
        if last < 0:
            super().keyPressEvent(event)
        elif key in _WAYS:
            across, down = _WAYS[key]
            across = -across if self.isRightToLeft() else across
            is_new = self.chosen < 0
            self.choose(self.start(across + down) if is_new else self.neighbour(self.chosen, across, down), by_key=True)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.choose(0 if key == Qt.Key.Key_Home else last, by_key=True)
        elif key in _OPENING_KEYS and self.chosen >= 0:
            self.opened.emit(self.chosen)
        elif key == Qt.Key.Key_Escape and self.chosen >= 0:
            self.choose(-1, by_key=True)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring and the read-out away."""
        super().focusOutEvent(event)
        self.choose(-1, by_key=False)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, the mark, and the ring of the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.paint(painter)
        if 0 <= self.chosen < self.count():
            width = self.theme.metrics.focus_ring
            painter.setPen(QPen(self.theme.colour("text"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.place_of(self.chosen), width, width)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), self.theme)
        painter.end()

    def mirrored(self, rect: QRectF) -> QRectF:
        """Return a place seen from the other side in languages that are written right to left."""
        if self.isRightToLeft():
            rect.moveLeft(self.width() - rect.right())
        return rect


def blend(low: QColor, high: QColor, share: float) -> QColor:
    """Return the colour so far (0–1) between two; shares outside count as the nearest end."""
    part = min(1.0, max(0.0, share))
    channels: tuple[Callable[[QColor], float], ...] = (QColor.redF, QColor.greenF, QColor.blueF)
    red, green, blue = (part * of(high) + (1 - part) * of(low) for of in channels)
    return QColor.fromRgbF(red, green, blue)


def ink_on(fill: QColor, theme: ThemeManager) -> QColor:
    """Return the ink that stands out more on a colour, by relative luminance (WCAG 2.2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

    luminance = 0.2126 * linear(fill.redF()) + 0.7152 * linear(fill.greenF()) + 0.0722 * linear(fill.blueF())
    mood = theme.tokens.mood
    return QColor(mood.ink_dark if luminance > _LIGHTNESS_SPLIT else mood.ink_light)
