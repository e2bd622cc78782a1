"""Starts the application as a person does, in the process of a probe, and tells when its window is there."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from extrovertly_desktop import __main__ as application
from extrovertly_desktop.app import gui
from extrovertly_desktop.app.system_clock import SystemClock

_REST_MS = 100


class Start:
    """One start of the application.

    Args:
        vault: the vault to open.
        passphrase_file: what opens it.
        now_ms: what the clock shows when the process begins.
        then: what to do once Today is filled and the window answers; the application runs meanwhile.

    Attributes:
        marks: what was reached when: the machine's steady clock and this process's CPU time, in seconds.
    """

    def __init__(self, vault: Path, passphrase_file: Path, now_ms: int, then: Callable[["Start"], object]) -> None:
        self._arguments = ["--vault", str(vault), "--passphrase-file", str(passphrase_file)]
        self._shift = now_ms - time.time_ns() // 1_000_000
        self._then = then
        self.marks: dict[str, tuple[float, float]] = {}
        self.session: Any = None
        """The session, which has no types here: probes look behind its back."""

    def run(self) -> int:
        """Run until `then` ends the process."""
        shift = self._shift
        SystemClock.now_ms = lambda _self: time.time_ns() // 1_000_000 + shift  # type: ignore[method-assign, assignment]
        begin = gui.Session.start

        def watched(session: gui.Session, *, hidden: bool = False) -> None:
            self.session = session
            watcher = _Watcher(self.mark, session)
            session.window.installEventFilter(watcher)
            # Once what is asked for by showing the tabs has been painted, something else can be answered.
            session.window.opened.connect(lambda: QTimer.singleShot(0, session, lambda: self._look(0)))
            begin(session, hidden=hidden)

        gui.Session.start = watched  # type: ignore[method-assign, assignment]
        return application.main(self._arguments)

    def mark(self, name: str) -> None:
        """Note when something was reached for the first time."""
        self.marks.setdefault(name, (time.monotonic(), time.process_time()))

    def _look(self, turn: int) -> None:
        if turn < 2:  # the first turn lays out and paints, the second what laying out asked for
            QTimer.singleShot(0, self.session, lambda: self._look(turn + 1))
            return
        self.mark("filled")
        self._then(self)


class _Watcher(QObject):
    """Tells when a window has painted for the first time."""

    def __init__(self, mark: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._mark, self._has_painted = mark, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look for the first painting."""
        if event.type() is QEvent.Type.Paint and not self._has_painted:
            self._has_painted = True
            # All of the window is painted in one go, before anything else is done.
            QTimer.singleShot(0, self, self._painted)
            watched.removeEventFilter(self)
        return False

    def _painted(self) -> None:
        self._mark("painted")


def wait(milliseconds: int) -> None:
    """Let the application go on. Not by `QTest.qWait`, which lets the worker have hardly any of the time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(is_so: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let the application go on until something is so.

    Raises:
        TimeoutError: if it takes too long.
    """
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("The application did not come to rest.")
        wait(20)


def come_to_rest(session: Any, *, is_built: bool) -> None:  # noqa: ANN401 - see Start
    """Wait until the tabs have been read from disk, or built as well, and the worker has nothing to do."""
    from extrovertly_desktop.views.registry import tab_specs  # noqa: PLC0415 - not before it is measured

    modules = [spec.module for spec in tab_specs() if spec.module]
    wait_for(lambda: all(module in sys.modules for module in modules))
    wait_for(lambda: not session.tasks.is_busy)
    if is_built:
        wait_for(lambda: not session.window.tabs.has_unbuilt())
    wait(_REST_MS)


def resident() -> float:
    """Return the memory of this process, MiB."""
    return dict(_kept())["VmRSS"] / 1024


def _kept() -> Iterator[tuple[str, int]]:
    with suppress(OSError), Path("/proc/self/status").open(encoding="ascii") as lines:
        for line in lines:
            name, _, rest = line.partition(":")
            if name == "VmRSS":
                yield name, int(rest.split()[0])
                return
    yield "VmRSS", 0


def tell(figures: object) -> NoReturn:
    """Tell the figures as JSON, and end: closing down is not part of what is measured."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()
    os._exit(0)
