"""The order in which Tab goes through widgets."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(part: QWidget) -> None:
    """Let Tab go through a part of a window as it was put together, from top to bottom.

    Qt puts whatever is made later, such as chips whose choices changed, at the very end.
    """
    stops = [
        widget
        for widget in part.findChildren(QWidget)
        if widget.window() is part.window()  # not the list of a box
        # Whatever hands the keyboard to a part of its own stands before that part, or Tab would never get past it.
        and (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None)
    ]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)
