"""What a person says to an event, in one click, and afterwards how it was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.views.events.event_sheet import EventSheet
from extrovertly_desktop.views.events.words import answer_words
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.rating_row import RatingRow

_TO_COME = (AttendeeStatus.INTERESTED, AttendeeStatus.GOING)


class AnswerCard(Card):
    """The four answers; of the past only whether one was there.

    One that makes no sense now is disabled, and the reason stands below.

    Signals:
        answer_given: an `AttendeeStatus`, or None when the person took theirs back.
        attendance_withdrawn: the person was not there after all.
        rating_given: an int, or None when it was taken back.
    """

    answer_given = Signal(object)
    attendance_withdrawn = Signal()
    rating_given = Signal(object)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="event_answer", parent=parent)
        self._status: AttendeeStatus | None = None
        self._chips: dict[AttendeeStatus, QPushButton] = {}
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers)
        self._reasons = make_label("", "caption")
        self._reasons.setObjectName("event_answer_reasons")
        self._withdraw = make_button(self.tr("I was not there after all"), "event_withdraw_attendance", variant="quiet")
        self._asked = make_label(self.tr("How was it on the whole?"))
        self._rating = RatingRow(
            theme,
            self.tr("How it was"),
            "event_rating",
            low=self.tr("not for me"),
            high=self.tr("very good"),
        )
        self._feedback = make_label("", "body")
        self._feedback.setObjectName("event_feedback")
        self._feedback.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self._withdraw.clicked.connect(self.attendance_withdrawn)
        self._rating.rating_changed.connect(self.rating_given)
        theme.theme_changed.connect(self._lay_out)

    def show_sheet(self, sheet: EventSheet) -> None:
        """Show where the person stands and what they can say."""
        self._status = sheet.status
        was_there = sheet.status is AttendeeStatus.ATTENDED
        self.set_title(self.tr("Were you there?") if sheet.card.is_over else self.tr("Are you going?"))
        is_over = sheet.card.is_over
        reasons: list[str] = []
        for answer, chip in self._chips.items():
            reason = sheet.possible[answer]
            chip.setChecked(answer is sheet.status)
            # What cannot be said of the past any more is out of sight, unless it was said.
            chip.setHidden(is_over and answer in _TO_COME and answer is not sheet.status)
            if answer is AttendeeStatus.NOT_GOING:
                words = self.tr("I was not there") if is_over else answer_words()[answer]
                chip.setText(words)
                chip.setAccessibleName(words)
            # An answer that stands can be taken back even where it could not be given any more.
            chip.setEnabled(reason is None or answer is sheet.status)
            chip.setToolTip(reason or "")
            chip.setAccessibleDescription(reason or "")
            if reason is not None and reason not in reasons and not (is_over and answer in _TO_COME):
                reasons.append(reason)
        if sheet.card.places_left == 0 and sheet.possible[AttendeeStatus.GOING] is None and not was_there:
            reasons.insert(0, self.tr("All places are taken. “Going” keeps you as interested until one frees."))
        self._reasons.setText("\n".join(reasons))
        self._reasons.setVisible(bool(reasons))
        for widget in (self._withdraw, self._asked, self._rating):
            widget.setVisible(was_there)
        attendance = sheet.attendance
        self._rating.set_rating(None if attendance is None else attendance.rating)
        feedback = "" if attendance is None else (attendance.feedback or "").strip()
        self._feedback.setText(feedback)
        self._feedback.setVisible(bool(feedback))

    def focus_action(self) -> None:
        """Put the keyboard on the first answer that can be given."""
        chip = next((chip for chip in self._chips.values() if chip.isEnabled()), None)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for answer, words in answer_words().items():
            chip = make_button(words, f"event_answer_{answer}", variant="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, answer=answer: self._on_clicked(answer))
            self._flow.addWidget(chip)
            self._chips[answer] = chip
        for widget in (self._answers, self._reasons, self._asked, self._rating, self._feedback):
            self.add(widget)
        self.body.addWidget(self._withdraw, 0, Qt.AlignmentFlag.AlignLeading)
        self._lay_out()

    def _on_clicked(self, answer: AttendeeStatus) -> None:
        # What the chips show follows what is stored, which the page reads again.
        for each, chip in self._chips.items():
            chip.setChecked(each is self._status)
        if answer is not self._status:
            self.answer_given.emit(answer)
        elif answer is not AttendeeStatus.ATTENDED:
            self.answer_given.emit(None)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._flow.setSpacing(metrics.space(2))
        self.body.setSpacing(metrics.space(2))
