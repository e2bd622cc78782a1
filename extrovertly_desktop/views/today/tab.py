"""The Today tab."""

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import long_day
from extrovertly_desktop.adapters.weekly_run import WeeklyRun
from extrovertly_desktop.domain.clock import from_ms, local_day
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.context import preferences_of
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.event_sheet import calendar_day
from extrovertly_desktop.views.events.reminder_line import ReminderLine
from extrovertly_desktop.views.tab import Tab
from extrovertly_desktop.views.today.check_in_card import CheckInCard
from extrovertly_desktop.views.today.insights_card import InsightsCard
from extrovertly_desktop.views.today.memory_card import MemoryCard
from extrovertly_desktop.views.today.next_event_card import NextEventCard
from extrovertly_desktop.views.today.picks_card import PicksCard
from extrovertly_desktop.views.today.prompt_card import PromptCard
from extrovertly_desktop.views.today.side_by_side import CardColumn, SideBySide
from extrovertly_desktop.views.today.standing_card import StandingCard
from extrovertly_desktop.views.today.waiting_card import WaitingCard
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_label

_LOOK_AT_CLOCK_MS = 30_000
_NOON, _EVENING, _NIGHT = 12, 18, 4
_HEADER_EM = 46
"""Narrower than this, greeting and date stand one below the other."""


