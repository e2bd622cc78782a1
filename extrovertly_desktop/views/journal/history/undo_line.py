"""What was just done in a dialog, with the way back: the window's own notices lie behind it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class UndoLine(QWidget):
    """One sentence and an Undo button; empty until something was done."""

    def __init__(self, theme: ThemeManager, object_name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self._undo: Callable[[], object] | None = None
        self._words = make_label("", "muted")
        self._words.setObjectName(f"{object_name}_words")
        self._button = make_button(self.tr("Undo"), f"{object_name}_undo", variant="quiet")
        self._button.clicked.connect(self._on_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.space(2))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._button.setEnabled(False)
        self.clear()

    def tell(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, and offer to take it back."""
        self._undo = undo
        self._words.setText(words)
        self._button.setEnabled(undo is not None)
        self.setVisible(True)
        announce(self, words)

    def clear(self) -> None:
        """Say nothing."""
        self._undo = None
        self.setVisible(False)

    def _on_undo(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()
