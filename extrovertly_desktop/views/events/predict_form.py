"""Predicting an event: what is feared, how likely, how high the anxiety will go."""

from collections.abc import Callable
from datetime import time
from typing import Any

from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.domain.exposure import Exposure, PredictionDraft
from extrovertly_desktop.domain.missions import Evidence
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.predict_questions import PredictionQuestions
from extrovertly_desktop.views.events.words import category_title
from extrovertly_desktop.views.missions.evidence_card import EvidenceCard
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.plan_form import prediction_of
from extrovertly_desktop.views.missions.words import number

_TIMES_OF_DAY = ((time(11), "morning"), (time(14), "midday"), (time(18), "afternoon"), (time.max, "evening"))


class PredictEventForm(FormPage):
    """Writes a prediction of an event, or changes the one that waits; the person's own past stands beside it."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "predict", self.tr("Save prediction"))
        self._context = context
        self._event: Event | None = None
        self._plan: Exposure | None = None
        hint = self.tr("For example: nobody talks to me, and I stand alone all evening")
        self._questions = PredictionQuestions(context, "predict", hint)
        self._evidence = EvidenceCard(context.theme, "predict_evidence")
        self.main.addWidget(self._questions)
        self.main.addStretch(1)
        self.beside.addWidget(self._evidence)
        self.beside.addStretch(1)
        self._questions.rebuilt.connect(self.order_tabs)
        self.keep_writing(context.vault.drafts.forms)

    def open_for(self, event_id: str) -> None:
        """Start the form for an event; a prediction that waits is changed rather than made.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if the outcome is written already: a prediction is not changed in hindsight.
        """
        plans = self._context.vault.event_plans
        event, plan = self._context.vault.events.card(event_id).event, plans.of(event_id)
        if plan is not None and not plan.is_open:
            raise UserError(self.tr("How it went is already written down, so the prediction stays as it was."))
        self._event, self._plan = event, plan
        self.show_values((_expected_of(event) if plan is None else prediction_of(plan)).model_dump())
        self.keep_up()
        evidence = plans.evidence(event_id)
        summary = self._sum_up(evidence, category_title(event.category))
        self._evidence.show_past(evidence.recent, summary, lambda exposure: exposure.event_id == event_id)
        intro = self.tr("Three short questions. A guess is enough: it is what you will compare with afterwards.")
        self.begin(event.title, intro)

    def subject(self) -> str:
        """Return the subject of predicting this event."""
        return "" if self._event is None else f"predict:{self._event.id}"

    def values(self) -> dict[str, Any]:
        """Return what is written, by field of `PredictionDraft`."""
        return self._questions.values()

    def show_values(self, values: dict[str, Any]) -> None:
        """Show a prediction by field of `PredictionDraft`."""
        self._questions.show_values(values)

    def keep_up(self) -> None:
        """Show the person's words for the scale as they are now."""
        self._questions.keep_up()

    def obstacle(self) -> str:
        """Say so when the event, or the prediction that is being changed, is there no more."""
        if self._event is None:
            return ""
        vault = self._context.vault
        try:
            vault.events.card(self._event.id)
        except NotFoundError:
            return self.tr("The event you were predicting is there no more, so this page closed.")
        plan = vault.event_plans.of(self._event.id)
        if self._plan is not None and (plan is None or plan.id != self._plan.id or not plan.is_open):
            return self.tr("The prediction you were changing is there no more, so this page closed.")
        return ""

    def way_back(self) -> Callable[[], object]:
        """Return what puts the prediction back that was being changed."""
        plan, plans = self._plan, self._context.vault.event_plans
        return (lambda: None) if plan is None else (lambda: plans.restore(plan))

    def save(self) -> None:
        """Predict the event, or change what was predicted."""
        if self._event is None:
            return
        plans, notices = self._context.vault.event_plans, self._context.notices
        draft = PredictionDraft.of(**self.values())
        if self._plan is None:
            done = plans.predict(self._event.id, draft)
            notices.tell(done, self.tr("Prediction written down."), undo=lambda: plans.withdraw(done.value.id))
            return
        before, plan_id = prediction_of(self._plan), self._plan.id
        changed = plans.revise(plan_id, draft)
        notices.tell(changed, self.tr("Prediction changed."), undo=lambda: plans.revise(plan_id, before))

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `PredictionDraft`."""
        return self._questions.widget_of(field)

    def focus_first(self) -> None:
        """Put the keyboard into the first question."""
        self._questions.focus_first()

    def _sum_up(self, evidence: Evidence, category: str) -> str:
        attempts, other = evidence.attempts, evidence.came_true + evidence.partly
        if attempts == 0 and not evidence.recent:
            return self.tr(
                "Nothing stands here yet, and that is fine: this event will be the first entry. From then on, what you"
                " feared and what you found are here to look back on."
            )
        if attempts == 0:
            return self.tr("What you wrote about events of this kind:")
        if attempts == 1:
            once = (
                self.tr("The one time you looked at it under “{category}”, the worry did not come true.")
                if other == 0
                else self.tr("So far you looked at one worry under “{category}”.")
            )
            return once.format(category=category)
        text = self.tr("At {calm} of {attempts} events under “{category}” the worry did not come true.")
        words = text.format(calm=number(attempts - other), attempts=number(attempts), category=category)
        if evidence.partly:
            words += " " + self.tr("Came true in part: {figure}.").format(figure=number(evidence.partly))
        return words


def _expected_of(event: Event) -> PredictionDraft:
    """Return what can be said of an event's prediction before the person says anything: where, and what time of day."""
    when = None if event.all_day else next(word for until, word in _TIMES_OF_DAY if event.begins.time() < until)
    return PredictionDraft(place=event.location, time_of_day=when)
