"""A calendar of the journal: pages to turn, the days, what a search finds in them, and the current one in words."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.history.day_grid import DayGrid
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label

Today = Callable[[], date]
_ONE_DAY = re.compile(r"(?<!\S)on:\d{4}-\d{2}-\d{2}(?!\S)")


class CalendarPage(QWidget):
    """Holds one `DayGrid` and fetches its days whenever another page is turned to.

    Args:
        context: the vault and the theme.
        grid: month or year.
        today: returns the person's calendar day.
        name: stable part of the object names: “month” or “year”.

    Signals:
        search_wanted: what to search for to list the day that was chosen.
        day_wanted: the day (ISO) of which the person wants to see everything.
    """

    search_wanted = Signal(str)
    day_wanted = Signal(str)

    def __init__(self, context: ViewContext, grid: DayGrid, today: Today, name: str) -> None:
        super().__init__()
        self._context, self.grid, self._today, self._name = context, grid, today, name
        self.setObjectName(f"journal_{name}_page")
        self._shown: tuple[date, date] | None = None
        self._typed = ""
        self._build()
        grid.current_changed.connect(self._on_current_changed)
        grid.day_opened.connect(self._on_day_opened)
        context.theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def reload(self) -> None:
        """Fetch the days of the page anew."""
        self.grid.today = self._today()
        self.grid.first_weekday = self._context.vault.profile.preferences().first_weekday
        self.grid.mood_titles = {mood.slug: mood.title for mood in self._context.vault.moods.vocabulary()}
        self._shown = None
        self._fetch()

    def search(self, typed: str) -> None:
        """Dim the days on which a search finds nothing; a blank one dims none.

        A single day that is asked for is passed over: here the calendar is what one chooses days by.
        """
        wanted = " ".join(_ONE_DAY.sub("", typed).split()) if _ONE_DAY.search(typed) else typed.strip()
        if wanted != self._typed:
            self._typed = wanted
            self._shown = None
            self._fetch()
            if wanted:
                announce(self._found, self._found.text())

    def focus_start(self) -> None:
        """Take the keyboard."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme = self._context.theme
        self._title = make_label("", "heading", wrap=False)
        self._title.setObjectName(f"journal_{self._name}_title")
        before = make_button("", f"journal_{self._name}_before", variant="quiet", theme=theme, icon="chevron-left")
        after = make_button("", f"journal_{self._name}_after", variant="quiet", theme=theme, icon="chevron-right")
        now = make_button(self.tr("Today"), f"journal_{self._name}_today", variant="quiet")
        before.setAccessibleName(self.tr("Earlier"))
        before.setToolTip(self.tr("Earlier (Page Up)"))
        after.setAccessibleName(self.tr("Later"))
        after.setToolTip(self.tr("Later (Page Down)"))
        before.clicked.connect(lambda: self.grid.go_to(self.grid.pages(-1)))
        after.clicked.connect(lambda: self.grid.go_to(self.grid.pages(1)))
        now.clicked.connect(lambda: self.grid.go_to(self._today()))
        self._found = make_label("", "caption")
        self._found.setObjectName(f"journal_{self._name}_found")
        self._found.hide()
        self._reading = make_label("", "muted")
        self._reading.setObjectName(f"journal_{self._name}_reading")
        whole = make_button(self.tr("Whole day"), f"journal_{self._name}_whole_day", variant="quiet")
        whole.setToolTip(self.tr("Everything of this day: entries, check-ins, missions, events"))
        whole.clicked.connect(lambda: self.day_wanted.emit(self.grid.current.isoformat()))
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._reading, 1)
        self._foot.addWidget(whole, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        for button in (now, before, after):
            self._head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._found)
        self._column.addWidget(self.grid, 1)
        self._column.addLayout(self._foot)

    def _fetch(self) -> None:
        period = self.grid.period()
        if period != self._shown:
            self._shown = period
            vault = self._context.vault
            hits = vault.search.hit_days(self._typed, *period) if self._typed else None
            self.grid.set_days({found.day: found for found in vault.journal.days_between(*period)}, hits)
            self._tell_hits(hits)
        self._title.setText(self._period_words())
        self._reading.setText(self.grid.reading(self.grid.current))

    def _period_words(self) -> str:
        first = self.grid.period()[0]
        month = QLocale().standaloneMonthName(first.month)
        return f"{month} {first.year}" if self._name == "month" else f"{first.year}"

    def _tell_hits(self, hits: Mapping[date, int] | None) -> None:
        self._found.setVisible(hits is not None)
        if hits is None:
            return
        here, days = sum(hits.values()), len(hits)
        everywhere = self._context.vault.search.count(self._typed)
        number = QLocale().toString
        if not everywhere:
            words = self.tr("No entry fits.")
        elif not here:
            words = self.tr("No entry of {period} fits; {all} at other times.")
        elif days == 1:
            words = self.tr("{here} of {all} entries found, on one day")
        else:
            words = self.tr("{here} of {all} entries found, on {days} days")
        self._found.setText(
            words.format(period=self._period_words(), here=number(here), all=number(everywhere), days=number(days))
        )

    def _on_current_changed(self, day: date) -> None:
        self._fetch()
        announce(self.grid, self.grid.reading(day))

    def _on_day_opened(self, day: date) -> None:
        if day in self.grid.days:
            # Of a day with hits these are listed; of another one all there is, for nothing would be left of it.
            searched = self._typed if self.grid.hits and day in self.grid.hits else ""
            self.search_wanted.emit(f"{searched} on:{day.isoformat()}".strip())
        else:
            announce(self._reading, self._reading.text())

    def _on_theme_changed(self) -> None:
        metrics = self._context.theme.metrics
        self._column.setContentsMargins(0, 0, 0, metrics.space(3))
        self._column.setSpacing(metrics.space(2))
        self._head.setSpacing(metrics.space(1))
