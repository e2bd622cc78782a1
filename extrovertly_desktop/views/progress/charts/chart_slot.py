"""The place of one chart on the page: empty until it comes near the sight."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.progress.charts.chart_card import ChartCard
from extrovertly_desktop.views.progress.charts.frame import ChartFrame
from extrovertly_desktop.views.progress.charts.specs import ChartSpec
from extrovertly_desktop.views.theme import ThemeManager


class ChartSlot(QWidget):
    """Keeps the room of a chart, makes it when asked to, and draws a frame only once."""

    def __init__(self, theme: ThemeManager, spec: ChartSpec, on_made: Callable[[ChartCard, ChartSpec], None]) -> None:
        super().__init__()
        self._theme, self._on_made = theme, on_made
        self._drawn: ChartFrame | None = None
        self._figures: dict[ChartFrame, object] = {}
        self.spec = spec
        self.card: ChartCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._keep_room()
        theme.theme_changed.connect(self._keep_room)

    def is_up_to_date(self, frame: ChartFrame) -> bool:
        """Whether this frame is what is drawn."""
        return self._drawn is frame

    def bring_up_to_date(self, frame: ChartFrame) -> None:
        """Draw a frame, making the card if there is none yet. A card that hides itself takes no room."""
        if self._drawn is frame:
            return
        if self.card is None:
            self.card = self.spec.build(self._theme)
            self._column.addWidget(self.card)
            self.card.show()
            self._on_made(self.card, self.spec)
            self.setMinimumHeight(0)
        if self._drawn is None or self._drawn.source is not frame.source:
            self._figures.clear()
        if frame not in self._figures:
            self._figures[frame] = self.spec.figures(frame)
        self.spec.show(self.card, self._figures[frame], frame)
        self._drawn = frame
        self.setVisible(not self.card.isHidden())

    def _keep_room(self) -> None:
        if self.card is None:
            self.setMinimumHeight(self._theme.metrics.em(self.spec.height_em))
