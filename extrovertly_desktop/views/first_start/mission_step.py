"""Here is one for today: the first mission, with the reason for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.day_picks import DayPick, DayPicks
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.views.first_start.step import StepPart
from extrovertly_desktop.views.missions.ladder.expectation_bar import ExpectationBar
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.today.pick_words import figure_words, setting_words
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from extrovertly_desktop.services.vaults import OpenVault


class MissionStep(StepPart):
    """Shows the one of today's three that is within reach; it is chosen on the worker."""

    def __init__(self, theme: ThemeManager, vault: "OpenVault", tasks: TaskRunner) -> None:
        self._vault, self._tasks = vault, tasks
        self._pick: DayPick | None = None
        super().__init__(
            theme,
            "first_mission_step",
            self.tr("Here is one for today"),
            self.tr("Small on purpose. Two more wait for you on the Today page."),
        )
        self._card = Card(theme, object_name="first_mission")
        self._about = make_label("")
        self._setting = make_label("", "muted")
        self._bar = ExpectationBar(theme)
        self._figure = make_label("", "caption")
        self._reason = make_label("", "muted")
        self._error = InlineError(theme, "first_mission_error")
        self._another = make_button(self.tr("Another one"), "first_another", variant="quiet")
        for part in (self._about, self._setting, self._bar, self._figure, self._reason):
            self._card.add(part)
        self.body.addWidget(self._card)
        self.body.addWidget(self._error)
        self.body.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeading)
        self._waiting = make_label(self.tr("One moment: looking for one that fits you…"), "muted")
        self.body.insertWidget(0, self._waiting)
        self._card.hide()
        self._another.hide()
        self._another.clicked.connect(lambda: self._run(lambda: vault.recommendations.reroll(Slot.WITHIN_REACH)))

    @property
    def mission_id(self) -> str | None:
        """The mission in sight, if any."""
        return None if self._pick is None else self._pick.mission.id

    def next_words(self) -> str:
        """Return what the button that goes on says."""
        return self.tr("Go to Today") if self._pick is None else self.tr("Plan it")

    def enter(self) -> None:
        """Choose the missions of the day, if they are not chosen yet."""
        self._run(self._vault.recommendations.choose)

    def _first_stop(self) -> None:
        return None

    def _run(self, choose: "Callable[[], DayPicks]") -> None:
        self._error.clear()
        self._another.setEnabled(False)
        task = self._tasks.start(lambda _context: choose())
        task.succeeded.connect(self._show)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _show(self, chosen: DayPicks) -> None:
        picks = {pick.slot: pick for pick in chosen.picks}
        pick = self._pick = picks.get(Slot.WITHIN_REACH) or next(iter(picks.values()), None)
        self._waiting.hide()
        self._card.setVisible(pick is not None)
        self._another.setVisible(pick is not None)
        if pick is not None:
            self._card.set_title(pick.mission.title)
            self._about.setText(pick.mission.description)
            setting = [setting_words(pick), pick.mission.time_estimate or ""]
            self._setting.setText(" · ".join(part for part in setting if part))
            self._setting.setVisible(bool(self._setting.text()))
            self._bar.set_figures(pick.expected_suds, pick.low, pick.high)
            self._figure.setText(figure_words(pick))
            self._reason.setText(pick.sentence)
            announce(self._card, f"{pick.mission.title}. {pick.mission.description}")
        self.answered.emit()

    def _on_finished(self) -> None:
        self._another.setEnabled(True)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._waiting.hide()
        self._error.show_error(str(error))
