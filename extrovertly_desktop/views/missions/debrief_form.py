"""Looking back on a mission: what happened, beside what was expected."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.exposure import Attendance, Exposure, OutcomeDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.help.hint_line import HintLine
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.habit_picker import HabitPicker
from extrovertly_desktop.views.missions.moment_field import MomentField
from extrovertly_desktop.views.missions.more_section import MoreSection
from extrovertly_desktop.views.missions.outcomes import kind_word, outcome_of, summary
from extrovertly_desktop.views.missions.prediction_lines import PredictionLines
from extrovertly_desktop.views.missions.suds_question import SudsQuestion
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.missions.words import attendance_words, came_true_words
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.rating_row import RatingRow
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider

_MORE = (
    "evidence", "surprise", "safety_behaviours_used", "difficulty_rating", "satisfaction_rating", "notes", "at_ms",
)  # fmt: skip
_ONLY_WHO_WENT = (
    "came_true", "evidence", "peak_suds", "surprise", "learned", "safety_behaviours_used", "difficulty_rating",
    "satisfaction_rating",
)  # fmt: skip


class DebriefForm(FormPage):
    """Writes down what became of a plan, or changes what was written.

    Whether the worry came true, the peak and what was learned stand open; the rest unfolds, and stays as the person
    left it while the window is open.
    """

    def __init__(self, context: ViewContext) -> None:
        theme = context.theme
        super().__init__(theme, "debrief", self.tr("Save"), beside_first=True)
        self._context = context
        self._exposure: Exposure | None = None
        self._is_full = False
        self._attendance = ChipRow(
            theme,
            self.tr("What happened?"),
            "debrief_attendance",
            [(str(key), words) for key, words in attendance_words().items()],
            single=True,
            keep_one=True,
        )
        self._word = make_label("", "muted")
        self._word.setObjectName("debrief_kind_word")
        self._came_true = ChipRow(
            theme,
            self.tr("Did your worry come true?"),
            "debrief_came_true",
            [(str(key), words) for key, words in came_true_words().items()],
            single=True,
        )
        self._evidence = TextField(
            theme,
            self.tr("How do you know?"),
            "debrief_evidence",
            hint=self.tr("What you saw, heard or read, as a camera would have it"),
        )
        self._peak = SudsQuestion(context, self.tr("How high did your anxiety go at its peak?"), "debrief_peak_suds")
        self._surprise = ScaleSlider(
            theme,
            self.tr("How surprised were you by how it went?"),
            "debrief_surprise",
            anchors=(self.tr("not at all"), self.tr("completely")),
        )
        self._learned = TextField(
            theme,
            self.tr("What did you learn?"),
            "debrief_learned",
            hint=self.tr("One sentence to your future self"),
        )
        self._more = MoreSection(theme, self.tr("More about how it went"), "debrief_more")
        self._habits = HabitPicker(
            theme,
            self.tr("Which safety habits did you use after all?"),
            "debrief_habits",
            context.vault.missions.safety_behaviours(),
        )
        self._difficulty = RatingRow(
            theme,
            self.tr("How hard was it?"),
            "debrief_difficulty",
            low=self.tr("easy"),
            high=self.tr("very hard"),
        )
        self._satisfaction = RatingRow(
            theme,
            self.tr("How content are you with it?"),
            "debrief_satisfaction",
            low=self.tr("not at all"),
            high=self.tr("very"),
        )
        self._notes = TextField(theme, self.tr("Anything else to remember?"), "debrief_notes")
        self._moment = MomentField(theme, context.vault.clock, self.tr("When was it?"), "debrief_moment")
        self._prediction = PredictionLines(
            theme,
            "debrief_prediction",
            self.tr("You wrote no prediction this time. What you found counts all the same."),
        )
        self._build()
        self._attendance.selection_changed.connect(self._on_attendance_changed)
        self._more.unfolded.connect(self._on_unfolded)
        self._more.toggled.connect(self._on_toggled)
        self._habits.rebuilt.connect(self.order_tabs)
        self.keep_writing(context.vault.drafts.forms)

    def open_for(self, exposure: Exposure) -> None:
        """Start the form for a plan, or for an attempt whose outcome is to be changed."""
        self._exposure = exposure
        self._moment.set_moment(exposure.concluded_at)
        values = {name: getattr(exposure, name) for name in OutcomeDraft.model_fields if name != "at_ms"}
        self.show_values({**values, "at_ms": None})
        self.keep_up()
        self._prediction.show_prediction(exposure)
        intro = self.tr("Whatever came of it, it is worth a line. Only the first question needs an answer.")
        self.begin(exposure.title, intro)

    def show_values(self, values: dict[str, Any]) -> None:
        """Show an outcome by field of `OutcomeDraft`; without `at_ms` the moment stays as it is."""
        first = () if self._exposure is None else self._exposure.safety_behaviours_to_drop
        self._attendance.set_selection(() if values["attendance"] is None else (str(values["attendance"]),))
        self._came_true.set_selection(() if values["came_true"] is None else (str(values["came_true"]),))
        self._evidence.setPlainText(values["evidence"] or "")
        self._peak.set_value(values["peak_suds"])
        self._surprise.set_value(values["surprise"])
        self._learned.setPlainText(values["learned"] or "")
        self._habits.set_chosen(values["safety_behaviours_used"], first=first)
        self._difficulty.set_rating(values["difficulty_rating"])
        self._satisfaction.set_rating(values["satisfaction_rating"])
        self._notes.setPlainText(values["notes"] or "")
        if values["at_ms"] is not None:
            self._moment.choose(values["at_ms"])
        self._more.set_unfolded(self._is_full or any(values[name] not in (None, "", ()) for name in _MORE))
        self._show_for_attendance()

    def subject(self) -> str:
        """Return the subject of looking back on this plan."""
        return "" if self._exposure is None else f"debrief:{self._exposure.id}"

    def keep_up(self) -> None:
        """Show the person's words for the scale as they are now."""
        self._peak.keep_up()

    def obstacle(self) -> str:
        """Say so when the plan is there no more, such as after its planning was undone."""
        if self._exposure is None:
            return ""
        try:
            self._context.vault.missions.exposure(self._exposure.id)
        except NotFoundError:
            return self.tr("The plan you were looking back on is there no more, so this page closed.")
        return ""

    def way_back(self) -> Callable[[], object]:
        """Return what puts the plan back."""
        exposure, missions = self._exposure, self._context.vault.missions
        return (lambda: None) if exposure is None else (lambda: missions.restore_plan(exposure))

    def focus_first(self) -> None:
        """Put the keyboard on what happened."""
        chips = self._attendance.findChildren(QPushButton)
        chosen = next((chip for chip in chips if chip.isChecked()), chips[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, Any]:
        """Return what is written, by field of `OutcomeDraft`."""
        attendance, came_true = self._attendance.selection(), self._came_true.selection()
        return {
            "attendance": attendance[0] if attendance else None,
            "came_true": came_true[0] if came_true else None,
            "evidence": self._evidence.toPlainText(),
            "peak_suds": self._peak.value(),
            "surprise": self._surprise.value(),
            "learned": self._learned.toPlainText(),
            "safety_behaviours_used": self._habits.chosen(),
            "difficulty_rating": self._difficulty.rating(),
            "satisfaction_rating": self._satisfaction.rating(),
            "notes": self._notes.toPlainText(),
            "at_ms": self._moment.moment(),
        }

    def save(self) -> None:
        """Write the outcome down; whoever did not go leaves the questions about going empty."""
        exposure = self._exposure
        if exposure is None:
            return
        values = self.values()
        if values["attendance"] is None:
            raise UserError(self.tr("Please choose first what happened."), field="attendance")
        if values["attendance"] == Attendance.DID_NOT_GO:
            values = {name: value for name, value in values.items() if name not in _ONLY_WHO_WENT}
        missions = self._context.vault.missions
        done = missions.complete(exposure.id, OutcomeDraft.of(**values))
        if exposure.is_open:
            self._context.notices.tell(done, summary(done.value), undo=lambda: missions.reopen(exposure.id))
            return
        before = outcome_of(exposure)
        self._context.notices.tell(done, self.tr("Changed."), undo=lambda: missions.complete(exposure.id, before))

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `OutcomeDraft`."""
        widgets: dict[str, QWidget] = {
            "attendance": self._attendance,
            "evidence": self._evidence,
            "learned": self._learned,
            "safety_behaviours_used": self._habits,
            "notes": self._notes,
            "at_ms": self._moment,
        }
        if field in _MORE:
            self._more.set_unfolded(True)
        return widgets.get(field or "")

    def _build(self) -> None:
        first = Card(self._theme, object_name="debrief_questions")
        first.body.setSpacing(self._theme.metrics.space(4))
        self.add_question(first.body, self._attendance.accessibleName(), self._attendance)
        first.add(self._word)
        self._went = QWidget()
        column = self._column_of(self._went)
        self.add_question(column, self._came_true.accessibleName(), self._came_true)
        column.addWidget(self._peak)
        self.add_question(column, self._learned.accessibleName(), self._learned)
        first.add(self._went)
        self._about_going = QWidget()
        inner = self._column_of(self._about_going)
        self.add_question(inner, self._evidence.accessibleName(), self._evidence)
        inner.addWidget(self._surprise)
        for asked in (self._habits, self._difficulty, self._satisfaction):
            self.add_question(inner, asked.accessibleName(), asked)
        self._more.body.addWidget(self._about_going)
        notes = self.add_question(self._more.body, self._notes.accessibleName(), self._notes)
        self._notes_label = notes.findChild(QLabel) or QLabel()
        self.add_question(self._more.body, self._moment.accessibleName(), self._moment)
        first.add(self._more)
        tip = self.tr("Start with what one could have filmed. What surprised you is worth more than how calm you were.")
        self.main.addWidget(first)
        self.main.addWidget(HintLine(self._context, "first_debrief", tip, self, "predictions"))
        self.main.addStretch(1)
        expected = Card(self._theme, self.tr("What you expected"), object_name="debrief_expected")
        expected.add(self._prediction)
        self.beside.addWidget(expected)
        self.beside.addStretch(1)

    def _column_of(self, whole: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metrics.space(4))
        return column

    def _show_for_attendance(self) -> None:
        chosen = self._attendance.selection()
        attendance = Attendance(chosen[0]) if chosen else None
        went = attendance is not None and attendance.counts_as_attempt
        self._word.setText("" if attendance is None else kind_word(attendance))
        self._word.setVisible(attendance is not None)
        self._went.setVisible(went)
        self._about_going.setVisible(went)
        self._more.setVisible(attendance is not None)
        self._more.set_toggle_shown(went)
        asked = self.tr("Anything else to remember?") if went else self.tr("What got in the way, if you like?")
        self._notes_label.setText(asked)
        self._notes.setAccessibleName(asked)

    def _on_attendance_changed(self) -> None:
        self.clear_error()
        self._show_for_attendance()
        if self._word.text():
            announce(self._word, self._word.text())

    def _on_toggled(self, is_full: bool) -> None:
        self._is_full = is_full

    def _on_unfolded(self) -> None:
        self._evidence.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureWidgetVisible(self._evidence)
