"""A heading that wraps like text and opens what it names."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from extrovertly_desktop.views.theme import ThemeManager


class TitleLink(QLabel):
    """A title in the colour of links.

    It takes the keyboard as a button does. Qt's own links in a label need a second Tab before Enter reaches them.

    Signals:
        activated: it was clicked, or chosen by Enter or the space bar.
        focus_moved: the keyboard came or went; whoever holds the title shows the ring around all that it stands for.
    """

    activated = Signal()
    focus_moved = Signal()

    def __init__(self, theme: ThemeManager, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.setObjectName(object_name)
        self.setProperty("role", "heading")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.linkActivated.connect(lambda _link: self.activated.emit())
        theme.theme_changed.connect(self._show)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it by Enter or the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusOutEvent(event)
        self.focus_moved.emit()

    def _show(self) -> None:
        # A link takes its colour when it is set, so the same words are set anew.
        self.clear()
        self.setText(f'<a href="open" style="text-decoration: none">{escape(self._title)}</a>')
