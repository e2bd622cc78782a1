"""Which stretch of days the charts show: how long it is, and how far back it lies."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from extrovertly_desktop.adapters.charts.spans import ChartRange, Span
from extrovertly_desktop.adapters.local_dates import short_day
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class RangeBar(QWidget):
    """Chips for the length, arrows for earlier and later.

    Signals:
        changed: the person chose another stretch of days.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager, chosen: ChartRange) -> None:
        super().__init__()
        self.chosen, self.back = chosen, 0
        self.setObjectName("progress_range_bar")
        choices = (
            (ChartRange.WEEK, self.tr("Week")),
            (ChartRange.MONTH, self.tr("Month")),
            (ChartRange.QUARTER, self.tr("Quarter")),
            (ChartRange.YEAR, self.tr("Year")),
            (ChartRange.ALL, self.tr("All")),
        )
        self._chips = ChipRow(theme, self.tr("Range of days"), "progress_range", choices, single=True, keep_one=True)
        self._chips.set_selection([chosen])
        self._earlier = make_button("", "progress_earlier", variant="quiet", theme=theme, icon="chevron-left")
        self._later = make_button("", "progress_later", variant="quiet", theme=theme, icon="chevron-right")
        for button, name in ((self._earlier, self.tr("Earlier")), (self._later, self.tr("Later"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._words = make_label("", "caption", wrap=False)
        self._words.setObjectName("progress_span")
        self._place = QHBoxLayout()
        self._place.addStretch(1)
        for part in (self._words, self._earlier, self._later):
            self._place.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addWidget(self._chips, 1)
        self._parts.addLayout(self._place)
        self._chips.selection_changed.connect(lambda keys: self.choose(ChartRange(keys[0])))
        self._earlier.clicked.connect(lambda: self._step(1))
        self._later.clicked.connect(lambda: self._step(-1))

    @property
    def last_stop(self) -> QPushButton:
        """Where the keyboard stops last."""
        return self._later

    def choose(self, chosen: ChartRange) -> None:
        """Show a range that ends today; the one that is shown already changes nothing."""
        self._chips.set_selection([chosen])
        if (chosen, 0) != (self.chosen, self.back):
            self.chosen, self.back = chosen, 0
            self.changed.emit()

    def tell(self, span: Span, first: int | None) -> None:
        """Say which days are in sight; `first` is the first day there is anything of (ordinals)."""
        ends = (date.fromordinal(max(1, span.first)), date.fromordinal(span.last))
        self._words.setText(self.tr("{first} – {last}").format(first=short_day(ends[0]), last=short_day(ends[1])))
        is_all = self.chosen is ChartRange.ALL
        for button in (self._earlier, self._later):
            button.setVisible(not is_all)
        self._earlier.setEnabled(first is not None and span.first > first)
        self._later.setEnabled(self.back > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say which days on a line of its own where the chips want theirs whole."""
        super().resizeEvent(event)
        needed = self._chips.sizeHint().width() + self._place.sizeHint().width() + self._parts.spacing()
        fits = self.width() >= needed
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _step(self, by: int) -> None:
        self.back = max(0, self.back + by)
        self.changed.emit()
