"""Agenda, month and one event in full, arranged by the look the person chose and the room there is."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.domain.event_lists import EventFilter
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.events.agenda_pane import AgendaPane
from extrovertly_desktop.views.events.event_detail import EventDetail
from extrovertly_desktop.views.events.month_page import MonthPage
from extrovertly_desktop.views.theme import ThemeManager

_WIDE_EM = 60
_LIST_EM = 30


class Look(StrEnum):
    """How events are looked at."""

    LIST = "list"
    MONTH = "month"
    BOTH = "both"


class BrowsePage(QWidget):
    """Where there is room two of the three stand side by side; otherwise one after the other.

    In the list's look the event stands beside it. The month gives way to the event that is read, and comes back.

    Attributes:
        agenda: the list with its filters.
        month: the month.
        detail: the event that is read.

    Signals:
        arranged: something else came into sight.
    """

    arranged = Signal()

    def __init__(
        self, theme: ThemeManager, vault: OpenVault, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("events_browse")
        self.agenda = AgendaPane(theme, vault, today, self)
        self.month = MonthPage(theme, vault, today, self)
        self.detail = EventDetail(theme, self)
        self._look = Look.LIST
        self._is_reading = False
        self._has_event = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.agenda, 2)
        self._row.addWidget(self.month, 3)
        self._row.addWidget(self.detail, 3)
        self.detail.back_wanted.connect(self.leave_detail)
        self.agenda.event_opened.connect(self._on_opened)
        self.agenda.day_left.connect(self._on_day_left)
        self.agenda.filters.filter_changed.connect(self._filter_month)
        self.month.day_opened.connect(self._on_day_opened)
        theme.theme_changed.connect(self._arrange)
        self._arrange()

    @property
    def is_wide(self) -> bool:
        """Whether two things stand side by side."""
        return self.width() >= self._theme.metrics.em(_WIDE_EM)

    @property
    def look(self) -> Look:
        """How events are looked at now; both at once only where there is room."""
        return Look.LIST if self._look is Look.BOTH and not self.is_wide else self._look

    @property
    def is_reading_alone(self) -> bool:
        """Whether an event takes all the room there is."""
        return self._is_reading and not self.is_wide

    def set_look(self, look: Look) -> None:
        """Look at events in another way."""
        self._look = look
        self._is_reading = False
        self.agenda.show_all()
        self._arrange()

    def set_has_event(self, has_event: bool) -> None:
        """Say whether there is an event to read."""
        if has_event != self._has_event:
            self._has_event = has_event
            self._is_reading = self._is_reading and has_event
            self._arrange()

    def show_list(self) -> None:
        """Bring the list into sight, with the keyboard on it."""
        self._is_reading = False
        if self.look is Look.MONTH:
            self.set_look(Look.LIST)
        self._arrange()

    def show_detail(self) -> None:
        """Read the event that is chosen."""
        was_reading, self._is_reading = self._is_reading, True
        self._arrange()
        if not was_reading and (not self.is_wide or self.look is not Look.LIST):
            self.detail.focus_start()

    def leave_detail(self) -> None:
        """Go back to what the event took the place of."""
        self._is_reading = False
        self._arrange()
        self.focus_start()

    def focus_start(self) -> None:
        """Put the keyboard where a person goes on."""
        if self.is_reading_alone:
            self.detail.focus_start()
        elif self.look is Look.MONTH and self.agenda.day() is None:
            self.month.focus_start()
        else:
            self.agenda.focus_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _on_opened(self, _event_id: str) -> None:
        self.show_detail()

    def _on_day_opened(self, day: date) -> None:
        self._is_reading = False
        self.agenda.show_day(day, self._month_filter())
        self._arrange()
        self.agenda.focus_list()

    def _on_day_left(self) -> None:
        self._is_reading = False
        self._arrange()
        if self.look is Look.MONTH:
            self.month.focus_start()

    def _month_filter(self) -> EventFilter:
        """Return what the month shows: what the list beside it does; all where there is no filter in sight."""
        return self.agenda.filters.filter() if self.look is Look.BOTH else EventFilter()

    def _filter_month(self) -> None:
        self.month.set_filter(self._month_filter())

    def _arrange(self) -> None:
        wide, look, reads = self.is_wide, self.look, self._is_reading
        has_day = self.agenda.day() is not None
        lists = look is not Look.MONTH or has_day
        shows_detail = self._has_event and (reads or (look is Look.LIST and wide and not has_day))
        shows_month = look is not Look.LIST and not shows_detail and (wide or not has_day)
        shows_agenda = lists and (wide or not shows_detail)
        alone = shows_agenda and not (shows_detail or shows_month)
        self.agenda.setMaximumWidth(self.maximumWidth() if alone else self._theme.metrics.em(_LIST_EM))
        if shows_month:
            self._filter_month()
        # What goes is hidden first: otherwise the window would have to be wide enough for all three for a moment.
        parts = ((self.agenda, shows_agenda), (self.month, shows_month), (self.detail, shows_detail))
        for widget, shown in sorted(parts, key=lambda part: part[1]):
            widget.setVisible(shown)
        self.agenda.set_alone(alone)
        self.detail.set_back(self._back_words(look, wide=wide))
        self.arranged.emit()

    def _back_words(self, look: Look, *, wide: bool) -> str:
        if look is Look.LIST:
            return "" if wide and self.agenda.day() is None else self.tr("All events")
        return (
            self.tr("Back to the day") if self.agenda.day() is not None and not wide else self.tr("Back to the month")
        )
