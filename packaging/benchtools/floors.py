"""What Qt itself costs for what the window does: the same gestures on widgets that hold nothing of ours."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QStringListModel
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from benchtools.taken import Stopwatch, Taken

_ROWS = 1000
_SIZE = (1100, 760)
_SPOT = 2


def painted(deed: Callable[[], object]) -> Taken:
    """Return how long a deed and all the painting after it take."""
    watch = Stopwatch()
    deed()
    # The first turn lays out and paints; the second, what laying out asked for.
    QApplication.processEvents()
    QApplication.processEvents()
    return watch.taken()


def _list() -> QListView:
    view = QListView()
    view.setModel(QStringListModel([f"Row {number}" for number in range(_ROWS)], view))
    return view


def bare_typing(letters: str) -> list[Taken]:
    """Type into a line above a list whose fifty rows are set anew with each letter."""
    window, line, view = QWidget(), QLineEdit(), _list()
    window.resize(*_SIZE)
    layout = QVBoxLayout(window)
    layout.addWidget(line)
    layout.addWidget(view)
    model = QStringListModel(view)
    view.setModel(model)
    line.textChanged.connect(lambda text: model.setStringList([f"{text} {number}" for number in range(50)]))
    window.show()
    QApplication.processEvents()
    found = [painted(lambda letter=letter: QTest.keyClicks(line, letter)) for letter in letters]  # type: ignore[misc]
    window.close()
    return found


def bare_switching(rounds: int) -> list[Taken]:
    """Switch between two lists that lie on each other."""
    stack = QStackedWidget()
    stack.resize(*_SIZE)
    for _ in range(2):
        stack.addWidget(_list())
    stack.show()
    QApplication.processEvents()
    found = [painted(lambda number=number: stack.setCurrentIndex(number % 2)) for number in range(1, rounds + 1)]  # type: ignore[misc]
    stack.close()
    return found


def bare_scrolling(rounds: int) -> list[Taken]:
    """Scroll a list."""
    view = _list()
    view.resize(*_SIZE)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.show()
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    found = [painted(lambda: bar.setValue((bar.value() + 60) % bar.maximum())) for _ in range(rounds)]
    view.close()
    return found


class HandPainted(QWidget):
    """Points as a line and spots, painted by hand: a line a column of pixels from the least to the greatest value.

    Args:
        values: one a day, from 1 to 10.
    """

    def __init__(self, values: Sequence[float]) -> None:
        super().__init__()
        self._values = values
        self._part = (0, len(values))

    def show_part(self, first: int, last: int) -> None:
        """Show some of the days."""
        self._part = (first, last)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the days in sight."""
        first, last = self._part
        width, height = self.width(), self.height()
        across, up = width / (last - first), height / 10
        columns: dict[int, tuple[float, float]] = {}
        for place, value in enumerate(self._values[first:last]):
            column = int(place * across)
            low, high = columns.get(column, (value, value))
            columns[column] = (min(low, value), max(high, value))
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.setPen(QPen(QColor("teal")))
        before: tuple[int, float] | None = None
        for column, (low, high) in columns.items():
            painter.drawLine(QPointF(column, height - low * up), QPointF(column, height - high * up))
            if before is not None:
                painter.drawLine(QPointF(before[0], height - before[1] * up), QPointF(column, height - low * up))
            painter.fillRect(QRectF(column - _SPOT / 2, height - high * up, _SPOT, _SPOT), QColor("teal"))
            before = (column, high)
        painter.end()


def hand_painted(values: Sequence[float], size: tuple[int, int], rounds: int) -> list[Taken]:
    """Zoom into the days and out again."""
    widget = HandPainted(values)
    widget.resize(*size)
    widget.show()
    QApplication.processEvents()
    found = []
    for number in range(rounds):
        cut = number * len(values) // (3 * rounds)

        def zoom(cut: int = cut) -> None:
            widget.show_part(cut, len(values) - cut)
            widget.repaint()

        found.append(painted(zoom))
    widget.close()
    return found
