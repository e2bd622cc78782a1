"""The tab where a person sees how it goes: standing, goals, charts for a range of days, achievements."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from extrovertly_desktop.adapters.charts.spans import ChartRange
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.achievements_card import AchievementsCard
from extrovertly_desktop.views.progress.charts.frame import ChartFrame, ChartSource
from extrovertly_desktop.views.progress.foot_row import FootRow
from extrovertly_desktop.views.progress.goals.goals_card import GoalsCard
from extrovertly_desktop.views.progress.insights.insights_card import InsightsCard
from extrovertly_desktop.views.progress.range_bar import RangeBar
from extrovertly_desktop.views.progress.standing_strip import StandingStrip
from extrovertly_desktop.views.progress.well_being.well_being_card import WellBeingCard
from extrovertly_desktop.views.tab import Tab
from extrovertly_desktop.views.widgets.chips import name_part
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from extrovertly_desktop.views.day.day_page import DayPage
    from extrovertly_desktop.views.progress.charts.chart_stack import ChartStack

_DAY = "day:"
_NEW_GOAL = "goal"
_INSIGHTS = "insights"
_CARDS = ("goals", "achievements")


class ProgressTab(Tab):
    """Progress. The charts, and with them pyqtgraph, are made when there is first something to draw."""

    watched = frozenset(
        {
            "users",
            "progress_tracking",
            "mood_tracking",
            "journal_entries",
            "exposures",
            "event_attendees",
            "missions",
            "achievements",
            "user_achievements",
            "social_goals",
            "weekly_insights",
            "well_being_checks",
        }
    )

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("progress")
        self._charts: ChartStack | None = None
        self._source: ChartSource | None = None
        self._day: DayPage | None = None
        self._came_from: QWidget | None = None
        self._build()
        self._connect()

    def reload(self) -> None:
        """Query again and redraw; the scroll position stays."""
        vault = self.context.vault
        if self._day is not None:
            self._day.reload()
        self._source = source = ChartSource(vault)
        anything = source.holds_anything
        self._ranges.setVisible(anything)
        self._standing.setVisible(anything)
        self._nothing.setVisible(not anything)
        if anything:
            self._standing.show_standing(vault.progress.standing())
        self._insights.reload()
        self._goals.show_goals(vault.goals.cards())
        self._well_being.reload()
        self._achievements.show_achievements(vault.progress.achievements(), vault.clock.zone())
        order_tabs(self._achievements, self._foot)
        # Last, when everything else has its place: only charts near the sight are made.
        if anything:
            self._show_charts(source)
        elif self._charts is not None:
            self._charts.hide()

    def _show_charts(self, source: ChartSource) -> None:
        charts = self._chart_stack()
        charts.show()
        frame = ChartFrame.of(source, self._ranges.chosen, self._ranges.back)
        self._ranges.tell(frame.span, source.first_day)
        charts.show_frame(frame)

    def focus_start(self) -> None:
        """Put the keyboard on the range that is shown, or on the way to begin."""
        name = (
            f"progress_range_{name_part(self._ranges.chosen)}"
            if self._ranges.isVisibleTo(self)
            else "progress_empty_action"
        )
        start = self.findChild(QWidget, name)
        if start is not None:
            start.setFocus()

    def show_subject(self, subject: str) -> None:
        """Show something of Progress.

        `day:<ISO date>` shows that day; `week`, `month`, `quarter`, `year` and `all` a range of the charts; `goal`
        begins to set a goal; `insights` shows the weekly insights, `goals` and `achievements` those.
        """
        if subject.startswith(_DAY):
            self._show_day(subject.removeprefix(_DAY))
            return
        self._leave_day()
        if subject in set(ChartRange):
            self._ranges.choose(ChartRange(subject))
        elif subject == _NEW_GOAL:
            self._goals.begin_new()
        elif subject == _INSIGHTS:
            self._on_sight_wanted(self._insights, self._insights.title_label)
            self._insights.focus_start()
        elif subject in _CARDS:
            card = self._goals if subject == _CARDS[0] else self._achievements
            self._on_sight_wanted(card, card.title_label)

    def _show_day(self, iso: str) -> None:
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return
        if self._day is None:
            # Imported here: most people come for the charts.
            from extrovertly_desktop.views.day.day_page import DayPage  # noqa: PLC0415

            self._day = DayPage(self.context)
            self._pages.addWidget(self._day)
            self._day.left.connect(self._on_day_left)
            self._day.opened_elsewhere.connect(self.opened_elsewhere)
        if self._pages.currentWidget() is not self._day:
            self._came_from = QApplication.focusWidget()
        self._day.show_day(day)
        self._pages.setCurrentWidget(self._day)
        self._day.focus_start()

    def _leave_day(self) -> None:
        self._pages.setCurrentWidget(self._page)

    def _on_day_left(self) -> None:
        self._leave_day()
        back = self._came_from
        if back is not None and isValid(back) and self._page.isAncestorOf(back):
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_start()

    def may_close(self) -> bool:
        """Whether nothing would be lost; asks in place otherwise."""
        if not self._goals.is_touched():
            return True
        self._goals.ask_before_leaving()
        return False

    def put_away(self) -> bool:
        """Whether no goal is being written: that is kept nowhere before it is saved."""
        return not self._goals.is_touched()

    def place(self) -> str:
        """Return the day in sight, or the range of the charts."""
        day = None if self._day is None or self._pages.currentWidget() is not self._day else self._day.day
        if day is not None:
            return f"{_DAY}{day.isoformat()}"
        return str(self._ranges.chosen)

    def _build(self) -> None:
        theme = self.context.theme
        self._page = Page(theme, self.tr("Progress"), object_name="progress_page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page)
        column.addWidget(self._pages)
        self._ranges = RangeBar(theme, ChartRange.MONTH)
        self._standing = StandingStrip(theme)
        self._nothing = EmptyState(
            theme,
            "chart-timeline-variant",
            self.tr("Your charts begin with the first check-in. It takes ten seconds."),
            self.tr("Check in"),
            object_name="progress_empty",
        )
        self._insights = InsightsCard(self.context)
        self._goals = GoalsCard(self.context)
        self._well_being = WellBeingCard(self.context)
        self._foot = FootRow(self.context)
        self._achievements = AchievementsCard(theme)
        self._chart_place = QVBoxLayout()
        for part in (self._standing, self._nothing, self._insights, self._goals, self._well_being, self._ranges):
            self._page.add(part)
        self._page.add(self._chart_place)
        self._page.add(self._achievements)
        self._page.add(self._foot)
        self._page.add_stretch()

    def _connect(self) -> None:
        self._ranges.changed.connect(self._on_range_changed)
        self._insights.mission_asked.connect(lambda mission: self.opened_elsewhere.emit("missions", mission))
        self._foot.check_wanted.connect(self._well_being.begin)
        self._goals.sight_wanted.connect(self._on_sight_wanted)
        self._nothing.action_triggered.connect(lambda: self.opened_elsewhere.emit("today", ""))

    def _chart_stack(self) -> "ChartStack":
        if self._charts is None:
            # Imported here: pyqtgraph and numpy cost 0.4 s, which nobody should wait for before there is a chart.
            from extrovertly_desktop.views.progress.charts.chart_stack import ChartStack  # noqa: PLC0415

            self._charts = ChartStack(self.context, self._page, self._ranges.last_stop)
            self._charts.day_wanted.connect(self._show_day)
            self._chart_place.addWidget(self._charts)
        return self._charts

    def _on_sight_wanted(self, part: QWidget, first: QWidget) -> None:
        # Only once the page has made room for it: until then it would scroll to where the part has not come yet.
        QTimer.singleShot(0, part, lambda: self._bring_into_sight(part, first))

    def _bring_into_sight(self, part: QWidget, first: QWidget) -> None:
        self._page.ensureWidgetVisible(part)
        self._page.ensureWidgetVisible(first)

    def _on_range_changed(self) -> None:
        if self._source is not None and self._charts is not None:
            self._show_charts(self._source)
