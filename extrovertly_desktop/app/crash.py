"""What happens when something goes wrong in the window: a notice, the fault dialog, or the crash dialog; and the log.

`UserError` becomes a notice, `EnvironmentFault` the fault dialog, anything else is a mistake of ours and becomes the
crash dialog with a report that holds no values (see `crash_report`).
"""

import faulthandler
import logging
import re
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Protocol, TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from extrovertly_desktop.app.crash_report import last_place, report
from extrovertly_desktop.app.logging_setup import Told
from extrovertly_desktop.app.paths import make_private_folder
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError, VaultDamaged

HARD_CRASH_NAME = "hard-crash.log"
_MOST_BYTES = 256 * 1024
_SAME_AGAIN_SECONDS = 10.0
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("extrovertly_desktop.qt")


class Teller(Protocol):
    """What shows trouble to the person; all of it is called in the GUI thread."""

    def tell_notice(self, sentence: str) -> None:
        """Show a sentence about what was asked for, in place or at the window's foot."""
        ...

    def tell_fault(self, sentence: str) -> None:
        """Show a sentence about the world: a full disk, a locked vault."""
        ...

    def tell_damage(self, sentence: str) -> None:
        """Show that the open vault is damaged, and what can be done about it."""
        ...

    def tell_crash(self, details: str) -> None:
        """Show that the application made a mistake, with details to copy."""
        ...


class CrashGuard(QObject):
    """Catches what nobody caught, in every thread, and brings it to the person and to the log.

    The hooks that were there before are put back by `close`.
    """

    _told = Signal(str, str)

    def __init__(self, teller: Teller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._teller = teller
        self._file: TextIO | None = None
        self._seen: dict[tuple[str, str, int], float] = {}
        self._before = (sys.excepthook, threading.excepthook)
        # Always queued: a dialog must not open in the midst of painting, and threads may raise too.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread
        self._qt_before = qInstallMessageHandler(_on_qt_message)

    def watch_hard_crashes(self, folder: Path) -> None:
        """Let Python write its stack into a file of a folder when the process dies of a signal."""
        path = folder / HARD_CRASH_NAME
        try:
            make_private_folder(folder)
            if path.exists() and path.stat().st_size > _MOST_BYTES:
                path.unlink()
            self._file = path.open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._file)

    def close(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None

    def meet(self, error: BaseException) -> None:
        """Log an error and bring it to the person; may be called in any thread."""
        if isinstance(error, UserError):
            self._told.emit("notice", str(error))
            return
        if isinstance(error, EnvironmentFault):
            _log.warning("the world does not let us", exc_info=error)
            self._told.emit("damage" if isinstance(error, VaultDamaged) else "fault", str(error))
            return
        _log.error("a mistake of ours", exc_info=error)
        if not self._is_same_again(error):
            self._told.emit("crash", report(error))

    def _on_uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        self.meet((error or kind()).with_traceback(trace))

    def _on_uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is SystemExit:
            return
        self._on_uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    def _is_same_again(self, error: BaseException) -> bool:
        """Whether the same mistake was shown a moment ago: one in a paint event comes sixty times a second."""
        place = last_place(error)
        now = time.monotonic()
        last = self._seen.get(place)
        self._seen[place] = now
        return last is not None and now - last < _SAME_AGAIN_SECONDS

    def _on_told(self, kind: str, text: str) -> None:
        match kind:
            case "notice":
                self._teller.tell_notice(text)
            case "fault":
                self._teller.tell_fault(text)
            case "damage":
                self._teller.tell_damage(text)
            case _:
                self._teller.tell_crash(text)


def install(teller: Teller, log_folder: Path, parent: QObject | None = None) -> CrashGuard:
    """Catch everything from now on; return the guard, which stays alive as long as its parent or its holder."""
    guard = CrashGuard(teller, parent)
    guard.watch_hard_crashes(log_folder)
    leave_no_core()
    return guard


def leave_no_core() -> None:
    """Ask the system to write no memory to disk when the process dies: what a person writes stands in it.

    Elsewhere than on Linux and macOS nothing is asked: Windows writes such files only where somebody has set it up.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Log what Qt has to say, without what it quotes: that may come from a field."""
    words = _QUOTED.sub("“…”", message or "")[:300]
    _qt_log.log(_QT_LEVELS.get(kind, logging.WARNING), "%s %s", Told(context.category or "default"), Told(words))
