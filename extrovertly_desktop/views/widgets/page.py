"""A scrolling page whose content keeps a readable width and stays in the middle."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label

_LONGEST_PIECE = 16


class Page(QScrollArea):
    """The ground a tab or a long form stands on.

    Args:
        theme: the theme in force.
        title: the page's title; none leaves no room for one.
        object_name: stable name.
        most_em: how wide the column may be, in heights of text, where a page asks for less than most.

    Attributes:
        sheet: what the page's content lies on; content that is made with it as its parent need not be moved there.
        body: the layout the page's content goes into.
        header: the row of the title; a button for the whole page goes to its end.
    """

    def __init__(
        self,
        theme: ThemeManager,
        title: str = "",
        *,
        object_name: str = "page",
        most_em: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most_em = most_em
        self.setObjectName(object_name)
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = QWidget(self.viewport())
        self.sheet.setProperty("page", "true")
        self._column = QVBoxLayout(self.sheet)
        self._title = make_label(_breakable(title), "title")
        self.header = QHBoxLayout()
        self.header.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self._column.addLayout(self.header)
        self._column.addLayout(self.body, 1)
        self.setWidget(self.sheet)
        # Only now: a label without a parent would open as a window of its own.
        self._title.setVisible(bool(title))
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def set_title(self, title: str) -> None:
        """Change the title; an empty one hides it."""
        self._title.setText(_breakable(title))
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add(self, content: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout at the end of the page."""
        if isinstance(content, QWidget):
            self.body.addWidget(content, stretch)
        else:
            self.body.addLayout(content, stretch)

    def add_stretch(self) -> None:
        """Push everything above to the top."""
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        metrics = self._theme.metrics
        least = metrics.space(5)
        wide = metrics.page_width if self._most_em is None else metrics.em(self._most_em)
        side = max(least, (self.viewport().width() - wide) // 2)
        # At the end of the page there is room for a notice below the last thing one can do.
        notice = metrics.control_height + 2 * (metrics.space(2) + metrics.space(5))
        self._column.setContentsMargins(side, metrics.space(5), side, notice)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(4))
        self.body.setSpacing(metrics.space(4))
        self.header.setSpacing(metrics.space(2))
        self.verticalScrollBar().setSingleStep(metrics.em(2))
        self._centre()


def _breakable(title: str) -> str:
    """Return a title in which a word too long for any line may be broken (by U+200B, which has no width)."""
    parts = []
    for word in title.split(" "):
        pieces = [word[start : start + _LONGEST_PIECE] for start in range(0, len(word), _LONGEST_PIECE)]
        parts.append("\u200b".join(pieces))
    return " ".join(parts)
