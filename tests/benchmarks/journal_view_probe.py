"""The Journal tab on one vault, measured in a process of its own; prints figures as JSON for `bench_journal_view.py`.

usage: journal_view_probe.py VAULT
"""

import json
import os
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings

PASSPHRASE = "a passphrase for measuring"  # noqa: S105 - guards nothing
NOW = 1_772_395_200_000
TYPED = ("coffee walk", "the party", "mood:calm tea", "nervous", "-coffee a", "any:tea,rest", "tag:work meeting")
FRAMES = 300


def resident() -> float:
    """Return the memory of this process in MiB."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


def timed(deed) -> float:
    """Return how many milliseconds a deed and the painting after it take."""
    began = time.perf_counter()
    deed()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def open_window(vault: OpenVault, theme: ThemeManager, folder: Path) -> MainWindow:
    """Show the application's window on a vault, as it stands when a person turns to the journal: Today is in sight."""
    window = MainWindow(theme, WindowSettings(folder / "settings.ini"), TaskRunner())
    window.resize(1280, 800)
    window.show()
    window.adopt(vault)
    QTest.qWait(300)
    return window


def wait_for_all(view: QTableView, count: int) -> None:
    """Wait until the rest of the history is known."""
    patience = QElapsedTimer()
    patience.start()
    while view.model().rowCount() < count and patience.elapsed() < 30_000:
        QTest.qWait(20)


def keystrokes(field: QLineEdit) -> list[float]:
    """Type searches letter by letter; each figure is one keystroke and its painted results."""
    figures = []
    for typed in TYPED:
        field.clear()
        QTest.qWait(1)
        for letter in typed:
            figures.append(timed(lambda letter=letter: field.insert(letter)))
            QTest.qWait(1)
    field.clear()
    QTest.qWait(1)
    return figures


def scrolling(view: QTableView) -> dict[str, list[float]]:
    """Turn the wheel from the top on, and drag the bar to places anywhere."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    steps = [timed(lambda: bar.setValue(bar.value() + 3 * bar.singleStep())) for _ in range(FRAMES)]
    rng = random.Random(1)
    jumps = [timed(lambda: bar.setValue(rng.randrange(bar.maximum() + 1))) for _ in range(FRAMES // 5)]
    return {"wheel": steps, "dragged": jumps}


def main(path: Path, count: int) -> None:
    """Measure everything once and print it."""
    clock = FixedClock(NOW)
    new_id = Uuid7Factory(clock.now_ms, random.Random(1))
    vault = open_vault(path, load_catalogue(resources_dir() / "content"), clock, new_id, passphrase=PASSPHRASE)
    app = QApplication([])
    theme = ThemeManager(app, resources_dir())
    theme.apply("light")
    with TemporaryDirectory() as folder:
        window = open_window(vault, theme, Path(folder))
        tabs = window.tabs
        assert tabs is not None
        opened = timed(lambda: tabs.show_tab("journal"))
        measure(window, opened, count)


def measure(window: MainWindow, opened: float, count: int) -> None:
    """Use the tab as a person does, print the figures, and end."""
    view, field = window.findChild(QTableView, "journal_list"), window.findChild(QLineEdit, "journal_search")
    wait_for_all(view, count)
    figures = {"opened": [opened], "rows": view.model().rowCount()}
    figures["keystroke"] = keystrokes(field)
    if count:
        figures |= scrolling(view)
    figures["resident"] = resident()
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
