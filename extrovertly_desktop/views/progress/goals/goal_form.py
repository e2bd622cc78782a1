"""Setting a goal, or changing one, in its place in the list."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.clock import local_day
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.goals import Goal, GoalDraft, GoalStatus
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.progress.goals.goal_fields import AmountField, CountsField, DueField
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.leave_question import LeaveQuestion
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds

_FIELD_EM = 16


class GoalForm(QWidget):
    """Asks what one wants to get to, what for, what is counted, how much of it and until when.

    Signals:
        left: the form is done with: saved, or given up.
        asked: something is said or asked at its foot: the widget that does, and the one that has the keyboard now.
    """

    left = Signal()
    asked = Signal(QWidget, QWidget)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        theme = context.theme
        self._context, self._theme = context, theme
        self._goal: Goal | None = None
        self._untouched: dict[str, Any] = {}
        self.setObjectName("goal_form")
        self._title = QLineEdit()
        holds(self._title, limits.GOAL_TITLE)
        self._title.setObjectName("goal_form_title")
        self._title.setAccessibleName(self.tr("What do you want to get to?"))
        self._title.setPlaceholderText(self.tr("For example: Twelve small steps among groups"))
        self._purpose = TextField(
            theme, self.tr("What is it for?"), "goal_form_description", hint=self.tr("What would it make easier?")
        )
        holds(self._purpose, limits.GOAL_TEXT)
        self._counts = CountsField(self.tr("What is counted?"))
        self._target = AmountField("goal_form_target", self.tr("How much?"), self.tr("no figure"))
        self._current = AmountField("goal_form_current", self.tr("How far are you?"))
        self._due = DueField(theme)
        self._hint = make_label("", "caption")
        self._hint.setObjectName("goal_form_hint")
        self._error = InlineError(theme, "goal_form_error")
        self._question = LeaveQuestion(theme, "goal_form")
        self._cancel = make_button(self.tr("Cancel"), "goal_form_cancel", variant="quiet")
        self._save = make_button(self.tr("Set this goal"), "goal_form_save", variant="primary")
        self._build()
        self._connect()
        self.hide()

    @property
    def goal_id(self) -> str | None:
        """The goal that is being changed, if it is not a new one."""
        return None if self._goal is None else self._goal.id

    def open_for(self, goal: Goal | None) -> None:
        """Start with an empty goal, or with one that is to be changed."""
        self._goal = goal
        categories = self._context.vault.missions.categories()
        self._counts.fill(categories)
        draft = None if goal is None else self._context.vault.goals.draft_of(goal.id)
        self._title.setText(draft.title if draft else "")
        self._purpose.setPlainText((draft.description if draft else None) or "")
        self._counts.show_category(draft.category if draft else None, categories)
        self._target.show_amount(draft.target_value if draft else None)
        self._current.show_amount(goal.current_value if goal else 0.0)
        self._due.show_due(draft.target_date if draft else None, self._today())
        self._save.setText(self.tr("Set this goal") if goal is None else self.tr("Save"))
        self._save.setAccessibleName(self._save.text())
        self._fit()
        self._error.clear()
        self._ask(asking=False)
        self._untouched = self._values()
        self.show()

    def focus_start(self) -> None:
        """Put the keyboard into the first field."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_touched(self) -> bool:
        """Whether it is in sight with something in it that is not saved."""
        return not self.isHidden() and self._values() != self._untouched

    def ask_before_leaving(self) -> None:
        """Ask what is to become of what was written."""
        self._ask(asking=True)
        self._question.focus_start()
        self.asked.emit(self._question, self._question)

    def submit(self) -> None:
        """Save what is written, or say what is wrong with it."""
        try:
            self._store()
        except UserError as error:
            self._ask(asking=False)
            field = self._widget_of(error.field)
            self._error.show_error(str(error), field)
            self.asked.emit(self._error, field or self._error)
            return
        self._leave()

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in order."""
        tick = self._due.findChild(QWidget, "goal_form_has_day")
        fields = [self._title, self._purpose, self._counts, self._target, self._current, tick, self._due.day]
        asked = self._question.findChildren(QWidget)
        return [part for part in (*fields, self._cancel, self._save, *asked) if part is not None]

    def _store(self) -> None:
        values = self._values()
        current = values.pop("current_value")
        if not values["title"].strip():
            raise UserError(self.tr("Please say in a few words what you want to get to."), field="title")
        draft = GoalDraft.of(**values)
        goals, notices, before = self._context.vault.goals, self._context.notices, self._goal
        if before is None:
            done = goals.create(draft)
            made = done.value.id
            notices.tell(done, self.tr("Goal set."), undo=lambda: goals.delete(made))
            return
        done = goals.edit(before.id, draft)
        if current is not None and current != before.current_value and done.value.status in _KEPT:
            done = goals.set_value(before.id, current)
        notices.tell(done, self.tr("Goal changed."), undo=lambda: goals.put_back(before))

    def _values(self) -> dict[str, Any]:
        return {
            "title": self._title.text(),
            "description": self._purpose.toPlainText(),
            "category": self._counts.category(),
            "target_value": self._target.value() or None,
            "target_date": self._due.due(),
            "current_value": None if self._current_part.isHidden() else self._current.value(),
        }

    def _widget_of(self, field: str | None) -> QWidget | None:
        widgets: dict[str, QWidget] = {
            "title": self._title,
            "description": self._purpose,
            "category": self._counts,
            "target_value": self._target,
            "target_date": self._due.day,
            "current_value": self._current,
        }
        return widgets.get(field or "")

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for field in (self._title, self._purpose):
            self._column.addWidget(self._part(field))
        figures = QWidget()
        self._flow = FlowLayout(figures)
        self._counts_part, self._target_part = self._part(self._counts), self._part(self._target)
        self._current_part = self._part(self._current)
        self._due_part = self._part(self._due, self.tr("Until when?"))
        for part in (self._counts_part, self._target_part, self._current_part, self._due_part):
            self._flow.addWidget(part)
        buttons = QWidget()
        self._row = QHBoxLayout(buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self._row.addWidget(self._cancel)
        self._row.addWidget(self._save)
        self._buttons = buttons
        self._question.set_margins(0, 0)
        for widget in (figures, self._hint, self._error, self._question, buttons):
            self._column.addWidget(widget)
        self._lay_out()

    def _part(self, field: QWidget, words: str = "") -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metrics.space(2))
        label = make_label(words or field.accessibleName())
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        column.addStretch(1)
        return part

    def _connect(self) -> None:
        self._counts.measure_chosen.connect(self._fit)
        self._title.returnPressed.connect(self.submit)
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self._on_escaped)
        self._question.stay_wanted.connect(self._on_stay)
        self._question.discard_wanted.connect(self._leave)
        self._question.save_wanted.connect(self.submit)
        self._theme.theme_changed.connect(self._lay_out)
        for keys, slot in (
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self.submit),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Enter), self.submit),
            (QKeySequence(Qt.Key.Key_Escape), self._on_escaped),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _fit(self) -> None:
        measure = self._counts.measure()
        self._target.fit(measure)
        is_kept = self._goal is not None and self._goal.measure is None and self._goal.status in _KEPT
        self._current_part.setVisible(measure is None and is_kept)
        if measure is None:
            words = self.tr("You add to it yourself, with one click.")
        elif self._goal is not None and self._goal.measure == measure:
            words = self.tr("It counts by itself.")
        else:
            words = self.tr("It counts by itself from today on, as you write, check in and go.")
        self._hint.setText(words)

    def _ask(self, *, asking: bool) -> None:
        self._question.setVisible(asking)
        self._buttons.setVisible(not asking)

    def _on_escaped(self) -> None:
        if not self._question.isHidden():
            self._on_stay()
        elif self.is_touched():
            self.ask_before_leaving()
        else:
            self._leave()

    def _on_stay(self) -> None:
        self._ask(asking=False)
        self.focus_start()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _today(self) -> date:
        vault = self._context.vault
        return local_day(vault.clock.now_ms(), vault.clock.zone(), vault.profile.preferences().day_start_hour)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(4))
        self._flow.setSpacing(metrics.space(4))
        self._row.setSpacing(metrics.space(2))
        for field in (self._counts, self._target, self._current, self._due.day):
            field.setMinimumWidth(metrics.em(_FIELD_EM if field is self._counts else _FIELD_EM / 2))


_KEPT = frozenset({GoalStatus.ACTIVE, GoalStatus.PAUSED})
