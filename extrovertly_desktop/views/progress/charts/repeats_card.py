"""The same mission again and again: the anxiety that was expected and the highest there was, attempt by attempt."""

from functools import partial

import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from extrovertly_desktop.adapters.charts.repeats import LEAST_REPEATS, Repeats, repeats_table
from extrovertly_desktop.adapters.charts.spans import ordinal
from extrovertly_desktop.adapters.charts.ticks import sequence_ticks
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.overlay import EndLabel
from extrovertly_desktop.views.progress.charts.pieces import SMOOTH_UP_TO
from extrovertly_desktop.views.progress.words import figure, long_day
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_SCALE = (0, 25, 50, 75, 100)
_AIR = 4
_DOT_EM, _CROWDED_DOT_EM = 0.75, 0.5
_CROWDED = 30
_LEAST_PLACES = 5


class RepeatsCard(ChartCard):
    """Shows one of several `Repeats`, chosen in a box."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "repeats_chart", "repeat", parent)
        self.set_title(self.tr("The same mission again"))
        self._missions: tuple[Repeats, ...] = ()
        self._canvas = ChartCanvas(
            theme, "repeats_canvas", self.tr("Chart of expected and highest anxiety over the attempts at one mission")
        )
        self._lines = (pg.PlotCurveItem(), pg.PlotCurveItem())
        self._expected, self._peak = pg.ScatterPlotItem(pxMode=True), pg.ScatterPlotItem(pxMode=True)
        for item in (*self._lines, self._expected, self._peak):
            self._canvas.add(item)
        self._canvas.steer()
        self.set_drawing(self._canvas)
        self._choice = QComboBox()
        self._choice.setObjectName("repeats_mission")
        self._choice.setAccessibleName(self.tr("Mission"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choice.setMinimumContentsLength(24)
        self._choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # As wide as the card: some missions have long names, and large letters.
        self.body.insertWidget(0, self._choice)
        WheelGuard(self).guard(self._choice)
        self._choice.activated.connect(self._on_chosen)
        self._canvas.pointed.connect(self.read_out)
        self._canvas.opened.connect(self.open_day)
        theme.theme_changed.connect(self._draw)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return where the keyboard stops on this card."""
        save, *others = super().tab_stops()
        return (save, self._choice, *others)

    def show_missions(self, missions: tuple[Repeats, ...], *, any_earlier: bool = False) -> None:
        """Show missions that were done more than once; the chosen one stays chosen while it is among them."""
        before = self._choice.currentData()
        self._missions = missions
        self._choice.clear()
        for repeat in missions:
            words = self.tr("{mission} ({n} attempts)").format(mission=repeat.title, n=figure(len(repeat.attempts)))
            self._choice.addItem(words, repeat.key)
        self._choice.setVisible(bool(missions))
        if not missions:
            self.show_empty(self._why_empty(any_earlier=any_earlier))
            return
        self._choice.setCurrentIndex(max(0, self._choice.findData(before)))
        self._show()

    def _on_chosen(self, _index: int) -> None:
        self._show()

    def _show(self) -> None:
        self._draw()
        repeat = self._missions[self._choice.currentIndex()]
        caption = self.tr(
            "Anxiety from 0 to 100, one column an attempt in the order of their days. Fear that stays is no failure: "
            "what counts is that you found out. The table holds all missions of this stretch of time."
        )
        self.show_note(
            ChartNote(
                self._summary_of(repeat),
                caption,
                partial(repeats_table, self._missions),
                self._words,
                lambda index: repeat.attempts[index].local_date,
            )
        )

    def _draw(self) -> None:
        if not self._missions:
            return
        attempts = self._missions[max(0, self._choice.currentIndex())].attempts
        chart, em = self.theme.tokens.chart, self.theme.metrics.em
        feared, came = QColor(chart.series[2]), QColor(chart.series[0])
        days = [ordinal(item.local_date) for item in attempts]
        self._canvas.set_window(-0.5, max(_LEAST_PLACES, len(attempts)) - 0.5, -_AIR, 100 + _AIR)
        self._canvas.set_scale([(value, figure(value)) for value in _SCALE])
        self._canvas.set_time(lambda most, shown: sequence_ticks(days, most, QLocale(), shown))
        expected = [(i, item.expected_suds) for i, item in enumerate(attempts) if item.expected_suds is not None]
        peak = [(i, item.peak_suds) for i, item in enumerate(attempts) if item.peak_suds is not None]
        size = em(_CROWDED_DOT_EM if len(attempts) > _CROWDED else _DOT_EM)
        for line, dots, colour in zip(self._lines, (expected, peak), (feared, came), strict=True):
            line.setPen(pg.mkPen(colour, width=1))
            line.setData([x for x, _ in dots], [y for _, y in dots], antialias=len(dots) <= SMOOTH_UP_TO)
        # A ring and a disc, so that they are told apart without their colours.
        self._expected.setData(
            pos=expected, size=size, pen=pg.mkPen(feared, width=2), brush=self.theme.colour("surface")
        )
        self._peak.setData(pos=peak, size=size, pen=None, brush=came)
        labels = ((expected, self.tr("○ expected"), feared), (peak, self.tr("● highest"), came))
        self._canvas.set_end_labels([EndLabel(dots[-1][1], words, colour) for dots, words, colour in labels if dots])
        self._canvas.set_points(
            [(i, item.expected_suds if item.peak_suds is None else item.peak_suds) for i, item in enumerate(attempts)]
        )

    def _words(self, index: int) -> str:
        item = self._missions[self._choice.currentIndex()].attempts[index]
        day = long_day(ordinal(item.local_date))
        parts = [self.tr("Attempt {number}, {day}").format(number=index + 1, day=day)]
        if item.expected_suds is not None:
            parts.append(self.tr("expected {value}").format(value=item.expected_suds))
        if item.peak_suds is not None:
            parts.append(self.tr("highest {value}").format(value=item.peak_suds))
        return " · ".join(parts)

    def _summary_of(self, repeat: Repeats) -> str:
        parts = [self.tr("{n} attempts at “{mission}”.").format(n=len(repeat.attempts), mission=repeat.title)]
        peaks, expected = repeat.first_and_last_peak, repeat.first_and_last_expected
        if expected is not None:
            words = self.tr("You expected {first} the first time and {last} the latest.")
            parts.append(words.format(first=expected[0], last=expected[1]))
        if peaks is not None:
            words = self.tr("The highest anxiety was {first} the first time and {last} the latest.")
            parts.append(words.format(first=peaks[0], last=peaks[1]))
        return " ".join(parts)

    def _why_empty(self, *, any_earlier: bool) -> str:
        if any_earlier:
            return self.tr("No mission was done twice in this stretch of time. Another one may have some.")
        return self.tr(
            "A mission that you do {least} times or more is followed here: what you expected, and what came."
        ).format(least=LEAST_REPEATS)
