"""Where the tab of events begins: how to look at them, ways in and out, and whatever calendar is dropped or pasted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.events.browse_page import BrowsePage, Look
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_button
from extrovertly_desktop.views.widgets.tab_order import order_tabs

_ENDINGS = (".ics", ".ical", ".ifb", ".vcs")
_KIND = "text/calendar"
_MARK = "BEGIN:VCALENDAR"
_NARROW_EM = 42
"""Width below which the ways in and out for calendars are a menu."""


class HomePage(QWidget):
    """The bar above the browsing, and the browsing.

    Ctrl+N begins an event here, although it begins a journal entry elsewhere in the window; Ctrl+V takes calendar text.

    Attributes:
        browse: agenda, month and one event in full.

    Signals:
        new_wanted, import_wanted, export_wanted: what the person asked for.
        calendar_given: bytes of a calendar that was dropped or pasted, and what to call it.
        file_given: path of a calendar file that was dropped or pasted.
        paste_refused: what was to be pasted is no calendar.
        look_chosen: how the person wants to look at events (`Look`).
    """

    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    calendar_given = Signal(bytes, str)
    file_given = Signal(str)
    paste_refused = Signal()
    look_chosen = Signal(object)

    def __init__(
        self, theme: ThemeManager, vault: OpenVault, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("events_home")
        self.setAcceptDrops(True)
        self.browse = BrowsePage(theme, vault, today, self)
        self._head = QWidget(self)
        self._looks = ChipRow(
            theme, self.tr("How to look at events"), "events_look", single=True, keep_one=True, parent=self._head
        )
        self._offered: list[tuple[str, str]] = []
        self._bring_in = make_button(self.tr("Import calendar…"), "events_import", variant="quiet")
        self._take_out = make_button(self.tr("Export…"), "events_export", variant="quiet")
        self._more = QToolButton(self._head)
        self._new = make_button(self.tr("New event"), "events_new", theme=theme, icon="plus")
        self._new.setToolTip(self.tr("Add an event (Ctrl+N)"))
        self._bring_in.setToolTip(self.tr("Bring in a calendar file; dropping one here or pasting its text does too"))
        self._take_out.setToolTip(self.tr("Save events as a calendar file for other programs"))
        self._row = QHBoxLayout(self._head)
        self._row.addWidget(self._looks, 1)
        # What is folded away once it is narrow must not keep the window from becoming narrow.
        self._head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fold_doors()
        for button in (self._bring_in, self._take_out, self._more, self._new):
            self._row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.browse, 1)
        self._connect()
        self._lay_out()
        self._show_head()

    def set_look(self, look: Look) -> None:
        """Look at events in another way, without telling it as the person's wish."""
        self.browse.set_look(look)

    def order_tabs(self) -> None:
        """Let Tab go through the head first, then through what is below it."""
        order_tabs(self._looks, self._bring_in, self._take_out, self._more, self._new, self.browse)

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+N before the menu's shortcut for a journal entry takes it."""
        if event.type() == QEvent.Type.ShortcutOverride and _is(event, QKeySequence.StandardKey.New):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin an event by Ctrl+N, search by Ctrl+F, take a calendar from the clipboard by Ctrl+V."""
        if _is(event, QKeySequence.StandardKey.New):
            self.new_wanted.emit()
        elif _is(event, QKeySequence.StandardKey.Find):
            self.browse.show_list()
            self.browse.agenda.show_all()
            self.browse.agenda.filters.focus_search()
        elif _is(event, QKeySequence.StandardKey.Paste):
            if not self._take(QGuiApplication.clipboard().mimeData()):
                self.paste_refused.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept calendars."""
        if _holds_calendar(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a calendar."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _connect(self) -> None:
        self._looks.selection_changed.connect(self._on_look_chosen)
        self._bring_in.clicked.connect(self.import_wanted)
        self._take_out.clicked.connect(self.export_wanted)
        self._new.clicked.connect(self.new_wanted)
        self.browse.agenda.new_wanted.connect(self.new_wanted)
        self.browse.arranged.connect(self._show_head)
        self._theme.theme_changed.connect(self._lay_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where it is narrow, so that nothing is cut off."""
        super().resizeEvent(event)
        self._fit_head()

    def _fold_doors(self) -> None:
        self._more.setObjectName("events_more")
        self._more.setText("…")
        self._more.setAccessibleName(self.tr("Import or export calendars"))
        self._more.setToolTip(self._more.accessibleName())
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        for button in (self._bring_in, self._take_out):
            action = menu.addAction(button.text(), button.click)
            action.setObjectName(f"{button.objectName()}_action")
        self._more.setMenu(menu)

    def _fit_head(self) -> None:
        is_narrow = self.width() < self._theme.metrics.em(_NARROW_EM)
        self._bring_in.setVisible(not is_narrow)
        self._take_out.setVisible(not is_narrow)
        self._more.setVisible(is_narrow)
        self._new.setText(self.tr("New") if is_narrow else self.tr("New event"))

    def _take(self, data: QMimeData | None) -> bool:
        if data is None or not _holds_calendar(data):
            return False
        path = _calendar_file(data)
        if path is not None:
            self.file_given.emit(str(path))
        elif data.hasFormat(_KIND):
            self.calendar_given.emit(bytes(data.data(_KIND).data()), self.tr("the calendar you gave"))
        else:
            self.calendar_given.emit(data.text().encode(), self.tr("the text you gave"))
        return True

    def _show_head(self) -> None:
        # An event that is read where it is narrow has a way back of its own, and wants the room.
        self._head.setVisible(not self.browse.is_reading_alone)
        looks = [(str(Look.LIST), self.tr("List")), (str(Look.MONTH), self.tr("Month"))]
        if self.browse.is_wide:
            looks.append((str(Look.BOTH), self.tr("Both")))
        if looks != self._offered:
            self._offered = looks
            self._looks.set_choices(looks)
            self.order_tabs()
        self._looks.set_selection((str(self.browse.look),))

    def _on_look_chosen(self, chosen: tuple[str, ...]) -> None:
        look = Look(chosen[0])
        self.set_look(look)
        self.browse.focus_start()
        self.look_chosen.emit(look)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(metrics.space(5), metrics.space(4), metrics.space(5), 0)
        self._row.setSpacing(metrics.space(2))
        self._fit_head()


def _is(event: QEvent, key: QKeySequence.StandardKey) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(key)


def _calendar_file(data: QMimeData) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in _ENDINGS), None)


def _holds_calendar(data: QMimeData) -> bool:
    return _calendar_file(data) is not None or data.hasFormat(_KIND) or (data.hasText() and _MARK in data.text())
