"""One fresh opening of one tab, beside a bare list; a process of its own, run by `bench_missions_tabs.py`.

usage: tab_probe.py VAULT SLUG WHEN

WHEN is `soon` for somebody who asks for the tab as soon as the application has read ahead, and `rested` for somebody
who has done nothing for some seconds, so that the tabs have been built.

Prints as JSON the milliseconds, and those of them that the window's own thread was at work, from asking the window for
the tab until nothing of it wants painting any more. The window is the application's, started as a person starts it and
left alone until it has read ahead; Today has been in sight until then.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget

from extrovertly_desktop.app.gui import Session, VaultChoice, make_application
from extrovertly_desktop.app.paths import AppPaths
from extrovertly_desktop.views.registry import tab_specs

_PATIENCE_MS = 30_000
_REST_MS = 300
_ROWS = 1000
_PASSES = 2
"""The first lays out and paints; the second, what laying out asked for."""


def wait(milliseconds: int) -> None:
    """Let the application go on. Not by `QTest.qWait`, which lets the worker have hardly any of the time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until_painted(deed: Callable[[], None]) -> tuple[float, float]:
    """Return how long a deed takes until it is on screen, and how much of that this thread was at work."""
    began, began_work = time.perf_counter(), time.thread_time()
    deed()
    for _ in range(_PASSES):
        QApplication.processEvents()
    return (time.perf_counter() - began) * 1000, (time.thread_time() - began_work) * 1000


def bare_list() -> QWidget:
    """Return a window with nothing but a list in it, not yet shown."""
    window = QWidget()
    window.resize(1280, 800)
    view = QListView()
    view.setModel(QStringListModel([f"Row {number}" for number in range(_ROWS)], view))
    QVBoxLayout(window).addWidget(view)
    return window


def wait_until_ready(session: Session, *, is_rested: bool) -> None:
    """Wait until the vault is open and the other tabs have been read from disk, or built as well."""
    modules = [spec.module for spec in tab_specs() if spec.module]
    patience = QDeadlineTimer(_PATIENCE_MS)
    while not patience.hasExpired():
        wait(20)
        if session.window.tabs is not None and all(module in sys.modules for module in modules):
            break
    # What a first start after a long history does once, such as writing the weeks' insights, is another thing.
    tasks = session.tasks
    while tasks.is_busy and not patience.hasExpired():
        wait(20)
    if is_rested:
        tabs = session.window.tabs
        while tabs is not None and tabs.has_unbuilt() and not patience.hasExpired():
            wait(20)
    wait(_REST_MS)


def main(vault: Path, slug: str, when: str) -> None:
    """Open the tab once, and tell."""
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        app = make_application(["extrovertly"])
        session = Session(app, VaultChoice(vault), AppPaths(place, place, place))
        session.window.resize(1280, 800)
        session.start()
        wait_until_ready(session, is_rested=when == "rested")
        tabs = session.window.tabs
        assert tabs is not None
        bare = until_painted(lambda: bare_list().show())
        opened = until_painted(lambda: tabs.show_tab(slug))
        sys.stdout.write(json.dumps({"bare": bare, "opened": opened}) + "\n")
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
