"""The order in which Tab goes through widgets."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(*parts: QWidget) -> None:
    """Let Tab go through parts of a window one after another, through each as it was put together, top to bottom.

    Qt puts whatever is made later, such as chips whose choices changed, at the very end.
    """
    stops = [widget for part in parts for widget in (part, *part.findChildren(QWidget)) if _is_stop(widget, part)]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _is_stop(widget: QWidget, part: QWidget) -> bool:
    if widget.window() is not part.window():
        return False  # the list of a box
    if widget.focusProxy() is not None:
        # What hands the keyboard to a part of its own stands before that part, or Tab would never get past it; but the
        # whole may hand it to its middle, and what comes first would be put behind that.
        return widget is not part
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus
