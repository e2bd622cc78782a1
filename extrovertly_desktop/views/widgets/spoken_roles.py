"""What screen readers take the drawings of this application for; Qt itself calls whatever it does not know a filler."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES = {
    "AttemptChart": QAccessible.Role.Chart,
    "ChartCanvas": QAccessible.Role.Chart,
    "MoodBars": QAccessible.Role.Chart,
    "PaintedChart": QAccessible.Role.Chart,
    "DayGrid": QAccessible.Role.Graphic,
    "EventMonthGrid": QAccessible.Role.Graphic,
}
"""By class; a subclass is taken for what its nearest class here is."""


def tell_roles() -> None:
    """Have screen readers told of charts and calendars as what they are. Asked only while one is listening."""
    QAccessible.installFactory(_reader_of)


def _reader_of(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what speaks for a widget of a class, or None to leave it to Qt."""
    role = _ROLES.get(class_name)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None
