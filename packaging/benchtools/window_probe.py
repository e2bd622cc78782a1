"""What a person feels, in the real window started as a person starts it; prints milliseconds as JSON.

usage: window_probe.py PART[,PART…] ROUNDS COPY VAULT PASSPHRASE_FILE NOW_MS

Parts: `first` (each tab opened for the first time), `tabs`, `typing`, `scroll`, `charts`, `saving`. COPY is another
copy of the vault, for what the driver writes.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QTableView, QWidget

from benchtools import floors
from benchtools.application import Start, come_to_rest, tell, wait, wait_for
from benchtools.corpora import raw_connection
from benchtools.floors import painted
from benchtools.taken import Stopwatch, Taken

_TABS = ("journal", "missions", "events", "coach", "progress")
_TYPED = ("coffee walk", "the party", "nervous", "mood:calm tea", "a")
_PATIENCE = 10
_SAVED = "Today I asked someone the way, and they were kind about it."
_RAW = (
    "INSERT INTO journal_entries (seq, id, created_at, user_id, content, mood, local_date) "
    "SELECT ?, ?, ?, id, ?, 'calm', '1970-01-01' FROM users LIMIT 1"
)
Figures = dict[str, list[Taken]]


class Parts:
    """The gestures, each a part that can be asked for.

    Args:
        session: the running application.
        rounds: how often.
        copy: where the driver writes.
    """

    def __init__(self, session: Any, rounds: int, copy: Path) -> None:  # noqa: ANN401 - probes look behind its back
        self._session, self._rounds, self._copy = session, rounds, copy
        self._window: QWidget = session.window
        self._tabs: Any = session.window.tabs

    def first(self) -> Figures:
        """Open each tab for the first time, as soon as they have been read from disk."""
        return {"first": [self._switch(slug) for slug in _TABS]}

    def tabs(self) -> Figures:
        """Switch between tabs that have been seen before."""
        for _ in range(2):
            for slug in (*_TABS, "today"):
                self._tabs.show_tab(slug)
                wait(200)
        again = [self._switch(slug) for _ in range(self._rounds) for slug in (*_TABS, "today")]
        return {"again": again, "bare": floors.bare_switching(len(again))}

    def typing(self) -> Figures:
        """Search letter by letter."""
        self._tabs.show_tab("journal")
        view, field = self._find(QTableView, "journal_list"), self._find(QLineEdit, "journal_search")
        self._wait_for_rows(view)
        found: list[Taken] = []
        for number in range(max(1, self._rounds // 5)):
            for typed in _TYPED:
                field.setFocus()
                field.clear()
                wait(30)
                for letter in typed:
                    found.append(painted(lambda letter=letter: QTest.keyClicks(field, letter)))  # type: ignore[misc]
                    wait(1)
                if not number:
                    self._check_found(view, typed)
        field.clear()
        wait(100)
        return {"typing": found, "bare": floors.bare_typing("coffee walk the party" * 3)}

    def scroll(self) -> Figures:
        """Turn the wheel in the history."""
        self._tabs.show_tab("journal")
        view = self._find(QTableView, "journal_list")
        self._wait_for_rows(view)
        bar = view.verticalScrollBar()
        bar.setValue(0)
        count = 10 * self._rounds
        wheel = [painted(lambda: bar.setValue(bar.value() + 3 * bar.singleStep())) for _ in range(count)]
        return {"scroll": wheel, "bare": floors.bare_scrolling(count)}

    def charts(self) -> Figures:
        """Zoom into ten years of confidence, drag them along and zoom out again."""
        self._tabs.show_tab("progress", "all")
        stack, area = self._find(QWidget, "chart_stack"), self._find(QScrollArea, "progress_page")
        canvas = stack.card("confidence_chart").drawing
        for _ in range(5):
            # Charts that are made meanwhile push it about.
            area.ensureWidgetVisible(canvas)
            wait(100)
        frames = self._steer(canvas)
        days = self._session.window.vault.progress.days()
        values = [day.confidence_level for day in days if day.confidence_level is not None]
        size = (canvas.width(), canvas.height())
        return {
            "frames": frames,
            "hand": floors.hand_painted(values, size, len(frames)),
            "days": [Taken(len(values), 0.0)],
        }

    def saving(self) -> Figures:
        """Save entries, and let the driver write the same row into the other copy in turns."""
        self._tabs.show_tab("journal")
        view = self._find(QTableView, "journal_list")
        self._wait_for_rows(view)
        found: Figures = {"returned": [], "shown": [], "raw": []}
        raw = raw_connection(self._copy)
        for number in range(3 * self._rounds):
            self._write(f"{_SAVED} {number}")
            rows = view.model().rowCount()
            button = self._find(QAbstractButton, "entry_save")
            watch = Stopwatch()
            found["returned"].append(painted(button.click))
            while view.model().rowCount() == rows:
                QApplication.processEvents()
                if watch.seconds > _PATIENCE:
                    raise TimeoutError("What was saved is not shown.")
            QApplication.processEvents()
            found["shown"].append(watch.taken())
            # So long that nothing of it is still under way, the once in a while included.
            wait(150)
            watch = Stopwatch()
            raw.execute(_RAW, (number, f"raw-{number}", 0, _SAVED))
            found["raw"].append(watch.taken())
        raw.close()
        return found

    def _switch(self, slug: str) -> Taken:
        taken = painted(lambda: self._tabs.show_tab(slug))
        wait(100)
        return taken

    def _find(self, kind: type[Any], name: str) -> Any:  # noqa: ANN401 - what is asked for
        def seen() -> list[Any]:
            return [widget for widget in self._window.findChildren(kind, name) if widget.isVisible()]

        wait_for(lambda: bool(seen()))
        return seen()[0]

    def _wait_for_rows(self, view: QTableView) -> None:
        count = len(self._session.window.vault.journal.keys())
        wait_for(lambda: view.model().rowCount() == count)

    def _check_found(self, view: QTableView, typed: str) -> None:
        hits = self._session.window.vault.search.count(typed)
        shown = view.model().rowCount()
        if (shown == 0) != (hits == 0):
            raise AssertionError(f"{typed}: {shown} rows are shown, {hits} entries match.")

    def _write(self, text: str) -> None:
        for action in self._window.findChildren(QAction, "new_entry"):
            action.trigger()
        self._find(QPlainTextEdit, "entry_text").setPlainText(text)
        for name in ("entry_mood_button", "mood_calm"):
            QTest.mouseClick(self._find(QAbstractButton, name), Qt.MouseButton.LeftButton)
        wait(50)

    def _steer(self, canvas: Any) -> list[Taken]:  # noqa: ANN401 - a chart's canvas
        window, middle = canvas.window(), canvas.plot_area().center().toPoint()
        spot = QPointF(canvas.mapTo(window, middle))
        found: list[Taken] = []

        def frame(deed: Callable[[], object]) -> None:
            def do() -> None:
                deed()
                canvas.repaint()

            found.append(painted(do))

        def wheel(notches: int) -> None:
            turned = QPoint(0, 120 * notches)
            QTest.wheelEvent(window.windowHandle(), spot, turned, QPoint(), Qt.KeyboardModifier.ControlModifier)

        for notches in (1, -1):
            for number in range(min(self._rounds, 10)):
                frame(lambda notches=notches: wheel(notches))  # type: ignore[misc]
                if notches > 0:
                    at = middle
                    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
                    for step in (-40, 40):
                        at += QPoint(step if number % 2 else -step, 0)
                        frame(lambda at=at: QTest.mouseMove(canvas, at))  # type: ignore[misc]
                    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at)
        return found


def main(parts: list[str], rounds: int, copy: Path, *opening: str) -> int:
    """Do what is asked for, once Today is there."""

    def then(start: Start) -> None:
        come_to_rest(start.session, is_built="first" not in parts)
        gestures = Parts(start.session, rounds, copy)
        tell({name: getattr(gestures, name)() for name in parts})

    vault, passphrase_file, now_ms = opening
    return Start(Path(vault), Path(passphrase_file), int(now_ms), then).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].split(","), int(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:]))
