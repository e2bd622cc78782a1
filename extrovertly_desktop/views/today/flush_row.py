"""A row that begins with a quiet button whose words line up with the text above it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from extrovertly_desktop.views.theme import ThemeManager

_QUIET_PADDING = 3
"""What the style sheet leaves at either side of a quiet button's words, in steps of the grid."""


class _FlushRow(QHBoxLayout):
    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        # A quiet button has no border in sight, so without this its words would stand indented.
        self.setContentsMargins(-metrics.space(_QUIET_PADDING), 0, 0, 0)
        self.setSpacing(metrics.space(2))


def flush_row(theme: ThemeManager, button: QPushButton) -> QHBoxLayout:
    """Return a row with the button at its beginning; what is added comes to stand at its end."""
    row = _FlushRow(theme)
    row.addWidget(button)
    row.addStretch(1)
    return row
