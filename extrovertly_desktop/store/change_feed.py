"""The change feed: which tables a committed unit of work touched."""

import logging
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)

Listener = Callable[[frozenset[str]], None]


class ChangeFeed:
    """Tells listeners the names of changed tables after each commit, in the thread that committed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add a listener and return the function that removes it again (safe to call twice)."""
        with self._lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def announce(self, tables: frozenset[str]) -> None:
        """Tell every listener; an empty set is not news.

        The commit has happened: a listener that fails is logged, and neither the deed nor the other listeners suffer.
        """
        if not tables:
            return
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(tables)
            except Exception:  # noqa: BLE001 - whatever it is, the commit stands
                _log.exception("a listener of the change feed failed")
