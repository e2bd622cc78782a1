"""Safety behaviours over time: in which share of attempts any was used, with Wilson's interval."""

from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.bins import Step
from extrovertly_desktop.adapters.charts.figure_tables import safety_table
from extrovertly_desktop.adapters.charts.safety import SafetyBin, SafetySeries, Share
from extrovertly_desktop.adapters.charts.ticks import sequence_ticks
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.wording import bin_name
from extrovertly_desktop.views.progress.words import figure, percent
from extrovertly_desktop.views.theme import ThemeManager

_SCALE = (0, 25, 50, 75, 100)
_AIR = 4
_DOT_EM = 0.7
_WHISKER_EM = 0.14
_LEAST_PLACES = 5
_ENOUGH_FOR_SHARE = 10
"""Attempts from which a percentage is written: on fewer it would look surer than it is."""


class SafetyCard(ChartCard):
    """Shows a `SafetySeries` over time."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "safety_chart", "shield-outline", parent)
        self.set_title(self.tr("Attempts with safety behaviours"))
        self._series: SafetySeries | None = None
        self._canvas = ChartCanvas(
            theme, "safety_canvas", self.tr("Chart of the share of attempts with a safety behaviour")
        )
        self._whiskers, self._dots = pg.PlotCurveItem(connect="pairs"), pg.ScatterPlotItem(pxMode=True)
        for item in (self._whiskers, self._dots):
            self._canvas.add(item)
        self._canvas.steer()
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: SafetySeries, *, any_earlier: bool = False) -> None:
        """Show a span; `any_earlier` says that a longer one would hold attempts with safety behaviours."""
        self._series = series
        if not series.says_something:
            self.show_empty(self._why_empty(series, any_earlier=any_earlier))
            return
        self._draw()
        self.show_note(
            ChartNote(
                self._summary_of(series),
                self._caption_of(series),
                partial(safety_table, series),
                lambda index: self._words(self._shown()[index]),
            )
        )

    def _shown(self) -> list[SafetyBin]:
        return [item for item in self._series.bins if item.with_any is not None] if self._series is not None else []

    def _draw(self) -> None:
        series = self._series
        if series is None or not series.says_something:
            return
        chart, em = self.theme.tokens.chart, self.theme.metrics.em
        starts = [item.span.first for item in series.bins]
        self._canvas.set_window(-1, max(_LEAST_PLACES, len(starts)), -_AIR, 100 + _AIR)
        self._canvas.set_scale([(value, percent(value)) for value in _SCALE])
        self._canvas.set_time(lambda most, shown: sequence_ticks(starts, most, QLocale(), shown))
        found = [(place, item.with_any) for place, item in enumerate(series.bins) if item.with_any is not None]
        ends = [(place, end) for place, share in found for end in share.interval]
        self._whiskers.setPen(pg.mkPen(chart.axis, width=max(1, em(_WHISKER_EM))))
        self._whiskers.setOpacity(0.6)
        self._whiskers.setData(*np.array(ends, dtype=float).reshape(-1, 2).T)
        self._dots.setData(
            x=[place for place, _ in found],
            y=[share.percent for _, share in found],
            size=em(_DOT_EM),
            pen=None,
            brush=QColor(chart.series[0]),
        )
        self._canvas.set_points([(float(place), share.percent) for place, share in found])

    def _words(self, item: SafetyBin) -> str:
        share, step = item.with_any, self._series.step if self._series is not None else Step.WEEK
        if share is None:
            return ""
        low, high = share.interval
        return self.tr("{when}: {hits} of {n} attempts with a safety behaviour; {low} to {high} would fit").format(
            when=bin_name(item.span, step), hits=share.hits, n=share.n, low=percent(low), high=percent(high)
        )

    def _summary_of(self, series: SafetySeries) -> str:
        parts = [] if series.overall is None else [self._share_of(series.overall)]
        if series.dropped is not None:
            parts.append(
                self.tr("Meant to be left out: {n}; left out: {hits}.").format(
                    n=figure(series.dropped.n), hits=figure(series.dropped.hits)
                )
            )
        return " ".join(parts)

    def _share_of(self, share: Share) -> str:
        if share.n == 1:
            return (
                self.tr("One attempt so far, with a safety behaviour.")
                if share.hits
                else self.tr("One attempt so far, without any safety behaviour.")
            )
        said = self.tr("In {hits} of {n} attempts you used at least one safety behaviour.").format(
            hits=share.hits, n=share.n
        )
        if share.n >= _ENOUGH_FOR_SHARE:
            low, high = share.interval
            said += " " + self.tr("That is {share}; {low} to {high} would fit.").format(
                share=percent(share.percent), low=percent(low), high=percent(high)
            )
        return said

    def _caption_of(self, series: SafetySeries) -> str:
        match series.step:
            case Step.MONTH:
                dot = self.tr("A dot is a month with attempts.")
            case Step.QUARTER:
                dot = self.tr("A dot is a quarter of a year with attempts.")
            case Step.YEAR:
                dot = self.tr("A dot is a year with attempts.")
            case _:
                dot = self.tr("A dot is a week with attempts.")
        rest = self.tr(
            "The line through it is Wilson's 95 % interval: long where attempts are few. An attempt without any noted "
            "counts as one without; staying away is no attempt."
        )
        return f"{dot} {rest}"

    def _why_empty(self, series: SafetySeries, *, any_earlier: bool) -> str:
        if any_earlier:
            return self.tr("No safety behaviour in this stretch of time. Another one has some.")
        if series.overall is not None:
            return self.tr("No safety behaviour is noted with these attempts.")
        return self.tr(
            "Once you note what you held on to in an attempt, or meant to do without, this shows how that changes."
        )
