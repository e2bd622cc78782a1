"""What can be done with the history beyond looking at it: a button with a menu, and the menu's keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from extrovertly_desktop.views.theme import ThemeManager


class MoreMenu(QToolButton):
    """Asks for what was chosen; does none of it.

    Args:
        theme: the theme in force.
        keys_in: the widget in which the menu's keys work.

    Signals:
        opening: the menu is about to be shown; a good moment for `allow`.
        on_this_day_wanted, day_wanted, keeping_wanted, searches_wanted, tags_wanted, export_wanted: what was chosen.
    """

    opening = Signal()
    on_this_day_wanted = Signal()
    day_wanted = Signal()
    keeping_wanted = Signal()
    searches_wanted = Signal()
    tags_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: ThemeManager, keys_in: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys_in = keys_in
        self._menu = QMenu(self)
        self._menu.setObjectName("journal_menu")
        self._add(self.tr("On this day"), "journal_on_this_day").triggered.connect(self.on_this_day_wanted)
        self._add(self.tr("Go to a day…"), "journal_go_to_day", "Ctrl+G").triggered.connect(self.day_wanted)
        self._menu.addSeparator()
        self._keep = self._add(self.tr("Keep this search…"), "journal_save_search")
        self._keep.triggered.connect(self.keeping_wanted)
        self._add(self.tr("Your searches…"), "journal_saved_searches").triggered.connect(self.searches_wanted)
        self._menu.addSeparator()
        self._add(self.tr("Tags…"), "journal_tags").triggered.connect(self.tags_wanted)
        self._export = self._add(self.tr("Export all that is listed…"), "journal_export_listed")
        self._export.triggered.connect(self.export_wanted)
        self._menu.aboutToShow.connect(self.opening)
        self.setObjectName("journal_more")
        self.setIcon(theme.icon("dots-horizontal"))
        self.setAccessibleName(self.tr("More for the history"))
        self.setToolTip(self.tr("More"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._menu)

    def allow(self, *, keeping: bool, export: bool) -> None:
        """Offer only what there is something for."""
        self._keep.setEnabled(keeping)
        self._export.setEnabled(export)

    def _add(self, words: str, name: str, key: str = "") -> QAction:
        action = self._menu.addAction(words)
        action.setObjectName(name)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._keys_in.addAction(action)
        return action
