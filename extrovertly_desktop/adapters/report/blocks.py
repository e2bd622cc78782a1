"""What a page is made of: texts that may run on over pages, rows and charts that never do. Lengths in twips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from extrovertly_desktop.adapters.report.looks import TWIPS, ReportLooks, Role

_ROW_AIR = 3 * TWIPS
_CELL_AIR = 6 * TWIPS
_PARAGRAPH_AIR = 5 * TWIPS
_INDENT = 14 * TWIPS


class _Document(QTextDocument):
    """A text that fetches nothing: no picture that a text names is ever looked for."""

    def loadResource(self, _kind: int, _name: object) -> object:
        """Find nothing."""
        return None


@dataclass(frozen=True, slots=True)
class Text:
    """A text.

    Attributes:
        words: what it says.
        role: how it looks.
        before: room above, in points; none at the top of a page.
        is_markdown: whether signs of Markdown are to be read.
        keeps_next: whether it must not stand alone at the foot of a page.
        indent: room at its left, in points.
    """

    words: str
    role: Role = Role.BODY
    before: float = 4
    is_markdown: bool = False
    keeps_next: bool = False
    indent: float = 0

    def laid_out(self, width: float, looks: ReportLooks) -> "LaidOut":
        """Return it in lines of a width."""
        document = _Document()
        document.setDefaultFont(looks.font(self.role))
        document.setDocumentMargin(0)
        document.setIndentWidth(_INDENT)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        if self.is_markdown:
            document.setMarkdown(self.words, QTextDocument.MarkdownFeature.MarkdownNoHTML)
            cursor = QTextCursor(document)
            cursor.select(QTextCursor.SelectionType.Document)
            air = QTextBlockFormat()
            air.setTopMargin(0)
            air.setBottomMargin(_PARAGRAPH_AIR)
            cursor.mergeBlockFormat(air)
        else:
            document.setPlainText(self.words)
        document.setTextWidth(max(width - self.indent * TWIPS, TWIPS))
        return LaidOut(document, self.role, self.indent * TWIPS, looks)


class LaidOut:
    """A text in its lines, of which any number can be painted."""

    def __init__(self, document: QTextDocument, role: Role, indent: float, looks: ReportLooks) -> None:
        self._document, self._role, self._indent, self._looks = document, role, indent, looks
        self.height = document.size().height()

    def line_ends(self) -> list[float]:
        """Return where each line ends, from the top of the text."""
        layout = self._document.documentLayout()
        ends: list[float] = []
        block = self._document.begin()
        while block.isValid():
            top, lines = layout.blockBoundingRect(block).top(), block.layout()
            for number in range(lines.lineCount()):
                line = lines.lineAt(number)
                ends.append(top + line.y() + line.height())
            block = block.next()
        return ends

    def paint(self, painter: QPainter, at: QPointF, start: float = 0.0, end: float | None = None) -> None:
        """Paint the part between two heights of it, its top at a point."""
        painter.save()
        painter.translate(at.x() + self._indent, at.y() - start)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._looks.ink(self._role))
        context.palette = palette
        size = QSizeF(self._document.textWidth(), (self.height if end is None else end) - start)
        part = QRectF(QPointF(0, start), size)
        if start > 0 or end is not None:
            painter.setClipRect(part)
            context.clip = part
        self._document.documentLayout().draw(painter, context)
        painter.restore()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: texts in columns, each with its share of the width. The head comes again on each page."""

    cells: Sequence[str]
    shares: Sequence[float]
    is_head: bool = False

    def height(self, width: float, looks: ReportLooks) -> float:
        """Return how tall it is."""
        return max(cell.height for cell, _ in self._cells(width, looks)) + 2 * _ROW_AIR

    def paint(self, painter: QPainter, at: QPointF, width: float, looks: ReportLooks) -> None:
        """Paint it with a hairline below."""
        cells = self._cells(width, looks)
        for cell, left in cells:
            cell.paint(painter, at + QPointF(left, _ROW_AIR))
        foot = at.y() + max(cell.height for cell, _ in cells) + 2 * _ROW_AIR
        painter.setPen(QPen(looks.ink(Role.MUTED) if self.is_head else QColor(looks.hairline), TWIPS * 0.5))
        painter.drawLine(QPointF(at.x(), foot), QPointF(at.x() + width, foot))

    def _cells(self, width: float, looks: ReportLooks) -> list[tuple[LaidOut, float]]:
        role = Role.CAPTION if self.is_head else Role.BODY
        whole, left = sum(self.shares), 0.0
        found = []
        for words, share in zip(self.cells, self.shares, strict=True):
            room = width * share / whole
            found.append((Text(words, role).laid_out(room - _CELL_AIR, looks), left))
            left += room
        return found


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, painted by a function into a rectangle; `points` is its height."""

    paint: Callable[[QPainter, QRectF, ReportLooks], None]
    points: float = 170


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Text | Row | Figure | NewPage
