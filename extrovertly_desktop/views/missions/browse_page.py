"""Catalogue and detail, side by side where there is room, one after the other where there is not."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.services.missions import MissionService
from extrovertly_desktop.views.missions.catalogue_pane import CataloguePane
from extrovertly_desktop.views.missions.detail_pane import DetailPane
from extrovertly_desktop.views.theme import ThemeManager

_BOTH_EM = 60
_LIST_EM = 30


class BrowsePage(QWidget):
    """Looking through missions.

    Attributes:
        catalogue: the list with its filters.
        detail: the mission that is read.

    Signals:
        detail_opened: the detail took the place of the list.
        reading_changed: a mission is read alone, without the list beside it, or no longer.
    """

    detail_opened = Signal()
    reading_changed = Signal(bool)

    def __init__(self, theme: ThemeManager, missions: MissionService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("missions_browse")
        self.catalogue = CataloguePane(theme, missions, self)
        self.detail = DetailPane(theme, self)
        self._is_reading = False
        self._was_reading_alone = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.catalogue, 2)
        self._row.addWidget(self.detail, 3)
        self.detail.back_wanted.connect(self.show_list)
        self.catalogue.mission_opened.connect(self.show_detail)
        theme.theme_changed.connect(self._arrange)
        self._arrange()

    @property
    def is_wide(self) -> bool:
        """Whether list and detail stand side by side."""
        return self.width() >= self._theme.metrics.em(_BOTH_EM)

    @property
    def is_reading_alone(self) -> bool:
        """Whether a mission is read without the list beside it."""
        return self._is_reading and not self.is_wide

    def show_list(self) -> None:
        """Go back to the list."""
        self._is_reading = False
        self._arrange()
        self.catalogue.focus_list()

    def show_detail(self) -> None:
        """Go on to the mission that is chosen."""
        self._is_reading = True
        self._arrange()
        if not self.is_wide:
            self.detail.focus_start()
            self.detail_opened.emit()

    def focus_start(self) -> None:
        """Put the keyboard where a person goes on: on the list, or on the action of what they read."""
        if self.is_wide or not self._is_reading:
            self.catalogue.focus_list()
        else:
            self.detail.focus_start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.is_wide
        most = self._theme.metrics.em(_LIST_EM)
        self.catalogue.setMaximumWidth(most if wide else self.maximumWidth())
        self.catalogue.setVisible(wide or not self._is_reading)
        self.detail.setVisible(wide or self._is_reading)
        self.detail.set_back_shown(not wide)
        self.catalogue.set_alone(not wide)
        if self.is_reading_alone != self._was_reading_alone:
            self._was_reading_alone = self.is_reading_alone
            self.reading_changed.emit(self._was_reading_alone)
