"""Prediction against outcome: for each attempt the anxiety that was expected and the highest there was."""

from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.predictions import LEAST_ATTEMPTS, PredictionSeries
from extrovertly_desktop.adapters.charts.spans import ordinal
from extrovertly_desktop.adapters.charts.tables import prediction_table
from extrovertly_desktop.adapters.charts.ticks import sequence_ticks
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.overlay import EndLabel
from extrovertly_desktop.views.progress.words import figure, long_day, percent
from extrovertly_desktop.views.theme import ThemeManager

MOST_DRAWN = 60
"""Attempts side by side that can still be told apart; the sentences count all of them."""
_SCALE = (0, 25, 50, 75, 100)
_AIR = 4
_DOT_EM, _CROWDED_DOT_EM = 0.75, 0.5
_CROWDED = 30
_LEAST_PLACES = 8


class PredictionCard(ChartCard):
    """Shows a `PredictionSeries`."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "prediction_chart", "scale-balance", parent)
        self.set_title(self.tr("What you expected, and what came"))
        self._series: PredictionSeries | None = None
        self._drawn: tuple[Exposure, ...] = ()
        self._canvas = ChartCanvas(
            theme, "prediction_canvas", self.tr("Chart of expected and highest anxiety, attempt by attempt")
        )
        self._bars = pg.PlotCurveItem(connect="pairs")
        self._expected, self._peak = pg.ScatterPlotItem(pxMode=True), pg.ScatterPlotItem(pxMode=True)
        for item in (self._bars, self._expected, self._peak):
            self._canvas.add(item)
        self._canvas.steer()
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        self._canvas.opened.connect(self.open_day)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: PredictionSeries, *, any_earlier: bool = False) -> None:
        """Show attempts; `any_earlier` says that a longer span would hold more."""
        self._series = series
        self._drawn = series.drawn[-MOST_DRAWN:]
        if not series.says_something:
            self.show_empty(self._why_empty(any_earlier=any_earlier))
            return
        self._draw()
        self.show_note(
            ChartNote(
                self._summary_of(series),
                self._caption_of(series),
                partial(prediction_table, series),
                self._words if self._drawn else None,
                lambda index: self._drawn[index].local_date,
            )
        )
        self._canvas.setVisible(bool(self._drawn))

    def _draw(self) -> None:
        if not self._drawn:
            return
        chart, em = self.theme.tokens.chart, self.theme.metrics.em
        feared, came = QColor(chart.series[2]), QColor(chart.series[0])
        places = max(_LEAST_PLACES, len(self._drawn))
        days = [ordinal(item.local_date) for item in self._drawn]
        self._canvas.set_window(-1, places, -_AIR, 100 + _AIR)
        self._canvas.set_scale([(value, figure(value)) for value in _SCALE])
        self._canvas.set_time(lambda most, shown: sequence_ticks(days, most, QLocale(), shown))
        expected = [(i, item.expected_suds) for i, item in enumerate(self._drawn) if item.expected_suds is not None]
        peak = [(i, item.peak_suds) for i, item in enumerate(self._drawn) if item.peak_suds is not None]
        size = em(_CROWDED_DOT_EM if len(self._drawn) > _CROWDED else _DOT_EM)
        paired = [
            (i, value)
            for i, item in enumerate(self._drawn)
            if item.expected_suds is not None and item.peak_suds is not None
            for value in (item.expected_suds, item.peak_suds)
        ]
        self._bars.setPen(pg.mkPen(chart.axis, width=1))
        self._bars.setData(*np.array(paired, dtype=float).reshape(-1, 2).T)
        # A ring and a disc, so that they are told apart without their colours.
        ring = pg.mkPen(feared, width=2)
        surface = self.theme.colour("surface")
        self._expected.setData(pos=expected, size=size, pen=ring, brush=surface)
        self._peak.setData(pos=peak, size=size, pen=None, brush=came)
        labels = [
            EndLabel(dots[-1][1], text, colour)
            for dots, text, colour in (
                (expected, self.tr("○ expected"), feared),
                (peak, self.tr("● highest"), came),
            )
            if dots
        ]
        self._canvas.set_end_labels(labels)
        self._canvas.set_points(
            [
                (i, item.expected_suds if item.peak_suds is None else item.peak_suds)
                for i, item in enumerate(self._drawn)
            ]
        )

    def _words(self, index: int) -> str:
        item = self._drawn[index]
        parts = [f"{item.title}, {long_day(ordinal(item.local_date))}"]
        if item.expected_suds is not None:
            parts.append(self.tr("expected {value}").format(value=item.expected_suds))
        if item.peak_suds is not None:
            parts.append(self.tr("highest {value}").format(value=item.peak_suds))
        if item.came_true is not None:
            parts.append(self._verdict(item.came_true))
        if item.attendance is Attendance.LEFT_EARLY:
            parts.append(self.tr("left early"))
        return " · ".join(parts)

    def _verdict(self, came_true: CameTrue) -> str:
        match came_true:
            case CameTrue.NO:
                return self.tr("the worry did not come true")
            case CameTrue.PARTLY:
                return self.tr("the worry came true in part")
            case CameTrue.YES:
                return self.tr("the worry came true")

    def _summary_of(self, series: PredictionSeries) -> str:
        parts = []
        if series.verdicts is not None:
            parts.append(
                self.tr("In {no} of {n} attempts the worry did not come true.").format(
                    no=series.verdicts.no, n=series.verdicts.n
                )
            )
        if series.suds is not None:
            parts.append(
                self.tr(
                    "On average you expected an anxiety of {expected}, and it peaked at {peak} ({n} attempts)."
                ).format(expected=figure(series.suds.expected), peak=figure(series.suds.peak), n=series.suds.n)
            )
        likely = series.likelihood
        if likely is not None:
            parts.append(
                self.tr(
                    "You gave your worries a chance of {stated} on average; of {n}, {partly} came true in part and "
                    "{yes} fully, together {rate}."
                ).format(
                    stated=percent(likely.stated),
                    partly=likely.partly,
                    yes=likely.yes,
                    n=likely.n,
                    rate=percent(likely.rate),
                )
            )
        return " ".join(parts) or self._so_far(len(series.attempts))

    def _so_far(self, n: int) -> str:
        latest = self.tr("The latest: {words}.").format(words=self._words(len(self._drawn) - 1))
        more = self.tr("From {least} attempts on, this says what they have in common; so far: {n}.").format(
            least=LEAST_ATTEMPTS, n=n
        )
        return f"{latest} {more}"

    def _caption_of(self, series: PredictionSeries) -> str:
        parts = []
        if self._drawn:
            parts.append(
                self.tr(
                    "Anxiety from 0 to 100, one column an attempt in the order of their days; leaving early counts."
                )
            )
        if len(self._drawn) < len(series.drawn):
            parts.append(
                self.tr("The chart shows the latest {shown} of {n}; the sentences count all.").format(
                    shown=len(self._drawn), n=len(series.drawn)
                )
            )
        if series.likelihood is not None:
            parts.append(
                self.tr("How many come true is a rough figure on {n} attempts: from {low} to {high} would fit.").format(
                    n=series.likelihood.n, low=percent(series.likelihood.low), high=percent(series.likelihood.high)
                )
            )
        return " ".join(parts)

    def _why_empty(self, *, any_earlier: bool) -> str:
        if any_earlier:
            return self.tr("No attempts in this stretch of time. Another one has some.")
        return self.tr(
            "Write down what you expect before a mission and what came of it afterwards. This then shows the two "
            "side by side."
        )
