"""How quickly Progress opens, changes its range and redraws, on ten years with three check-ins a day.

Aims: the tab opens within 150 ms after its first import, a range change is painted within 50 ms, a frame while the
stretch of days moves takes less than 16 ms. Beside it a bare pyqtgraph plot of the same points in the same run.
"""

import gc
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.progress import spec
from extrovertly_desktop.views.tab import Tab
from extrovertly_desktop.views.theme import ThemeManager
from tests.raw import connection_to

YEARS = 10
TODAY = date(2026, 3, 2)
ROUNDS = 30
OPENINGS = 16
MOODS = ("calm", "proud", "nervous", "okay", "overwhelmed")
RANGES = ("week", "quarter", "year", "all", "month")
_CHECK_IN = (
    "INSERT INTO mood_tracking (id, created_at, user_id, mood, intensity, local_date, confidence_level) "
    "VALUES (?, ?, ?, ?, 5, ?, ?)"
)
_DAY = (
    "INSERT INTO progress_tracking (id, created_at, user_id, tracking_date, confidence_level, mood, "
    "activities_completed, journal_entries, events_attended, missions_completed, points_earned) "
    "VALUES (?, ?, ?, ?, ?, ?, 3, 0, 0, ?, 1)"
)
_ATTEMPT = (
    "INSERT INTO exposures (id, created_at, user_id, mission_id, local_date, worry, likelihood, expected_suds, "
    "concluded_at, attendance, came_true, peak_suds, surprise, learned, points_base) "
    "VALUES (?, ?, ?, ?, ?, 'They laugh', ?, ?, ?, 'done', ?, ?, ?, 'They smiled', 10)"
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[OpenVault]:
    """A vault with ten years of check-ins and two attempts a week."""
    path = tmp_path_factory.mktemp("charts") / "lived.vault"
    clock = FixedClock(to_ms(datetime(2026, 3, 2, 20, tzinfo=UTC)))
    vault = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(1)), create=True)
    owner = vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    fill(path, owner.id, random.Random(7))
    yield vault
    vault.close()


