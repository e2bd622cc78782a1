"""The list of rungs: what is dragged, typed and pressed on it."""

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QListView, QStyle, QWidget

from extrovertly_desktop.adapters.ladder_model import LadderModel, LadderRole
from extrovertly_desktop.domain.ladder import Rung
from extrovertly_desktop.views.missions.ladder.heights import suds_at
from extrovertly_desktop.views.missions.ladder.rung_delegate import RungDelegate, standing_at
from extrovertly_desktop.views.missions.ladder.words import figure
from extrovertly_desktop.views.widgets.announcing import announce

STEP = 5
"""By so much a step moves with one press of Alt and an arrow."""
_SETTLES_MS = 700
"""So long after the last press a step stays where it was put."""
_SCROLL_MS = 30
_SCROLL_STEP = 12


class RungList(QListView):
    """Lets a step be dragged to where it belongs, or moved by Alt and the arrows; Esc leaves it where it was.

    Signals:
        placed: the key of a step and the figure it was put at, 0 to 100.
        opened: the key of a step that the person wants to read about.
        correction_wanted: they want to say where the current step stands.
        menu_wanted: they ask what can be done: where on the screen, and the figure at that height.
        step_wanted: they want a step of their own at this figure.
    """

    placed = Signal(str, int)
    opened = Signal(str)
    correction_wanted = Signal()
    menu_wanted = Signal(QPoint, int)
    step_wanted = Signal(int)

    def __init__(self, model: LadderModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ladder = model
        self._delegate: RungDelegate | None = None
        self._pressed_at: QPointF | None = None
        self._pointer = QPointF()
        self._grip = 0.0
        self._held: Rung | None = None
        self._nudged: tuple[str, int] | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_MS)
        self._settling.timeout.connect(self.settle)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_along)
        self.setModel(model)
        self.doubleClicked.connect(self._on_double_clicked)

    def use(self, delegate: RungDelegate) -> None:
        """Take what paints the rungs."""
        self._delegate = delegate

    def current_key(self) -> str | None:
        """Return the step the list stands at."""
        value = self.currentIndex().data(LadderRole.KEY)
        return value if isinstance(value, str) else None

    def gap(self) -> int:
        """Return the figure half-way from the current step to the next one above it."""
        row = self.currentIndex().row()
        here = self._ladder.rung_at(row)
        if here is None:
            return 50
        above = next((rung for place in range(row - 1, -1, -1) if (rung := self._ladder.rung_at(place))), None)
        return round((here.expected + (100.0 if above is None else above.expected)) / 2)

    def settle(self) -> None:
        """Put a step that was moved by the keyboard where it is now."""
        self._settling.stop()
        nudged, self._nudged = self._nudged, None
        if nudged is not None:
            self.placed.emit(*nudged)

    def forget_preview(self) -> None:
        """Show every step where the model has it."""
        if self._nudged is None and self._held is None and self._delegate is not None:
            self._delegate.set_preview(None)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a step."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._ladder.rung_at(index.row()) is not None:
            self._pressed_at = event.position()
            self._grip = event.position().y() - self.visualRect(index).top()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the step along."""
        self._pointer = event.position()
        if self._held is not None:
            self.viewport().update()
        elif self._pressed_at is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if abs(self._pointer.y() - self._pressed_at.y()) >= QApplication.startDragDistance():
                self._lift()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the step down."""
        self._pressed_at = None
        held, figure_now = self._held, self._carried_to()
        self._drop()
        super().mouseReleaseEvent(event)
        key = self.current_key()
        if held is not None and key is not None and self._delegate is not None:
            self._delegate.set_preview(key, figure_now)
            self.placed.emit(key, figure_now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current step by Alt and the arrows, correct it by Enter or F2, add one by Insert, leave by Esc."""
        key, has_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape and (self._held is not None or self._nudged is not None):
            self._leave()
        elif has_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.nudge(STEP if key == Qt.Key.Key_Up else -STEP)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current_key() is not None:
            self.settle()
            self.correction_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.step_wanted.emit(self.gap())
        else:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.settle()
            super().keyPressEvent(event)

    def nudge(self, by: int) -> None:
        """Move the current step up or down the scale; it stays once it rests for a moment."""
        key, rung = self.current_key(), self._ladder.rung_at(self.currentIndex().row())
        if key is None or rung is None or self._delegate is None:
            return
        now = self._nudged[1] if self._nudged is not None and self._nudged[0] == key else round(rung.expected)
        self._nudged = (key, min(max(now + by, 0), 100))
        self._delegate.set_preview(*self._nudged)
        self.viewport().update()
        announce(self, figure(self._nudged[1]))
        self._settling.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the step under the pointer, or of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(box.center()), self.gap())
        else:
            self.menu_wanted.emit(event.globalPos(), round(self._figure_at(event.pos().y(), None)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current step in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let what was moved stay where it is now."""
        super().focusOutEvent(event)
        self.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put down what is in hand, where it was."""
        super().hideEvent(event)
        self.settle()
        self._drop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rungs, and above them the one in hand with the figure it would get."""
        super().paintEvent(event)
        if self._held is None or self._delegate is None:
            return
        painter = QPainter(self.viewport())
        box = self.visualRect(self.currentIndex())
        box.moveTop(round(self._pointer.y() - self._grip))
        carried = standing_at(self._held, self._carried_to())
        self._delegate.paint_rung(painter, box, carried, QStyle.StateFlag.State_Selected)
        painter.end()

    def _lift(self) -> None:
        self.settle()
        self._held = self._ladder.rung_at(self.currentIndex().row())
        if self._held is not None and self._delegate is not None:
            self._delegate.set_lifted(self.current_key())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
            self.viewport().update()

    def _drop(self) -> None:
        self._held = None
        self._scrolling.stop()
        self.viewport().unsetCursor()
        if self._delegate is not None:
            self._delegate.set_lifted(None)
        self.viewport().update()

    def _leave(self) -> None:
        self._settling.stop()
        self._nudged = None
        self._pressed_at = None
        self._drop()
        self.forget_preview()

    def _carried_to(self) -> int:
        if self._held is None or self._delegate is None:
            return 0
        centre = self._pointer.y() - self._grip + self._delegate.row_height() / 2
        return round(self._figure_at(centre, self.currentIndex().row()))

    def _figure_at(self, y: float, but: int | None) -> float:
        """Return the figure at a height, going by all steps but one."""
        rungs = []
        for row in range(self._ladder.rowCount()):
            rung = self._ladder.rung_at(row)
            if rung is not None and row != but:
                rungs.append((float(self.visualRect(self._ladder.index(row)).center().y()), rung.expected))
        step = self.fontMetrics().height() if self._delegate is None else self._delegate.row_height()
        return suds_at(y, rungs, step)

    def _scroll_along(self) -> None:
        edge, bar = self.viewport().height() / 8, self.verticalScrollBar()
        if self._pointer.y() < edge:
            bar.setValue(bar.value() - _SCROLL_STEP)
        elif self._pointer.y() > self.viewport().height() - edge:
            bar.setValue(bar.value() + _SCROLL_STEP)
        self.viewport().update()

    def _on_double_clicked(self) -> None:
        key = self.current_key()
        if key is not None:
            self.opened.emit(key)
