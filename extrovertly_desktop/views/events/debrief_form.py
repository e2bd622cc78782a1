"""Looking back on an event: what happened, what was learned, how it was."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.clock import Clock, from_ms, to_ms
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.events import Attendance as Answered
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus, Event
from extrovertly_desktop.domain.exposure import Attendance, Exposure, OutcomeDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.debrief_questions import DebriefQuestions
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.prediction_lines import PredictionLines
from extrovertly_desktop.views.missions.words import expectation
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_label

_ONLY_WHO_WENT = (
    "came_true", "evidence", "peak_suds", "surprise", "learned", "safety_behaviours_used", "difficulty_rating",
    "satisfaction_rating",
)  # fmt: skip
_OF_ATTENDANCE = ("rating", "feedback")


class DebriefEventForm(FormPage):
    """Writes down how an event went, with or without a prediction, or changes what was written."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "event_debrief", self.tr("Save"), beside_first=True)
        self._context = context
        self._event: Event | None = None
        self._plan: Exposure | None = None
        self._questions = DebriefQuestions(context)
        nothing = self.tr("You wrote no prediction this time. What you found counts all the same.")
        self._prediction = PredictionLines(context.theme, "event_debrief_prediction", nothing)
        self._nothing = make_label(nothing, "muted")
        self._nothing.setObjectName("event_debrief_no_prediction")
        expected = Card(context.theme, self.tr("What you expected"), object_name="event_debrief_expected")
        expected.add(self._prediction)
        expected.add(self._nothing)
        self.main.addWidget(self._questions)
        self.main.addStretch(1)
        self.beside.addWidget(expected)
        self.beside.addStretch(1)
        self._questions.answered.connect(self.clear_error)
        self._questions.rebuilt.connect(self.order_tabs)
        self.keep_writing(context.vault.drafts.forms)

    def open_for(self, event_id: str) -> None:
        """Start the form for an event, with or without a prediction.

        Raises:
            NotFoundError: if there is no such event.
        """
        vault = self._context.vault
        event, plan = vault.events.card(event_id).event, vault.event_plans.of(event_id)
        answered = vault.attendance.of(event_id)
        self._event, self._plan = event, plan
        is_new = plan is None or plan.is_open
        at_ms = answered.attended_at if answered is not None and answered.attended_at is not None else None
        asks_worry = plan is not None and bool(plan.worry or plan.came_true)
        self._questions.begin(_moment_of(event, vault.clock) if at_ms is None else at_ms, asks_worry=asks_worry)
        self.show_values(_written(plan, answered))
        self._prediction.setVisible(plan is not None)
        self._nothing.setVisible(plan is None)
        if plan is not None:
            self._prediction.show_prediction(plan)
        intro = self.tr("Whatever came of it, it is worth a line. Only the first question needs an answer.")
        self.begin(event.title, intro if is_new else "")

    def subject(self) -> str:
        """Return the subject of looking back on this event."""
        return "" if self._event is None else f"debrief:{self._event.id}"

    def values(self) -> dict[str, Any]:
        """Return what is written: the fields of `OutcomeDraft` that are asked, `rating` and `feedback`."""
        return self._questions.values()

    def show_values(self, values: dict[str, Any]) -> None:
        """Show what `values` tells."""
        first = () if self._plan is None else self._plan.safety_behaviours_to_drop
        self._questions.show_values(values, first)

    def keep_up(self) -> None:
        """Show the person's words for the scale as they are now."""
        self._questions.keep_up()

    def obstacle(self) -> str:
        """Say so when the event, or the prediction that is looked back on, is there no more."""
        if self._event is None:
            return ""
        vault = self._context.vault
        try:
            vault.events.card(self._event.id)
        except NotFoundError:
            return self.tr("The event you were looking back on is there no more, so this page closed.")
        plan = vault.event_plans.of(self._event.id)
        if self._plan is not None and (plan is None or plan.id != self._plan.id):
            return self.tr("The prediction you were looking back on is there no more, so this page closed.")
        return ""

    def way_back(self) -> Callable[[], object]:
        """Return what puts the prediction back."""
        plan, plans = self._plan, self._context.vault.event_plans
        return (lambda: None) if plan is None else (lambda: plans.restore(plan))

    def save(self) -> None:
        """Write the outcome down; whoever did not go leaves the questions about going empty."""
        if self._event is None:
            return
        values = self.values()
        if values["attendance"] is None:
            raise UserError(self.tr("Please choose first what happened."), field="attendance")
        went = values["attendance"] != Attendance.DID_NOT_GO
        said = {name: values.pop(name) for name in _OF_ATTENDANCE}
        if self._plan is not None:
            # What this form does not ask stays as it was.
            values = {"satisfaction_rating": self._plan.satisfaction_rating, **values}
        if not went:
            values = {name: value for name, value in values.items() if name not in _ONLY_WHO_WENT}
            values["at_ms"], said = None, {}
        vault, is_new = self._context.vault, self._plan is None or self._plan.is_open
        done = vault.event_plans.debrief(self._event.id, OutcomeDraft.of(**values), AttendanceDraft.of(**said))
        words = self._summary(done.value.plan_after) if is_new else self.tr("Changed.")
        self._context.notices.tell(done, words, undo=lambda: vault.attendance.put_back(done.value))

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field."""
        return self._questions.widget_of(field)

    def focus_first(self) -> None:
        """Put the keyboard on what happened."""
        self._questions.focus_first()

    def _summary(self, plan: Exposure | None) -> str:
        if plan is not None and plan.attendance is Attendance.DID_NOT_GO:
            return self.tr("Noted. Not going is an answer, too.")
        figures = "" if plan is None or plan.peak_suds is None else expectation(plan.expected_suds, plan.peak_suds)
        return figures or self.tr("Written down.")


def _written(plan: Exposure | None, answered: Answered | None) -> dict[str, Any]:
    """Return what has been said of an event so far, as `DebriefQuestions` shows it."""
    values: dict[str, Any] = OutcomeDraft().model_dump()
    values["attendance"] = None
    if plan is not None:
        values = {name: getattr(plan, name) for name in OutcomeDraft.model_fields if name != "at_ms"}
    if values["attendance"] is None and answered is not None and answered.status is AttendeeStatus.ATTENDED:
        values["attendance"] = Attendance.DONE
    if values["attendance"] is None and answered is not None and answered.status is AttendeeStatus.NOT_GOING:
        values["attendance"] = Attendance.DID_NOT_GO
    rating, feedback = (None, None) if answered is None else (answered.rating, answered.feedback)
    return {**values, "at_ms": None, "rating": rating, "feedback": feedback}


def _moment_of(event: Event, clock: Clock) -> int:
    """Return the moment an event counts for unless another is chosen: its end if that was on an earlier day, or now."""
    now = clock.now_ms()
    if event.is_over_at.date() >= from_ms(now, clock.zone()).date():
        return now
    return to_ms(event.is_over_at.replace(tzinfo=clock.zone()))
