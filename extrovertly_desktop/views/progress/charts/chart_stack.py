"""All charts of the progress tab, one below the other, for one stretch of days. Each is made when it comes near."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.help.hint_line import HintLine
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard
from extrovertly_desktop.views.progress.charts.chart_slot import ChartSlot
from extrovertly_desktop.views.progress.charts.closer_specs import EVERY_CHART
from extrovertly_desktop.views.progress.charts.frame import ChartFrame
from extrovertly_desktop.views.progress.charts.saving import ChartSaver
from extrovertly_desktop.views.progress.charts.section_row import SectionRow
from extrovertly_desktop.views.progress.charts.specs import ChartSpec, Section

_TURNS_TO_SETTLE = 3


class ChartStack(QWidget):
    """The chart cards; `saver` writes what is to be kept.

    Args:
        context: the vault, the theme, the notices.
        area: what the page scrolls in.
        stop_before: where the keyboard stops before it comes to the charts.
        specs: the charts, those of a section side by side.

    Signals:
        day_wanted: the person wants to see a day (ISO).
    """

    day_wanted = Signal(str)

    def __init__(
        self, context: ViewContext, area: QScrollArea, stop_before: QWidget, specs: Sequence[ChartSpec] = EVERY_CHART
    ) -> None:
        super().__init__()
        self._theme, self._area, self._stop_before = context.theme, area, stop_before
        self._frame: ChartFrame | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setObjectName("chart_stack")
        self.saver = ChartSaver(context.theme, context.notices, self)
        self._slots: list[ChartSlot] = []
        self._rows: dict[Section, SectionRow] = {}
        tip = self.tr("With Tab on a chart, the arrows read its values out and Enter opens the day.")
        self._column.addWidget(HintLine(context, "charts", tip, self))
        self._wanted: Section | None = None
        self._turns = 0
        titles = {section: self._words_of(section) for section in Section if any(s.section is section for s in specs)}
        for section, its_specs in groupby(specs, key=lambda spec: spec.section):
            row = SectionRow(context.theme, section, titles)
            row.wanted.connect(lambda wanted: self.show_section(Section(wanted)))
            self._rows[section] = row
            self._column.addWidget(row)
            for spec in its_specs:
                slot = ChartSlot(context.theme, spec, self._on_made)
                self._slots.append(slot)
                self._column.addWidget(slot)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._connect()
        self._on_theme_changed()

    def show_frame(self, frame: ChartFrame) -> None:
        """Show another stretch of days: what is in sight now, what is near a moment later, the rest when it comes."""
        self._frame = frame
        self._bring_up_to_date(0.0)
        self._later.start()

    def show_section(self, section: Section) -> None:
        """Scroll to a section's heading and put the keyboard there."""
        self._wanted, self._turns = section, _TURNS_TO_SETTLE
        self._go_to_wanted()
        ways = self._rows[section].ways
        if ways:
            ways[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._later.start()

    def card(self, name: str) -> ChartCard:
        """Return a card by its name, made and up to date wherever it stands.

        Raises:
            LookupError: if there is none of that name.
        """
        for slot in self._slots:
            if slot.spec.name == name:
                if self._frame is not None:
                    slot.bring_up_to_date(self._frame)
                if slot.card is not None:
                    return slot.card
        raise LookupError(f"There is no chart {name}.")

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while out of sight."""
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what has come near."""
        super().resizeEvent(event)
        self._later.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        """See what has come near."""
        super().moveEvent(event)
        self._later.start()

    def _connect(self) -> None:
        self._later.timeout.connect(self._on_later)
        self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _on_later(self) -> None:
        self._bring_up_to_date(1.0)
        if self._wanted is not None:
            # Charts that have just been made above it may have pushed it away; their labels wrap a turn later.
            self._settle()
            self._go_to_wanted()
            self._turns -= 1
            if self._turns:
                self._later.start()
            else:
                self._wanted = None

    def _go_to_wanted(self) -> None:
        sheet = self._area.widget()
        if self._wanted is not None and sheet is not None:
            row = self._rows[self._wanted]
            self._area.verticalScrollBar().setValue(row.mapTo(sheet, QPoint(0, 0)).y())

    def _on_scrolled(self) -> None:
        self._bring_up_to_date(0.0)
        self._later.start()

    def _bring_up_to_date(self, ahead: float) -> None:
        """Draw the charts in sight and so many screens around it."""
        if self._frame is None or not self.isVisible():
            return
        # A person who listens has no sight: for a screen reader everything is there.
        everything = QAccessible.isActive()
        self._settle()
        for slot in self._slots:
            if not slot.is_up_to_date(self._frame) and (everything or self._is_near(slot, ahead)):
                slot.bring_up_to_date(self._frame)

    def _settle(self) -> None:
        """Give every slot its place now: until the page has grown, they would stand pressed together in sight."""
        sheet = self._area.widget()
        layout = sheet.layout() if sheet is not None else None
        if sheet is None or layout is None:
            return
        layout.activate()
        width = sheet.width()
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.minimumSize().height()
        if sheet.height() < height:
            sheet.resize(width, height)

    def _is_near(self, slot: ChartSlot, ahead: float) -> bool:
        if slot.isHidden():
            # It had nothing to show, which a glance at its figures may change.
            return True
        viewport = self._area.viewport()
        top = slot.mapTo(viewport, QPoint(0, 0)).y() if viewport.isAncestorOf(slot) else 0
        margin = ahead * viewport.height()
        return top <= viewport.height() + margin and top + slot.height() >= -margin

    def _on_made(self, card: ChartCard, spec: ChartSpec) -> None:
        self.saver.serve(card, spec.stem())
        card.day_wanted.connect(self.day_wanted)
        self._order_tabs()

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [self._stop_before]
        for section, slots in groupby(self._slots, key=lambda slot: slot.spec.section):
            stops += self._rows[section].ways
            stops += [stop for slot in slots if slot.card is not None for stop in slot.card.tab_stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _words_of(self, section: Section) -> str:
        match section:
            case Section.FELT:
                return self.tr("How you felt")
            case Section.PREDICTED:
                return self.tr("Predictions")
            case Section.DONE:
                return self.tr("What you did")

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(4))
