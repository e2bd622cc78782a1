"""Of a column in figures: from which figure to which its scale goes. Of lists: what stands between their words."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget

from extrovertly_desktop.exchange.csv_table import ColumnLook, ColumnUse, Kind, Role, scale_of
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_FIGURED = frozenset({Role.MOOD, Role.INTENSITY, Role.CONFIDENCE})
_LISTED = frozenset({Role.TAGS, Role.TRIGGERS})
_SIGNS = (",", ";", "|")
_FARTHEST = 1_000_000.0
_DECIMALS = 1


class ColumnScale(QWidget):
    """Shows only what makes sense for the column.

    Signals:
        changed: the person said otherwise.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self.setObjectName("bring_column_scale")
        self._role = Role.IGNORE
        self._low, self._high, self._sign = QDoubleSpinBox(), QDoubleSpinBox(), QComboBox()
        self._from = make_label(self.tr("from"), wrap=False)
        self._to = make_label(self.tr("to"), wrap=False)
        self._apart = make_label(self.tr("kept apart by"), wrap=False)
        for box, name, title in (
            (self._low, "bring_column_low", self.tr("The least figure of its scale")),
            (self._high, "bring_column_high", self.tr("The greatest figure of its scale")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(title)
            box.setRange(-_FARTHEST, _FARTHEST)
            box.setDecimals(_DECIMALS)
            box.valueChanged.connect(self.changed)
        self._sign.setObjectName("bring_column_sign")
        self._sign.setAccessibleName(self.tr("What stands between words"))
        for sign, words in zip(
            _SIGNS, (self.tr("commas"), self.tr("semicolons"), self.tr("upright strokes")), strict=True
        ):
            self._sign.addItem(words, sign)
        self._sign.activated.connect(self.changed)
        WheelGuard(self).guard(self._low, self._high, self._sign)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.space(2))
        for part in (self._from, self._low, self._to, self._high, self._apart, self._sign):
            row.addWidget(part)

    def show_column(self, look: ColumnLook, use: ColumnUse) -> None:
        """Show what is said of a column."""
        self._role = use.role
        figured = use.role in _FIGURED and look.kind is Kind.NUMBER
        scale: tuple[QWidget, ...] = (self._from, self._low, self._to, self._high)
        for part in scale:
            part.setVisible(figured)
        self._apart.setVisible(use.role in _LISTED)
        self._sign.setVisible(use.role in _LISTED)
        self.setVisible(figured or use.role in _LISTED)
        with QSignalBlocker(self._low), QSignalBlocker(self._high), QSignalBlocker(self._sign):
            low, high = scale_of(look)
            self._low.setValue((low or 0.0) if use.low is None else use.low)
            self._high.setValue((high or 0.0) if use.high is None else use.high)
            self._sign.setCurrentIndex(max(0, self._sign.findData(use.separator)))

    def propose(self, look: ColumnLook) -> None:
        """Take over what stands there for a column that has just got its meaning."""
        if (self._role in _FIGURED and look.kind is Kind.NUMBER) or self._role in _LISTED:
            self.changed.emit()

    def figures(self) -> dict[str, object]:
        """Return what is said, by the names that a column's use has for it."""
        if self._role in _LISTED:
            return {"separator": self._sign.currentData()}
        return {"low": self._low.value(), "high": self._high.value()}
