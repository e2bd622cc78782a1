"""Putting a line below a box that somebody else laid out."""

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


def put_below(widget: QWidget, line: QWidget) -> None:
    """Put a line below a widget, in the innermost column that holds it; nowhere if there is none."""
    below: QWidget = widget
    parent = widget.parentWidget()
    while parent is not None:
        layout = parent.layout()
        place = None if layout is None else _column_of(layout, below)
        if place is not None:
            place[0].insertWidget(place[1] + 1, line)
            return
        below, parent = parent, parent.parentWidget()


def _column_of(layout: QLayout, widget: QWidget) -> tuple[QBoxLayout, int] | None:
    """Return the innermost column inside a layout that holds a widget, and where in it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        holds = item is not None and item.widget() is widget
        deeper = None if inner is None else _column_of(inner, widget)
        if deeper is not None:
            return deeper
        holds = holds or (inner is not None and inner.indexOf(widget) >= 0)
        if holds and isinstance(layout, QBoxLayout) and layout.direction() == QBoxLayout.Direction.TopToBottom:
            return layout, number
    return None
