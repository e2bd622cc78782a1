"""The first start, step by step, in the place where the tabs will be."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.first_start import FirstStep
from extrovertly_desktop.views.first_start.comfort_step import ComfortStep
from extrovertly_desktop.views.first_start.easier_step import EasierStep
from extrovertly_desktop.views.first_start.mission_step import MissionStep
from extrovertly_desktop.views.first_start.name_step import NameStep
from extrovertly_desktop.views.first_start.protection_step import ProtectionStep
from extrovertly_desktop.views.first_start.reminder_step import ReminderStep
from extrovertly_desktop.views.first_start.step import StepPart
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button, make_label, set_style_property

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault

_WIDTH_EM = 46


class FirstStartPage(QWidget):
    """Leads through the steps; each is written down as it is answered, and can be skipped, but for the name.

    Args:
        theme: the theme in force.
        vault: the vault that is new.
        tasks: the worker, which chooses the first mission.
        step: where to begin.

    Signals:
        finished: it is over; with the id of the mission that is to be planned at once, or "".
        passphrase_wanted: choose a passphrase now.
    """

    finished = Signal(str)
    passphrase_wanted = Signal()

    def __init__(self, theme: ThemeManager, vault: "OpenVault", tasks: TaskRunner, step: FirstStep) -> None:
        super().__init__()
        self.setObjectName("first_start")
        self._theme, self._vault = theme, vault
        protection, self._mission = ProtectionStep(theme, vault), MissionStep(theme, vault, tasks)
        protection.passphrase_wanted.connect(self.passphrase_wanted)
        self._steps: dict[FirstStep, StepPart] = {
            FirstStep.NAME: NameStep(theme, vault),
            FirstStep.EASIER: EasierStep(theme, vault),
            FirstStep.COMFORT: ComfortStep(theme, vault),
            FirstStep.REMINDER: ReminderStep(theme, vault),
            FirstStep.PROTECTION: protection,
            FirstStep.MISSION: self._mission,
        }
        self._stack = QStackedWidget()
        self._pages: dict[FirstStep, Page] = {}
        self._progress = make_label("", "caption")
        self._progress.setObjectName("first_progress")
        self._back = make_button(self.tr("Back"), "first_start_back", variant="quiet")
        self._rest = make_button(self.tr("Skip the rest"), "first_start_rest", variant="quiet")
        self._next = make_button(self.tr("Next"), "first_start_next", variant="primary")
        self._foot = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._step = step
        self._build()
        self._connect()
        self._show(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from a line of text."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(self.focusWidget(), QLineEdit):
            self._on_next()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where the step begins."""
        super().showEvent(event)
        self._focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the foot below the column of the page."""
        super().resizeEvent(event)
        self._place_foot()

    def _build(self) -> None:
        for step, part in self._steps.items():
            page = Page(self._theme, object_name=f"first_page_{step}", most_em=_WIDTH_EM)
            page.add(part)
            page.add_stretch()
            self._pages[step] = page
            self._stack.addWidget(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._progress)
        self._column.addWidget(self._stack, 1)
        self._foot.addWidget(self._back)
        self._foot.addStretch(1)
        self._foot.addWidget(self._rest)
        self._foot.addWidget(self._next)
        self._column.addLayout(self._foot)
        self._place_foot()

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        self._rest.clicked.connect(lambda: self._finish(""))
        self._next.clicked.connect(self._on_next)
        for part in self._steps.values():
            part.answered.connect(self._name_ways)
        for keys, deed in (("Ctrl+Return", self._on_next), ("Ctrl+Enter", self._on_next), ("Alt+Left", self._on_back)):
            QShortcut(QKeySequence(keys), self, deed)
        self._theme.theme_changed.connect(self._place_foot)

    def _show(self, step: FirstStep) -> None:
        self._step = step
        part = self._steps[step]
        part.enter()
        self._stack.setCurrentWidget(self._pages[step])
        order = list(self._steps)
        number = order.index(step) + 1
        self._progress.setText(self.tr("Step {number} of {count}").format(number=number, count=len(order)))
        self._back.setVisible(number > 1)
        self._rest.setVisible(step is not FirstStep.NAME)
        self._rest.setText(self.tr("Not now") if step is FirstStep.MISSION else self.tr("Skip the rest"))
        self._rest.setAccessibleName(self._rest.text())
        self._name_ways()
        if self.isVisible():
            self._focus()
        announce(self, f"{self._progress.text()}: {part.accessibleName()}")

    def _focus(self) -> None:
        part = self._steps[self._step]
        part.focus_start()
        if self.focusWidget() is None or not part.isAncestorOf(self.focusWidget()):
            self._next.setFocus()

    def _name_ways(self) -> None:
        words = self._steps[self._step].next_words()
        self._next.setText(words)
        self._next.setAccessibleName(words)
        is_skip = not self._steps[self._step].has_answer()
        set_style_property(self._next, "variant", "plain" if is_skip else "primary")

    def _on_next(self) -> None:
        if not self._steps[self._step].leave():
            return
        order = list(self._steps)
        following = order.index(self._step) + 1
        if following == len(order):
            self._finish(self._mission.mission_id or "")
            return
        self._vault.first_start.turn_to(order[following])
        self._show(order[following])

    def _on_back(self) -> None:
        order = list(self._steps)
        number = order.index(self._step)
        if number and self._steps[self._step].leave():
            self._vault.first_start.turn_to(order[number - 1])
            self._show(order[number - 1])

    def _finish(self, mission_id: str) -> None:
        if self._step is not FirstStep.MISSION and not self._steps[self._step].leave():
            return
        self._vault.first_start.finish()
        self.finished.emit(mission_id)

    def _place_foot(self) -> None:
        metrics = self._theme.metrics
        side = max(metrics.space(5), (self.width() - metrics.em(_WIDTH_EM)) // 2)
        self._progress.setContentsMargins(side, metrics.space(8), side, 0)
        self._foot.setContentsMargins(side, metrics.space(3), side, metrics.space(6))
        self._foot.setSpacing(metrics.space(2))
