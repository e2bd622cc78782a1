"""The ten-second check-in: a face, two scales, and a note for those who want one."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.moods import CheckIn, CheckInDraft, Mood, MoodVocabulary
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.check_in_scales import CheckInScales
from extrovertly_desktop.views.today.note_part import NotePart
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.mood_picker import MoodPicker
from extrovertly_desktop.views.widgets.properties import make_button

_PLAIN_KEYS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CheckInForm(QWidget):
    """What a person fills in to say how they are.

    From the keyboard alone: arrows and Enter choose a face and lead on to the scales, a digit (0 for ten) sets a scale
    and leads on, Ctrl+Enter saves from anywhere. The same form, filled, changes a check-in, or adds to one that a face
    has just made.

    Args:
        theme: the theme in force.
        moods: the moods to choose from.
        at_once: a face is a check-in; whoever listens to `face_chosen` writes it and calls `add_to`. The scales then
            stay folded with the note while nothing is entered.

    Signals:
        face_chosen: a checked `CheckInDraft` with the face and whatever else is entered; only with `at_once`.
        submitted: a checked `CheckInDraft`.
        note_opened: the part for a note came into sight; a good moment for `set_suggestions`.
        dismissed: the person leaves the form: by its button, or by Esc while nothing had been entered.
    """

    face_chosen = Signal(object)
    submitted = Signal(object)
    note_opened = Signal()
    dismissed = Signal()

    def __init__(
        self, theme: ThemeManager, moods: MoodVocabulary, *, at_once: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("check_in_form")
        self._moods = moods
        self._at_once = at_once
        self._editing: CheckIn | None = None
        self._is_adding = False
        self._build(moods)
        self._connect()
        self._fold_note(folded=True)
        self._on_theme_changed()

    def focus_start(self) -> None:
        """Give the keyboard to the faces, or to the scales of what a face has made."""
        if self._is_adding:
            self._scales.focus_unanswered()
        else:
            self._picker.focus_first()

    def set_moods(self, moods: MoodVocabulary) -> None:
        """Offer these moods, and beside them the one that a check-in in hand was written with."""
        self._moods = moods
        offered = tuple(moods)
        if self._editing is not None and self._editing.mood not in {mood.slug for mood in offered}:
            word = self._editing.mood
            offered = (*offered, moods.find(word) or Mood(word, word, 0.0, 0.0))
        self._picker.set_moods(offered)

    def set_suggestions(self, contexts: Iterable[str], triggers: Iterable[str]) -> None:
        """Offer these while a context or a trigger is typed."""
        self._note.context.set_suggestions(contexts)
        self._note.triggers.set_suggestions(triggers)

    def set_leavable(self, *, leavable: bool) -> None:
        """Show a button that leaves the form, or none where there is nothing behind it or nothing to throw away."""
        self._leave.setVisible(leavable and not self._is_adding)

    def is_blank(self) -> bool:
        """Whether nothing has been entered, or nothing of a check-in in hand was changed."""
        if self._editing is not None:
            return not self._note.triggers.has_pending() and self._entered() == _of(self._editing)
        return not any(value is not None for value in self._entered()[:3]) and self._note.is_blank()

    def editing(self) -> CheckIn | None:
        """Return the check-in in hand, or None while a new one is filled in."""
        return self._editing

    def is_adding(self) -> bool:
        """Whether the check-in in hand is one that a face has just made."""
        return self._is_adding

    def clear(self) -> None:
        """Make the form ready for the next check-in."""
        self._show(None)
        self._picker.set_mood(None)
        self._scales.set_values(None, None)
        self._note.fill("", ())
        self._fold_note(folded=True)

    def edit(self, check_in: CheckIn) -> None:
        """Show a check-in to be changed."""
        self._show(check_in)
        self._picker.set_mood(check_in.mood)
        # The scale has whole figures; one between them, out of an import, stays as it is unless it is moved.
        level = check_in.confidence_level
        self._scales.set_values(check_in.intensity, None if level is None else round(level))
        self._note.fill(check_in.context or "", check_in.triggers)
        self._fold_note(folded=self._note.is_blank())

    def add_to(self, check_in: CheckIn) -> None:
        """Show what can be added to a check-in that a face has just made, and no face: another would be another one."""
        self.edit(check_in)
        self._show(check_in, is_adding=True)
        self._scales.focus_unanswered()

    def submit(self) -> None:
        """Check what was entered and pass it on, or say what is missing; nothing added is nothing to pass on."""
        if self._is_adding and self.is_blank():
            self.dismissed.emit()
        else:
            self._pass_on(self.submitted)

    def show_error(self, error: UserError) -> None:
        """Say what is wrong beside what it is about."""
        fields: dict[str | None, QWidget] = {
            "intensity": self._scales.intensity,
            "confidence_level": self._scales.confidence,
            "context": self._note.context,
            "triggers": self._note.triggers,
        }
        field = fields.get(error.field)
        if field in (self._note.context, self._note.triggers):
            self._fold_note(folded=False)
        self._error.show_error(str(error), field)
        if error.field == "mood":
            self._picker.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit set the scale that has the keyboard, and Esc leave a form in which nothing was entered."""
        digit = event.text() if event.modifiers() in _PLAIN_KEYS else ""
        if digit.isdecimal() and len(digit) == 1 and self._set_by_digit(int(digit) or 10):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.is_blank():
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, moods: MoodVocabulary) -> None:
        self._picker = MoodPicker(self._theme, tuple(moods), object_name="check_in_mood")
        self._scales = CheckInScales(self._theme)
        self._error = InlineError(self._theme, "check_in_error")
        self._save = make_button(self.tr("Check in"), "check_in_save", variant="primary")
        self._save.setToolTip(
            self.tr("From the keyboard: arrows and Enter for the mood, 1 to 9 (0 for 10) for the scales, Ctrl+Enter")
        )
        self._unfold = make_button(self.tr("Add a note"), "check_in_unfold", variant="quiet")
        self._unfold.setCheckable(True)
        self._leave = make_button("", "check_in_leave", variant="quiet")
        self._leave.hide()
        self._note = NotePart(self._theme)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self._unfold)
        self._foot.addWidget(self._leave)
        self._foot.addWidget(self._save)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._picker, self._scales, self._note, self._error):
            self._column.addWidget(widget)
        self._column.addLayout(self._foot)
        self._order_tabs()
        self._show(None)

    def _order_tabs(self) -> None:
        # The button that unfolds the note stands below it, and comes before it.
        note = (self._note.context, self._note.triggers)
        stops = (self._scales.last_stop(), self._unfold, *note, self._leave, self._save)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._picker.mood_chosen.connect(self._on_mood_chosen)
        self._unfold.toggled.connect(self._on_unfold_toggled)
        self._save.clicked.connect(self.submit)
        self._leave.clicked.connect(self.dismissed)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _pass_on(self, signal: SignalInstance) -> None:
        self._error.clear()
        self._note.triggers.commit_pending()
        try:
            signal.emit(self._draft())
        except UserError as error:
            self.show_error(error)

    def _draft(self) -> CheckInDraft:
        mood = self._picker.mood()
        if mood is None:
            raise UserError(self.tr("Please choose the face that comes closest first."), field="mood")
        intensity, level = self._scales.values()
        confidence: float | None = level
        before = None if self._editing is None else self._editing.confidence_level
        if before is not None and confidence == round(before):
            confidence = before
        return CheckInDraft.of(
            mood=mood,
            intensity=intensity,
            confidence_level=confidence,
            context=self._note.words(),
            triggers=self._note.triggers.tags(),
        )

    def _show(self, check_in: CheckIn | None, *, is_adding: bool = False) -> None:
        self._error.clear()
        self._editing, self._is_adding = check_in, is_adding
        self.set_moods(self._moods)
        self._picker.setVisible(not is_adding)
        saving = self.tr("Done") if is_adding else self.tr("Save")
        self._save.setText(self.tr("Check in") if check_in is None else saving)
        self._save.setAccessibleName(self._save.text())
        self._leave.setText(self.tr("Not now") if check_in is None else self.tr("Leave as it was"))
        self._leave.setAccessibleName(self._leave.text())

    def _entered(self) -> tuple[str | int | None, ...]:
        return (self._picker.mood(), *self._scales.values(), self._note.words().strip(), *self._note.triggers.tags())

    def _set_by_digit(self, figure: int) -> bool:
        """Set the scale that has the keyboard, or the first one while the faces have it, and lead on."""
        if self._picker.isAncestorOf(self.focusWidget()):
            self._scales.intensity.set_value(figure)
            self._fold_scales()
            return True
        return self._scales.answer(figure, self._save)

    def _fold_note(self, *, folded: bool) -> None:
        self._unfold.setChecked(not folded)
        self._note.setVisible(not folded)
        self._fold_scales()

    def _fold_scales(self) -> None:
        is_bare = self._at_once and self._editing is None and self._scales.values() == (None, None)
        self._scales.setVisible(not is_bare or self._unfold.isChecked())
        self._unfold.setText(self.tr("Add more") if self._scales.isHidden() else self.tr("Add a note"))
        self._unfold.setAccessibleName(self._unfold.text())
        # A card of faces alone is kept low, so that what one could do today is in sight below it.
        self._column.setSpacing(self._theme.metrics.space(1 if self._scales.isHidden() else 4))

    def _on_mood_chosen(self) -> None:
        self._error.clear()
        if self._at_once and self._editing is None:
            self._pass_on(self.face_chosen)
        else:
            self._scales.focus_unanswered()

    def _on_unfold_toggled(self, unfolded: bool) -> None:
        had_scales = not self._scales.isHidden()
        self._note.setVisible(unfolded)
        self._fold_scales()
        if unfolded:
            self.note_opened.emit()
        if unfolded and self._unfold.hasFocus():
            start = self._note.focus_start if had_scales else self._scales.focus_unanswered
            start()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._foot.setSpacing(metrics.space(2))
        self._fold_scales()


def _of(check_in: CheckIn) -> tuple[str | int | None, ...]:
    """Return a stored check-in as the form would hold it."""
    level = check_in.confidence_level
    figures = (check_in.mood, check_in.intensity, None if level is None else round(level))
    return (*figures, (check_in.context or "").strip(), *check_in.triggers)
