"""Deeds on many entries: at once when they are few, on the worker with progress and a way to stop when many."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from extrovertly_desktop.adapters.task_runner import Task, TaskRunner
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

FEW = 100
"""Entries with which a deed is over before anyone would look for its progress."""
_PARTS = 1000

T = TypeVar("T")


class ProgressLine(QWidget):
    """What is being done, how far it is, and a button to stop it."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journal_progress")
        self._task: Task | None = None
        self._words = make_label("", "caption", wrap=False)
        self._bar = QProgressBar()
        self._bar.setObjectName("journal_progress_bar")
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._stop = make_button(self.tr("Stop"), "journal_progress_stop", variant="quiet")
        self._stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.space(2))
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)

    def follow(self, task: Task, words: str) -> None:
        """Show how far a task is, until `leave`."""
        self._task = task
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setValue(0)
        self._stop.setEnabled(True)
        task.progressed.connect(self._on_progressed)
        self.show()

    def leave(self, task: Task) -> None:
        """Stop showing a task, unless another one has taken its place."""
        if self._task is task:
            self._task = None
            self.hide()

    def _on_progressed(self, fraction: float, words: str) -> None:
        self._bar.setValue(round(fraction * _PARTS))
        if words:
            self._words.setText(words)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._stop.setEnabled(False)
            self._task.cancel()


class _Deed(QObject):
    """Brings the end of one task home.

    It goes together with the view it belongs to, and its slots with it: a task may outlive both.
    """

    def __init__(self, work: "LongWork", task: Task, after: Callable[[Any], None]) -> None:
        super().__init__(work)
        self._work, self._task, self._after = work, task, after
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        task.finished.connect(self._on_finished)

    def _on_succeeded(self, result: object) -> None:
        self._after(result)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            # Goes to where every fault of the machine is told.
            raise error
        self._work.say(str(error))

    def _on_cancelled(self) -> None:
        self._work.say(self._work.tr("Stopped. Nothing was changed."))

    def _on_finished(self) -> None:
        self._work.end(self._task)
        self.deleteLater()


class LongWork(QObject):
    """Runs deeds on many entries, one way or the other.

    Args:
        context: the worker, and the notices in which bad input and a stop are told.
        line: shows the progress of long ones, and owns this: when it goes, nothing is called any more.

    Signals:
        busy_changed: whether a deed is under way on the worker.
    """

    busy_changed = Signal(bool)

    def __init__(self, context: ViewContext, line: ProgressLine) -> None:
        super().__init__(line)
        self._tasks: TaskRunner = context.tasks
        self._notices = context.notices
        self._line = line
        self._under_way = 0

    @property
    def is_busy(self) -> bool:
        """Whether a deed is under way on the worker."""
        return self._under_way > 0

    def run(self, size: int, words: str, work: Callable[[TaskContext], T], after: Callable[[T], None]) -> None:
        """Do the work on so many entries, then something with its result; a sentence for the person is shown."""
        if size <= FEW:
            try:
                result = work(quiet_context())
            except UserError as error:
                self._notices.say(str(error))
                return
            after(result)
            return
        task = self._tasks.start(work)
        self._line.follow(task, words)
        self._under_way += 1
        _Deed(self, task, after)
        self.busy_changed.emit(self.is_busy)

    def say(self, words: str) -> None:
        """Tell the person how a deed ended."""
        self._notices.say(words)

    def end(self, task: Task) -> None:
        """Note that a task is over."""
        self._line.leave(task)
        self._under_way -= 1
        self.busy_changed.emit(self.is_busy)
