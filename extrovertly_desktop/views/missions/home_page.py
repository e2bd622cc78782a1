"""Where the tab of missions begins: the catalogue or the ladder, and a way to a mission of one's own."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.services.missions import MissionService
from extrovertly_desktop.views.missions.browse_page import BrowsePage
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_button

if TYPE_CHECKING:  # read from disk when it is first turned to
    from extrovertly_desktop.views.missions.ladder.ladder_page import LadderPage

CATALOGUE, LADDER = "catalogue", "ladder"
_NARROW_EM = 26


class HomePage(QWidget):
    """A switch between catalogue and ladder; the ladder is made when it is first turned to.

    Ctrl+N begins a mission here, although it begins a journal entry elsewhere in the window.

    Args:
        theme: the theme in force.
        missions: what the catalogue shows.
        make_ladder: makes the ladder's page inside a widget.

    Attributes:
        browse: the catalogue, and the mission that is read beside it.

    Signals:
        new_wanted: the person wants to make a mission of their own.
    """

    new_wanted = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        missions: MissionService,
        make_ladder: "Callable[[QWidget], LadderPage]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._make_ladder = make_ladder
        self._ladder: LadderPage | None = None
        self._is_ladder_stale = False
        self.setObjectName("missions_home")
        self._head = QWidget(self)
        self._views = ChipRow(
            theme,
            self.tr("How to look at missions"),
            "missions_views",
            ((CATALOGUE, self.tr("Catalogue")), (LADDER, self.tr("Ladder"))),
            single=True,
            keep_one=True,
            parent=self._head,
        )
        self._views.set_selection((CATALOGUE,))
        self._new = make_button(self.tr("New mission"), "missions_new", theme=theme, icon="plus")
        self._new.setToolTip(self.tr("Make a mission of your own"))
        self._row = QHBoxLayout(self._head)
        self._row.addWidget(self._views, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(0)
        self._row.addWidget(self._new, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget(self)
        self.browse = BrowsePage(theme, missions, self._stack)
        self._stack.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self._views.selection_changed.connect(lambda chosen: self._turn_to(chosen[0]))
        self._new.clicked.connect(self.new_wanted)
        self.browse.reading_changed.connect(self._on_reading_changed)
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()

    @property
    def ladder(self) -> "LadderPage | None":
        """The ladder's page while it is in sight."""
        return self._ladder if self._stack.currentWidget() is not self.browse else None

    def show_catalogue(self) -> None:
        """Turn to the catalogue."""
        self._turn_to(CATALOGUE)

    def show_ladder(self) -> None:
        """Turn to the ladder."""
        self._turn_to(LADDER)

    def reload(self) -> None:
        """Query again; the ladder, where it is not in sight, when it is next turned to."""
        self.browse.catalogue.reload()
        self._is_ladder_stale = True
        self._refresh_ladder()

    def keep_up(self) -> None:
        """Let the ladder take up what the person says about themselves, such as their words for the scale."""
        self._is_ladder_stale = True
        if self.isVisible():
            self._refresh_ladder()

    def focus_start(self) -> None:
        """Put the keyboard where a person begins in what is in sight."""
        ladder = self.ladder
        if ladder is None:
            self.browse.focus_start()
        else:
            ladder.focus_start()

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+N before the menu's shortcut for a journal entry takes it."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_new(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a mission by Ctrl+N."""
        if _is_new(event):
            self.new_wanted.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the ladder up to date if something changed while it was out of sight."""
        super().showEvent(event)
        self._refresh_ladder()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where it is narrow, so that all of it stays on one line."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.metrics.em(_NARROW_EM)
        self._new.setText(self.tr("New") if is_narrow else self.tr("New mission"))

    def _turn_to(self, view: str) -> None:
        self._views.set_selection((view,))
        if view == CATALOGUE:
            self._stack.setCurrentWidget(self.browse)
        else:
            if self._ladder is None:
                self._ladder = self._make_ladder(self._stack)
                self._stack.addWidget(self._ladder)
                self._is_ladder_stale = True
            self._stack.setCurrentWidget(self._ladder)
            self._refresh_ladder()
        self._show_head()

    def _refresh_ladder(self) -> None:
        if self._is_ladder_stale and self.ladder is not None:
            self._is_ladder_stale = False
            self.ladder.reload()

    def _show_head(self) -> None:
        # A mission that is read where it is narrow has a way back of its own, and wants the room.
        self._head.setVisible(self.ladder is not None or not self.browse.is_reading_alone)

    def _on_reading_changed(self, _is_reading: bool) -> None:
        self._show_head()

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(metrics.space(5), metrics.space(4), metrics.space(5), 0)
        self._row.setSpacing(metrics.space(2))


def _is_new(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.New)
