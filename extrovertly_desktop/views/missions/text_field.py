"""A field for a few sentences that grows as they do."""

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from extrovertly_desktop.views.theme import ThemeManager

_MOST_LINES = 10


class TextField(QPlainTextEdit):
    """Plain text of a few lines; Tab goes on to the next field, and the wheel passes it by while all is in sight.

    Args:
        theme: the theme in force.
        name: accessible name.
        object_name: stable name.
        hint: what stands in it while it is empty.
        lines: least height in lines.
    """

    def __init__(self, theme: ThemeManager, name: str, object_name: str, *, hint: str = "", lines: int = 2) -> None:
        super().__init__()
        self._theme = theme
        self._least = lines
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        theme.theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the height of what is written, between the least and ten lines."""
        # A plain-text layout measures in lines.
        written = round(self.document().size().height())
        lines = max(self._least, min(_MOST_LINES, written))
        space = 2 * (self._theme.metrics.space(2) + self._theme.metrics.focus_ring)
        margin = 2 * round(self.document().documentMargin())
        letters = QFontMetricsF(self.font())
        # Laid out, a line has whole pixels above and below where its letters stand; `lineSpacing` rounds but once.
        line = ceil(letters.ascent()) + ceil(letters.descent()) + ceil(letters.leading())
        return QSize(self._theme.metrics.em(12), lines * line + space + margin)

    def minimumSizeHint(self) -> QSize:
        """Return the height it wants, since a page scrolls rather than squeezes."""
        return QSize(self._theme.metrics.em(8), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the lines break differently."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless there is something to scroll and the keyboard is here."""
        bar = self.verticalScrollBar()
        if self.hasFocus() and bar.maximum() > bar.minimum():
            super().wheelEvent(event)
        else:
            event.ignore()
