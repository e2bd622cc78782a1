"""Keeping one chart: saved as a picture, a drawing or a table, or copied. Nothing half-written is ever left behind."""

import csv
import io
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QIODevice, QMimeData, QObject, QSaveFile, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, Keeping
from extrovertly_desktop.views.progress.charts.sheet import chart_drawing, chart_image, chart_picture, chart_table
from extrovertly_desktop.views.theme import ThemeManager


class ChartSaver(QObject):
    """Asks where to and writes the file, or fills the clipboard."""

    def __init__(self, theme: ThemeManager, notices: Notices, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._notices, self._host = theme, notices, host

    def serve(self, card: ChartCard, stem: str) -> None:
        """Let a card's menu keep it; `stem` is the suggested file name without its ending."""
        card.keeping_wanted.connect(partial(self._keep, card, stem))

    def _keep(self, card: ChartCard, stem: str, wanted: str) -> None:
        match Keeping(wanted):
            case Keeping.PICTURE:
                self._ask(f"{stem}.png", self.tr("Pictures (*.png)"), chart_picture(card, self._theme))
            case Keeping.DRAWING:
                self._ask(f"{stem}.svg", self.tr("Drawings (*.svg)"), chart_drawing(card, self._theme))
            case Keeping.TABLE:
                self._ask(f"{stem}.csv", self.tr("Tables (*.csv)"), chart_table(card))
            case Keeping.COPY_PICTURE:
                QGuiApplication.clipboard().setImage(chart_image(card, self._theme))
                self._notices.say(self.tr("The picture is copied."))
            case Keeping.COPY_TABLE:
                QGuiApplication.clipboard().setMimeData(_clip_of(card))
                self._notices.say(self.tr("The table is copied; a spreadsheet takes it as cells."))

    def _ask(self, name: str, kinds: str, content: QByteArray) -> None:
        # The content is made already: the chart may be another by the time a place is chosen.
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


def _clip_of(card: ChartCard) -> QMimeData:
    """Return a card's table as tab-separated text, which spreadsheets paste as cells, and as CSV."""
    table = card.note.table() if card.note is not None else ""
    cells, clip = io.StringIO(newline=""), QMimeData()
    csv.writer(cells, dialect="excel-tab", lineterminator="\n").writerows(csv.reader(io.StringIO(table, newline="")))
    clip.setText(cells.getvalue())
    clip.setData("text/csv", QByteArray(table.encode()))
    return clip
