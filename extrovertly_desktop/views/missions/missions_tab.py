"""The tab of missions: choosing, planning, looking back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.browse_page import BrowsePage
from extrovertly_desktop.views.missions.debrief_form import DebriefForm
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.plan_form import PlanForm
from extrovertly_desktop.views.missions.sheet import read_sheet
from extrovertly_desktop.views.tab import Tab

PLAN, DEBRIEF = "plan:", "debrief:"


class MissionsTab(Tab):
    """Browses the catalogue; the two forms take its place while they are written."""

    watched = frozenset({"missions", "user_missions", "exposures"})

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._mission_id: str | None = None
        self._browse = BrowsePage(context.theme, context.vault.missions)
        self._plan: PlanForm | None = None
        self._debrief: DebriefForm | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()

    def reload(self) -> None:
        """Query the list and the mission that is read again."""
        self._browse.catalogue.reload()
        if self._mission_id is None:
            self._mission_id = self._browse.catalogue.first_id()
        self._show_mission()

    def focus_start(self) -> None:
        """Put the keyboard on the list, or into the form that is open."""
        form = self._form()
        if form is None:
            self._browse.focus_start()
        else:
            form.focus_first()

    def show_subject(self, subject: str) -> None:
        """Show `debrief:<exposure id>`, `plan:<mission id or slug>`, or a mission by its id or slug."""
        if not subject:
            return
        self.bring_up_to_date()
        form = self._form()
        if form is None:
            self._open_subject(subject)
        else:
            form.leave(lambda: self._open_subject(subject))

    def may_close(self) -> bool:
        """Whether nothing would be lost; asks in place otherwise, and closes once that is settled."""
        form = self._form()
        if form is None or not form.is_touched():
            return True
        form.leave(self._close_window)
        return False

    def _connect(self) -> None:
        catalogue, detail = self._browse.catalogue, self._browse.detail
        catalogue.mission_chosen.connect(self._on_mission_chosen)
        catalogue.mission_opened.connect(self._on_mission_chosen)
        detail.action.plan_wanted.connect(self._on_plan_wanted)
        detail.action.debrief_wanted.connect(self._on_debrief_wanted)
        detail.action.removal_wanted.connect(self._on_removal_wanted)
        detail.action.later_wanted.connect(self._on_later_wanted)
        detail.action.aside_wanted.connect(self._on_aside_wanted)
        detail.attempts.change_wanted.connect(self._on_change_wanted)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)

    def _form(self) -> FormPage | None:
        page = self._pages.currentWidget()
        return page if isinstance(page, FormPage) else None

    def _close_window(self) -> None:
        self._close_form()
        self.window().close()

    def _close_form(self) -> None:
        self._pages.setCurrentWidget(self._browse)
        self._browse.focus_start()

    def _show_mission(self) -> None:
        if self._mission_id is None:
            return
        try:
            sheet = read_sheet(self.context.vault.missions, self._mission_id)
        except NotFoundError:
            self._mission_id = None
            return
        self._mission_id = sheet.mission.id
        self._browse.detail.show_sheet(sheet)
        self._browse.catalogue.select(sheet.mission.id)

    def _open_subject(self, subject: str) -> None:
        self._pages.setCurrentWidget(self._browse)
        try:
            if subject.startswith(DEBRIEF):
                self._open_debrief(subject.removeprefix(DEBRIEF))
            elif subject.startswith(PLAN):
                self._open_plan(subject.removeprefix(PLAN))
            else:
                self._open_mission(subject)
        except UserError as error:
            self.context.notices.say(str(error))

    def _open_mission(self, mission_id: str) -> None:
        wanted = self.context.vault.missions.get(mission_id).id
        if self._browse.catalogue.model.row_of(wanted) is None:
            self._browse.catalogue.filters.clear()
        self._mission_id = wanted
        self._show_mission()
        self._browse.show_detail()

    def _open_plan(self, mission_id: str) -> None:
        sheet = read_sheet(self.context.vault.missions, mission_id)
        self._open_mission(sheet.mission.id)
        form = self._plan_page()
        self._pages.setCurrentWidget(form)
        form.open_for(sheet)

    def _open_debrief(self, exposure_id: str) -> None:
        exposure = self.context.vault.missions.exposure(exposure_id)
        if exposure.mission_id is None:
            raise NotFoundError(self.tr("That is not a plan for a mission."))
        self._open_mission(exposure.mission_id)
        form = self._debrief_page()
        self._pages.setCurrentWidget(form)
        form.open_for(exposure)

    def _plan_page(self) -> PlanForm:
        if self._plan is None:
            self._plan = PlanForm(self.context)
            self._adopt(self._plan)
        return self._plan

    def _debrief_page(self) -> DebriefForm:
        if self._debrief is None:
            self._debrief = DebriefForm(self.context)
            self._adopt(self._debrief)
        return self._debrief

    def _adopt(self, form: FormPage) -> None:
        form.left.connect(self._close_form)
        self._pages.addWidget(form)

    def _open_plan_id(self) -> str | None:
        plans = self.context.vault.missions.open_plans()
        return next((plan.id for plan in plans if plan.mission_id == self._mission_id), None)

    def _do(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except UserError as error:
            self.context.notices.say(str(error))

    def _on_mission_chosen(self, mission_id: str) -> None:
        if mission_id != self._mission_id:
            self._mission_id = mission_id
            self._show_mission()

    def _on_find(self) -> None:
        if self._form() is None:
            self._browse.show_list()
            self._browse.catalogue.filters.focus_search()

    def _on_plan_wanted(self) -> None:
        mission_id = self._mission_id
        if mission_id is not None:
            self._do(lambda: self._open_plan(mission_id))

    def _on_debrief_wanted(self) -> None:
        plan_id = self._open_plan_id()
        if plan_id is not None:
            self._do(lambda: self._open_debrief(plan_id))

    def _on_change_wanted(self, exposure_id: str) -> None:
        self._do(lambda: self._open_debrief(exposure_id))

    def _on_removal_wanted(self) -> None:
        plan_id, missions = self._open_plan_id(), self.context.vault.missions
        if plan_id is None:
            return

        def remove() -> None:
            done = missions.unplan(plan_id)
            self.context.notices.tell(done, self.tr("Plan removed."), undo=lambda: missions.restore_plan(done.value))

        self._do(remove)

    def _on_later_wanted(self) -> None:
        mission_id, missions = self._mission_id, self.context.vault.missions
        if mission_id is None:
            return

        def keep() -> None:
            missions.assign(mission_id)
            self.context.notices.say(self.tr("Kept for later. You find it again under “Planned”."))

        self._do(keep)

    def _on_aside_wanted(self) -> None:
        mission_id, missions = self._mission_id, self.context.vault.missions
        if mission_id is None:
            return

        def set_aside() -> None:
            aside = missions.skip(mission_id)
            self.context.notices.say(self.tr("Set aside for now."), undo=lambda: missions.unskip(aside))

        self._do(set_aside)