class TodayTab(Tab):
    """How a person is, three steps for today, what waits for them, where they stand, and something to write about."""

    watched = frozenset(
        {
            "users",
            "mood_tracking",
            "journal_entries",
            "exposures",
            "events",
            "event_attendees",
            "missions",
            "daily_picks",
            "weekly_insights",
        }
    )

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._day: date | None = None
        self.setObjectName("today_tab")
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AT_CLOCK_MS)
        self._weekly = WeeklyRun(context.vault.insights, context.tasks, self)
        self._build()
        self._connect()

    def reload(self) -> None:
        """Show everything as of now."""
        vault = self.context.vault
        self._greet()
        self._missed.look()
        self._check_in.reload()
        self._picks.reload()
        self._show_waiting()
        self._event.show_events(vault.events.waiting(1), vault.events.next(), calendar_day(vault.clock))
        today = self._today()
        pauses = vault.profile.preferences().pauses()
        pause = next((pause for pause in pauses if pause.holds(today)), None)
        self._standing.show_standing(vault.progress.standing(), pause, today)
        self._insights.show_unread(vault.insights.unread())
        memories = vault.journal.on_this_day()
        self._memory.show_memory(memories[0] if memories else None, vault.moods.vocabulary())
        if self.isVisible():
            self._weekly.start()

    def focus_start(self) -> None:
        """Begin with the check-in."""
        self._check_in.focus_start()

    def show_subject(self, subject: str) -> None:
        """Show the form for a check-in on “new”."""
        if subject == "new":
            self._check_in.open_form()
            self._page.ensureWidgetVisible(self._check_in, 0, 0)

    def may_close(self) -> bool:
        """Whether no check-in is half filled in; asks in place otherwise, and closes once that is settled."""
        if self._check_in.may_close():
            return True
        self._page.ensureWidgetVisible(self._check_in, 0, 0)
        return False

    def put_away(self) -> bool:
        """Whether no check-in is half filled in: that is kept nowhere before it is saved."""
        return self._check_in.is_blank()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for midnight while in sight."""
        super().showEvent(event)
        self._on_clock_looked_at()
        self._clock.start()
        self._weekly.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop watching the clock."""
        super().hideEvent(event)
        self._clock.stop()
        self._weekly.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the date below the greeting where both do not fit on a line."""
        super().resizeEvent(event)
        self._turn_header()

    def _turn_header(self) -> None:
        is_wide = self.width() >= self.context.theme.metrics.em(_HEADER_EM)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._date.setWordWrap(not is_wide)
        self._page.header.setDirection(direction)

    def _build(self) -> None:
        theme, vault = self.context.theme, self.context.vault
        self._page = Page(theme, object_name="today_page")
        self._date = make_label("", "muted", wrap=False)
        self._date.setObjectName("today_date")
        self._missed = ReminderLine(self.context)
        self._check_in = CheckInCard(self.context)
        self._picks = PicksCard(self.context)
        self._waiting = WaitingCard(theme)
        self._event = NextEventCard(theme)
        self._insights = InsightsCard(theme)
        self._standing = StandingCard(theme)
        self._prompt = PromptCard(theme, vault.prompts)
        self._memory = MemoryCard(theme)
        self._memory.hide()
        self._page.header.addWidget(self._date)
        self._page.add(self._missed)
        self._page.add(self._check_in)
        self._page.add(self._picks)
        # Two columns rather than two rows: a short card never leaves a hole beside a tall one.
        doing = CardColumn(theme, self._waiting, self._prompt)
        seeing = CardColumn(theme, self._event, self._insights, self._standing, self._memory)
        self._page.add(SideBySide(theme, doing, seeing, shares=(3, 2)))
        self._page.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _connect(self) -> None:
        self._missed.opened.connect(lambda event: self.opened_elsewhere.emit("events", event))
        self._check_in.turned.connect(self._show_waiting)
        self._waiting.debrief_asked.connect(lambda plan: self.opened_elsewhere.emit("missions", f"debrief:{plan}"))
        self._waiting.all_asked.connect(lambda: self.opened_elsewhere.emit("missions", ""))
        self._picks.mission_opened.connect(lambda mission: self.opened_elsewhere.emit("missions", mission))
        self._picks.plan_asked.connect(lambda mission: self.opened_elsewhere.emit("missions", f"plan:{mission}"))
        self._picks.debrief_asked.connect(lambda plan: self.opened_elsewhere.emit("missions", f"debrief:{plan}"))
        self._event.event_asked.connect(lambda subject: self.opened_elsewhere.emit("events", subject))
        self._insights.opened.connect(lambda: self.opened_elsewhere.emit("progress", "insights"))
        self._prompt.writing_asked.connect(lambda text: self.opened_elsewhere.emit("journal", f"prompt:{text}"))
        self._memory.opened.connect(lambda entry: self.opened_elsewhere.emit("journal", entry))
        self._standing.pause_asked.connect(self._on_pause_asked)
        self._standing.resume_asked.connect(self._on_resume_asked)
        self._clock.timeout.connect(self._on_clock_looked_at)
        self.context.theme.theme_changed.connect(self._turn_header)

    def _greet(self) -> None:
        owner = self.context.vault.profile.owner()
        clock = self.context.vault.clock
        hour = from_ms(clock.now_ms(), clock.zone()).hour
        if _NIGHT <= hour < _NOON:
            words = self.tr("Good morning, {name}")
        elif _NOON <= hour < _EVENING:
            words = self.tr("Good afternoon, {name}")
        else:
            words = self.tr("Good evening, {name}")
        self._page.set_title(words.format(name=owner.first_name if owner else ""))
        day = self._today()
        self._date.setText(long_day(day))
        if day != self._day:
            self._day = day
            self._prompt.begin_day()
        else:
            self._prompt.reload()

    def _today(self) -> date:
        vault = self.context.vault
        owner = vault.profile.owner()
        start = preferences_of(owner).day_start_hour if owner else 0
        return local_day(vault.clock.now_ms(), vault.clock.zone(), start)

    def _show_waiting(self) -> None:
        # The check-in holds the one main action while its form is open; after it, the first of today's three.
        self._picks.set_lead(lead=not self._check_in.is_open())
        shown = self._picks.open_plans()
        plans = [plan for plan in self.context.vault.missions.open_plans() if plan.id not in shown]
        self._waiting.set_plans(plans, lead=not self._check_in.is_open() and not self._picks.has_lead())

    def _on_pause_asked(self, last: date | None) -> None:
        profile = self.context.vault.profile
        before = profile.preferences().streak_pauses
        try:
            profile.pause_streak(last=last)
        except UserError as error:
            self._standing.show_pause_error(error)
            return
        self._standing.close_question()
        undo = partial(profile.set_preferences, streak_pauses=before)
        self.context.notices.say(self.tr("The streak is paused."), undo=undo)

    def _on_resume_asked(self) -> None:
        profile = self.context.vault.profile
        before = profile.preferences().streak_pauses
        profile.resume_streak()
        undo = partial(profile.set_preferences, streak_pauses=before)
        self.context.notices.say(self.tr("The streak goes on."), undo=undo)

    def _on_clock_looked_at(self) -> None:
        if self._day is not None and self._today() != self._day:
            self.reload()
