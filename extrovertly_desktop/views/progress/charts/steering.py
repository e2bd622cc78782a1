"""Moving along a chart and looking closer: by dragging, by Ctrl and the wheel, by pinching, by + − and 0."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGesture, QGestureEvent, QPinchGesture, QWidget

from extrovertly_desktop.adapters.charts.time_window import TimeWindow

_STEP = 1.25
"""How many times as much a key or a notch of the wheel shows."""
_NOTCH = 120.0
_CLOSER_KEYS = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


class Steering(QObject):
    """Turns what a person does on a chart into another part of its time axis.

    A wheel without Ctrl is left to the page. A press that does not become a drag is left to the chart.

    Args:
        chart: the widget that hears the person.
        window: what is shown; changed here.
        area: where the plot lies in the chart.
        centre: the place about which keys look closer.

    Signals:
        moved: another part is shown; whether a key did it.
    """

    moved = Signal(bool)

    def __init__(
        self, chart: QWidget, window: TimeWindow, area: Callable[[], QRectF], centre: Callable[[], float]
    ) -> None:
        super().__init__(chart)
        self._chart, self._window, self._area, self._centre = chart, window, area, centre
        self._pressed_at: QPointF | None = None
        self._last_x = 0.0
        self._is_dragging = self._is_double = False
        chart.grabGesture(Qt.GestureType.PinchGesture)
        chart.installEventFilter(self)

    def eventFilter(self, _chart: QObject, event: QEvent) -> bool:
        """Take what steers, and leave the rest to the chart."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._on_mouse(kind, event)
        if kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            return self._on_wheel(event)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if kind == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self._on_native_gesture(event)
        if kind == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            return self._on_gesture(event)
        return False

    def _on_mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        match kind:
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._pressed_at, self._last_x, self._is_dragging = event.position(), event.position().x(), False
            case QEvent.Type.MouseMove if self._pressed_at is not None:
                return self._drag(event.position())
            case QEvent.Type.MouseButtonDblClick if self._window.is_closer:
                self._is_double = True
                self._window.show_everything()
                self._tell(changed=True)
                return True
            case QEvent.Type.MouseButtonRelease:
                was_steering = self._is_dragging or self._is_double
                self._pressed_at, self._is_dragging, self._is_double = None, False, False
                self._chart.unsetCursor()
                return was_steering
        return False

    def _drag(self, at: QPointF) -> bool:
        if self._pressed_at is None or not self._window.is_closer:
            return False
        if not self._is_dragging:
            if abs(at.x() - self._pressed_at.x()) < QApplication.startDragDistance():
                return True
            self._is_dragging = True
            self._chart.setCursor(Qt.CursorShape.ClosedHandCursor)
        by = (self._last_x - at.x()) / max(1.0, self._area().width()) * self._window.width
        self._last_x = at.x()
        self._tell(self._window.move(by))
        return True

    def _on_wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        # With some systems Alt or Shift turn the wheel sideways; a touch pad moves by pixels, which come as parts.
        turned = event.angleDelta().y() or event.angleDelta().x()
        self._zoom(_STEP ** (-turned / _NOTCH), event.position())
        event.accept()
        return True

    def _on_native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom(1 / max(0.1, 1 + event.value()), event.position())
        return True

    def _on_gesture(self, event: QGestureEvent) -> bool:
        pinch: QGesture | None = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        self._zoom(1 / max(0.1, pinch.scaleFactor()), QPointF(self._chart.mapFromGlobal(pinch.centerPoint().toPoint())))
        event.accept(pinch)
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in _PLAIN:
            return False
        key = Qt.Key(event.key())
        if key in _CLOSER_KEYS:
            self._tell(self._window.zoom(1 / _STEP, self._centre()), by_key=True)
        elif key == Qt.Key.Key_Minus:
            self._tell(self._window.zoom(_STEP, self._centre()), by_key=True)
        elif key == Qt.Key.Key_0:
            self._tell(self._window.show_everything(), by_key=True)
        else:
            return False
        return True

    def _zoom(self, factor: float, at: QPointF) -> None:
        area = self._area()
        share = min(1.0, max(0.0, (at.x() - area.left()) / max(1.0, area.width())))
        self._tell(self._window.zoom(factor, self._window.shown[0] + share * self._window.width))

    def _tell(self, changed: bool, *, by_key: bool = False) -> None:
        if changed:
            self.moved.emit(by_key)
