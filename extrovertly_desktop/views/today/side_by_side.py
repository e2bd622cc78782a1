"""Two columns of cards where there is room, one above the other where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager

_ROOM_EM = 46
"""Narrower than this, two columns of text would be hard to read."""


class CardColumn(QWidget):
    """Cards one above the other; the last takes the room that is left, so that two columns end at one height."""

    def __init__(self, theme: ThemeManager, *cards: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for card in cards:
            self._column.addWidget(card, 1 if card is cards[-1] else 0)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(4))


class SideBySide(QWidget):
    """Holds two widgets and turns with its width. A hidden one leaves its room to the other.

    Args:
        theme: the theme in force.
        first, second: the widgets, in reading order.
        shares: how much of the width each takes.
    """

    def __init__(
        self,
        theme: ThemeManager,
        first: QWidget,
        second: QWidget,
        *,
        shares: tuple[int, int] = (1, 1),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widgets = (first, second)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(first, shares[0])
        self._box.addWidget(second, shares[1])
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the wider of the two, since they can stand one above the other."""
        hint = super().minimumSizeHint()
        widths = [widget.minimumSizeHint().width() for widget in self._widgets if not widget.isHidden()]
        return QSize(max(widths, default=0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when there is room, or no longer."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        has_room = self.width() >= self._theme.metrics.em(_ROOM_EM)
        wanted = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)

    def _on_theme_changed(self) -> None:
        self._box.setSpacing(self._theme.metrics.space(4))
        self._turn()
