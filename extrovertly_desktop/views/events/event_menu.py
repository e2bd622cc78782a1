"""What can be done to an event, beside going."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from extrovertly_desktop.views.events.event_sheet import EventSheet
from extrovertly_desktop.views.theme import ThemeManager


class EventMenu(QToolButton):
    """Edit, duplicate, call off, export, delete: one quiet button for what is seldom wanted.

    Signals:
        edit_wanted, duplicate_wanted, cancel_wanted, uncancel_wanted, export_wanted, deletion_wanted: what was chosen.
    """

    edit_wanted = Signal()
    duplicate_wanted = Signal()
    cancel_wanted = Signal()
    uncancel_wanted = Signal()
    export_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._menu = QMenu(self)
        self._menu.setObjectName("event_menu")
        self.setObjectName("event_more")
        self.setAccessibleName(self.tr("More for this event"))
        self.setToolTip(self.tr("Edit, duplicate, export…"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._menu)
        self._add(self.tr("Edit…"), "event_edit", self.edit_wanted)
        self._add(self.tr("Duplicate…"), "event_duplicate", self.duplicate_wanted)
        self._add(self.tr("Export…"), "event_export", self.export_wanted)
        self._menu.addSeparator()
        self._cancel = self._add(self.tr("It was called off"), "event_cancel", self.cancel_wanted)
        self._uncancel = self._add(self.tr("It takes place after all"), "event_uncancel", self.uncancel_wanted)
        self._add(self.tr("Delete"), "event_delete", self.deletion_wanted)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_sheet(self, sheet: EventSheet) -> None:
        """Offer what makes sense for an event."""
        self._cancel.setVisible(sheet.event.is_active)
        self._uncancel.setVisible(not sheet.event.is_active)

    def _add(self, words: str, name: str, wanted: SignalInstance) -> QAction:
        action = self._menu.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(wanted)
        return action

    def _on_theme_changed(self) -> None:
        self.setIcon(self._theme.icon("dots-horizontal"))
