"""One cold start, ended as soon as something is on screen; run as a process of its own by `bench_start.py`.

usage: start_probe.py empty | window VAULT | today VAULT
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
LAZY = ("alembic", "numpy", "pyqtgraph", "qtawesome")


def end() -> None:
    """Tell the peak of memory in MiB, and end: closing down is not part of what is measured."""
    status = Path("/proc/self/status")
    peak = 0.0
    if status.exists():
        # The kernel's figure for a finished process would include the parent it was forked from.
        peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    sys.stdout.write(f"{peak}\n")
    sys.stdout.flush()
    os._exit(0)


def empty_window() -> None:
    """Paint a bare widget: what any Qt application costs at least."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1100, 760)
    window.show()
    app.processEvents()


def application(vault: Path, *, until_today: bool) -> None:
    """Start as a person does; stop at the window's first paint, or once the first tab has been painted."""
    from PySide6.QtCore import QDeadlineTimer

    from extrovertly_desktop.app.gui import Session, VaultChoice, make_application
    from extrovertly_desktop.app.paths import AppPaths

    with TemporaryDirectory() as scratch:
        app = make_application(["extrovertly"])
        place = Path(scratch)
        session = Session(app, VaultChoice(vault), AppPaths(place, place, place))
        session.start()
        app.processEvents()
        deadline = QDeadlineTimer(30_000)
        while until_today and session.window.tabs is None and not deadline.hasExpired():
            app.processEvents()
        if until_today:
            app.processEvents()
        early = [name for name in LAZY if name in sys.modules]
        if early:
            sys.exit(f"imported before they are needed: {early}")
        end()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty_window()
        end()
    application(Path(sys.argv[2]), until_today=sys.argv[1] == "today")
