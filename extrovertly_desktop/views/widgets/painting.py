"""Shared strokes of widgets that paint by hand."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, Qt

from extrovertly_desktop.views.theme import ThemeManager


def paint_panel(painter: QPainter, rect: QRect, fill: QColor, border: QColor, *, radius: float, width: float) -> None:
    """Paint a rounded panel whose border lies wholly inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2
    painter.setBrush(fill)
    painter.setPen(QPen(border, width) if width > 0 else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def paint_focus_ring(painter: QPainter, rect: QRect, theme: ThemeManager, *, radius: float | None = None) -> None:
    """Paint the ring that shows where the keyboard is, just inside `rect`."""
    metrics = theme.metrics
    corner = metrics.radius_control if radius is None else radius
    clear = QColor(Qt.GlobalColor.transparent)
    paint_panel(painter, rect, clear, theme.colour("focus"), radius=corner, width=metrics.focus_ring)