def fill(path: Path, owner: str, rng: random.Random) -> None:
    """Write the days past the services, which would take minutes."""
    with connection_to(path) as connection:
        connection.execute("BEGIN")
        missions = [row[0] for row in connection.execute("SELECT id FROM missions LIMIT 40")]
        for number in range(365 * YEARS):
            day = TODAY - timedelta(days=number)
            noon = to_ms(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
            moods = [rng.choice(MOODS) for _ in range(3)]
            levels = [rng.randint(1, 10) for _ in range(3)]
            for part in range(3):
                at = noon + (part - 1) * 4 * 3_600_000
                connection.execute(
                    _CHECK_IN, (f"c{number}-{part}", at, owner, moods[part], day.isoformat(), levels[part])
                )
            tried = number % 7 in {0, 3}
            mean = statistics.fmean(levels)
            connection.execute(_DAY, (f"d{number}", noon, owner, day.isoformat(), mean, moods[-1], int(tried)))
            if tried:
                expected = rng.randint(20, 90)
                came = rng.choice(["no", "no", "no", "partly", "yes"])
                figures = (rng.randint(10, 95), expected, noon, came, rng.randint(5, expected), rng.randint(0, 100))
                connection.execute(
                    _ATTEMPT, (f"a{number}", noon, owner, rng.choice(missions), day.isoformat(), *figures)
                )
        connection.execute("COMMIT")


@pytest.fixture
def host(qapp: QApplication) -> Iterator[QWidget]:
    """A window of an ordinary size."""
    window = QWidget()
    window.resize(1280, 800)
    QVBoxLayout(window)
    window.show()
    yield window
    window.close()


def timed(deed: Callable[[], object]) -> float:
    """Return the milliseconds until a deed is painted."""
    began = time.perf_counter()
    deed()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def line(name: str, figures: list[float], aim: str = "") -> str:
    high = statistics.quantiles(figures, n=20, method="inclusive")[-1] if len(figures) > 1 else figures[0]
    return f"{name:44}{statistics.median(figures):8.1f}{high:8.1f}{max(figures):8.1f}   {aim}"


def opened(lived: OpenVault, theme: ThemeManager, host: QWidget) -> tuple[Tab, float, TaskRunner]:
    """Build the tab, bring it into sight, and return the milliseconds that took."""
    tasks = TaskRunner()
    context = ViewContext(lived, theme, tasks, Notices(theme, host))
    layout = host.layout()
    assert layout is not None
    began = time.perf_counter()
    tab = spec().build(context)
    layout.addWidget(tab)
    tab.show()
    tab.bring_up_to_date()
    tab.repaint()
    return tab, (time.perf_counter() - began) * 1000, tasks


def steered(stack: QWidget, area: QWidget, name: str) -> dict[str, list[float]]:
    """Return the milliseconds of frames while a person zooms into ten years, drags along, and zooms out again."""
    canvas = stack.card(name).drawing
    for _ in range(5):
        # Charts that are made meanwhile push it about.
        area.ensureWidgetVisible(canvas)
        QApplication.processEvents()
    window, middle = canvas.window(), canvas.plot_area().center()
    spot = QPointF(canvas.mapTo(window, middle.toPoint()))
    found: dict[str, list[float]] = {"zooming in": [], "dragging": [], "zooming out": []}

    def wheel(notches: int) -> None:
        turned = QPoint(0, 120 * notches)
        QTest.wheelEvent(window.windowHandle(), spot, turned, QPoint(), Qt.KeyboardModifier.ControlModifier)

    for _ in range(ROUNDS):
        found["zooming in"].append(painted(canvas, lambda: wheel(1)))
        if canvas.part().days > YEARS * 36:
            at = middle.toPoint()
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
            for _ in range(2):
                at += QPoint(-40, 0)
                found["dragging"].append(painted(canvas, partial(QTest.mouseMove, canvas, at)))
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.part().days < 20
    for _ in range(ROUNDS):
        found["zooming out"].append(painted(canvas, lambda: wheel(-1)))
    return found


def painted(canvas: QWidget, deed: Callable[[], object]) -> float:
    """Return the milliseconds of a deed and of painting a chart at once."""
    began = time.perf_counter()
    deed()
    canvas.repaint()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def test_charts(lived: OpenVault, theme: ThemeManager, host: QWidget, capsys: pytest.CaptureFixture[str]) -> None:
    import numpy as np
    import pyqtgraph as pg

    openings = []
    for _ in range(OPENINGS):
        # A person opens it once; what the tabs before left behind is cleared away outside the time.
        gc.collect()
        tab, took, tasks = opened(lived, theme, host)
        openings.append(took)
        QApplication.processEvents()
        if len(openings) < OPENINGS:
            tab.setParent(None)
            tab.deleteLater()
            tasks.close()
            QApplication.processEvents()
    stack = tab.findChild(QWidget, "chart_stack")
    area = tab.findChild(QWidget, "progress_page")
    canvas = stack.card("confidence_chart").drawing
    area.ensureWidgetVisible(canvas)
    for chosen in RANGES:
        tab.show_subject(chosen)
        QApplication.processEvents()
    changes: dict[str, list[float]] = {chosen: [] for chosen in RANGES}
    later: list[float] = []
    for _ in range(ROUNDS // 2):
        for chosen in RANGES:
            began = time.perf_counter()
            tab.show_subject(chosen)
            tab.repaint()
            changes[chosen].append((time.perf_counter() - began) * 1000)
            later.append(timed(QApplication.processEvents))
    tab.show_subject("all")
    QApplication.processEvents()
    last = TODAY.toordinal()
    frames = {name: steered(stack, area, name) for name in ("confidence_chart", "mood_chart", "surprise_chart")}
    days = lived.progress.days()
    x = np.array([date.fromisoformat(day.tracking_date).toordinal() for day in days], dtype=float)
    y = np.array([day.confidence_level for day in days], dtype=float)
    bare = pg.PlotWidget()
    bare.resize(canvas.size())
    bare.show()
    bare.plot(x, y, pen=None, symbol="o", symbolSize=2)
    bare.plot(x, y)
    drawn = timed(bare.viewport().repaint)
    bare_moves = []
    for by in range(ROUNDS):
        began = time.perf_counter()
        bare.setXRange(last - 3650 + 5 * by, last - 5 * by, padding=0)
        bare.viewport().repaint()
        bare_moves.append((time.perf_counter() - began) * 1000)
    bare.close()
    tasks.close()
    with capsys.disabled():
        print(f"\n{len(days):,} days, milliseconds{'p50':>25}{'p95':>8}{'most':>8}   aim")
        print(line("opening the tab, the first time", openings[:1], "with pyqtgraph read in"))
        print(line("opening the tab", openings[1:], "150"))
        for chosen in RANGES:
            print(line(f"range: {chosen}", changes[chosen], "50"))
        print(line("the charts near the sight, a moment later", later))
        for name, found in frames.items():
            for deed, taken in found.items():
                print(line(f"a frame of {name}, {deed}", taken, "16, rather 8"))
        print(line("a bare pyqtgraph plot, first drawn", [drawn]))
        print(line("a frame of the bare plot moving", bare_moves))
