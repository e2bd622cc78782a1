"""Where something that floats over a window stands in nobody's way."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QSlider,
    QWidget,
)

_CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)


def clear_spot(floating: QWidget, wanted: QRect, edge: int) -> QRect:
    """Return where a floating widget covers fewest of the controls in sight: in the middle if it can, else at a side.

    Args:
        floating: what floats over its parent; its own parts do not count.
        wanted: its place in the middle, in its parent's coordinates.
        edge: the least distance from the sides, in pixels.
    """
    host = floating.parentWidget()
    if host is None:
        return wanted
    taken = [_in_sight(host, control) for control in _controls(host, floating)]
    left, right = QRect(wanted), QRect(wanted)
    left.moveLeft(edge)
    right.moveLeft(max(edge, host.width() - edge - wanted.width()))
    start, end = (right, left) if host.isRightToLeft() else (left, right)
    return min((wanted, start, end), key=lambda spot: sum(spot.intersects(rect) for rect in taken))


def _controls(host: QWidget, floating: QWidget) -> list[QWidget]:
    children = host.findChildren(QWidget)
    return [child for child in children if isinstance(child, _CONTROLS) and not floating.isAncestorOf(child)]


def _in_sight(host: QWidget, control: QWidget) -> QRect:
    """Return the part of a control that is not scrolled away or hidden, in the host's coordinates."""
    if not control.isVisible():
        return QRect()
    return control.visibleRegion().boundingRect().translated(control.mapTo(host, QPoint()))
