"""A line from 0 to 100 with what was expected and what it came to."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from extrovertly_desktop.views.theme import ThemeManager

_HEIGHT_EM = 1.0
_WIDTH_EM = 10.0
_MOST_EM = 28.0
_DOT_EM = 0.36


class SudsScale(QWidget):
    """Expected anxiety as a ring, highest anxiety as a dot, on the scale of 0 to 100 (SUDS).

    It repeats what words beside it say, so screen readers pass it by unless it is given an accessible name.
    """

    def __init__(self, theme: ThemeManager, expected: int | None = None, peak: int | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._expected, self._peak = expected, peak
        self.setMaximumWidth(theme.metrics.em(_MOST_EM))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._on_theme_changed)

    def set_values(self, expected: int | None, peak: int | None = None) -> None:
        """Show other figures, each 0 to 100 or None."""
        self._expected, self._peak = expected, peak
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        metrics = self._theme.metrics
        return QSize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))

    def minimumSizeHint(self) -> QSize:
        """Return half the wished width."""
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, what lies between the two figures, and the two marks."""
        theme, metrics = self._theme, self._theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thin, thick = metrics.hairline, metrics.focus_ring
        ground, ink = theme.colour("outline"), theme.colour("primary")
        round_cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(ground, thin, Qt.PenStyle.SolidLine, round_cap))
        painter.drawLine(self._at(0), self._at(100))
        if self._expected is not None and self._peak is not None:
            painter.setPen(QPen(ink, thick, Qt.PenStyle.SolidLine, round_cap))
            painter.drawLine(self._at(self._expected), self._at(self._peak))
        radius = metrics.em(_DOT_EM)
        if self._expected is not None:
            painter.setPen(QPen(theme.colour("text_muted"), thick))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(self._at(self._expected), radius, radius)
        if self._peak is not None:
            painter.setPen(QPen(ink, thick))
            painter.setBrush(ink)
            painter.drawEllipse(self._at(self._peak), radius - thick / 2, radius - thick / 2)
        painter.end()

    def _on_theme_changed(self) -> None:
        self.setMaximumWidth(self._theme.metrics.em(_MOST_EM))
        self.updateGeometry()

    def _at(self, value: int) -> QPointF:
        edge = self._theme.metrics.em(_DOT_EM) + self._theme.metrics.focus_ring
        share = value / 100
        if self.isRightToLeft():
            share = 1 - share
        return QPointF(edge + share * (self.width() - 2 * edge), self.height() / 2)
