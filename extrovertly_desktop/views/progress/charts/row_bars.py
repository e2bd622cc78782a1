"""Bars that lie below each other, each in parts, with its name and its figures above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.progress.charts.painted import PaintedChart
from extrovertly_desktop.views.theme import ThemeManager

_BAR_EM = 0.7
_SWATCH_EM = 0.8
_CORNER_STEPS = 0.75
_LEAST_SCALE = 5
"""The count that a bar of full width stands for at the least: one attempt is not to look like much."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: what it is of, its figures in words, and how long each of its parts is."""

    name: str
    figures: str
    parts: tuple[int, ...]


class RowBars(PaintedChart):
    """Paints rows; lengths are counts, on one scale, so that a bar of few is short."""

    def __init__(self, theme: ThemeManager, object_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name, name, parent)
        self._rows: tuple[BarRow, ...] = ()
        self._key: tuple[tuple[str, int], ...] = ()

    def show_rows(self, rows: Sequence[BarRow], key: Sequence[tuple[str, int]]) -> None:
        """Show rows; the key has a word for each part, and which colour of a series it has."""
        self._rows, self._key = tuple(rows), tuple(key)
        self.show_anew()

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def place_of(self, index: int) -> QRectF:
        """Return the whole row."""
        edge = self._edge()
        height = self._row_height()
        return QRectF(edge, edge + index * height, self.width() - 2 * edge, height - self.theme.metrics.space(1))

    def wanted_height(self) -> int:
        """Return all rows and the key."""
        return round(2 * self._edge() + self.count() * self._row_height() + self._key_height())

    def paint(self, painter: QPainter) -> None:
        """Paint the rows, then the key."""
        most = max([_LEAST_SCALE, *(sum(row.parts) for row in self._rows)])
        for index, row in enumerate(self._rows):
            self._paint_row(painter, self._inside(index), row, most)
        self._paint_key(painter)

    def _paint_row(self, painter: QPainter, box: QRectF, row: BarRow, most: int) -> None:
        theme = self.theme
        line = QFontMetricsF(theme.font("body")).height()
        figures = QFontMetricsF(theme.font("caption")).horizontalAdvance(row.figures) + 1
        aside = self.mirrored(QRectF(box.right() - figures, box.top(), figures, line))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_muted"))
        trailing = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(aside, trailing, row.figures)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        room = box.width() - figures - theme.metrics.space(3)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(room))
        leading = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.mirrored(QRectF(box.left(), box.top(), room, line)), leading, name)
        left, top = box.left(), box.top() + line + theme.metrics.space(0.5)
        for part, colour in zip(row.parts, self._colours(), strict=True):
            width = box.width() * part / most
            if part:
                bar = self.mirrored(QRectF(left, top, max(2.0, width), theme.metrics.em(_BAR_EM)))
                # A line of paper between the parts, so that they are told apart without their colours.
                painter.setPen(QPen(theme.colour("surface"), theme.metrics.hairline))
                painter.setBrush(colour)
                corner = theme.metrics.space(_CORNER_STEPS)
                painter.drawRoundedRect(bar, corner, corner)
            left += width

    def _paint_key(self, painter: QPainter) -> None:
        theme, side = self.theme, self.theme.metrics.em(_SWATCH_EM)
        painter.setFont(theme.font("caption"))
        words_of = QFontMetricsF(theme.font("caption"))
        height = words_of.height()
        left, top = float(self._edge() + self._padding()), self.height() - self._edge() - height
        leading = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for (words, _), colour in zip(self._key, self._colours(), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(self.mirrored(QRectF(left, top + (height - side) / 2, side, side)), 2, 2)
            left += side + theme.metrics.space(1.5)
            width = words_of.horizontalAdvance(words) + 1
            painter.setPen(QColor(theme.tokens.chart.label))
            painter.drawText(self.mirrored(QRectF(left, top, width, height)), leading, words)
            left += width + theme.metrics.space(4)

    def _colours(self) -> list[QColor]:
        series = self.theme.tokens.chart.series
        return [QColor(series[place % len(series)]) for _, place in self._key]

    def _inside(self, index: int) -> QRectF:
        padding = self._padding()
        return self.place_of(index).adjusted(padding, padding / 2, -padding, 0)

    def _padding(self) -> int:
        return self.theme.metrics.space(1)

    def _edge(self) -> int:
        return self.theme.metrics.space(1)

    def _row_height(self) -> float:
        line = QFontMetricsF(self.theme.font("body")).height()
        return line + self.theme.metrics.em(_BAR_EM) + self.theme.metrics.space(3.5)

    def _key_height(self) -> float:
        return QFontMetricsF(self.theme.font("caption")).height() + self.theme.metrics.space(1)
