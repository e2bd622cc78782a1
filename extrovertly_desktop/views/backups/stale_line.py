"""The quiet line at the window's foot that says a backup is wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class StaleLine(QWidget):
    """Hidden while all is well.

    Signals:
        backups_wanted: the person wants to see the backups.
    """

    backups_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("stale_line")
        self._words = make_label("", "caption")
        self._words.setObjectName("stale_line_words")
        self._button = make_button(self.tr("Backups…"), "stale_line_backups", variant="quiet")
        self._button.clicked.connect(self.backups_wanted)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._words)
        self._row.addWidget(self._button)
        self._row.addStretch(1)
        self.hide()
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def show_warning(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the line."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(metrics.space(4), 0, metrics.space(4), 0)
        self._row.setSpacing(metrics.space(2))
