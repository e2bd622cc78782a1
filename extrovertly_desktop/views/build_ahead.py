"""Builds tabs before they are asked for, one at a time, while the person does nothing."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.views.tab_host import TabHost

_LOOK_MS = 400
_QUIET_MS = 1200
"""So long nothing may have been typed, clicked or moved: building one takes less than a tenth of a second."""
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class BuildAhead(QObject):
    """Has the tabs of a host built while the person rests and the worker has nothing to do.

    Only their widgets are made: what a tab shows is asked for when it is shown.
    """

    def __init__(self, app: QApplication, tabs: TabHost, tasks: TaskRunner) -> None:
        super().__init__(tabs)
        self._app = app
        self._tabs = tabs
        self._tasks = tasks
        self._rest = QElapsedTimer()
        self._rest.start()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def start(self) -> None:
        """Begin to wait for a rest."""
        self._app.installEventFilter(self)
        self._look.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that the person is at work."""
        if event.type() in _INPUT:
            self._rest.restart()
        return False

    def _on_look(self) -> None:
        if self._rest.elapsed() < _QUIET_MS or self._tasks.is_busy:
            return
        if not self._tabs.build_next():
            self._look.stop()
            self._app.removeEventFilter(self)
