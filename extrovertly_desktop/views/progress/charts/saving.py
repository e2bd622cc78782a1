"""Saving one chart: as a picture with its words, or as a table. Nothing half-written is ever left behind."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QDir, QIODevice, QObject, QPoint, QRect, QSaveFile, QStandardPaths, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.theme.metrics import TypeRole

_SHARPNESS = 2.0
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ChartSaver(QObject):
    """Asks where to and writes the file."""

    def __init__(self, theme: ThemeManager, notices: Notices, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._notices, self._host = theme, notices, host

    def serve(self, card: ChartCard, stem: str) -> None:
        """Let a card's menu save it; `stem` is the suggested file name without its ending."""
        card.picture_wanted.connect(
            lambda: self._ask(f"{stem}.png", self.tr("Pictures (*.png)"), lambda: chart_picture(card, self._theme))
        )
        card.table_wanted.connect(
            lambda: self._ask(f"{stem}.csv", self.tr("Tables (*.csv)"), lambda: chart_table(card))
        )

    def _ask(self, name: str, kinds: str, make: Callable[[], QByteArray]) -> None:
        # Made now: the chart may be another by the time a place is chosen.
        content = make()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._host, self.tr("Save the chart"), folder or QDir.homePath(), kinds)
        dialog.setObjectName("chart_save_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.write(path, content))
        dialog.open()

    def write(self, path: str, content: QByteArray | bytes) -> None:
        """Write a file, whole or not at all, and say so.

        Raises:
            EnvironmentFault: if it cannot be written there.
        """
        file = QSaveFile(path)
        if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(content) < 0 or not file.commit():
            raise EnvironmentFault(
                self.tr("The chart could not be saved there. Please choose another folder, or make room on the disk.")
            )
        self._notices.say(self.tr("Saved as {name}").format(name=Path(path).name))


def chart_table(card: ChartCard) -> QByteArray:
    """Return the chart as CSV in UTF-8, with the mark by which spreadsheets know it."""
    table = card.note.table() if card.note is not None else ""
    return QByteArray(table.encode("utf-8-sig"))


def chart_picture(card: ChartCard, theme: ThemeManager) -> QByteArray:
    """Return the chart as PNG at twice its size: title, summary, drawing, caption."""
    drawing, edge, gap = card.drawing, theme.metrics.space(5), theme.metrics.space(3)
    width = drawing.width()
    words: list[tuple[str, TypeRole, str]] = [(card.title_label.text(), "heading", "text")]
    below: list[tuple[str, TypeRole, str]] = []
    if card.note is not None:
        words.append((card.note.summary, "body", "text"))
        below.append((card.note.caption, "caption", "text_muted"))
    heights = [_height(theme, text, role, width) for text, role, _ in (*words, *below)]
    total = drawing.height() + sum(heights) + gap * len(heights) + 2 * edge
    image = QImage(
        round((width + 2 * edge) * _SHARPNESS), round(total * _SHARPNESS), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(_SHARPNESS)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    top = edge
    for text, role, token in words:
        top = _write_words(painter, theme, text, (role, token), QRect(edge, top, width, 0)) + gap
    drawing.render(painter, QPoint(edge, top), renderFlags=QWidget.RenderFlag.DrawChildren)
    top += drawing.height() + gap
    for text, role, token in below:
        top = _write_words(painter, theme, text, (role, token), QRect(edge, top, width, 0)) + gap
    painter.end()
    return _png(image)


def _height(theme: ThemeManager, text: str, role: TypeRole, width: int) -> int:
    return QFontMetrics(theme.font(role)).boundingRect(QRect(0, 0, width, 0), _WRAP, text).height()


def _write_words(painter: QPainter, theme: ThemeManager, text: str, look: tuple[TypeRole, str], box: QRect) -> int:
    role, token = look
    box.setHeight(_height(theme, text, role, box.width()))
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(token))
    painter.drawText(box, _WRAP, text)
    return box.top() + box.height()


def _png(image: QImage) -> QByteArray:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stubs want bytes for the format's name, the binding a str.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return buffer.data()
