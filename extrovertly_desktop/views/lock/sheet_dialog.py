"""A dialog as high as what stands in it, with a scroll bar where the screen is too small for that."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label

_SHARE = 0.94
"""Of the window that it stands over."""


class SheetDialog(QDialog):
    """A title, a body that may scroll, and buttons that are always in sight.

    Args:
        theme: the theme in force.
        object_name: stable name.
        title: what it is about.
        width_em: how wide it likes to be, in heights of text.

    Attributes:
        body: the layout that the content goes into.
        foot: the row of the buttons.
    """

    def __init__(
        self, theme: ThemeManager, object_name: str, title: str, width_em: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._width_em = theme, width_em
        self.setObjectName(object_name)
        self.setWindowTitle(title)
        space = theme.metrics.space
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = QWidget()
        self._sheet.setProperty("page", "true")
        self.body = QVBoxLayout(self._sheet)
        edge = theme.metrics.focus_ring  # room for the ring of what has the keyboard
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(space(3))
        self._scroll.setWidget(self._sheet)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(space(2))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(6), space(6), space(6), space(6))
        self._column.setSpacing(space(3))
        self._column.addWidget(make_label(title, "title"))
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self.foot)
        self.finished.connect(self.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that everything needs."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as what stands in it, as far as the window below allows."""
        metrics = self._theme.metrics
        margins = self._column.contentsMargins()
        wanted = metrics.em(self._width_em)
        parent = self.parentWidget()
        most = QSize(wanted, 10_000) if parent is None else parent.window().size() * _SHARE
        width = min(wanted, most.width())
        inner = width - margins.left() - margins.right()
        others = self._column.sizeHint().height() - self._scroll.sizeHint().height()
        needed = self.body.totalHeightForWidth(inner)
        if needed < 0:
            needed = self.body.totalSizeHint().height()
        self.resize(width, min(others + needed, most.height()))
