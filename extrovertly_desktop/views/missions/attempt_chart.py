"""Expected against actual anxiety over the attempts at one mission, painted small."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.views.missions.words import expectation, long_date, number, short_date
from extrovertly_desktop.views.theme import ThemeManager

_HEIGHT_EM, _WIDTH_EM = 9.0, 14.0
_DOT_EM = 0.34
_MOST = 24
_MARKS = (0, 50, 100)


class AttemptChart(QWidget):
    """A ring for what was expected and a dot for what it came to, one pair an attempt, oldest first.

    The latest twenty-four are drawn; resting the pointer on one reads out its figures, and screen readers are given all
    of them as text.
    """

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._attempts: tuple[Exposure, ...] = ()
        self.setObjectName("mission_chart")
        self.setAccessibleName(self.tr("Expected and actual anxiety, oldest attempt first"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._on_theme_changed)

    def set_attempts(self, attempts: Sequence[Exposure]) -> None:
        """Show attempts that carry either figure, oldest first."""
        self._attempts = tuple(attempts)[-_MOST:]
        self.setAccessibleDescription(" ".join(self._told(item) for item in self._attempts))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        metrics = self._theme.metrics
        return QSize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))

    def minimumSizeHint(self) -> QSize:
        """Return the wished height at half the wished width."""
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height())

    def event(self, event: QEvent) -> bool:
        """Tell the figures of the attempt under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._attempts:
            places = range(len(self._attempts))
            nearest = min(places, key=lambda place: abs(self._x(place) - event.pos().x()))
            QToolTip.showText(event.globalPos(), self._told(self._attempts[nearest]), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the pairs, and the dates."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        self._paint_pairs(painter)
        self._paint_dates(painter)
        painter.end()

    def _paint_scale(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setFont(theme.font("caption"))
        area = self._area()
        line = self._caption().height()
        for mark in _MARKS:
            y = self._y(mark)
            painter.setPen(QPen(theme.colour("hairline"), theme.metrics.hairline))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("text_muted"))
            gutter = QRectF(0, y - line / 2, area.left() - theme.metrics.space(2), line)
            if self.isRightToLeft():
                gutter.moveLeft(area.right() + theme.metrics.space(2))
            painter.drawText(gutter, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number(mark))

    def _paint_pairs(self, painter: QPainter) -> None:
        theme, thick = self._theme, self._theme.metrics.focus_ring
        radius = theme.metrics.em(_DOT_EM)
        ink, quiet = theme.colour("primary"), theme.colour("text_muted")
        peaks = [
            QPointF(self._x(place), self._y(item.peak_suds))
            for place, item in enumerate(self._attempts)
            if item.peak_suds is not None
        ]
        painter.setPen(QPen(theme.colour("outline"), theme.metrics.hairline))
        painter.drawPolyline(peaks)
        for place, item in enumerate(self._attempts):
            x = self._x(place)
            if item.expected_suds is not None and item.peak_suds is not None:
                painter.setPen(QPen(ink, thick))
                painter.drawLine(QPointF(x, self._y(item.expected_suds)), QPointF(x, self._y(item.peak_suds)))
            if item.expected_suds is not None:
                painter.setPen(QPen(quiet, thick))
                painter.setBrush(theme.colour("surface"))
                painter.drawEllipse(QPointF(x, self._y(item.expected_suds)), radius, radius)
            if item.peak_suds is not None:
                painter.setPen(QPen(ink, thick))
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(x, self._y(item.peak_suds)), radius - thick / 2, radius - thick / 2)

    def _paint_dates(self, painter: QPainter) -> None:
        """Write the first and the last date, and those between them that fit."""
        words, area = self._caption(), self._area()
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("text_muted"))
        last = len(self._attempts) - 1
        taken: list[tuple[float, float]] = []
        for place in (0, last, *range(1, last)):
            if not 0 <= place <= last:
                continue
            text = short_date(self._attempts[place].local_date)
            half = words.horizontalAdvance(text) / 2 + self._theme.metrics.space(1)
            centre = min(max(self._x(place), area.left() + half), area.right() - half)
            if all(centre + half <= left or centre - half >= right for left, right in taken):
                taken.append((centre - half, centre + half))
                box = QRectF(centre - half, self.height() - words.height(), 2 * half, words.height())
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _told(self, item: Exposure) -> str:
        figures = expectation(item.expected_suds, item.peak_suds)
        return self.tr("{day}: {figures}").format(day=long_date(item.local_date), figures=figures)

    def _caption(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("caption"))

    def _area(self) -> QRectF:
        words, metrics = self._caption(), self._theme.metrics
        gutter = words.horizontalAdvance(number(_MARKS[-1])) + metrics.space(2)
        top, foot = words.height() / 2, words.height() + metrics.space(2)
        left, right = (metrics.space(1), gutter) if self.isRightToLeft() else (gutter, metrics.space(1))
        return QRectF(left, top, self.width() - left - right, self.height() - top - foot)

    def _x(self, place: int) -> float:
        area = self._area()
        share = (place + 0.5) / max(1, len(self._attempts))
        return area.left() + (1 - share if self.isRightToLeft() else share) * area.width()

    def _y(self, suds: float) -> float:
        area = self._area()
        # A mark at the very end of the scale stays whole.
        edge = self._theme.metrics.em(_DOT_EM)
        return area.bottom() - edge - suds / 100 * (area.height() - 2 * edge)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
