"""Brings the change feed to the GUI thread and gathers bursts, so that a screen re-queries once."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from extrovertly_desktop.domain.errors import VaultClosed

COALESCE_MS = 40
"""Long enough to gather a burst of commits; a 0 ms timer gathers nothing."""
WATCH_MS = 1_000
"""How often to ask whether another process has changed the vault."""


class ChangeSource(Protocol):
    """What announces changes: an open vault."""

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Hear the names of changed tables after each commit, in the committing thread."""
        ...

    def look_for_changes(self) -> bool:
        """Ask whether another process has committed; listeners are told.

        Raises:
            VaultClosed: if the vault has been closed.
        """
        ...


class ChangeBridge(QObject):
    """Tells views which tables changed, in the GUI thread.

    Signals:
        tables_changed: a `frozenset[str]` of table names, at most once in 40 ms.
    """

    tables_changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, source: ChangeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._pending: set[str] = set()
        self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COALESCE_MS)
        self._timer.timeout.connect(self._announce)
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look)
        # A signal crosses threads by a queued connection; within the GUI thread it is direct.
        self._heard.connect(self._gather)
        self._unsubscribe = source.subscribe(self._heard.emit)

    def start_watching(self) -> None:
        """Begin to ask for changes made by other processes."""
        self._source.look_for_changes()
        self._watch.start()

    def rest(self) -> None:
        """Ask no more until `start_watching`: nobody is looking; what changes here is still heard."""
        self._watch.stop()

    def close(self) -> None:
        """Stop listening; nothing is announced any more."""
        self._is_closed = True
        self._unsubscribe()
        self._watch.stop()
        self._timer.stop()

    def _gather(self, tables: frozenset[str]) -> None:
        if self._is_closed:  # a commit of the worker that was still on its way
            return
        self._pending |= tables
        if not self._timer.isActive():
            self._timer.start()

    def _announce(self) -> None:
        tables, self._pending = frozenset(self._pending), set()
        self.tables_changed.emit(tables)

    def _look(self) -> None:
        try:
            self._source.look_for_changes()
        except VaultClosed:
            self._watch.stop()
