"""Deeds on many entries: at once when they are few, on the worker with progress and a way to stop when many."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
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

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
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
        """Show how far a task is until it ends."""
        self._task = task
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setValue(0)
        self._stop.setEnabled(True)
        task.progressed.connect(self._on_progressed)
        task.finished.connect(lambda: self._on_finished(task))
        self.show()

    def _on_progressed(self, fraction: float, words: str) -> None:
        self._bar.setValue(round(fraction * _PARTS))
        if words:
            self._words.setText(words)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._stop.setEnabled(False)
            self._task.cancel()

    def _on_finished(self, task: Task) -> None:
        if self._task is task:
            self._task = None
            self.hide()


class LongWork(QObject):
    """Runs deeds on many entries, one way or the other.

    Args:
        context: the worker, and the notices in which bad input and a stop are told.
        line: shows the progress of long ones.
    """

    def __init__(self, context: ViewContext, line: ProgressLine) -> None:
        super().__init__(line)
        self._tasks: TaskRunner = context.tasks
        self._notices = context.notices
        self._line = line

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
        task.succeeded.connect(after)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(lambda: self._notices.say(self.tr("Stopped. Nothing was changed.")))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            # Goes to where every fault of the machine is told.
            raise error
        self._notices.say(str(error))
