"""The tab of missions: choosing, planning, looking back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.ladder import StepKind
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.deeds import MissionDeeds
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.forms import Forms
from extrovertly_desktop.views.missions.home_page import HomePage
from extrovertly_desktop.views.missions.own_figures import OwnFigures
from extrovertly_desktop.views.missions.plan_start import of_repeat, of_today
from extrovertly_desktop.views.missions.sheet import read_sheet, sheet_of
from extrovertly_desktop.views.tab import Tab

if TYPE_CHECKING:  # read from disk when it is first turned to
    from extrovertly_desktop.views.missions.ladder.ladder_page import LadderPage

PLAN, DEBRIEF, OWN, LADDER = "plan:", "debrief:", "own:", "ladder"
_ALWAYS_TAKEN_UP = "users"


class MissionsTab(Tab):
    """Browses the catalogue or the ladder; a form takes their place while it is written."""

    watched = frozenset(
        {"missions", "user_missions", "exposures", "daily_picks", "suds_marks", "events", "user_profiles"}
    )

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._mission_id: str | None = None
        self._pages = QStackedWidget(self)
        self._home = HomePage(context.theme, context.vault.missions, self._make_ladder, self._pages)
        self._browse = self._home.browse
        self._figures = OwnFigures(context.vault, context.tasks, self._browse.detail)
        self._pages.addWidget(self._home)
        self._forms = Forms(context, self._pages)
        self._deeds = MissionDeeds(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()

    def reload(self) -> None:
        """Query what is in sight, and the mission that is read again."""
        self._home.reload()
        self._show_mission(just_listed=True)
        self._leave_what_is_gone()

    def on_tables_changed(self, tables: frozenset[str]) -> None:
        """Take up at once, too, what the person says about themselves, such as their words for the scale."""
        super().on_tables_changed(tables)
        self._figures.follow(tables)
        if _ALWAYS_TAKEN_UP in tables:
            self._home.keep_up()
            form = self._form()
            if form is not None:
                form.keep_up()

    def focus_start(self) -> None:
        """Put the keyboard on the list, or into the form that is open."""
        form = self._form()
        if form is None:
            self._home.focus_start()
        else:
            form.focus_first()

    def show_subject(self, subject: str) -> None:
        """Show a form, the ladder, or a mission.

        `debrief:<exposure id>`, `plan:<mission id or slug>`, `own:<mission id>` (`own:` makes a new one), `ladder`, or
        a mission's id or slug.
        """
        if not subject:
            return
        self.bring_up_to_date()
        self._after_form(lambda: self._open_subject(subject))

    def may_close(self) -> bool:
        """Whether nothing would be lost; asks in place otherwise, and closes once that is settled."""
        form = self._form()
        if form is None or not form.is_touched():
            return True
        form.leave(self._close_window)
        return False

    def put_away(self) -> bool:
        """Keep what is written in the open form; return whether nothing would be lost."""
        form = self._form()
        return form is None or form.put_away()

    def place(self) -> str:
        """Return the open form, the ladder, or the mission in sight."""
        form = self._form()
        if form is not None:
            return form.subject()
        return LADDER if self._home.ladder is not None else self._mission_id or ""

    def _connect(self) -> None:
        catalogue, detail, deeds = self._browse.catalogue, self._browse.detail, self._deeds
        catalogue.mission_chosen.connect(self._on_mission_chosen)
        catalogue.mission_opened.connect(self._on_mission_chosen)
        action, menu = detail.action, detail.menu
        self._figures.known.connect(detail.show_expected)
        action.plan_wanted.connect(lambda: self._with_mission(self._open_plan))
        action.varied_wanted.connect(lambda: self._with_mission(self._open_varied))
        action.debrief_wanted.connect(lambda: self._with_plan(self._open_debrief))
        action.removal_wanted.connect(lambda: self._with_plan(deeds.remove_plan))
        action.later_wanted.connect(lambda: self._with_mission(deeds.keep_for_later))
        action.aside_wanted.connect(lambda: self._with_mission(deeds.set_aside))
        action.unhide_wanted.connect(lambda: self._with_mission(deeds.unhide))
        menu.edit_wanted.connect(lambda: self._with_mission(self._open_own))
        menu.duplicate_wanted.connect(lambda: self._with_mission(deeds.duplicate))
        menu.reset_wanted.connect(lambda: self._with_mission(deeds.reset))
        menu.hide_wanted.connect(lambda: self._with_mission(deeds.hide))
        menu.unhide_wanted.connect(lambda: self._with_mission(deeds.unhide))
        menu.kind_hiding_wanted.connect(lambda: self._with_mission(deeds.hide_kind))
        menu.kind_unhiding_wanted.connect(lambda: self._with_mission(deeds.unhide_kind))
        menu.deletion_wanted.connect(lambda: self._with_mission(deeds.delete))
        detail.refusal.hide_wanted.connect(lambda: self._with_mission(deeds.hide))
        detail.feedback_given.connect(lambda kind: self._with_mission(lambda chosen: deeds.give_feedback(chosen, kind)))
        detail.attempts.change_wanted.connect(lambda attempt: self._do(lambda: self._open_debrief(attempt)))
        deeds.deletion_refused.connect(detail.refusal.tell)
        deeds.copied.connect(self._open_mission)
        self._home.new_wanted.connect(self._open_new)
        self._forms.left.connect(self._close_form)
        self._forms.discarded.connect(self._on_discarded)
        self._forms.own_saved.connect(self._on_own_saved)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self._browse)  # the ladder has its own
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)

    def _make_ladder(self, parent: QWidget) -> "LadderPage":
        from extrovertly_desktop.views.missions.ladder.ladder_page import LadderPage  # noqa: PLC0415 - once turned to

        ladder = LadderPage(self.context, parent)
        ladder.mission_opened.connect(lambda mission_id: self._do(lambda: self._open_mission(mission_id)))
        ladder.event_opened.connect(lambda event_id: self.opened_elsewhere.emit("events", event_id))
        ladder.own_mission_wanted.connect(self._open_new)
        return ladder

    def _form(self) -> FormPage | None:
        return self._forms.current()

    def _after_form(self, then: Callable[[], None]) -> None:
        """Do something once the form that is open, if any, is settled."""
        form = self._form()
        if form is None:
            then()
        else:
            form.leave(then)

    def _close_window(self) -> None:
        self._close_form()
        self.window().close()

    def _close_form(self) -> None:
        self._pages.setCurrentWidget(self._home)
        self._home.focus_start()

    def _leave_what_is_gone(self) -> None:
        """Close a form whose plan or mission went while it was open, and keep what was typed within reach."""
        form = self._form()
        why = "" if form is None else form.obstacle()
        if form is None or not why:
            return
        subject, values, bring_back, was_touched = form.subject(), form.values(), form.way_back(), form.is_touched()
        self._close_form()
        if not was_touched:
            self.context.notices.say(why)
            return

        def take_up() -> None:
            bring_back()
            self._take_up(subject, values)

        words = self.tr("{why} What you typed is kept: Undo brings both back.")
        self.context.notices.say(words.format(why=why), undo=take_up)

    def _take_up(self, subject: str, values: dict[str, Any]) -> None:
        """Open a form again with what was written in it."""

        def go_on() -> None:
            self._open_subject(subject)
            form = self._form()
            if form is not None:
                form.take_up(values)

        self._after_form(go_on)

    def _show_mission(self, *, just_listed: bool = False) -> None:
        catalogue = self._browse.catalogue
        if self._mission_id is None:
            self._mission_id = catalogue.first_id()
        if self._mission_id is None:
            return
        try:
            # What was listed just now needs no second reading.
            card = catalogue.card_of(self._mission_id) if just_listed else None
            sheet = (
                read_sheet(self.context.vault, self._mission_id)
                if card is None
                else sheet_of(self.context.vault, card, catalogue.categories)
            )
        except NotFoundError:
            self._mission_id = catalogue.current_id() or catalogue.first_id()
            if self._mission_id is None:
                return
            sheet = read_sheet(self.context.vault, self._mission_id)
        self._mission_id = sheet.mission.id
        self._browse.detail.show_sheet(sheet)
        catalogue.select(sheet.mission.id)

    def _open_subject(self, subject: str) -> None:
        self._pages.setCurrentWidget(self._home)

        def open_it() -> None:
            if subject.startswith(DEBRIEF):
                self._open_debrief(subject.removeprefix(DEBRIEF))
            elif subject.startswith(PLAN):
                self._open_plan(subject.removeprefix(PLAN))
            elif subject == OWN:
                self._open_new()
            elif subject.startswith(OWN):
                self._open_own(subject.removeprefix(OWN))
            elif subject == LADDER:
                self._home.show_ladder()
            else:
                self._open_mission(subject)

        self._do(open_it)

    def _open_mission(self, mission_id: str) -> None:
        wanted = self.context.vault.missions.get(mission_id).id
        if self._browse.catalogue.model.row_of(wanted) is None:
            self._browse.catalogue.filters.clear()
        self._home.show_catalogue()
        self._mission_id = wanted
        self._show_mission()
        self._browse.show_detail()

    def _open_plan(self, mission_id: str) -> None:
        sheet = read_sheet(self.context.vault, mission_id)
        self._open_mission(sheet.mission.id)
        self._forms.plan(sheet, of_today(self.context.vault.recommendations.today(), sheet.mission.id))

    def _open_varied(self, mission_id: str) -> None:
        vault = self.context.vault
        self._forms.plan(read_sheet(vault, mission_id), of_repeat(vault.missions.varied(mission_id)))

    def _open_debrief(self, exposure_id: str) -> None:
        exposure = self.context.vault.missions.exposure(exposure_id)
        if exposure.mission_id is None:
            raise NotFoundError(self.tr("That is not a plan for a mission."))
        self._open_mission(exposure.mission_id)
        self._forms.debrief(exposure)

    def _open_own(self, mission_id: str) -> None:
        self._forms.own(mission_id)

    def _open_new(self, suds: int | None = None) -> None:
        self._forms.new(suds)

    def _do(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except UserError as error:
            self.context.notices.say(str(error))

    def _with_mission(self, deed: Callable[[str], None]) -> None:
        mission_id = self._mission_id
        if mission_id is not None:
            self._do(lambda: deed(mission_id))

    def _with_plan(self, deed: Callable[[str], None]) -> None:
        plans = self.context.vault.missions.open_plans()
        plan_id = next((plan.id for plan in plans if plan.mission_id == self._mission_id), None)
        if plan_id is not None:
            self._do(lambda: deed(plan_id))

    def _on_mission_chosen(self, mission_id: str) -> None:
        if mission_id != self._mission_id:
            self._mission_id = mission_id
            self._show_mission()

    def _on_find(self) -> None:
        self._browse.show_list()
        self._browse.catalogue.filters.focus_search()

    def _on_discarded(self, subject: str, values: dict[str, Any]) -> None:
        self.context.notices.say(self.tr("Left without saving."), undo=lambda: self._take_up(subject, values))

    def _on_own_saved(self, mission_id: str) -> None:
        ladder = self._home.ladder
        if ladder is None:
            self._do(lambda: self._open_mission(mission_id))
        else:
            ladder.reveal(StepKind.MISSION, mission_id)
