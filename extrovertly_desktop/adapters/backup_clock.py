"""Has a backup made after changes, on the worker, when the window has come to rest; and says how the backups stand."""

from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.errors import EnvironmentFault, VaultClosed, VaultDamaged
from extrovertly_desktop.services.backups import Standing
from extrovertly_desktop.services.tasks import TaskContext

FIRST_MS = 60_000
"""After the vault was opened: what the last run changed and did not back up."""
REST_MS = 600_000
"""After a change: so much may be lost with a disk that breaks."""


class BackupSource(Protocol):
    """What makes backups: the service of an open vault."""

    def make_due(self, task: TaskContext | None = None) -> object:
        """Make one if one is due."""
        ...

    def standing(self) -> Standing:
        """Return how the backups stand."""
        ...


class BackupClock(QObject):
    """Waits for changes, and ten minutes after the first has the service look whether a backup is due.

    The service knows best: nothing is made while nothing changed, nor twice within an hour.

    Args:
        source: makes backups.
        tasks: the worker.
        first_ms, rest_ms: how long to wait after the start, and after a change.

    Signals:
        warned: a sentence about backups that wait too long; an empty one when all is well.
    """

    warned = Signal(str)

    def __init__(
        self,
        source: BackupSource,
        tasks: TaskRunner,
        parent: QObject | None = None,
        *,
        first_ms: int = FIRST_MS,
        rest_ms: int = REST_MS,
    ) -> None:
        super().__init__(parent)
        self._source, self._tasks = source, tasks
        self._first_ms, self._rest_ms = first_ms, rest_ms
        self._is_running = self._is_stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        self._is_stopped = False
        self._timer.start(self._first_ms)

    def stop(self) -> None:
        """Wait no longer; what is being made is made to its end, or cancelled with the worker."""
        self._is_stopped = True
        self._timer.stop()

    def on_tables_changed(self, _tables: frozenset[str]) -> None:
        """Look a while after this, unless a look comes sooner anyway."""
        waits = self._timer.isActive() and self._timer.remainingTime() <= self._rest_ms
        if not waits and not self._is_stopped:
            self._timer.start(self._rest_ms)

    def _look(self) -> None:
        if self._is_running:
            return
        self._is_running = True
        task = self._tasks.start(self._work)
        task.succeeded.connect(self.warned.emit)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _work(self, context: TaskContext) -> str:
        try:
            self._source.make_due(context)
        except (VaultClosed, VaultDamaged):
            raise
        except EnvironmentFault:
            # A disk may be full or away for an hour; whoever has to wait a week for a backup is told.
            pass
        return self._source.standing().warning

    def _on_finished(self) -> None:
        self._is_running = False
        if not self._is_stopped:
            # Also while nothing changes here: another program may write, and a warning may come due or pass.
            self._timer.start(6 * self._rest_ms)

    def _on_failed(self, error: Exception) -> None:
        # Reading everything for a backup is what finds damage: it is told as any that is found.
        if isinstance(error, VaultDamaged) or not isinstance(error, EnvironmentFault):
            raise error
