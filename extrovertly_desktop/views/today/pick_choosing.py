"""Choosing today's missions on the worker, and only once the window has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.day_picks import DayPicks
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.tasks import TaskContext

_AFTER_SHOW_MS = 200
"""What chooses loads numpy, which holds up the thread that paints as well: the first sight of the day goes first."""


class PickChoosing(QObject):
    """Runs one choice at a time.

    Args:
        tasks: the worker.
        choose: what fills the day; it returns a `DayPicks`.

    Signals:
        chosen: a `DayPicks`, with the deed that was asked for done.
        refused: the sentence of a `UserError`.
        ended: always last; something else can be asked for.
    """

    chosen = Signal(object)
    refused = Signal(str)
    ended = Signal()

    def __init__(self, tasks: TaskRunner, choose: Callable[[], DayPicks], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._choose = choose
        self._is_shown = False
        self._is_wanted = False
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_SHOW_MS)
        self._timer.timeout.connect(self._fill)

    def is_under_way(self) -> bool:
        """Whether something is being chosen, or soon will be."""
        return self._is_busy or self._is_wanted

    def want(self) -> None:
        """Ask for the day to be filled, once it has come into sight."""
        self._is_wanted = True
        if self._is_shown and not self._timer.isActive():
            self._timer.start()

    def on_shown(self) -> None:
        """Hear that the day comes into sight."""
        self._is_shown = True
        if self._is_wanted and not self._timer.isActive():
            self._timer.start()

    def run(self, deed: Callable[[], DayPicks]) -> None:
        """Do a deed that chooses, unless one is under way."""
        if self._is_busy:
            return

        def work(_context: TaskContext) -> DayPicks:
            return deed()

        self._is_busy = True
        task = self._tasks.start(work)
        task.succeeded.connect(self.chosen)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _fill(self) -> None:
        if self._is_wanted and not self._is_busy:
            self._is_wanted = False
            self.run(self._choose)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(str(error))

    def _on_finished(self) -> None:
        self._is_busy = False
        self.ended.emit()
        if self._is_wanted:
            self._timer.start()
