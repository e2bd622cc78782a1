"""The questions of a prediction, whatever it is about."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.habit_picker import HabitPicker
from extrovertly_desktop.views.missions.more_section import MoreSection
from extrovertly_desktop.views.missions.suds_question import SudsQuestion
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.missions.words import time_words
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider

_MORE = ("safety_behaviours_to_drop", "place", "people", "time_of_day")


class PredictionQuestions(Card):
    """Worry, likelihood and anxiety stand open; how to go about it unfolds, and stays as the person left it.

    Args:
        context: what every part of a tab is given.
        prefix: stable name; the fields are `<prefix>_worry`, `_likelihood`, `_expected_suds`, `_habits`, `_place`,
            `_people` and `_time`.
        hint: an example of a worry.

    Signals:
        rebuilt: chips came and went, so the order of Tab is to be set again.
    """

    rebuilt = Signal()

    def __init__(self, context: ViewContext, prefix: str, hint: str) -> None:
        theme = context.theme
        super().__init__(theme, object_name=f"{prefix}_questions")
        self._is_full = False
        worst = self.tr("What is the worst you expect to happen?")
        self._worry = TextField(theme, worst, f"{prefix}_worry", hint=hint)
        self._likelihood = ScaleSlider(
            theme,
            self.tr("How likely is it?"),
            f"{prefix}_likelihood",
            anchors=(self.tr("will not happen"), self.tr("certain to happen")),
            suffix=self.tr(" %"),
        )
        anxiety = self.tr("How high will your anxiety go at its peak?")
        self._suds = SudsQuestion(context, anxiety, f"{prefix}_expected_suds")
        self._more = MoreSection(theme, self.tr("More about how you will do it"), f"{prefix}_more")
        left_out = self.tr("What will you leave out this time?")
        habits = context.vault.missions.safety_behaviours()
        self._habits = HabitPicker(theme, left_out, f"{prefix}_habits", habits)
        self._place = _line(f"{prefix}_place", self.tr("Where?"))
        self._people = _line(f"{prefix}_people", self.tr("With whom?"), self.tr("For example: alone, or with Alex"))
        self._time = ChipRow(
            theme, self.tr("What time of day?"), f"{prefix}_time", tuple(time_words().items()), single=True
        )
        self._build(left_out)
        self._more.unfolded.connect(lambda: self._habits.setFocus(Qt.FocusReason.OtherFocusReason))
        self._more.toggled.connect(self._on_toggled)
        self._habits.rebuilt.connect(self.rebuilt)

    def values(self) -> dict[str, Any]:
        """Return what is written, by field of `PredictionDraft`."""
        time = self._time.selection()
        return {
            "worry": self._worry.toPlainText(),
            "likelihood": self._likelihood.value(),
            "expected_suds": self._suds.value(),
            "safety_behaviours_to_drop": self._habits.chosen(),
            "place": self._place.text(),
            "people": self._people.text(),
            "time_of_day": time[0] if time else None,
        }

    def show_values(self, values: dict[str, Any]) -> None:
        """Show a prediction by field of `PredictionDraft`."""
        self._worry.setPlainText(values["worry"] or "")
        self._likelihood.set_value(values["likelihood"])
        self._suds.set_value(values["expected_suds"])
        self._habits.set_chosen(values["safety_behaviours_to_drop"])
        self._place.setText(values["place"] or "")
        self._people.setText(values["people"] or "")
        words, time = time_words(), values["time_of_day"]
        if time and time not in words:
            words[time] = time
        self._time.set_choices(tuple(words.items()))
        self._time.set_selection((time,) if time else ())
        wrote_more = bool(values["safety_behaviours_to_drop"] or values["people"])
        self._more.set_unfolded(self._is_full or wrote_more)

    def keep_up(self) -> None:
        """Show the person's words for the scale of anxiety as they are now."""
        self._suds.keep_up()

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `PredictionDraft`, unfolded."""
        if field in _MORE:
            self._more.set_unfolded(True)
        widgets: dict[str, QWidget] = {
            "worry": self._worry,
            "safety_behaviours_to_drop": self._habits,
            "place": self._place,
            "people": self._people,
        }
        return widgets.get(field or "")

    def focus_first(self) -> None:
        """Put the keyboard into the first question."""
        self._worry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, left_out: str) -> None:
        self.body.setSpacing(self._theme.metrics.space(4))
        self._ask(self.body, self._worry.accessibleName(), self._worry)
        self.add(self._likelihood)
        self.add(self._suds)
        self.add(self._more)
        hint = self.tr(
            "Small habits that seem to keep you safe, such as looking at a phone. Without them you find out more."
        )
        self._ask(self._more.body, left_out, self._habits, hint)
        for field in (self._place, self._people, self._time):
            self._ask(self._more.body, field.accessibleName(), field)

    def _ask(self, column: QVBoxLayout, text: str, field: QWidget, hint: str = "") -> None:
        inner = QVBoxLayout()
        inner.setSpacing(self._theme.metrics.space(2))
        label = make_label(text)
        label.setBuddy(field)
        inner.addWidget(label)
        if hint:
            inner.addWidget(make_label(hint, "caption"))
        inner.addWidget(field)
        column.addLayout(inner)

    def _on_toggled(self, is_full: bool) -> None:
        self._is_full = is_full


def _line(object_name: str, name: str, hint: str = "") -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(object_name)
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    return line
