"""Drawings as SVG: what is clipped is clipped where it stands on the sheet."""

import xml.etree.ElementTree as ET

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.svg_sheet import SvgSheet

SVG = "{http://www.w3.org/2000/svg}"


class Narrow(QWidget):
    """Writes into a box that is too narrow for the words, so that Qt clips them."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        painter = QPainter(self)
        painter.drawText(QRect(10, 10, 12, 30), Qt.AlignmentFlag.AlignLeft, "many words")
        painter.end()


def test_a_clip_stands_where_the_widget_does(qtbot: QtBot) -> None:
    widget = Narrow()
    qtbot.addWidget(widget)
    widget.resize(60, 50)
    svg = SvgSheet(QSize(300, 200), "Title", "")
    painter = QPainter(svg)
    widget.render(painter, QPoint(100, 70), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    (path,) = ET.fromstring(svg.text()).findall(f".//{SVG}clipPath/{SVG}path")  # noqa: S314 - written just now
    assert path.get("d", "").startswith("M110.00 80.00 L122.00 80.00")
