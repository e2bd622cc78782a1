"""What each mission is likely to bring this person, read on the worker and only once the tab has been painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault

FOLLOWED = frozenset({"exposures", "suds_marks", "missions", "user_profiles"})
"""Tables that the figures follow."""
_AFTER_SHOW_MS = 200
"""What reads them loads numpy, which holds up the thread that paints as well: the first sight of the tab goes first."""


class OwnFigures(QObject):
    """Reads one set of figures at a time, while they are in sight.

    Args:
        vault: what is read.
        tasks: the worker.
        page: where the figures are shown; nothing is read while it is out of sight.

    Signals:
        known: the expectations (`Expectation`) by the id of the mission; none while nothing is known of the person.
    """

    known = Signal(object)

    def __init__(self, vault: "OpenVault", tasks: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._vault = vault
        self._tasks = tasks
        self._page = page
        self._is_wanted = True
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_SHOW_MS)
        self._timer.timeout.connect(self._read)
        page.installEventFilter(self)

    def follow(self, tables: frozenset[str]) -> None:
        """Read again if one of the tables that changed matters."""
        if tables & FOLLOWED:
            self._is_wanted = True
            self._begin_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the page comes into sight."""
        if event.type() == QEvent.Type.Show:
            self._begin_soon()
        return super().eventFilter(watched, event)

    def _begin_soon(self) -> None:
        if self._is_wanted and not self._is_busy and self._page.isVisible():
            self._timer.start()

    def _read(self) -> None:
        if not self._is_wanted or self._is_busy or not self._page.isVisible():
            return
        self._is_wanted, self._is_busy = False, True
        task = self._tasks.start(lambda _context: self._vault.ladder.expected_of_missions())
        task.succeeded.connect(self.known)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _on_failed(self, error: Exception) -> None:
        # Without a person in the vault there is no figure of theirs; the catalogue's stays in sight.
        if not isinstance(error, UserError):
            raise error

    def _on_finished(self) -> None:
        self._is_busy = False
        self._begin_soon()
