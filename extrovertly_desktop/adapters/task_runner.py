"""Long work off the GUI thread: one worker, progress, cancel, and results brought home safely."""

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, QRunnable, QThreadPool, Signal

from extrovertly_desktop.domain.errors import EnvironmentFault, UserError, VaultClosed
from extrovertly_desktop.services.tasks import Cancelled, TaskContext

TaskFunction = Callable[[TaskContext], Any]
Discard = Callable[[Any], object]


def _keep_nothing(_result: object) -> None:
    """Let a result go that holds nothing open."""


class Task(QObject):
    """One piece of work. All signals arrive in the thread that made the task.

    Work that finds its vault closed has come too late to matter to anybody: it only finishes.

    Signals:
        progressed: fraction from 0 to 1, and a text.
        succeeded: the result.
        failed: the exception. While nobody listens it goes to `sys.excepthook`, as one that nobody catches would.
        cancelled: the person cancelled it.
        finished: always last.
    """

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    _reported = Signal(float, str)
    _ended = Signal(object, object)

    def __init__(self, function: TaskFunction, parent: QObject | None = None, discard: Discard = _keep_nothing) -> None:
        super().__init__(parent)
        self._function = function
        self._discard = discard
        self._outcome: tuple[Any, Exception | None] = (None, None)
        self._is_abandoned = False
        self._stop = threading.Event()
        # By way of this object's own thread, so that whoever asked for the work and then connects misses nothing.
        self._reported.connect(self.progressed)
        self._ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    def abandon(self) -> None:
        """Tell nobody how the work ended, which is over or will never begin; a result is discarded.

        Only a mistake of ours is still told, to `sys.excepthook`.
        """
        self._is_abandoned = True
        result, error = self._outcome
        if error is None and result is not None:
            self._discard(result)
        elif error is not None and not isinstance(error, (Cancelled, UserError, EnvironmentFault)):
            sys.excepthook(type(error), error, error.__traceback__)

    def work(self) -> None:
        """Do the work in the calling thread; used by the runner."""
        context = TaskContext(self._progressed_quietly, self._stop.is_set)
        try:
            result = self._function(context)
        except Exception as error:  # noqa: BLE001 - carried to the GUI thread and raised or shown there
            self._ended_quietly(None, error)
        else:
            self._ended_quietly(result, None)

    def _progressed_quietly(self, fraction: float, text: str) -> None:
        try:
            self._reported.emit(fraction, text)
        except RuntimeError:  # the receiver went while the work was under way
            self._stop.set()

    def _ended_quietly(self, result: object, error: Exception | None) -> None:
        self._outcome = (result, error)
        try:
            self._ended.emit(result, error)
        except RuntimeError:  # nobody is there to hear it any more
            return

    def _on_ended(self, result: object, error: Exception | None) -> None:
        if self._is_abandoned:
            return
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif error is not None and not isinstance(error, VaultClosed):
            self._tell_failure(error)
        elif error is None:
            self.succeeded.emit(result)
        self.finished.emit()

    def _tell_failure(self, error: Exception) -> None:
        if self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


class _Job(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.work()


class TaskRunner(QObject):
    """Runs tasks one after the other on one worker thread, since the vault has one writer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._tasks: set[Task] = set()

    @property
    def is_busy(self) -> bool:
        """Whether a task is waiting, at work or not yet told of."""
        return bool(self._tasks)

    def start(self, function: TaskFunction, discard: Discard = _keep_nothing) -> Task:
        """Queue a function; it is given a `TaskContext` and its result comes through the task's signals.

        Args:
            function: the work.
            discard: what becomes of a result that comes home after `close`, such as closing what it opened.
        """
        task = Task(function, self, discard)
        self._tasks.add(task)
        task.finished.connect(lambda: self._forget(task))
        self._pool.start(_Job(task))
        return task

    def close(self) -> None:
        """Cancel what is under way and wait for it; what it still brings home is told to nobody."""
        for task in tuple(self._tasks):
            task.cancel()
        self._pool.clear()
        self._pool.waitForDone()
        for task in tuple(self._tasks):
            task.abandon()
            self._forget(task)

    def _forget(self, task: Task) -> None:
        self._tasks.discard(task)
        task.deleteLater()
