"""Reading the ladder on the worker: fitting the model takes a moment, and the first time numpy is loaded for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.ladder import Rung
from extrovertly_desktop.services.tasks import TaskContext

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


@dataclass(frozen=True, slots=True)
class Ladder:
    """What the page shows.

    Attributes:
        rungs: the lowest first.
        anchors: the person's words by mark of the scale.
    """

    rungs: tuple[Rung, ...]
    anchors: Mapping[int, str]


class RungsReading(QObject):
    """Reads one ladder at a time; asked again meanwhile, it reads once more after that.

    Signals:
        known: a `Ladder`.
        refused: the sentence of a `UserError`.
    """

    known = Signal(object)
    refused = Signal(str)

    def __init__(self, vault: "OpenVault", tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._vault = vault
        self._tasks = tasks
        self._is_reading = False
        self._is_asked_again = False

    def read(self) -> None:
        """Read the ladder as it is now."""
        if self._is_reading:
            self._is_asked_again = True
            return
        self._is_reading = True
        task = self._tasks.start(self._ladder)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _ladder(self, _context: TaskContext) -> Ladder:
        return Ladder(self._vault.ladder.rungs(), self._vault.profile.suds_anchors().words())

    def _on_succeeded(self, ladder: Ladder) -> None:
        if not self._is_asked_again:  # otherwise a newer one is on its way, and what is shown would jump twice
            self.known.emit(ladder)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(str(error))

    def _on_finished(self) -> None:
        self._is_reading = False
        if self._is_asked_again:
            self._is_asked_again = False
            self.read()
