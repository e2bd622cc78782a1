"""Keeps the mouse wheel for the page: a field under the pointer changes only when it has the keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class WheelGuard(QObject):
    """Event filter for spin boxes, sliders and combo boxes that stand on a scrolling page."""

    def guard(self, *widgets: QWidget) -> None:
        """Watch over widgets; they take the focus by click or Tab, no longer by wheel."""
        for widget in widgets:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel pass to the page unless the field has the keyboard."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
