"""Calibration: how likely the worst worries seemed, and how often they came true."""

from functools import partial

import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.calibration import CalibrationSeries, calibration_table
from extrovertly_desktop.adapters.charts.ticks import Tick
from extrovertly_desktop.insights.calibration import LEAST, Calibration
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.overlay import EndLabel
from extrovertly_desktop.views.progress.words import figure, percent
from extrovertly_desktop.views.theme import ThemeManager

_SCALE = (0, 25, 50, 75, 100)
_AIR = 5
_LEAST_DOT_EM, _MOST_DOT_EM = 0.6, 1.3


class CalibrationCard(ChartCard):
    """Shows a `CalibrationSeries`: a dot for each fifth of the scale, as large as it holds many attempts."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "calibration_chart", "target", parent)
        self.set_title(self.tr("How likely it seemed, and how often it came true"))
        self._series: CalibrationSeries | None = None
        self._canvas = ChartCanvas(
            theme, "calibration_canvas", self.tr("Chart of how often worries came true, by how likely they seemed")
        )
        self._diagonal, self._whiskers = pg.PlotCurveItem(), pg.PlotCurveItem(connect="pairs")
        self._dots = pg.ScatterPlotItem(pxMode=True)
        for item in (self._diagonal, self._whiskers, self._dots):
            self._canvas.add(item)
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: CalibrationSeries, *, any_earlier: bool = False) -> None:
        """Show the forecasts of a span; `any_earlier` says that a longer span would hold more."""
        self._series = series
        result = series.result
        if result is None or not series.says_something:
            self.show_empty(self._why_empty(series, any_earlier=any_earlier))
            return
        self._draw()
        self.show_note(
            ChartNote(
                self._summary_of(series, result),
                self._caption_of(series, result),
                partial(calibration_table, series),
                self._words,
            )
        )

    def _draw(self) -> None:
        if self._series is None or self._series.result is None:
            return
        chart, em = self.theme.tokens.chart, self.theme.metrics.em
        bins, colour = self._series.result.bins, QColor(chart.series[0])
        ticks: list[Tick] = [(value, percent(value)) for value in _SCALE]
        self._canvas.set_window(-_AIR, 100 + _AIR, -_AIR, 100 + _AIR)
        self._canvas.set_scale(ticks)
        self._canvas.set_time(lambda most, _shown: ticks if most >= len(ticks) else ticks[::2])
        self._diagonal.setPen(pg.mkPen(chart.axis, width=1))
        self._diagonal.setData([0, 100], [0, 100])
        self._whiskers.setPen(pg.mkPen(colour, width=1))
        whiskers = [(100 * part.stated, 100 * end) for part in bins for end in (part.rate_low, part.rate_high)]
        self._whiskers.setData([x for x, _ in whiskers], [y for _, y in whiskers])
        most = max(part.n for part in bins)
        # The area, not the width, tells how many: an eye compares areas.
        sizes = [em(_LEAST_DOT_EM + (_MOST_DOT_EM - _LEAST_DOT_EM) * (part.n / most) ** 0.5) for part in bins]
        places = [(100 * part.stated, 100 * part.rate) for part in bins]
        self._dots.setData(pos=places, size=sizes, pen=None, brush=colour)
        self._canvas.set_end_labels([EndLabel(100, self.tr("as feared"), QColor(chart.label))])
        self._canvas.set_points(places)

    def _words(self, index: int) -> str:
        if self._series is None or self._series.result is None:
            return ""
        part = self._series.result.bins[index]
        return self.tr(
            "Stated {low} to {high}, {stated} on average: {rate} came true ({n} attempts; {from_} to {to} would fit)."
        ).format(
            low=percent(100 * part.low),
            high=percent(100 * part.high),
            stated=percent(100 * part.stated),
            rate=percent(100 * part.rate),
            n=part.n,
            from_=percent(100 * part.rate_low),
            to=percent(100 * part.rate_high),
        )

    def _summary_of(self, series: CalibrationSeries, result: Calibration) -> str:
        stated = 100 * (result.came_true.estimate + result.over_prediction.estimate)
        return self.tr(
            "Over {n} attempts you gave your worst worries a chance of {stated} on average; {came} came true, and "
            "from {low} to {high} would fit. The Brier score is {brier}: 0 is best, and always stating {came} would "
            "have scored {constant}."
        ).format(
            n=series.n,
            stated=percent(stated),
            came=percent(100 * result.came_true.estimate),
            low=percent(100 * result.came_true.low),
            high=percent(100 * result.came_true.high),
            brier=figure(result.brier, 2),
            constant=figure(result.constant_brier, 2),
        )

    def _caption_of(self, series: CalibrationSeries, result: Calibration) -> str:
        parts = [
            self.tr(
                "To the right, how likely it seemed, by fifths of the scale; upward, how often it came true, with the "
                "95 % interval. A larger dot holds more attempts ({counts}). Dots below the line: less came than was "
                "feared."
            ).format(counts=" · ".join(figure(part.n) for part in result.bins))
        ]
        if series.partly:
            parts.append(self.tr("A worry that came true in part counts as half: {n}.").format(n=series.partly))
        if result.murphy is not None:
            parts.append(
                self.tr(
                    "Parts of the Brier score: reliability {reliability} (0 is best), resolution {resolution} (more is "
                    "better), uncertainty {uncertainty}."
                ).format(
                    reliability=figure(result.murphy.reliability, 3),
                    resolution=figure(result.murphy.resolution, 3),
                    uncertainty=figure(result.murphy.uncertainty, 3),
                )
            )
        return " ".join(parts)

    def _why_empty(self, series: CalibrationSeries, *, any_earlier: bool) -> str:
        if any_earlier:
            return self.tr("Too few attempts with a likelihood in this stretch of time. A longer one may have enough.")
        return self.tr(
            "State how likely your worst worry seems, and afterwards whether it came true. From {least} attempts on, "
            "this shows how the two go together; so far: {n}."
        ).format(least=LEAST, n=series.n)
