"""Before an event: what was predicted and prepared, and reminders."""

from collections.abc import Iterator

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.domain.preparations import Preparation
from extrovertly_desktop.domain.reminders import CHOICES
from extrovertly_desktop.views.events.event_sheet import EventSheet
from extrovertly_desktop.views.events.words import reminder_words
from extrovertly_desktop.views.missions.prediction_lines import PredictionLines
from extrovertly_desktop.views.missions.words import quoted
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label, set_style_property

_OURS = frozenset({AttendeeStatus.GOING, AttendeeStatus.INTERESTED})


class PlanCard(Card):
    """What a person can do ahead of an event; hidden once it is told about, declined or called off.

    Signals:
        predict_wanted, prepare_wanted, withdrawal_wanted: what the person asked for.
        reminders_chosen: the reminders they want, a tuple of minutes before the beginning.
    """

    predict_wanted = Signal()
    prepare_wanted = Signal()
    withdrawal_wanted = Signal()
    reminders_chosen = Signal(tuple)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="event_plan", parent=parent)
        self._offered: list[tuple[str, str]] = []
        self._invitation = make_label(
            self.tr(
                "Write down what you expect before you go. Afterwards you can hold it against what really happened."
            ),
            "muted",
        )
        self._prediction = PredictionLines(
            theme, "event_prediction", self.tr("Nothing is written in your prediction yet; a guess is enough.")
        )
        self._prepared = QVBoxLayout()
        self._predict = make_button(self.tr("Predict"), "event_predict")
        self._prepare = make_button(self.tr("Prepare"), "event_prepare")
        self._withdraw = make_button(self.tr("Remove prediction"), "event_remove_prediction", variant="quiet")
        self._buttons = FlowLayout()
        self._remind = make_label(self.tr("Remind me"), "caption")
        self._chips = ChipRow(theme, self.tr("Remind me"), "event_reminders")
        self._build()
        self._connect()

    def show_sheet(self, sheet: EventSheet, *, lead: bool) -> None:
        """Show what there is; `lead` says whether this card holds the one main action of the page."""
        is_ahead = sheet.possible[AttendeeStatus.GOING] is None
        is_wanted = sheet.can_predict or (sheet.plan is not None and sheet.plan.is_open)
        self.setVisible(is_wanted and not sheet.is_told)
        predicted = sheet.plan is not None and sheet.plan.is_open
        self.set_title(self.tr("Before you go") if not sheet.card.is_over else self.tr("What you expected"))
        self._invitation.setVisible(not predicted and sheet.can_predict)
        self._prediction.setVisible(predicted)
        if sheet.plan is not None:
            self._prediction.show_prediction(sheet.plan)
        self._show_prepared(sheet.preparation)
        self._name(self._predict, self.tr("Change prediction") if predicted else self.tr("Predict"))
        self._name(self._prepare, self.tr("Prepare") if sheet.preparation is None else self.tr("Change preparation"))
        self._predict.setVisible(sheet.can_predict)
        self._prepare.setVisible(is_ahead)
        self._withdraw.setVisible(predicted)
        leads = lead and sheet.status in _OURS
        self._lead(self._predict, leads=leads and not predicted)
        self._lead(self._prepare, leads=leads and predicted and sheet.preparation is None)
        self._show_reminders(sheet.reminders)
        for widget in (self._remind, self._chips):
            widget.setVisible(is_ahead)

    def _build(self) -> None:
        self.add(self._invitation)
        self.add(self._prediction)
        self.body.addLayout(self._prepared)
        for button in (self._predict, self._prepare, self._withdraw):
            self._buttons.addWidget(button)
        self.body.addLayout(self._buttons)
        self.add(self._remind)
        self.add(self._chips)
        self._lay_out()

    def _connect(self) -> None:
        self._predict.clicked.connect(self.predict_wanted)
        self._prepare.clicked.connect(self.prepare_wanted)
        self._withdraw.clicked.connect(self.withdrawal_wanted)
        self._chips.selection_changed.connect(self._on_chosen)
        self._theme.theme_changed.connect(self._lay_out)

    @staticmethod
    def _name(button: QPushButton, words: str) -> None:
        button.setText(words)
        button.setAccessibleName(words)

    @staticmethod
    def _lead(button: QPushButton, *, leads: bool) -> None:
        set_style_property(button, "variant", "primary" if leads else "plain")

    def _show_prepared(self, preparation: Preparation | None) -> None:
        while (item := self._prepared.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if preparation is not None:
            for line in self._lines(preparation):
                self._prepared.addWidget(make_label(line))

    def _lines(self, preparation: Preparation) -> Iterator[str]:
        if preparation.want:
            yield self.tr("What you want: {words}").format(words=" ".join(preparation.want.split()))
        if preparation.first_sentence:
            yield self.tr("Your first sentence: {words}").format(words=quoted(preparation.first_sentence))
        if preparation.exit_plan:
            yield self.tr("How you would leave: {words}").format(words=" ".join(preparation.exit_plan.split()))
        if preparation.safety_behaviours_to_drop:
            dropped = QLocale().createSeparatedList(list(preparation.safety_behaviours_to_drop))
            yield self.tr("Leaving out: {what}").format(what=dropped)

    def _show_reminders(self, reminders: tuple[int, ...]) -> None:
        wanted = tuple(sorted({*CHOICES, *reminders}))
        keys = [(str(minutes), reminder_words(minutes)) for minutes in wanted]
        if self._offered != keys:
            self._offered = keys
            self._chips.set_choices(keys)
        self._chips.set_selection(str(minutes) for minutes in reminders)

    def _on_chosen(self, chosen: tuple[str, ...]) -> None:
        self.reminders_chosen.emit(tuple(int(key) for key in chosen))

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._buttons.setSpacing(metrics.space(2))
        self._prepared.setSpacing(metrics.space(1))
