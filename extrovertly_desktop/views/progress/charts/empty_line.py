"""What stands on a card whose chart has nothing to show yet: one quiet line. A page may hold ten of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label

_ICON_EM = 1.6


class EmptyLine(QWidget):
    """A small drawing and a sentence about what will appear.

    Args:
        theme: the theme in force.
        icon: a Material Design icon's name.
        object_name: stable name.
    """

    def __init__(self, theme: ThemeManager, icon: str, object_name: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setObjectName(object_name)
        self._drawing, self._sentence = QLabel(), make_label("", "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._sentence, 1)
        theme.theme_changed.connect(self._dress)
        self._dress()

    def set_sentence(self, text: str) -> None:
        """Say something else."""
        self._sentence.setText(text)
        self.setAccessibleName(text)

    def _dress(self) -> None:
        side = self._theme.metrics.em(_ICON_EM)
        self._drawing.setPixmap(self._theme.icon(self._icon, "text_muted").pixmap(side, side))
        self._row.setSpacing(self._theme.metrics.space(3))
