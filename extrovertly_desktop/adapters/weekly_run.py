"""Lets what is due about finished weeks be written, on the worker, once the window has come to rest."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.services.tasks import TaskContext

REST_MS = 2000
"""How long the window rests first: nobody should wait for this."""


class WeekSource(Protocol):
    """What writes about weeks: the service of an open vault."""

    def is_due(self) -> bool:
        """Whether there is anything to write."""
        ...

    def write_due(self, task: TaskContext | None = None) -> int:
        """Write it."""
        ...


class WeeklyRun(QObject):
    """Asks, two seconds after it was started, whether a week is due, and has it written then.

    Args:
        source: writes about weeks.
        tasks: the worker.
        rest_ms: how long to wait first.
    """

    def __init__(
        self, source: WeekSource, tasks: TaskRunner, parent: QObject | None = None, *, rest_ms: int = REST_MS
    ) -> None:
        super().__init__(parent)
        self._source, self._tasks = source, tasks
        self._is_running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest_ms)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to wait, anew if it was waiting already."""
        self._timer.start()

    def stop(self) -> None:
        """Wait no longer; what is being written is written to its end."""
        self._timer.stop()

    def _look(self) -> None:
        if self._is_running or not self._source.is_due():
            return
        self._is_running = True
        task = self._tasks.start(self._source.write_due)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._is_running = False

    def _on_failed(self, error: Exception) -> None:
        # What could not be written now is written the next time.
        if not isinstance(error, EnvironmentFault):
            raise error
