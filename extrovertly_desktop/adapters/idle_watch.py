"""Notices that nobody has touched the application for a while, or that it was left for another program."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
LEFT_MS = 1_500
"""So long another program has to be in front: menus, dialogs of the system and a slip take the place for a moment."""


class IdleWatch(QObject):
    """Watches the windows of the application, dialogs too: one timer, and what comes from keyboard and pointer.

    Args:
        app: the application.
        now: seconds that only grow.

    Signals:
        rested: nothing came for as long as `start` was told.
        left: another program has come to the front, or every window is out of sight.
        key_pressed: a `QKeyEvent` before its window gets it, whichever window that is.
    """

    rested = Signal()
    left = Signal()
    key_pressed = Signal(object)

    def __init__(
        self, app: QGuiApplication, parent: QObject | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._seconds = 0.0
        self._touched_at = now()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._look)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(LEFT_MS)
        self._leaving.timeout.connect(self.left)
        # Windows get what the system sends before any widget does: far less than a filter of all events would see.
        app.focusWindowChanged.connect(self._watch_window)
        app.applicationStateChanged.connect(self._on_state_changed)
        self._watch_window(app.focusWindow())

    def start(self, seconds: float | None) -> None:
        """Tell after so many seconds without input; None tells of leaving only."""
        self._touched_at = self._now()
        self._seconds = seconds or 0.0
        self._timer.stop()
        if seconds is not None:
            self._timer.start(round(seconds * 1000))

    def stop(self) -> None:
        """Tell of no rest any more."""
        self._timer.stop()
        self._leaving.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there."""
        if event.type() in _INPUT:
            self._touched_at = self._now()
            if isinstance(event, QKeyEvent):
                self.key_pressed.emit(event)
        return super().eventFilter(watched, event)

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _look(self) -> None:
        left = self._seconds - (self._now() - self._touched_at)
        if left <= 0:
            self.rested.emit()
        else:
            self._timer.start(max(1, round(left * 1000)))

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._leaving.stop()
        else:
            self._leaving.start()
