"""What can be done to a mission, beside doing it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from extrovertly_desktop.views.missions.sheet import MissionSheet
from extrovertly_desktop.views.theme import ThemeManager


class MissionMenu(QToolButton):
    """Edit, duplicate, reset, hide, delete: one quiet button for what is seldom wanted.

    Signals:
        edit_wanted, duplicate_wanted, reset_wanted, hide_wanted, unhide_wanted, deletion_wanted: what was chosen.
        kind_hiding_wanted, kind_unhiding_wanted: the same for every mission of its category.
    """

    edit_wanted = Signal()
    duplicate_wanted = Signal()
    reset_wanted = Signal()
    hide_wanted = Signal()
    unhide_wanted = Signal()
    deletion_wanted = Signal()
    kind_hiding_wanted = Signal()
    kind_unhiding_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._menu = QMenu(self)
        self._menu.setObjectName("mission_menu")
        self.setObjectName("mission_more")
        self.setAccessibleName(self.tr("More for this mission"))
        self.setToolTip(self.tr("Edit, duplicate, hide…"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._menu)
        self._add(self.tr("Edit…"), "mission_edit", self.edit_wanted)
        self._add(self.tr("Duplicate"), "mission_duplicate", self.duplicate_wanted)
        self._reset = self._add(self.tr("Back to the catalogue's words"), "mission_reset", self.reset_wanted)
        self._menu.addSeparator()
        self._hide = self._add(self.tr("Hide"), "mission_hide", self.hide_wanted)
        self._unhide = self._add(self.tr("Bring it back"), "mission_unhide", self.unhide_wanted)
        self._hide_kind = self._add("", "mission_hide_kind", self.kind_hiding_wanted)
        self._unhide_kind = self._add("", "mission_unhide_kind", self.kind_unhiding_wanted)
        self._delete = self._add(self.tr("Delete"), "mission_delete", self.deletion_wanted)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_sheet(self, sheet: MissionSheet) -> None:
        """Offer what makes sense for a mission."""
        self._reset.setVisible(sheet.is_changed)
        self._hide.setVisible(sheet.mission.is_active)
        self._unhide.setVisible(not sheet.mission.is_active)
        kind = sheet.category.replace("&", "&&")  # a single one would underline the next letter
        self._hide_kind.setText(self.tr("No missions of “{category}”").format(category=kind))
        self._hide_kind.setVisible(sheet.mission.is_active)
        self._unhide_kind.setText(self.tr("Bring all of “{category}” back").format(category=kind))
        self._unhide_kind.setVisible(not sheet.mission.is_active)
        self._delete.setVisible(sheet.mission.is_own)

    def _add(self, words: str, name: str, wanted: object) -> QAction:
        action = self._menu.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(wanted)
        return action

    def _on_theme_changed(self) -> None:
        self.setIcon(self._theme.icon("dots-horizontal"))
