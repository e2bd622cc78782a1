"""How strong the chosen mood was, for those who want to say it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

LOWEST, HIGHEST = 1, 10
_FIELD_EM = 8.6


class IntensityField(QWidget):
    """A figure from 1 to 10, or none. One below the lowest stands for none.

    Signals:
        changed: the person said another strength, or none.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(object_name)
        self._spin = QSpinBox()
        self._spin.setObjectName(f"{object_name}_spin")
        self._spin.setAccessibleName(self.tr("How strong, from 1 to 10"))
        self._spin.setToolTip(self.tr("How strong it was, from 1 to 10. Can be left open."))
        self._spin.setRange(LOWEST - 1, HIGHEST)
        self._spin.setSpecialValueText(self.tr("How strong?"))
        self._spin.setSuffix(self.tr(" of 10"))
        WheelGuard(self).guard(self._spin)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._spin)
        self.setFocusProxy(self._spin)
        self._spin.valueChanged.connect(lambda _value: self.changed.emit())
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def intensity(self) -> int | None:
        """Return the figure, or None."""
        value = self._spin.value()
        return value if value >= LOWEST else None

    def set_intensity(self, intensity: int | None) -> None:
        """Show a figure or none, without announcing it."""
        with QSignalBlocker(self._spin):
            self._spin.setValue(LOWEST - 1 if intensity is None else intensity)

    def _on_theme_changed(self) -> None:
        self._spin.setFixedWidth(self._theme.metrics.em(_FIELD_EM))
