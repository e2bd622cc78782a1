"""Well-being over time: a dot for each check, joined where no long silence lies between."""

from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.ticks import date_ticks
from extrovertly_desktop.adapters.charts.well_being import WellBeingSeries, well_being_table
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.pieces import Dots, dot_size, line
from extrovertly_desktop.views.progress.well_being.words import meaning
from extrovertly_desktop.views.progress.words import figure, iso_day, long_day, short_day
from extrovertly_desktop.views.theme import ThemeManager

_SCALE = (0, 25, 50, 75, 100)
_AIR = 4


class WellBeingChartCard(ChartCard):
    """Shows a `WellBeingSeries`; it hides itself from those who never took a check."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "well_being_chart", "heart-outline", parent)
        self.set_title(self.tr("Well-being (WHO-5)"))
        self._series: WellBeingSeries | None = None
        self._first_weekday = 0
        self._canvas = ChartCanvas(theme, "well_being_canvas", self.tr("Chart of well-being over time"))
        self._line, self._dots = line(), Dots()
        for item in (self._line, self._dots):
            self._canvas.add(item)
        self._canvas.steer()
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        self._canvas.opened.connect(self.open_day)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: WellBeingSeries, first_weekday: int = 0, *, any_earlier: bool = False) -> None:
        """Show the checks of a span; `any_earlier` says that a longer one would hold some."""
        self._series, self._first_weekday = series, first_weekday
        self.setVisible(bool(series.points) or any_earlier)
        if not series.points:
            self.show_empty(self.tr("No check in this stretch of time. A longer one has some."))
            return
        self._draw()
        caption = self.tr(
            "A dot is a check, from 0 to 100, about the two weeks before it. Where more than two months lie between "
            "two checks, no line joins them."
        )
        self.show_note(
            ChartNote(
                self._summary_of(series),
                f"{caption} {meaning()}",
                partial(well_being_table, series),
                self._words,
                lambda index: iso_day(series.points[index].day),
            )
        )

    def _draw(self) -> None:
        series = self._series
        if series is None or not series.points:
            return
        chart, em = self.theme.tokens.chart, self.theme.metrics.em(1)
        colour = QColor(chart.series[0])
        self._canvas.set_days(series.span, -_AIR, 100 + _AIR)
        self._canvas.set_scale([(value, figure(value)) for value in _SCALE])
        self._canvas.set_time(lambda most, shown: date_ticks(shown, most, QLocale(), self._first_weekday))
        places = [(point.day, point.score) for point in series.points]
        # A point that is no number ends each stretch, and there the line breaks.
        joined = [place for run in series.runs for place in (*((p.day, p.score) for p in run), (run[-1].day, np.nan))]
        self._line.setPen(pg.mkPen(colour, width=2))
        self._line.setData(
            np.array([day for day, _ in joined], dtype=float),
            np.array([score for _, score in joined], dtype=float),
            antialias=True,
        )
        self._dots.draw(places, dot_size(len(places), em), colour)
        self._canvas.set_points(places)

    def _words(self, index: int) -> str:
        if self._series is None:
            return ""
        point = self._series.points[index]
        return self.tr("{day}: {score} of 100").format(day=long_day(point.day), score=figure(point.score))

    def _summary_of(self, series: WellBeingSeries) -> str:
        first, last = series.points[0], series.points[-1]
        if series.change is None:
            return self.tr("One check: {score} of 100 on {day}.").format(
                score=figure(last.score), day=short_day(last.day)
            )
        scores = [point.score for point in series.points]
        return self.tr(
            "{n} checks, between {low} and {high} of 100. The first was {then} on {then_day}, the latest {now} on "
            "{now_day}."
        ).format(
            n=len(scores),
            low=figure(min(scores)),
            high=figure(max(scores)),
            then=figure(first.score),
            then_day=short_day(first.day),
            now=figure(last.score),
            now_day=short_day(last.day),
        )
