"""Preparing for an event: what I want, my first sentence, how I would leave."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.domain.preparations import PreparationDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.habit_picker import HabitPicker
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_label


class PrepareForm(FormPage):
    """Writes down how a person wants to go to an event, or changes it; everything may stay empty."""

    def __init__(self, context: ViewContext) -> None:
        theme = context.theme
        super().__init__(theme, "prepare", self.tr("Save preparation"))
        self._context = context
        self._event: Event | None = None
        self._before = PreparationDraft()
        self._want = TextField(
            theme,
            self.tr("What do you want from it?"),
            "prepare_want",
            hint=self.tr("For example: talk to two people I do not know yet"),
        )
        self._first = TextField(
            theme,
            self.tr("What could your first sentence be?"),
            "prepare_first_sentence",
            hint=self.tr("For example: Hello, I am new here. How do you know the others?"),
        )
        self._exit = TextField(
            theme,
            self.tr("How will you leave when you want to?"),
            "prepare_exit_plan",
            hint=self.tr("For example: I stay an hour, say goodbye to the host and take the tram"),
        )
        self._habits = HabitPicker(
            theme,
            self.tr("What will you leave out this time?"),
            "prepare_habits",
            context.vault.missions.safety_behaviours(),
        )
        self._icebreakers = make_label("")
        self._icebreakers.setObjectName("prepare_icebreakers")
        self._build()
        self._habits.rebuilt.connect(self.order_tabs)
        self.keep_writing(context.vault.drafts.forms)

    def open_for(self, event_id: str) -> None:
        """Start the form for an event; what was prepared before is changed.

        Raises:
            NotFoundError: if there is no such event.
        """
        self._event = self._context.vault.events.card(event_id).event
        self._before = PreparationDraft.of_preparation(self._context.vault.event_plans.preparation(event_id))
        self.show_values(self._before.model_dump())
        icebreakers = icebreakers_of(self._event)
        self._icebreakers.setText("\n".join(icebreakers))
        self._ideas.setVisible(bool(icebreakers))
        intro = self.tr("Write what helps, leave the rest. It stands on the event's page when you go.")
        self.begin(self._event.title, intro)

    def subject(self) -> str:
        """Return the subject of preparing for this event."""
        return "" if self._event is None else f"prepare:{self._event.id}"

    def obstacle(self) -> str:
        """Say so when the event is there no more."""
        if self._event is not None:
            try:
                self._context.vault.events.card(self._event.id)
            except NotFoundError:
                return self.tr("The event you were preparing for is there no more, so this page closed.")
        return ""

    def values(self) -> dict[str, Any]:
        """Return what is written, by field of `PreparationDraft`."""
        return {
            "want": self._want.toPlainText(),
            "first_sentence": self._first.toPlainText(),
            "exit_plan": self._exit.toPlainText(),
            "safety_behaviours_to_drop": self._habits.chosen(),
        }

    def show_values(self, values: dict[str, Any]) -> None:
        """Show a preparation by field of `PreparationDraft`."""
        self._want.setPlainText(values["want"] or "")
        self._first.setPlainText(values["first_sentence"] or "")
        self._exit.setPlainText(values["exit_plan"] or "")
        self._habits.set_chosen(values["safety_behaviours_to_drop"])

    def save(self) -> None:
        """Write the preparation down; one without a word takes it away."""
        if self._event is None:
            return
        plans, event_id, before = self._context.vault.event_plans, self._event.id, self._before
        done = plans.prepare(event_id, PreparationDraft.of(**self.values()))
        words = self.tr("Preparation removed.") if done.value is None else self.tr("Preparation saved.")
        if done.value is None and before.is_empty:
            return
        self._context.notices.tell(done, words, undo=lambda: plans.prepare(event_id, before))

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `PreparationDraft`."""
        widgets: dict[str, QWidget] = {
            "want": self._want,
            "first_sentence": self._first,
            "exit_plan": self._exit,
            "safety_behaviours_to_drop": self._habits,
        }
        return widgets.get(field or "")

    def focus_first(self) -> None:
        """Put the keyboard into the first question."""
        self._want.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        asked = Card(self._theme, object_name="prepare_questions")
        asked.body.setSpacing(self._theme.metrics.space(4))
        hints = {
            self._exit: self.tr("Knowing that you can leave makes it easier to stay."),
            self._habits: self.tr("Small habits that seem to keep you safe. Without them you find out more."),
        }
        for field in (self._want, self._first, self._exit):
            self.add_question(asked.body, field.accessibleName(), field, hints.get(field, ""))
        left_out = self.tr("What will you leave out this time?")
        self.add_question(asked.body, left_out, self._habits, hints[self._habits])
        self.main.addWidget(asked)
        self.main.addStretch(1)
        self._ideas = Card(self._theme, self.tr("Ways to begin a talk there"), object_name="prepare_ideas")
        self._ideas.add(self._icebreakers)
        self.beside.addWidget(self._ideas)
        self.beside.addStretch(1)


def icebreakers_of(event: Event) -> tuple[str, ...]:
    """Return the ways to begin a talk that an event brings along, each on one line."""
    context = event.social_context if isinstance(event.social_context, dict) else {}
    told = context.get("icebreakers") or ()
    lines = told.splitlines() if isinstance(told, str) else told
    return tuple(" ".join(str(line).split()) for line in lines if str(line).strip())
