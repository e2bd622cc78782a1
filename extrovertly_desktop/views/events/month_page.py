"""The month: pages to turn, the days, and a line that reads the current one out."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain.event_lists import EventFilter
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.events.month_grid import EventMonthGrid
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_TOLD = 3
"""Events of a day that are told below the month; listing the day shows all."""


class MonthPage(QWidget):
    """Fetches the events of a month whenever it is turned to, and only while it is in sight.

    Attributes:
        grid: the days.

    Signals:
        day_opened: the day whose events the person wants to see.
        whole_day_wanted: the day (ISO) of which the person wants to see everything.
        event_opened: id of an event they want to read.
        later_month_shown: the last day of a month that was turned to.
    """

    day_opened = Signal(object)
    whole_day_wanted = Signal(str)
    event_opened = Signal(str)
    later_month_shown = Signal(object)

    def __init__(
        self, theme: ThemeManager, vault: OpenVault, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._vault, self._today = theme, vault, today
        self._shown: tuple[int, int] | None = None
        self._is_stale = True
        self._wanted = EventFilter()
        self.setObjectName("events_month_page")
        self.grid = EventMonthGrid(theme, today())
        self._title = make_label("", "heading", wrap=False)
        self._title.setObjectName("events_month_title")
        self._reading = make_label("", "muted")
        self._reading.setObjectName("events_month_reading")
        self._build()
        self.grid.current_changed.connect(self._on_current_changed)
        self.grid.day_opened.connect(self._on_day_opened)
        self.grid.event_opened.connect(self.event_opened)
        theme.theme_changed.connect(self._lay_out)

    def set_filter(self, wanted: EventFilter) -> None:
        """Show only what fits, as the list beside it does."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.reload()

    def reload(self) -> None:
        """Fetch the month anew, or once it comes into sight."""
        self._is_stale = True
        if self.isVisible():
            self._bring_up_to_date()

    def showEvent(self, event: QShowEvent) -> None:
        """Fetch what has changed meanwhile."""
        super().showEvent(event)
        self._bring_up_to_date()

    def _bring_up_to_date(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        self.grid.today = self._today()
        self.grid.first_weekday = self._vault.profile.preferences().first_weekday
        self._shown = None
        self._fetch()

    def focus_start(self) -> None:
        """Take the keyboard."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme = self._theme
        now = make_button(self.tr("Today"), "events_month_today", variant="quiet")
        before = make_button("", "events_month_before", variant="quiet", theme=theme, icon="chevron-left")
        after = make_button("", "events_month_after", variant="quiet", theme=theme, icon="chevron-right")
        now.setToolTip(self.tr("Today (T)"))
        before.setAccessibleName(self.tr("Earlier"))
        before.setToolTip(self.tr("Earlier (Page Up)"))
        after.setAccessibleName(self.tr("Later"))
        after.setToolTip(self.tr("Later (Page Down)"))
        now.clicked.connect(lambda: self.grid.go_to(self._today()))
        before.clicked.connect(lambda: self.grid.turn(-1))
        after.clicked.connect(lambda: self.grid.turn(1))
        whole = make_button(self.tr("Whole day"), "events_month_whole_day", variant="quiet")
        whole.setToolTip(self.tr("Everything of this day: events, entries, check-ins, missions"))
        whole.clicked.connect(lambda: self.whole_day_wanted.emit(self.grid.current.isoformat()))
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._reading, 1)
        self._foot.addWidget(whole, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        for button in (now, before, after):
            self._head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.grid, 1)
        self._column.addLayout(self._foot)
        self._lay_out()

    def _fetch(self) -> None:
        day = self.grid.current
        if (day.year, day.month) != self._shown:
            self._shown = day.year, day.month
            self.grid.set_days(self._vault.events.month(day.year, day.month, self._wanted))
            self._title.setText(f"{QLocale().standaloneMonthName(day.month)} {day.year}")
        self._reading.setText(self.grid.reading(day, most=_TOLD))

    def _on_current_changed(self, day: date) -> None:
        is_other = (day.year, day.month) != self._shown
        self._fetch()
        announce(self.grid, self.grid.reading(day))
        if is_other and day > self._today():
            self.later_month_shown.emit(day)

    def _on_day_opened(self, day: date) -> None:
        if self.grid.has_any(day):
            self.day_opened.emit(day)
        else:
            announce(self._reading, self._reading.text())

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        edge = metrics.space(5)
        self._column.setContentsMargins(edge, metrics.space(3), edge, edge)
        self._column.setSpacing(metrics.space(2))
        self._head.setSpacing(metrics.space(1))
        # Room for two lines whatever the day holds, so that walking through the month never moves it.
        self._reading.setMinimumHeight(2 * QFontMetrics(self._theme.font("body")).lineSpacing())
