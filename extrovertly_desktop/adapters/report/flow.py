"""Fills pages with blocks. Gone through twice: once to count the pages, once to paint them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPdfWriter, QPen

from extrovertly_desktop.adapters.report.blocks import Block, Figure, LaidOut, NewPage, Row, Text
from extrovertly_desktop.adapters.report.looks import TWIPS, ReportLooks, Role

_EDGE = 30 * TWIPS
"""Room for the header above the text, and for the page number below it."""
_LEAST_LINES = 2
_AFTER_HEADING = 60 * TWIPS
"""So much of what follows has to fit below a heading."""
_FIGURE_AIR = 6 * TWIPS


class Flow:
    """Pages of one size.

    Args:
        area: the printable part of a page, in twips.
        looks: fonts and colours.
        header: what stands at the top left and right of every page but the first.
        number: the words of a page number, such as “3 of 12”.
        writer: where to paint; None only counts.
        pages: how many there will be in all, once that is known.
    """

    def __init__(
        self,
        area: QRectF,
        looks: ReportLooks,
        header: tuple[str, str],
        number: Callable[[int, int], str],
        *,
        writer: QPdfWriter | None = None,
        pages: int = 0,
    ) -> None:
        self._area, self._looks, self._header, self._number = area, looks, header, number
        self._writer, self._pages = writer, pages
        self._painter = QPainter(writer) if writer is not None else None
        self._page = 0
        self._y = 0.0
        self._head: Row | None = None

    def fill(self, blocks: Iterable[Block]) -> int:
        """Place all blocks and return how many pages that took."""
        self._turn()
        for block in blocks:
            self._head = block if isinstance(block, Row) and block.is_head else self._head
            match block:
                case NewPage():
                    self._head = None
                    self._turn()
                case Text():
                    self._head = None
                    self._text(block)
                case Row():
                    self._row(block)
                case Figure():
                    self._head = None
                    self._figure(block)
        return self._page

    def close(self) -> None:
        """End painting."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    @property
    def _bottom(self) -> float:
        return self._area.height() - _EDGE

    @property
    def _is_at_top(self) -> bool:
        return self._y <= _EDGE

    def _text(self, block: Text) -> None:
        text = block.laid_out(self._area.width(), self._looks)
        if not self._is_at_top:
            self._y += block.before * TWIPS
        needed = text.height + (_AFTER_HEADING if block.keeps_next else 0)
        if self._y + needed <= self._bottom:
            self._paint_text(text, 0.0, text.height)
        elif block.keeps_next or not self._run_on(text):
            self._turn()
            if text.height <= self._bottom - self._y:
                self._paint_text(text, 0.0, text.height)
            else:
                self._run_on(text)

    def _run_on(self, text: LaidOut) -> bool:
        """Paint a text over as many pages as it takes; False, with nothing painted, if too little fits on this one."""
        ends = text.line_ends()
        start, first = 0.0, 0
        while first < len(ends):
            fitting = first
            while fitting < len(ends) and self._y + ends[fitting] - start <= self._bottom:
                fitting += 1
            if fitting == len(ends):
                self._paint_text(text, start, text.height)
                return True
            if fitting - first < _LEAST_LINES and not self._is_at_top:
                if first == 0:
                    return False
                self._turn()
                continue
            # A line taller than a page is painted all the same, so that this comes to an end.
            fitting = max(fitting, first + 1)
            self._paint_text(text, start, ends[fitting - 1])
            start, first = ends[fitting - 1], fitting
            self._turn()
        return True

    def _paint_text(self, text: LaidOut, start: float, end: float) -> None:
        if self._painter is not None:
            whole = start == 0 and end >= text.height
            text.paint(self._painter, QPointF(0, self._y), start, None if whole else end)
        self._y += end - start

    def _row(self, row: Row) -> None:
        width = self._area.width()
        height = row.height(width, self._looks)
        if self._y + height + (_AFTER_HEADING if row.is_head else 0) > self._bottom and not self._is_at_top:
            self._turn()
            if self._head is not None and not row.is_head:
                self._put_row(self._head, self._head.height(width, self._looks))
        self._put_row(row, height)

    def _put_row(self, row: Row, height: float) -> None:
        if self._painter is not None:
            row.paint(self._painter, QPointF(0, self._y), self._area.width(), self._looks)
        self._y += height

    def _figure(self, figure: Figure) -> None:
        height = figure.points * TWIPS
        if self._y + height > self._bottom and not self._is_at_top:
            self._turn()
        if self._painter is not None:
            self._painter.save()
            figure.paint(
                self._painter,
                QRectF(0, self._y + _FIGURE_AIR, self._area.width(), height - 2 * _FIGURE_AIR),
                self._looks,
            )
            self._painter.restore()
        self._y += height

    def _turn(self) -> None:
        self._page += 1
        self._y = _EDGE
        if self._painter is None or self._writer is None:
            return
        if self._page > 1:
            self._writer.newPage()
        self._paint_edges(self._painter)

    def _paint_edges(self, painter: QPainter) -> None:
        width, height = self._area.width(), self._area.height()
        painter.setFont(self._looks.font(Role.CAPTION))
        painter.setPen(self._looks.ink(Role.CAPTION))
        top, foot = QRectF(0, 0, width, _EDGE * 0.6), QRectF(0, height - _EDGE * 0.6, width, _EDGE * 0.6)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, right | middle, self._number(self._page, self._pages))
        if self._page == 1:
            return
        painter.drawText(top, left | middle, self._header[0])
        painter.drawText(top, right | middle, self._header[1])
        painter.setPen(QPen(QColor(self._looks.hairline), TWIPS * 0.5))
        painter.drawLine(QPointF(0, _EDGE * 0.65), QPointF(width, _EDGE * 0.65))
