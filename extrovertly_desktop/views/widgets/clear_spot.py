"""Where something that floats over a window stands in nobody's way."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

_CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QSlider)
_MAIN_ACTION, _ERROR = 20, 400


def clear_spot(floating: QWidget, wanted: QRect, edge: int) -> QRect:
    """Return where a floating widget covers least of what is in sight: in the middle if it can, else at a side.

    Controls count, a main action counts for more, and a sentence about what is wrong for most.

    Args:
        floating: what floats over its parent; its own parts do not count.
        wanted: its place in the middle, in its parent's coordinates.
        edge: the least distance from the sides, in pixels.
    """
    host = floating.parentWidget()
    if host is None:
        return wanted
    taken = [(_in_sight(host, thing), _weight(thing)) for thing in _things(host, floating)]
    left, right = QRect(wanted), QRect(wanted)
    left.moveLeft(edge)
    right.moveLeft(max(edge, host.width() - edge - wanted.width()))
    start, end = (right, left) if host.isRightToLeft() else (left, right)
    spots = [wanted, start, end]
    if all(_covered(spot, taken) for spot in spots):
        # A wide notice in a narrow window: one step up it leaves the foot of a form free.
        up = wanted.height() + edge
        spots += [spot.translated(0, -up) for spot in spots if spot.top() >= up]
    return min(spots, key=lambda spot: _covered(spot, taken))


def _covered(spot: QRect, taken: list[tuple[QRect, int]]) -> int:
    return sum(weight for rect, weight in taken if spot.intersects(rect))


def covers_error(floating: QWidget) -> bool:
    """Whether a floating widget lies over a sentence that says what is wrong."""
    host = floating.parentWidget()
    if host is None:
        return False
    errors = (thing for thing in _things(host, floating) if _weight(thing) == _ERROR)
    return any(floating.geometry().intersects(_in_sight(host, error)) for error in errors)


def _things(host: QWidget, floating: QWidget) -> list[QWidget]:
    children = host.findChildren(QWidget)
    return [child for child in children if _weight(child) and not floating.isAncestorOf(child)]


def _weight(thing: QWidget) -> int:
    if thing.property("notice") == "error":
        return _ERROR
    if not isinstance(thing, _CONTROLS):
        return 0
    return _MAIN_ACTION if thing.property("variant") == "primary" else 1


def _in_sight(host: QWidget, control: QWidget) -> QRect:
    """Return the part of a control that is not scrolled away or hidden, in the host's coordinates."""
    if not control.isVisible():
        return QRect()
    return control.visibleRegion().boundingRect().translated(control.mapTo(host, QPoint()))
