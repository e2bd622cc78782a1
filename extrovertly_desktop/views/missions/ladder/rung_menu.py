"""What can be done at a place of the ladder, as a menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from extrovertly_desktop.domain.ladder import Rung, StepKind
from extrovertly_desktop.views.missions.ladder.rung_list import STEP
from extrovertly_desktop.views.missions.ladder.words import figure


class RungMenu(QMenu):
    """Asks for what was chosen; does none of it, and goes when it closes.

    Args:
        rung: the step that is chosen, or None.
        suds: the figure at that height, at which a step of one's own would stand.

    Signals:
        open_wanted, correction_wanted, taking_back_wanted, step_wanted: what was chosen.
        nudge_wanted: by how much the step shall move.
    """

    open_wanted = Signal()
    correction_wanted = Signal()
    taking_back_wanted = Signal()
    step_wanted = Signal()
    nudge_wanted = Signal(int)

    def __init__(self, rung: Rung | None, suds: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ladder_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if rung is not None:
            words = self.tr("Open the event") if rung.kind is StepKind.EVENT else self.tr("Open the mission")
            self._entry(words, "open").triggered.connect(self.open_wanted)
            self.addSeparator()
            self._entry(self.tr("Harder or easier for me…"), "correct").triggered.connect(self.correction_wanted)
            higher, lower = (
                self._entry(self.tr("A little higher"), "higher"),
                self._entry(self.tr("A little lower"), "lower"),
            )
            higher.triggered.connect(lambda: self.nudge_wanted.emit(STEP))
            lower.triggered.connect(lambda: self.nudge_wanted.emit(-STEP))
            if rung.is_placed:
                back = self._entry(self.tr("Take my correction back"), "take_back")
                back.triggered.connect(self.taking_back_wanted)
            self.addSeparator()
        add = self._entry(self.tr("Add a step here, near {figure}").format(figure=figure(suds)), "add")
        add.triggered.connect(self.step_wanted)

    def _entry(self, words: str, name: str) -> QAction:
        action = self.addAction(words)
        action.setObjectName(f"ladder_menu_{name}")
        return action
