"""One chart as it leaves the application: title, summary, drawing and caption on a sheet, as pixels or as a drawing."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.svg_sheet import SvgSheet
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.theme.metrics import TypeRole

_SHARPNESS = 2.0
_ROOM_FOR_OTHER_FONTS = 0.82
"""The share of the width that lines of a drawing fill: shown without our font they come out a fifth longer at most."""
_WRAP = int(Qt.TextFlag.TextWordWrap)


def chart_table(card: ChartCard) -> QByteArray:
    """Return the chart as CSV in UTF-8, with the mark by which spreadsheets know it."""
    table = card.note.table() if card.note is not None else ""
    return QByteArray(table.encode("utf-8-sig"))


def chart_image(card: ChartCard, theme: ThemeManager) -> QImage:
    """Return the chart as a picture at twice its size."""
    sheet = _Sheet(card, theme)
    size = sheet.size()
    image = QImage(
        round(size.width() * _SHARPNESS), round(size.height() * _SHARPNESS), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    return image


def chart_picture(card: ChartCard, theme: ThemeManager) -> QByteArray:
    """Return the chart as PNG at twice its size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stubs want bytes for the format's name, the binding a str.
    chart_image(card, theme).save(buffer, "PNG")  # type: ignore[call-overload]
    return buffer.data()


def chart_drawing(card: ChartCard, theme: ThemeManager) -> QByteArray:
    """Return the chart as SVG, its words as text that can be searched and edited."""
    sheet = _Sheet(card, theme, _ROOM_FOR_OTHER_FONTS)
    svg = SvgSheet(sheet.size(), card.title_label.text(), card.note.summary if card.note is not None else "")
    painter = QPainter(svg)
    sheet.paint(painter)
    painter.end()
    return QByteArray(svg.text().encode())


class _Sheet:
    """Lays a card's parts out below each other and paints them."""

    def __init__(self, card: ChartCard, theme: ThemeManager, measure: float = 1.0) -> None:
        self._drawing, self._theme = card.drawing, theme
        self._measure = round(measure * card.drawing.width())
        self._edge, self._gap = theme.metrics.space(5), theme.metrics.space(3)
        self._above: list[tuple[str, TypeRole, str]] = [(card.title_label.text(), "heading", "text")]
        self._below: list[tuple[str, TypeRole, str]] = []
        if card.note is not None:
            self._above.append((card.note.summary, "body", "text"))
            self._below.append((card.note.caption, "caption", "text_muted"))

    def size(self) -> QSize:
        """Return how large the sheet is, in pixels of the screen."""
        words = [part for part in (*self._above, *self._below) if part[0]]
        heights = [self._height(text, role) for text, role, _ in words]
        drawing = self._drawing.size()
        height = drawing.height() + sum(heights) + self._gap * len(heights) + 2 * self._edge
        return QSize(drawing.width() + 2 * self._edge, height)

    def paint(self, painter: QPainter) -> None:
        """Paint everything."""
        painter.fillRect(QRect(QPoint(0, 0), self.size()), self._theme.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._write(painter, self._above, self._edge)
        drawing = self._drawing
        if isinstance(drawing, ChartCanvas):
            drawing.draw(painter, QPoint(self._edge, top))
        else:
            drawing.render(painter, QPoint(self._edge, top), renderFlags=QWidget.RenderFlag.DrawChildren)
        self._write(painter, self._below, top + drawing.height() + self._gap)

    def _write(self, painter: QPainter, parts: list[tuple[str, TypeRole, str]], top: int) -> int:
        for text, role, token in parts:
            if not text:
                continue
            box = QRect(self._edge, top, self._measure, self._height(text, role))
            painter.setFont(self._theme.font(role))
            painter.setPen(self._theme.colour(token))
            painter.drawText(box, _WRAP, text)
            top = box.top() + box.height() + self._gap
        return top

    def _height(self, text: str, role: TypeRole) -> int:
        box = QRect(0, 0, self._measure, 0)
        return QFontMetrics(self._theme.font(role)).boundingRect(box, _WRAP, text).height()
