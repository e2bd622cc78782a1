"""The line below a chart that says what is pointed at. It changes with every move, and moves nothing around it."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label, set_style_property


class ReadOutLine(QWidget):
    """Room for a label that grows when words need more of it, and does not shrink again.

    Without a layout on purpose: a label in one has the whole page laid out anew each time its words change, which costs
    more than a frame.
    """

    def __init__(self, theme: ThemeManager, object_name: str) -> None:
        super().__init__()
        self.label = make_label("", "muted")
        self.label.setParent(self)
        self.label.setObjectName(object_name)
        self._lines = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label.installEventFilter(self)
        theme.theme_changed.connect(self._forget)

    def say(self, words: str, *, is_reading: bool) -> None:
        """Show words; those that are read out stand stronger than hints."""
        set_style_property(self.label, "role", "body" if is_reading else "muted")
        if words != self.label.text():
            self.label.setText(words)
            self._make_room()

    def sizeHint(self) -> QSize:
        """Return the room that the longest words so far took."""
        return QSize(self.label.fontMetrics().averageCharWidth(), max(self._lines, self._one_line()))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label all there is."""
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure anew once the label has another font."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _one_line(self) -> int:
        return self.label.fontMetrics().lineSpacing()

    def _make_room(self) -> None:
        self.label.resize(self.size())
        wanted = self.label.heightForWidth(self.width())
        if wanted > max(self._lines, self._one_line()):
            self._lines = wanted
            self.updateGeometry()

    def _forget(self) -> None:
        self._lines = 0
        self.updateGeometry()
