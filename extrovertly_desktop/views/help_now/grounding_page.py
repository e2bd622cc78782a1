"""Three short ways back to the ground, one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.coach.safety.packs import Exercise
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_label


class GroundingPage(QScrollArea):
    """Shows the steps of the exercise that is chosen; nothing moves and nothing is timed."""

    def __init__(self, theme: ThemeManager, exercises: Sequence[Exercise]) -> None:
        super().__init__()
        self._theme = theme
        self._exercises = {exercise.slug: exercise for exercise in exercises}
        self.setObjectName("help_grounding")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choices = tuple((exercise.slug, exercise.title) for exercise in exercises)
        self._choice = ChipRow(theme, self.tr("Exercise"), "help_exercise", choices, single=True)
        self._card = Card(theme, object_name="help_exercise_card")
        self._steps = QGridLayout()
        self._build()
        self._choice.selection_changed.connect(self._on_chosen)
        theme.theme_changed.connect(self._lay_out)
        self._show(exercises[0].slug)

    def _build(self) -> None:
        sheet = QWidget()
        sheet.setProperty("page", "true")
        self._column = QVBoxLayout(sheet)
        self._column.addWidget(self._choice)
        self._card.body.addLayout(self._steps)
        self._steps.setColumnStretch(1, 1)
        self._column.addWidget(self._card)
        self._column.addStretch(1)
        self.setWidget(sheet)
        self._lay_out()

    def _show(self, slug: str) -> None:
        exercise = self._exercises[slug]
        self._choice.set_selection((slug,))
        self._card.set_title(exercise.title)
        while (item := self._steps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for number, step in enumerate(exercise.steps, start=1):
            figure = make_label(self.locale().toString(number), "muted", wrap=False)
            self._steps.addWidget(figure, number - 1, 0, Qt.AlignmentFlag.AlignTop)
            self._steps.addWidget(make_label(step), number - 1, 1)

    def _on_chosen(self, selection: tuple[str, ...]) -> None:
        # One exercise is always in sight: taking a choice back shows it again.
        self._show(selection[0] if selection else next(iter(self._exercises)))

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, metrics.space(3), metrics.space(2), 0)
        self._column.setSpacing(metrics.space(3))
        self._steps.setVerticalSpacing(metrics.space(3))
        self._steps.setHorizontalSpacing(metrics.space(3))
