"""What is wrong for those who hear the window, or go through it by key."""

from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from extrovertly_desktop.views.progress.charts.chart_card import ChartCard

_OPERATED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_MUTE_ROLES = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Border,
    QAccessible.Role.LayeredPane,
}
_ROWS = 3
_DELIBERATE = {
    # One writes, and answers by a chip only if one fits.
    "coach_field": ("coach_chip_*", "coach_send"),
    "coach_send": ("coach_chip_*",),
    # One begins with the text; another prompt is what one looks for last.
    "entry_save": ("entry_prompt_theme",),
    # What is read out of an event comes before the way to another one.
    "reminder_titles": ("events_look_list",),
}
"""Where Tab goes back for a reason."""


def operated(part: QWidget) -> list[QWidget]:
    """Return what a person can operate or stop at in a part of the screen, in the order it was made."""
    return [
        widget
        for widget in part.findChildren(QWidget)
        if widget.isVisible()
        and widget.window() is part.window()
        and not _is_inner(widget)
        and (isinstance(widget, _OPERATED) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    ]


def about_names(part: QWidget) -> Iterator[str]:
    """Tell what has no name, a role that says nothing, or the stable name of something else."""
    found = operated(part)
    for widget in found:
        if widget.focusProxy() is not None:
            continue
        reader = QAccessible.queryAccessibleInterface(widget)
        if not reader.text(QAccessible.Text.Name).strip():
            yield f"{called(widget)} has no name"
        if reader.role() in _MUTE_ROLES:
            yield f"{called(widget)} has a role that says nothing: {reader.role()}"
        if not widget.objectName():
            yield f"{called(widget)} has no stable name"
    for name, count in Counter(widget.objectName() for widget in found).items():
        if name and count > 1:
            yield f"{count} things are called {name}"


def about_rows(part: QWidget) -> Iterator[str]:
    """Tell which painted rows and charts cannot be heard."""
    for view in part.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None or _is_inner(view):
            continue
        columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
        for row in range(min(_ROWS, model.rowCount())):
            heard = [
                model.index(row, column).data(role)
                for column in range(columns)
                for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
            ]
            if not any(isinstance(words, str) and words.strip() for words in heard):
                yield f"row {row} of {called(view)} cannot be heard"
    for card in part.findChildren(ChartCard):
        if card.isVisible() and not (card.drawing.accessibleName() and card.drawing.accessibleDescription()):
            yield f"{called(card)} has no summary"


def wanted_stops(part: QWidget) -> list[QWidget]:
    """Return where Tab has to come to."""
    return [
        widget
        for widget in operated(part)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]


def about_order(part: QWidget, wanted: list[QWidget], stops: list[QWidget]) -> Iterator[str]:
    """Tell what Tab leaves out, and where it goes back.

    Args:
        part: what Tab goes through.
        wanted: where it has to come to.
        stops: where the keyboard was, in this order, from the beginning.
    """
    for widget in wanted:
        if widget not in stops and not _is_chosen_by_arrow(widget, stops):
            yield f"Tab never comes to {called(widget)}"
    for before, after in pairwise([stop for stop in stops if part.isAncestorOf(stop)]):
        deliberate = any(fnmatch(after.objectName(), name) for name in _DELIBERATE.get(before.objectName(), ()))
        if _is_back(before, after, part) and not deliberate and not isinstance(after, QTabBar):
            yield f"Tab goes back from {called(before)} to {called(after)}"


def called(widget: QWidget) -> str:
    """Return how a widget is called in a complaint."""
    return f"{widget.objectName() or '(nameless)'} ({type(widget).__name__})"


def _is_back(before: QWidget, after: QWidget, part: QWidget) -> bool:
    """Whether reading never goes this way: up within a column, or to the start of the same line."""
    left, top = _at(before, part)
    to_left, to_top = _at(after, part)
    is_above = to_top + after.height() <= top
    is_before = to_left + after.width() <= left
    is_right = to_left >= left + before.width()
    return (is_above and not is_right) or (is_before and not is_above and to_top < top + before.height() // 2)


def _is_chosen_by_arrow(widget: QWidget, stops: list[QWidget]) -> bool:
    """Whether Tab comes to one of the answers to the same question, and an arrow to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and any(stop in group.buttons() for stop in stops)


def _at(widget: QWidget, part: QWidget) -> tuple[int, int]:
    place = widget.mapTo(part, QPoint(0, 0))
    return place.x(), place.y()


def _is_inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of something that is operated as a whole."""
    return (
        widget.objectName().startswith("qt_")
        or isinstance(widget, (QScrollArea, QScrollBar))
        or isinstance(widget.parentWidget(), (QLineEdit, QAbstractSpinBox, QComboBox, QAbstractItemView))
    )
