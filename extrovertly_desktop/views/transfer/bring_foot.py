"""The buttons below an import: what each step offers."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.transfer.words import bring_button
from extrovertly_desktop.views.widgets.properties import make_button


class Step(Enum):
    """The pages of an import."""

    START = auto()
    PROGRESS = auto()
    COLUMNS = auto()
    MOODS = auto()
    PREVIEW = auto()
    RESULT = auto()
    PAST = auto()


ASKING = frozenset({Step.COLUMNS, Step.MOODS, Step.PREVIEW})
"""Those on which something is decided about a file."""


class BringFoot(QWidget):
    """A row of buttons, one of which goes on.

    Signals:
        past_wanted: see what was brought before.
        back_wanted, cancel_wanted, go_wanted: a step back, close, go on.
    """

    past_wanted = Signal()
    back_wanted = Signal()
    cancel_wanted = Signal()
    go_wanted = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._past = make_button(self.tr("Past imports"), "bring_past_open", variant="quiet")
        self._back = make_button(self.tr("Back"), "bring_back", variant="quiet")
        self._cancel = make_button(self.tr("Cancel"), "bring_cancel", variant="quiet")
        self._go = make_button("", "bring_go", variant="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.space(2))
        row.addWidget(self._past)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._go)
        for button, wanted in (
            (self._past, self.past_wanted),
            (self._back, self.back_wanted),
            (self._cancel, self.cancel_wanted),
            (self._go, self.go_wanted),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(wanted)

    def show_step(self, step: Step) -> None:
        """Offer what a step has to offer."""
        self._past.setVisible(step is Step.START)
        self._back.setVisible(step in ASKING or step is Step.PAST)
        self._cancel.setVisible(step in ASKING or step is Step.START)
        self._go.setVisible(step in ASKING or step in {Step.RESULT, Step.PAST})
        words = {
            Step.COLUMNS: self.tr("Look at what it brings"),
            Step.MOODS: self.tr("Go on"),
            Step.RESULT: self.tr("Close"),
            Step.PAST: self.tr("Close"),
        }
        if step in words:
            self._say(words[step])
            self._go.setEnabled(True)

    def set_ready(self, *, ready: bool, step: Step, count: int = 0) -> None:
        """Let the person go on, or not yet."""
        if step is Step.PREVIEW:
            self._say(bring_button(count))
        self._go.setEnabled(ready)

    def go(self) -> None:
        """Go on, if the button would."""
        if self._go.isVisible() and self._go.isEnabled():
            self._go.click()

    def _say(self, words: str) -> None:
        self._go.setText(words)
        self._go.setAccessibleName(words)
