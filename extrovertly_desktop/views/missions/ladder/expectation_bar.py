"""What is expected of a step, drawn on a line from 0 to 100 (SUDS): a dot, and around it what is likely."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from extrovertly_desktop.views.theme import ThemeManager

_HEIGHT_EM = 1.0
_WIDTH_EM = 12.0
_LEAST_EM = 6.0
_DOT_EM = 0.36
_BAND_EM = 0.44
_BAND_OPACITY = 0.4
"""The band is a shade of the dot's own colour, so that it stays in sight on a chosen row too."""


def paint_expectation(
    painter: QPainter,
    area: QRectF,
    theme: ThemeManager,
    figures: tuple[float, float, float],
    *,
    beside: float | None = None,
    mirrored: bool = False,
    muted: bool = False,
) -> None:
    """Paint the line from 0 to 100, the likely stretch and the expected figure.

    Args:
        painter: paints on the widget or row.
        area: where; the line runs through its middle.
        theme: the theme in force.
        figures: expected, low and high, SUDS from 0 to 100.
        beside: another figure to compare with, drawn as a ring.
        mirrored: 0 stands at the right.
        muted: in the colour of what cannot be chosen yet.
    """
    metrics = theme.metrics
    radius, thick = metrics.em(_DOT_EM), metrics.em(_BAND_EM)
    left, width, middle = area.left() + radius, area.width() - 2 * radius, area.center().y()

    def at(value: float) -> float:
        share = min(max(value, 0.0), 100.0) / 100
        return left + width * (1 - share if mirrored else share)

    expected, low, high = figures
    ink = theme.colour("text_disabled" if muted else "primary")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("outline"), metrics.hairline, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(round(at(0)), round(middle), round(at(100)), round(middle))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.setOpacity(_BAND_OPACITY)
    ends = sorted((at(low), at(high)))
    painter.drawRoundedRect(QRectF(ends[0], middle - thick / 2, ends[1] - ends[0], thick), thick / 2, thick / 2)
    painter.setOpacity(1.0)
    if beside is not None:
        painter.setPen(QPen(theme.colour("text_muted"), metrics.focus_ring))
        painter.setBrush(theme.colour("surface"))
        inner = radius - metrics.focus_ring / 2  # the line of the ring lies half outside it
        painter.drawEllipse(QRectF(at(beside) - inner, middle - inner, 2 * inner, 2 * inner))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    painter.drawEllipse(QRectF(at(expected) - radius, middle - radius, 2 * radius, 2 * radius))
    painter.restore()


class ExpectationBar(QWidget):
    """The same as a widget. It repeats what words beside it say, so screen readers pass it by."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._figures = (0.0, 0.0, 0.0)
        self._beside: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def set_figures(self, expected: float, low: float, high: float, beside: float | None = None) -> None:
        """Show other figures, SUDS from 0 to 100; `beside` is one to compare with, drawn as a ring."""
        self._figures = (expected, low, high)
        self._beside = beside
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return QSize(self._theme.metrics.em(_WIDTH_EM), self._theme.metrics.em(_HEIGHT_EM))

    def minimumSizeHint(self) -> QSize:
        """Return the least width in which the dot can be told from the ends."""
        return QSize(self._theme.metrics.em(_LEAST_EM), self._theme.metrics.em(_HEIGHT_EM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_expectation(
            painter,
            QRectF(self.rect()),
            self._theme,
            self._figures,
            beside=self._beside,
            mirrored=self.isRightToLeft(),
        )
        painter.end()
