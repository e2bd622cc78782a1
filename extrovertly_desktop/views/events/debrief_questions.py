"""The questions after an event."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.domain.exposure import Attendance
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.habit_picker import HabitPicker
from extrovertly_desktop.views.missions.moment_field import MomentField
from extrovertly_desktop.views.missions.more_section import MoreSection
from extrovertly_desktop.views.missions.suds_question import SudsQuestion
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.missions.words import came_true_words
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.rating_row import RatingRow
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider

_MORE = ("evidence", "surprise", "safety_behaviours_used", "difficulty_rating")


class DebriefQuestions(Card):
    """What happened stands first, and what else is asked follows from the answer.

    Args:
        context: what every part of a tab is given.

    Signals:
        answered: another answer to what happened was chosen.
        rebuilt: chips came and went, so the order of Tab is to be set again.
    """

    answered = Signal()
    rebuilt = Signal()

    def __init__(self, context: ViewContext) -> None:
        theme = context.theme
        super().__init__(theme, object_name="event_debrief_questions")
        self._context = context
        self._is_full = False
        self._asks_worry = True
        self._attendance = ChipRow(
            theme,
            self.tr("What happened?"),
            "event_debrief_attendance",
            [(str(key), words) for key, words in turnout_words().items()],
            single=True,
            keep_one=True,
        )
        self._word = make_label("", "muted")
        self._word.setObjectName("event_debrief_word")
        self._came_true = ChipRow(
            theme,
            self.tr("Did your worry come true?"),
            "event_debrief_came_true",
            [(str(key), words) for key, words in came_true_words().items()],
            single=True,
        )
        peak = self.tr("How high did your anxiety go at its peak?")
        self._peak = SudsQuestion(context, peak, "event_debrief_peak_suds")
        hint = self.tr("One sentence to your future self")
        self._learned = self._text(self.tr("What did you learn?"), "event_debrief_learned", hint)
        self._rating = RatingRow(
            theme,
            self.tr("How did you like the event?"),
            "event_debrief_rating",
            low=self.tr("not at all"),
            high=self.tr("very much"),
        )
        hint = self.tr("For example: the people at the long table were easy to talk to")
        self._feedback = self._text(self.tr("What is worth remembering about it?"), "event_debrief_feedback", hint)
        self._notes = self._text(self.tr("What got in the way, if you like?"), "event_debrief_notes")
        self._more = MoreSection(theme, self.tr("More about how it went"), "event_debrief_more")
        hint = self.tr("What you saw and heard, as a camera would have")
        self._evidence = self._text(self.tr("How do you know?"), "event_debrief_evidence", hint)
        self._surprise = ScaleSlider(
            theme,
            self.tr("How surprised were you by how it went?"),
            "event_debrief_surprise",
            anchors=(self.tr("not at all"), self.tr("completely")),
        )
        used = self.tr("Which safety habits did you use after all?")
        habits = context.vault.missions.safety_behaviours()
        self._habits = HabitPicker(theme, used, "event_debrief_habits", habits)
        self._difficulty = RatingRow(
            theme,
            self.tr("How hard was it?"),
            "event_debrief_difficulty",
            low=self.tr("easy"),
            high=self.tr("very hard"),
        )
        self._moment = MomentField(theme, context.vault.clock, self.tr("When was it?"), "event_debrief_moment")
        self._build()
        self._attendance.selection_changed.connect(self._on_answered)
        self._more.unfolded.connect(lambda: self._evidence.setFocus(Qt.FocusReason.OtherFocusReason))
        self._more.toggled.connect(self._on_toggled)
        self._habits.rebuilt.connect(self.rebuilt)

    def begin(self, at_ms: int, *, asks_worry: bool) -> None:
        """Get ready for an event.

        Args:
            at_ms: the moment it counts for unless another is chosen, in milliseconds.
            asks_worry: whether a worry was written down that can have come true.
        """
        self._moment.set_moment(at_ms)
        self._asks_worry = asks_worry
        self._peak.keep_up()

    def values(self) -> dict[str, Any]:
        """Return what is written: the fields of `OutcomeDraft` that are asked, `rating` and `feedback`."""
        attendance, came_true = self._attendance.selection(), self._came_true.selection()
        return {
            "attendance": attendance[0] if attendance else None,
            "came_true": came_true[0] if came_true else None,
            "peak_suds": self._peak.value(),
            "learned": self._learned.toPlainText(),
            "rating": self._rating.rating(),
            "feedback": self._feedback.toPlainText(),
            "notes": self._notes.toPlainText(),
            "evidence": self._evidence.toPlainText(),
            "surprise": self._surprise.value(),
            "safety_behaviours_used": self._habits.chosen(),
            "difficulty_rating": self._difficulty.rating(),
            "at_ms": self._moment.moment(),
        }

    def show_values(self, values: dict[str, Any], first_habits: tuple[str, ...] = ()) -> None:
        """Show what `values` tells; without `at_ms` the moment stays as it is.

        Args:
            values: as `values` returns them.
            first_habits: habits to suggest before the rest, such as those that were to be left out.
        """
        attendance, came_true = values["attendance"], values["came_true"]
        self._attendance.set_selection(() if attendance is None else (str(attendance),))
        self._came_true.set_selection(() if came_true is None else (str(came_true),))
        self._peak.set_value(values["peak_suds"])
        self._learned.setPlainText(values["learned"] or "")
        self._rating.set_rating(values["rating"])
        self._feedback.setPlainText(values["feedback"] or "")
        self._notes.setPlainText(values["notes"] or "")
        self._evidence.setPlainText(values["evidence"] or "")
        self._surprise.set_value(values["surprise"])
        self._habits.set_chosen(values["safety_behaviours_used"], first=first_habits)
        self._difficulty.set_rating(values["difficulty_rating"])
        if values["at_ms"] is not None:
            self._moment.choose(values["at_ms"])
        self._more.set_unfolded(self._is_full or any(values[name] not in (None, "", ()) for name in _MORE))
        self._follow_answer()

    def keep_up(self) -> None:
        """Show the person's words for the scale of anxiety as they are now."""
        self._peak.keep_up()

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field, unfolded."""
        if field in (*_MORE, "at_ms"):
            self._more.set_unfolded(True)
        widgets: dict[str, QWidget] = {
            "attendance": self._attendance,
            "learned": self._learned,
            "feedback": self._feedback,
            "notes": self._notes,
            "evidence": self._evidence,
            "safety_behaviours_used": self._habits,
            "at_ms": self._moment,
        }
        return widgets.get(field or "")

    def focus_first(self) -> None:
        """Put the keyboard on what happened."""
        chips = self._attendance.findChildren(QPushButton)
        chosen = next((chip for chip in chips if chip.isChecked()), chips[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.body.setSpacing(self._theme.metrics.space(4))
        self._ask(self.body, self._attendance)
        self.add(self._word)
        self._went = QWidget()
        went = self._column_of(self._went)
        self._worry = self._ask(went, self._came_true)
        went.addWidget(self._peak)
        told: tuple[QWidget, ...] = (self._learned, self._rating, self._feedback)
        for field in told:
            self._ask(went, field)
        self._ask(self._more.body, self._evidence)
        self._more.body.addWidget(self._surprise)
        self._ask(self._more.body, self._habits, self.tr("Which safety habits did you use after all?"))
        self._ask(self._more.body, self._difficulty)
        self._ask(self._more.body, self._moment)
        went.addWidget(self._more)
        self.add(self._went)
        self._stayed = self._ask(self.body, self._notes)

    def _follow_answer(self) -> None:
        chosen = self._attendance.selection()
        attendance = Attendance(chosen[0]) if chosen else None
        went = attendance is not None and attendance.counts_as_attempt
        self._word.setText("" if attendance is None else turnout_answer(attendance))
        self._word.setVisible(attendance is not None)
        self._went.setVisible(went)
        self._worry.setVisible(self._asks_worry)
        self._stayed.setVisible(attendance is Attendance.DID_NOT_GO)

    def _on_answered(self) -> None:
        self._follow_answer()
        announce(self._word, self._word.text())
        self.answered.emit()

    def _on_toggled(self, is_full: bool) -> None:
        self._is_full = is_full

    def _text(self, name: str, object_name: str, hint: str = "") -> TextField:
        return TextField(self._theme, name, object_name, hint=hint)

    def _ask(self, column: QVBoxLayout, field: QWidget, text: str = "") -> QWidget:
        whole = QWidget()
        inner = self._column_of(whole)
        inner.setSpacing(self._theme.metrics.space(2))
        label = make_label(text or field.accessibleName())
        label.setBuddy(field)
        inner.addWidget(label)
        inner.addWidget(field)
        column.addWidget(whole)
        return whole

    def _column_of(self, whole: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metrics.space(4))
        return column


def turnout_words() -> dict[Attendance, str]:
    """Return what a person can say became of an event."""
    return {
        Attendance.DONE: QCoreApplication.translate("Events", "I was there"),
        Attendance.LEFT_EARLY: QCoreApplication.translate("Events", "I left early"),
        Attendance.DID_NOT_GO: QCoreApplication.translate("Events", "I did not go after all"),
    }


def turnout_answer(attendance: Attendance) -> str:
    """Return a sentence that answers whatever a person says became of an event."""
    match attendance:
        case Attendance.DONE:
            return QCoreApplication.translate("Events", "You went to see for yourself. What did you find?")
        case Attendance.LEFT_EARLY:
            return QCoreApplication.translate(
                "Events", "Leaving early counts in full: you were there, and you have seen something. What was it?"
            )
        case Attendance.DID_NOT_GO:
            return QCoreApplication.translate(
                "Events", "That is all right, and it costs nothing. There will be other occasions."
            )
