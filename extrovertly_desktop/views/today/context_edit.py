"""A few lines about what is going on, with whatever was written there before on offer."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

_LEAST = 2
"""Characters that must stand there before anything is offered."""
_MOST_ROWS = 6
_POPUP_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ContextEdit(QPlainTextEdit):
    """Plain text; while its first line is typed, earlier lines that hold the same words are offered.

    Down and Enter take one, Esc sends the offer away, and Tab always leads on to the next field.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_MOST_ROWS)
        self._completer.activated.connect(self._on_taken)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)

    def set_suggestions(self, lines: Iterable[str]) -> None:
        """Offer these, most useful first."""
        self._known.setStringList(list(lines))

    def set_text(self, text: str) -> None:
        """Show a text without offering anything."""
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that choose to the offer while one is in sight."""
        popup = self._completer.popup()
        if popup is None or not popup.isVisible() or event.key() not in _POPUP_KEYS:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and not popup.currentIndex().isValid():
            popup.hide()
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _on_text_changed(self) -> None:
        if self._quiet or not self.hasFocus():
            return
        typed = self.toPlainText().strip()
        self._completer.setCompletionPrefix(typed)
        only = self._completer.completionCount() == 1 and self._completer.currentCompletion() == typed
        if len(typed) < _LEAST or "\n" in typed or only or self._completer.completionCount() == 0:
            popup = self._completer.popup()
            if popup is not None:
                popup.hide()
            return
        beside = self.cursorRect()
        beside.setLeft(0)
        beside.setWidth(self.viewport().width())
        self._completer.complete(beside)

    def _on_taken(self, line: str) -> None:
        # One step of undo brings back what was typed.
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self._quiet = True
        cursor.insertText(line)
        self._quiet = False
