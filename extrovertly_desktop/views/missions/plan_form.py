"""Planning a mission: three questions before it, with the person's own evidence beside them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from extrovertly_desktop.domain.context_words import answer_of, stored_of
from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.exposure import Exposure, PredictionDraft
from extrovertly_desktop.domain.recommendation import ContextKind
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.help.hint_line import HintLine
from extrovertly_desktop.views.missions.evidence_card import EvidenceCard
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.habit_picker import HabitPicker
from extrovertly_desktop.views.missions.more_section import MoreSection
from extrovertly_desktop.views.missions.plan_start import PlanStart
from extrovertly_desktop.views.missions.sheet import MissionSheet
from extrovertly_desktop.views.missions.suds_question import SudsQuestion
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.missions.words import time_words
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider

_MORE = ("safety_behaviours_to_drop", "place", "people", "time_of_day")


class PlanForm(FormPage):
    """Writes a prediction for a mission, or changes the one that waits.

    Three questions stand open; the rest unfolds, and stays as the person left it while the window is open.
    """

    def __init__(self, context: ViewContext) -> None:
        theme = context.theme
        super().__init__(theme, "plan", self.tr("Save plan"))
        self._context = context
        self._sheet: MissionSheet | None = None
        self._is_full = False
        self._worry = TextField(
            theme,
            self.tr("What is the worst you expect to happen?"),
            "plan_worry",
            hint=self.tr("For example: they look annoyed and walk on"),
        )
        self._likelihood = ScaleSlider(
            theme,
            self.tr("How likely is it?"),
            "plan_likelihood",
            anchors=(self.tr("will not happen"), self.tr("certain to happen")),
            suffix=self.tr(" %"),
        )
        self._suds = SudsQuestion(context, self.tr("How high will your anxiety go at its peak?"), "plan_expected_suds")
        self._more = MoreSection(theme, self.tr("More about how you will do it"), "plan_more")
        question = self.tr("What will you leave out this time?")
        self._habits = HabitPicker(theme, question, "plan_habits", context.vault.missions.safety_behaviours())
        self._place = self._line("plan_place", self.tr("Where?"), self.tr("For example: the bakery on my street"))
        self._people = self._line("plan_people", self.tr("With whom?"), self.tr("For example: the person at the till"))
        self._time = ChipRow(theme, self.tr("What time of day?"), "plan_time", tuple(time_words().items()), single=True)
        self._evidence = EvidenceCard(theme)
        self._build(question)
        self._more.unfolded.connect(self._on_unfolded)
        self._more.toggled.connect(self._on_toggled)
        self._habits.rebuilt.connect(self.order_tabs)
        self.keep_writing(context.vault.drafts.forms)

    def open_for(self, sheet: MissionSheet, start: PlanStart | None = None) -> None:
        """Start the form for a mission; a plan that waits is changed rather than made.

        Args:
            sheet: the mission and where the person stands with it.
            start: what a new plan begins with, if not with nothing.
        """
        self._sheet = sheet
        if sheet.plan is not None:
            start = None
            draft = prediction_of(sheet.plan)
        else:
            draft = PredictionDraft() if start is None else start.draft
        self.show_values(draft.model_dump())
        if start is not None:
            # What was filled in is told above the questions, so these stay few.
            self._more.set_unfolded(self._is_full)
        self.keep_up()
        evidence = self._context.vault.missions.evidence(sheet.mission.id)
        self._evidence.show_evidence(evidence, sheet.mission, sheet.category)
        intro = self.tr("Three short questions. A guess is enough: it is what you will compare with afterwards.")
        self.begin(sheet.mission.title, intro if start is None else start.words)

    def show_values(self, values: dict[str, Any]) -> None:
        """Show a prediction by field of `PredictionDraft`."""
        self._worry.setPlainText(values["worry"] or "")
        self._likelihood.set_value(values["likelihood"])
        self._suds.set_value(values["expected_suds"])
        self._habits.set_chosen(values["safety_behaviours_to_drop"])
        self._place.setText(answer_of(ContextKind.PLACE, values["place"] or ""))
        self._people.setText(answer_of(ContextKind.PEOPLE, values["people"] or ""))
        self._show_time(values["time_of_day"])
        self._more.set_unfolded(self._is_full or any(values[name] for name in _MORE))

    def subject(self) -> str:
        """Return the subject of planning this mission."""
        return "" if self._sheet is None else f"plan:{self._sheet.mission.id}"

    def keep_up(self) -> None:
        """Show the person's words for the scale as they are now."""
        self._suds.keep_up()

    def obstacle(self) -> str:
        """Say so when the mission, or the plan that is being changed, is there no more."""
        sheet = self._sheet
        if sheet is None:
            return ""
        missions = self._context.vault.missions
        try:
            missions.get(sheet.mission.id)
            is_there = sheet.plan is None or missions.exposure(sheet.plan.id).is_open
        except NotFoundError:
            is_there = False
        return "" if is_there else self.tr("What you were planning is there no more, so this page closed.")

    def way_back(self) -> Callable[[], object]:
        """Return what puts the plan back that was being changed."""
        plan = None if self._sheet is None else self._sheet.plan
        missions = self._context.vault.missions
        return (lambda: None) if plan is None else (lambda: missions.restore_plan(plan))

    def focus_first(self) -> None:
        """Put the keyboard into the first question."""
        self._worry.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, Any]:
        """Return what is written, by field of `PredictionDraft`."""
        time = self._time.selection()
        return {
            "worry": self._worry.toPlainText(),
            "likelihood": self._likelihood.value(),
            "expected_suds": self._suds.value(),
            "safety_behaviours_to_drop": self._habits.chosen(),
            "place": stored_of(ContextKind.PLACE, self._place.text()),
            "people": stored_of(ContextKind.PEOPLE, self._people.text()),
            "time_of_day": time[0] if time else None,
        }

    def save(self) -> None:
        """Plan the mission, or change its plan."""
        sheet = self._sheet
        if sheet is None:
            return
        missions, notices = self._context.vault.missions, self._context.notices
        draft = PredictionDraft.of(**self.values())
        if sheet.plan is None:
            done = missions.plan(sheet.mission.id, draft)
            notices.tell(done, self.tr("Planned."), undo=lambda: missions.unplan(done.value.id))
            return
        before, plan_id = prediction_of(sheet.plan), sheet.plan.id
        changed = missions.revise(plan_id, draft)
        notices.tell(changed, self.tr("Plan changed."), undo=lambda: missions.revise(plan_id, before))

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `PredictionDraft`."""
        widgets: dict[str, QWidget] = {
            "worry": self._worry,
            "safety_behaviours_to_drop": self._habits,
            "place": self._place,
            "people": self._people,
        }
        if field in _MORE:
            self._more.set_unfolded(True)
        return widgets.get(field or "")

    def _build(self, question: str) -> None:
        first = Card(self._theme, object_name="plan_questions")
        first.body.setSpacing(self._theme.metrics.space(4))
        self.add_question(first.body, self._worry.accessibleName(), self._worry)
        first.add(self._likelihood)
        first.add(self._suds)
        first.add(self._more)
        hint = self.tr(
            "Small habits that seem to keep you safe, such as looking at a phone. Without them you find out more."
        )
        self.add_question(self._more.body, question, self._habits, hint)
        for field in (self._place, self._people, self._time):
            self.add_question(self._more.body, field.accessibleName(), field)
        tip = self.tr("Nobody marks this. How far what comes lies from what you fear now is what you will learn from.")
        self.main.addWidget(first)
        self.main.addWidget(HintLine(self._context, "first_prediction", tip, self, "predictions"))
        self.main.addStretch(1)
        self.beside.addWidget(self._evidence)
        self.beside.addStretch(1)

    def _show_time(self, time: str | None) -> None:
        words = time_words()
        if time and time not in words:
            words[time] = time
        self._time.set_choices(tuple(words.items()))
        self._time.set_selection((time,) if time else ())

    def _on_toggled(self, is_full: bool) -> None:
        self._is_full = is_full

    def _on_unfolded(self) -> None:
        self._habits.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureWidgetVisible(self._habits)

    @staticmethod
    def _line(object_name: str, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(object_name)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line


def prediction_of(exposure: Exposure) -> PredictionDraft:
    """Return the prediction of a stored exposure as a draft, to show it in a form or to put it back."""
    return PredictionDraft(**{name: getattr(exposure, name) for name in PredictionDraft.model_fields})
