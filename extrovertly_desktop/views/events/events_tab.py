"""The tab of events: looking, answering, and the way to everything that is written about them."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.browse_page import Look
from extrovertly_desktop.views.events.calendar_doors import CalendarDoors
from extrovertly_desktop.views.events.event_deeds import EventDeeds
from extrovertly_desktop.views.events.event_forms import EventForms
from extrovertly_desktop.views.events.event_sheet import calendar_day, read_event_sheet
from extrovertly_desktop.views.events.home_page import HomePage
from extrovertly_desktop.views.events.reminder_titles_box import ReminderTitlesBox
from extrovertly_desktop.views.events.series_question import SeriesScope, repeats_words
from extrovertly_desktop.views.events.suggesting import Suggesting
from extrovertly_desktop.views.tab import Tab

NEW, DAY, PREDICT, PREPARE, DEBRIEF = "new", "day:", "predict:", "prepare:", "debrief:"
_COPY, _EDIT = "copy", "edit"
_LOOK = "events_look"


class EventsTab(Tab):
    """Browses events; forms take its place while they are written."""

    watched = frozenset(
        {"events", "event_attendees", "event_preparations", "event_series", "exposures", "reminders", "users"}
    )

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._event_id: str | None = None
        # Each part is made inside its place: a tree that is moved as a whole would be styled once more.
        self._pages = QStackedWidget(self)
        self._home = HomePage(context.theme, context.vault, self._today, self._pages)
        self._browse = self._home.browse
        self._browse.detail.plan.add(ReminderTitlesBox(context))
        self._deeds = EventDeeds(context, self)
        self._of_series: Callable[[str, SeriesScope], None] = self._deeds.delete_of_series
        self._doors = CalendarDoors(context, self)
        self._pages.addWidget(self._home)
        self._forms = EventForms(context, self._pages)
        self._suggesting = Suggesting(context, self._browse.agenda.show_suggestions, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()
        self._home.set_look(self._remembered_look())

    def reload(self) -> None:
        """Query the list, the month and the event that is read again."""
        self._browse.agenda.reload()
        self._browse.month.reload()
        if self._event_id is None:
            self._event_id = self._browse.agenda.first_id()
        self._show_event()

    def focus_start(self) -> None:
        """Put the keyboard where a person goes on, or into the form that is open."""
        form = self._forms.current()
        if form is None:
            self._browse.focus_start()
        else:
            form.focus_first()

    def show_subject(self, subject: str) -> None:
        """Show an event by its id, “new” (`new:<ISO date>`), `day:<ISO date>`, or a form for an event.

        Forms are `predict:`, `prepare:`, `debrief:`, `edit:` and `copy:<event id>`.
        """
        if not subject:
            return
        self.bring_up_to_date()
        self._leaving_form(lambda: self._do(lambda: self._open_subject(subject)))

    def may_close(self) -> bool:
        """Whether nothing would be lost; asks in place otherwise, and closes once that is settled."""
        form = self._forms.current()
        if form is None or not form.is_touched():
            return True
        form.leave(self._close_window)
        return False

    def put_away(self) -> bool:
        """Keep what is written in the open form; return whether nothing would be lost."""
        form = self._forms.current()
        return form is None or form.put_away()

    def place(self) -> str:
        """Return the open form, or the event in sight."""
        form = self._forms.current()
        return self._event_id or "" if form is None else form.subject()

    def _connect(self) -> None:
        agenda, month, detail, home = self._browse.agenda, self._browse.month, self._browse.detail, self._home
        agenda.suggestions_wanted.connect(self._suggesting.want)
        agenda.event_chosen.connect(self._on_event_chosen)
        agenda.event_opened.connect(self._on_event_opened)
        month.event_opened.connect(self._on_event_opened)
        month.later_month_shown.connect(self._on_later_month_shown)
        month.whole_day_wanted.connect(lambda day: self.opened_elsewhere.emit("progress", f"day:{day}"))
        home.new_wanted.connect(self._on_new_wanted)
        home.import_wanted.connect(self._doors.bring_in)
        home.export_wanted.connect(lambda: self._doors.take_out(None, self.tr("events")))
        home.file_given.connect(self._doors.bring_in_file)
        home.calendar_given.connect(self._doors.bring_in_bytes)
        home.paste_refused.connect(self._doors.refuse)
        home.look_chosen.connect(self._on_look_chosen)
        deeds, forms = self._deeds, self._forms
        detail.answer.answer_given.connect(lambda status: self._with_event(lambda each: deeds.answer(each, status)))
        detail.answer.rating_given.connect(lambda rating: self._with_event(lambda each: deeds.rate(each, rating)))
        detail.answer.attendance_withdrawn.connect(lambda: self._with_event(deeds.withdraw_attendance))
        detail.plan.predict_wanted.connect(lambda: self._with_event(forms.predict))
        detail.plan.prepare_wanted.connect(lambda: self._with_event(forms.prepare))
        detail.plan.withdrawal_wanted.connect(lambda: self._with_event(deeds.remove_prediction))
        detail.plan.reminders_chosen.connect(lambda each: self._with_event(lambda event: deeds.remind(event, each)))
        detail.told.telling_wanted.connect(lambda: self._with_event(forms.debrief))
        detail.about.link_copied.connect(self._on_link_copied)
        menu = detail.menu
        menu.edit_wanted.connect(lambda: self._with_event(lambda each: forms.write(lambda form: form.open_for(each))))
        menu.duplicate_wanted.connect(
            lambda: self._with_event(lambda each: forms.write(lambda form: form.open_copy(each)))
        )
        menu.cancel_wanted.connect(lambda: self._with_event(self._ask_cancelling))
        menu.uncancel_wanted.connect(lambda: self._with_event(deeds.uncancel))
        menu.export_wanted.connect(
            lambda: self._with_event(lambda each: self._doors.take_out([each], self.tr("event")))
        )
        menu.deletion_wanted.connect(lambda: self._with_event(self._ask_deletion))
        detail.series.answered.connect(self._on_scope_answered)
        forms.saved.connect(self._on_saved)
        forms.left.connect(self._browse.focus_start)

    def _today(self) -> date:
        return calendar_day(self.context.vault.clock)

    def _remembered_look(self) -> Look:
        settings = self.context.settings
        kept = "" if settings is None else settings.choice(_LOOK)
        return next((look for look in Look if look == kept), Look.LIST)

    def _close_window(self) -> None:
        self._forms.close()
        self.window().close()

    def _leaving_form(self, then: Callable[[], None]) -> None:
        form = self._forms.current()
        if form is None:
            then()
            return

        def leave() -> None:
            self._forms.close()
            then()

        form.leave(leave)

    def _show_event(self) -> None:
        sheet = None
        if self._event_id is not None:
            try:
                sheet = read_event_sheet(self.context.vault, self._event_id)
            except NotFoundError:
                self._event_id = self._browse.agenda.first_id()
                sheet = None if self._event_id is None else read_event_sheet(self.context.vault, self._event_id)
        self._browse.set_has_event(sheet is not None)
        if sheet is not None:
            self._browse.detail.show_sheet(sheet, self._rule_of(sheet.event.id, sheet.event.series_id))
            self._browse.agenda.select(sheet.event.id)
        self._home.order_tabs()

    def _rule_of(self, event_id: str, series_id: str | None) -> str:
        facts = None if series_id is None else self.context.vault.event_series.of(event_id)
        return "" if facts is None else repeats_words(self, facts)

    def _open_subject(self, subject: str) -> None:
        kind, found, rest = subject.partition(":")
        forms = {PREDICT: self._forms.predict, PREPARE: self._forms.prepare, DEBRIEF: self._forms.debrief}
        form = forms.get(f"{kind}:") if found else None
        if kind == NEW:
            self._forms.write(lambda form: form.open_new(date.fromisoformat(rest) if rest else None))
        elif kind == _COPY:
            self._forms.write(lambda form: form.open_copy(rest))
        elif kind == _EDIT:
            self._open_event(rest)
            self._forms.write(lambda form: form.open_for(rest))
        elif subject.startswith(DAY):
            self._home.set_look(Look.BOTH)
            self._browse.month.grid.go_to(date.fromisoformat(rest))
        elif form is None:
            self._open_event(subject)
        else:
            self._open_event(rest)
            form(rest)

    def _open_event(self, event_id: str) -> None:
        self._event_id = self.context.vault.events.card(event_id).event.id
        self._show_event()
        self._browse.show_detail()

    def _with_event(self, deed: Callable[[str], None]) -> None:
        event_id = self._event_id
        if event_id is not None:
            self._do(lambda: deed(event_id))

    def _do(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except UserError as error:
            self.context.notices.say(str(error))

    def _ask_deletion(self, event_id: str) -> None:
        self._ask_scope(
            event_id, self.tr("What do you want to delete?"), self._deeds.delete, self._deeds.delete_of_series
        )

    def _ask_cancelling(self, event_id: str) -> None:
        self._ask_scope(event_id, self.tr("What was called off?"), self._deeds.cancel, self._deeds.cancel_of_series)

    def _ask_scope(
        self,
        event_id: str,
        question: str,
        alone: Callable[[str], None],
        of_series: Callable[[str, SeriesScope], None],
    ) -> None:
        """Do a deed at once, or first ask what it is meant for if the event repeats."""
        facts = self.context.vault.event_series.of(event_id)
        if facts is None:
            alone(event_id)
        else:
            self._of_series = of_series
            self._browse.detail.series.ask(facts, question)

    def _on_scope_answered(self, scope: SeriesScope) -> None:
        deed = self._of_series
        self._with_event(lambda each: deed(each, scope))

    def _on_event_chosen(self, event_id: str) -> None:
        if event_id != self._event_id:
            self._event_id = event_id
            self._show_event()

    def _on_event_opened(self, event_id: str) -> None:
        self._do(lambda: self._open_event(event_id))

    def _on_saved(self, event_id: str) -> None:
        self._event_id = event_id

    def _on_new_wanted(self) -> None:
        browse = self._browse
        day = browse.month.grid.current if browse.look is not Look.LIST else None
        ahead = day if day is not None and day >= self._today() else None
        self._do(lambda: self._forms.write(lambda form: form.open_new(ahead)))

    def _on_look_chosen(self, look: Look) -> None:
        if self.context.settings is not None:
            self.context.settings.remember_choice(_LOOK, str(look))

    def _on_link_copied(self, link: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self.context.notices.say(self.tr("Link copied."))

    def _on_later_month_shown(self, day: date) -> None:
        """Bring the dates of series into a month that lies further ahead; the list follows by itself."""
        last = day.replace(day=monthrange(day.year, day.month)[1])
        series = self.context.vault.event_series
        if not series.reaches(last):
            self.context.tasks.start(lambda ctx: series.extend_to(last, ctx))
