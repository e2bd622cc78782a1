"""What is asked only of those who want to say more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button


class MoreSection(QWidget):
    """A quiet button that unfolds further questions.

    Attributes:
        body: the layout the further questions go into.

    Signals:
        unfolded: it was opened by the person.
        toggled: it was opened (True) or closed by the person.
    """

    unfolded = Signal()
    toggled = Signal(bool)

    def __init__(self, theme: ThemeManager, words: str, object_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._is_unfolded = False
        self._is_always_open = False
        self.setObjectName(object_name)
        self._button = make_button(words, f"{object_name}_toggle", variant="quiet", theme=theme, icon="chevron-down")
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._content)
        self._button.clicked.connect(self._on_clicked)
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()
        self.set_unfolded(False)

    def set_unfolded(self, unfolded: bool) -> None:
        """Open or close it."""
        self._is_unfolded = unfolded
        self._button.setIcon(self._theme.icon("chevron-up" if unfolded else "chevron-down", "link"))
        self._button.setText(self.tr("Less") if unfolded else self._words)
        self._button.setAccessibleName(self._button.text())
        self._show_content()

    def set_toggle_shown(self, shown: bool) -> None:
        """Offer the button; without it, what it would unfold always stands open."""
        self._is_always_open = not shown
        self._button.setVisible(shown)
        self._show_content()

    def _show_content(self) -> None:
        self._content.setVisible(self._is_unfolded or self._is_always_open)

    def _on_clicked(self) -> None:
        self.set_unfolded(not self._is_unfolded)
        self.toggled.emit(self._is_unfolded)
        if self._is_unfolded:
            self.unfolded.emit()

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(3))
        self.body.setSpacing(metrics.space(4))
