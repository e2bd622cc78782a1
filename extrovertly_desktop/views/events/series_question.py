"""Whether a change is meant for one date of a series, for it and all later ones, or for all; asked in place."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from extrovertly_desktop.services.calendar_values import SeriesFacts
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class SeriesScope(StrEnum):
    """What a deed on an event that repeats is meant for."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class SeriesScopeCard(Card):
    """Asks in a form what a change is meant for; out of sight for an event that does not repeat.

    Args:
        theme: the theme in force.
        prefix: stable name; the chips are `<prefix>_scope_this`, `<prefix>_scope_following` and `<prefix>_scope_all`.
    """

    def __init__(self, theme: ThemeManager, prefix: str) -> None:
        super().__init__(theme, object_name=f"{prefix}_series")
        self._rule = make_label("", "muted")
        self._rule.setObjectName(f"{prefix}_series_rule")
        self._chips = ChipRow(
            theme,
            self.tr("What is your change for?"),
            f"{prefix}_scope",
            (
                (SeriesScope.THIS, self.tr("Only this date")),
                (SeriesScope.FOLLOWING, self.tr("This and all later dates")),
                (SeriesScope.ALL, self.tr("All dates to come")),
            ),
            single=True,
            keep_one=True,
        )
        self.set_title(self._chips.accessibleName())
        self.add(self._rule)
        self.add(self._chips)
        self.hide()

    def ask(self, facts: SeriesFacts | None) -> None:
        """Ask about a series, beginning with one date; ask nothing for None."""
        self.setVisible(facts is not None)
        self._chips.set_selection((SeriesScope.THIS,))
        self._rule.setText("" if facts is None else repeats_words(self, facts))

    def scope(self) -> SeriesScope | None:
        """Return the answer, or None where nothing was asked."""
        return None if self.isHidden() else SeriesScope(self._chips.selection()[0])

    def set_scope(self, scope: SeriesScope | None) -> None:
        """Show an answer that was given before."""
        if scope is not None:
            self._chips.set_selection((scope,))


class SeriesQuestion(Card):
    """Asks what a deed such as deleting is meant for; out of sight until `ask`.

    Args:
        theme: the theme in force.
        prefix: stable name; the buttons are `<prefix>_this`, `<prefix>_following`, `<prefix>_all` and `<prefix>_none`.

    Signals:
        answered: a `SeriesScope`; the question has gone by then.
        left: the person leaves it as it is.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, theme: ThemeManager, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name=prefix, parent=parent)
        self._words = make_label("")
        self._words.setObjectName(f"{prefix}_words")
        self._this = make_button(self.tr("Only this date"), f"{prefix}_this")
        self._following = make_button(self.tr("This and all later dates"), f"{prefix}_following")
        self._all = make_button(self.tr("All dates"), f"{prefix}_all")
        self._none = make_button(self.tr("Leave it as it is"), f"{prefix}_none", variant="quiet")
        buttons = QWidget()
        self._flow = FlowLayout(buttons, spacing=theme.metrics.space(2))
        for button in self.buttons():
            self._flow.addWidget(button)
        self.add(self._words)
        self.add(buttons)
        self._this.clicked.connect(lambda: self._answer(SeriesScope.THIS))
        self._following.clicked.connect(lambda: self._answer(SeriesScope.FOLLOWING))
        self._all.clicked.connect(lambda: self._answer(SeriesScope.ALL))
        self._none.clicked.connect(self._leave)
        theme.theme_changed.connect(lambda: self._flow.setSpacing(theme.metrics.space(2)))
        self.hide()

    def ask(self, facts: SeriesFacts, question: str) -> None:
        """Ask a question about a series, with the keyboard on the answer that changes least."""
        self._words.setText(f"{repeats_words(self, facts)}\n{question}")
        self.show()
        announce(self, self._words.text())
        self._this.setFocus(Qt.FocusReason.OtherFocusReason)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons, for the order of Tab."""
        return self._this, self._following, self._all, self._none

    def _answer(self, scope: SeriesScope) -> None:
        self.hide()
        self.answered.emit(scope)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


def repeats_words(widget: QWidget, facts: SeriesFacts) -> str:
    """Return when a series takes place, as one sentence."""
    rule = facts.rule_sentence.rstrip(".")
    return widget.tr("This event repeats: {rule}.").format(rule=rule[:1].lower() + rule[1:])
