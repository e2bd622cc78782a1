"""The button at the end of the menu bar: it gives its words up before a menu has to go."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenuBar, QPushButton

from extrovertly_desktop.views.theme.manager import ThemeManager


class MenuCorner(QObject):
    """Puts a button into the corner of a menu bar, and folds it to its icon while there is no room for its words.

    Args:
        bar: the menu bar.
        button: with an icon, an accessible name and a tool tip, which say what it is while it is folded.
        theme: the theme in force.
    """

    def __init__(self, bar: QMenuBar, button: QPushButton, theme: ThemeManager) -> None:
        super().__init__(bar)
        self._bar, self._button = bar, button
        self._words = button.text()
        bar.setCornerWidget(button)
        bar.installEventFilter(self)
        theme.theme_changed.connect(self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the bar, and the menus that come and go."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ActionChanged, QEvent.Type.ActionAdded):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # The bar's hint counts every menu and the button as it is now: with its words.
        self._button.setText(self._words)
        if self._bar.sizeHint().width() > self._bar.width():
            self._button.setText("")
