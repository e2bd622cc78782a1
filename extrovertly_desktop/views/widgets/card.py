"""A sheet of paper on the page: a rounded frame with an optional title and room for a body."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label, set_style_property


class Card(QFrame):
    """A framed group of things that belong together.

    Args:
        theme: the theme in force.
        title: heading; none leaves no room for one.
        object_name: stable name.

    Attributes:
        body: the layout the card's content goes into.
        header: the row of the heading; put a quiet button at its end with `header.addWidget`.
    """

    def __init__(
        self, theme: ThemeManager, title: str = "", *, object_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("card", "true")
        self.setObjectName(object_name)
        self._title = make_label(title, "heading")
        self.header = QHBoxLayout()
        self.header.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.header)
        self._column.addLayout(self.body, 1)
        self.set_title(title)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    @property
    def title_label(self) -> QLabel:
        """The label of the heading, for example to make a field its buddy."""
        return self._title

    def set_title(self, title: str) -> None:
        """Change the heading; an empty one hides it."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_celebrating(self, celebrating: bool) -> None:
        """Tint the card in the colour kept for celebration, or take the tint away."""
        set_style_property(self, "card", "celebrate" if celebrating else "true")

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of the body."""
        self.body.addWidget(widget, stretch)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        padding = metrics.card_padding
        self._column.setContentsMargins(padding, padding, padding, padding)
        self._column.setSpacing(metrics.space(3))
        self.body.setSpacing(metrics.space(3))
        self.header.setSpacing(metrics.space(2))
