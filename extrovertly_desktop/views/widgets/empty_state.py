"""What stands where nothing is yet: a drawing, a sentence about what will appear, and one thing to do."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_DRAWING_EM = 5.0
_ICON_SHARE = 0.5
_SENTENCE_EM = 34
"""A longer line is hard to follow back to its beginning."""
_MOSTLY = 1000
"""Share of the width the sentence takes before the space beside it gets any."""


class _Drawing(QWidget):
    def __init__(self, theme: ThemeManager, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = theme.icon(icon, "primary")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.metrics.em(_DRAWING_EM)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("selection"))
        painter.drawEllipse(QRectF(self.rect()))
        inset = round(self.width() * (1 - _ICON_SHARE) / 2)
        self._icon.paint(painter, self.rect().adjusted(inset, inset, -inset, -inset))
        painter.end()


class EmptyState(QWidget):
    """Centred in the room it is given.

    Args:
        theme: the theme in force.
        icon: a Material Design icon's name.
        sentence: what will appear here and how.
        action: words of the one button; none leaves it out.
        object_name: stable name; the button is `<object_name>_action`.

    Signals:
        action_triggered: the button was pressed.
    """

    action_triggered = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        icon: str,
        sentence: str,
        action: str = "",
        *,
        object_name: str = "empty_state",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(object_name)
        self.setAccessibleName(sentence)
        self._drawing = _Drawing(theme, icon)
        self._sentence = make_label(sentence, "muted")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        # A row of its own, since an aligned label would break its lines where it likes.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._sentence, _MOSTLY)
        row.addStretch(1)
        self._column.addLayout(row)
        if action:
            button = make_button(action, f"{object_name}_action", variant="primary")
            button.clicked.connect(self.action_triggered)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def set_sentence(self, sentence: str) -> None:
        """Say something else, for example that a search found nothing."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        edge = metrics.space(5)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(metrics.space(4))
        self._sentence.setMaximumWidth(metrics.em(_SENTENCE_EM))
        self._drawing.updateGeometry()
