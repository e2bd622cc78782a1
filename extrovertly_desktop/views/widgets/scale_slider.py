"""A labelled scale: a slider and a figure for the same value, with words along it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSlider, QSpinBox, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label, set_style_property
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class _JumpSlider(QSlider):
    """A slider whose handle comes to where the groove is clicked."""

    touched = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the click, then drag from there."""
        if event.button() == Qt.MouseButton.LeftButton and self.width() > 0:
            share = min(1.0, max(0.0, event.position().x() / self.width()))
            if self.isRightToLeft():
                share = 1.0 - share
            self.setSliderPosition(self.minimum() + round(share * (self.maximum() - self.minimum())))
            self.touched.emit()
        super().mousePressEvent(event)


class ScaleSlider(QWidget):
    """A whole number on a scale, set by slider or by typing.

    Args:
        theme: the theme in force.
        text: the question or label above it; also its accessible name.
        object_name: stable name; parts are `<object_name>_slider`, `_spin` and `_clear`.
        minimum, maximum: ends of the scale.
        anchors: words spread evenly from the lowest to the highest value.
        suffix: follows the figure, such as " %".
        optional: it may hold no value; it then starts without one.
        step: what an arrow key adds; Page Up and Down add five times as much.
        figure: show the value as a figure too; without, only the slider and its words speak.

    Signals:
        value_changed: int or None, when the person changed it; not when `set_value` did.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: ThemeManager,
        text: str,
        object_name: str,
        *,
        minimum: int = 0,
        maximum: int = 100,
        anchors: Sequence[str] = (),
        suffix: str = "",
        optional: bool = True,
        step: int = 1,
        figure: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._optional = theme, optional
        self._minimum, self._maximum = minimum, maximum
        self._value: int | None = None
        self._anchors: list[QLabel] = []
        self._guard = WheelGuard(self)
        self.setObjectName(object_name)
        self.setAccessibleName(text)
        self._label = make_label(text)
        self._slider = self._build_slider(object_name, text, step)
        self._spin = self._build_spin(object_name, text, suffix, step)
        self._clear = make_button(self.tr("Clear"), f"{object_name}_clear", variant="quiet")
        self._clear.setAccessibleName(self.tr("Clear: {what}").format(what=text))
        self._build(anchors, figure=figure)
        self._connect()
        self.set_value(None if optional else minimum)

    def value(self) -> int | None:
        """Return the value, or None while it is not set."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a value without announcing it.

        Raises:
            ValueError: it lies off the scale, or is None on a scale that must have one.
        """
        if value is None and not self._optional:
            raise ValueError("This scale always has a value.")
        if value is not None and not self._minimum <= value <= self._maximum:
            raise ValueError(f"The value must lie between {self._minimum} and {self._maximum}.")
        self._value = value
        resting = (self._minimum + self._maximum) // 2
        with QSignalBlocker(self._slider), QSignalBlocker(self._spin):
            self._slider.setValue(resting if value is None else value)
            self._spin.setValue(self._spin.minimum() if value is None else value)
        set_style_property(self._slider, "unset", value is None)
        self._clear.setEnabled(value is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the words at their ends when the direction of reading changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align_anchors()

    def _build_slider(self, object_name: str, text: str, step: int) -> _JumpSlider:
        slider = _JumpSlider(Qt.Orientation.Horizontal)
        slider.setRange(self._minimum, self._maximum)
        slider.setSingleStep(step)
        slider.setPageStep(step * 5)
        slider.setObjectName(f"{object_name}_slider")
        slider.setAccessibleName(text)
        return slider

    def _build_spin(self, object_name: str, text: str, suffix: str, step: int) -> QSpinBox:
        spin = QSpinBox()
        # One below the scale stands for "not set": Qt shows the special text at the minimum.
        spin.setRange(self._minimum - 1 if self._optional else self._minimum, self._maximum)
        if self._optional:
            spin.setSpecialValueText(self.tr("not set"))
        spin.setSuffix(suffix)
        spin.setSingleStep(step)
        spin.setObjectName(f"{object_name}_spin")
        spin.setAccessibleName(text)
        return spin

    def _build(self, anchors: Sequence[str], *, figure: bool) -> None:
        self._label.setBuddy(self._slider)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._slider, 0, 0)
        grid.addWidget(self._spin, 0, 1)
        grid.addWidget(self._clear, 0, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._label)
        self._column.addLayout(grid)
        self._spin.setVisible(figure)
        self._clear.setVisible(self._optional)
        self._grid = grid
        if anchors:
            grid.addLayout(self._build_anchors(anchors), 1, 0)
        self._guard.guard(self._slider, self._spin)
        QWidget.setTabOrder(self._slider, self._spin)
        QWidget.setTabOrder(self._spin, self._clear)
        self._on_theme_changed()

    def _build_anchors(self, anchors: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        self._anchors = [make_label(words, "caption") for words in anchors]
        # Two share the width by their length; of several, each has to stand under its own place.
        is_pair = len(self._anchors) == 2
        for label in self._anchors:
            row.addWidget(label, len(label.text()) if is_pair else 1)
        self._align_anchors()
        return row

    def _align_anchors(self) -> None:
        # A label aligns by the direction of its own words; the anchors go by that of the slider they stand under.
        first, last = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            first, last = last, first
        for index, label in enumerate(self._anchors):
            side = Qt.AlignmentFlag.AlignHCenter
            if index == 0:
                side = first
            elif index == len(self._anchors) - 1:
                side = last
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute)

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._on_moved)
        self._slider.touched.connect(self._on_touched)
        self._spin.valueChanged.connect(self._on_typed)
        self._clear.clicked.connect(self._on_cleared)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _announce(self, value: int | None) -> None:
        if value != self._value:
            self.set_value(value)
            self.value_changed.emit(value)

    def _on_moved(self, value: int) -> None:
        self._announce(value)

    def _on_touched(self) -> None:
        self._announce(self._slider.sliderPosition())

    def _on_typed(self, value: int) -> None:
        self._announce(None if value < self._minimum else value)

    def _on_cleared(self) -> None:
        self._announce(None)
        self._slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(1))
        self._grid.setHorizontalSpacing(metrics.space(3))
        self._grid.setVerticalSpacing(0)
        self._spin.setMinimumWidth(metrics.em(6))
