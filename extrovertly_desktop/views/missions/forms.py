"""The forms of the tab, each made when it is first wanted."""

from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.debrief_form import DebriefForm
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.own_form import OwnForm
from extrovertly_desktop.views.missions.plan_form import PlanForm
from extrovertly_desktop.views.missions.plan_start import PlanStart
from extrovertly_desktop.views.missions.sheet import MissionSheet

F = TypeVar("F", PlanForm, DebriefForm, OwnForm)


class Forms(QObject):
    """Brings forms into sight.

    Args:
        context: the open vault and what goes with it.
        pages: where the forms are shown; whatever else it holds is not a form.

    Signals:
        left: the form in sight is done with.
        discarded: a form's subject, and what was written in it and let go.
        own_saved: id of a mission that was just made or changed.
    """

    left = Signal()
    discarded = Signal(str, object)
    own_saved = Signal(str)

    def __init__(self, context: ViewContext, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._context = context
        self._pages = pages
        self._made: dict[type[FormPage], FormPage] = {}

    def current(self) -> FormPage | None:
        """Return the form in sight, if it is one."""
        page = self._pages.currentWidget()
        return page if isinstance(page, FormPage) else None

    def plan(self, sheet: MissionSheet, start: PlanStart | None = None) -> None:
        """Plan a mission, beginning with `start` if it is given, or change its plan."""
        self._show(PlanForm).open_for(sheet, start)

    def debrief(self, exposure: Exposure) -> None:
        """Look back on a plan or an attempt."""
        self._show(DebriefForm).open_for(exposure)

    def own(self, mission_id: str) -> None:
        """Change a mission.

        Raises:
            NotFoundError: if it is not there.
        """
        self._context.vault.missions.get(mission_id)
        self._show(OwnForm).open_for(mission_id)

    def new(self, suds: int | None = None) -> None:
        """Make a mission; `suds` is how hard it seems, if that is known."""
        self._show(OwnForm).open_new(suds)

    def _show(self, kind: type[F]) -> F:
        form = self._made.get(kind)
        if not isinstance(form, kind):
            form = self._make(kind)
        self._pages.setCurrentWidget(form)
        return form

    def _make(self, kind: type[F]) -> F:
        form = kind(self._context)
        self._made[kind] = form
        form.left.connect(self.left)
        form.discarded.connect(lambda written: self._on_discarded(form, written))
        if isinstance(form, OwnForm):
            form.saved.connect(self.own_saved)
        self._pages.addWidget(form)
        return form

    def _on_discarded(self, form: FormPage, written: dict[str, Any]) -> None:
        self.discarded.emit(form.subject(), written)
