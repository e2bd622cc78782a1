"""Surprise over time: how far what came lay from what was expected, as the person says it."""

from functools import partial

import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.surprise import LEAST_IN_WINDOW, WINDOW, SurpriseSeries, surprise_table
from extrovertly_desktop.adapters.charts.ticks import date_ticks
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.overlay import EndLabel
from extrovertly_desktop.views.progress.charts.pieces import SMOOTH_UP_TO, Dots, dot_size, line
from extrovertly_desktop.views.progress.words import figure, iso_day, long_day
from extrovertly_desktop.views.theme import ThemeManager

_SCALE = (0, 25, 50, 75, 100)
_AIR = 4


class SurpriseCard(ChartCard):
    """Shows a `SurpriseSeries`."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "surprise_chart", "lightbulb-on-outline", parent)
        self.set_title(self.tr("Surprise over time"))
        self._series: SurpriseSeries | None = None
        self._first_weekday = 0
        self._canvas = ChartCanvas(theme, "surprise_canvas", self.tr("Chart of how surprising outcomes were over time"))
        self._line, self._dots = line(), Dots()
        for item in (self._line, self._dots):
            self._canvas.add(item)
        self._canvas.steer()
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        self._canvas.opened.connect(self.open_day)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: SurpriseSeries, first_weekday: int = 0, *, any_earlier: bool = False) -> None:
        """Show the surprises of a span; `any_earlier` says that a longer one would hold some."""
        self._series, self._first_weekday = series, first_weekday
        if not series.points:
            self.show_empty(self._why_empty(any_earlier=any_earlier))
            return
        self._draw()
        caption = self.tr(
            "A dot is an attempt, from 0 (just as expected) to 100 (quite otherwise). The line is the mean of the "
            "latest {window} attempts, from {least} on. Surprises are what one learns from; they grow rarer as "
            "expectations come closer to what happens."
        ).format(window=WINDOW, least=LEAST_IN_WINDOW)
        self.show_note(
            ChartNote(
                self._summary_of(series),
                caption,
                partial(surprise_table, series),
                self._words,
                lambda index: iso_day(series.points[index].day),
            )
        )

    def _draw(self) -> None:
        series = self._series
        if series is None or not series.points:
            return
        chart, em = self.theme.tokens.chart, self.theme.metrics.em(1)
        colour, points = QColor(chart.series[0]), series.points
        means = [(point.day, point.mean) for point in points if point.mean is not None]
        self._canvas.set_days(series.span, -_AIR, 100 + _AIR)
        self._canvas.set_scale([(value, figure(value)) for value in _SCALE])
        self._canvas.set_time(lambda most, shown: date_ticks(shown, most, QLocale(), self._first_weekday))
        places = [(point.day, point.surprise) for point in points]
        self._dots.draw(places, dot_size(len(points), em), QColor(chart.axis))
        is_smooth = len(means) <= SMOOTH_UP_TO
        self._line.setPen(pg.mkPen(colour, width=2 if is_smooth else 1))
        self._line.setData([day for day, _ in means], [mean for _, mean in means], antialias=is_smooth)
        words = self.tr("mean of {n}").format(n=WINDOW)
        self._canvas.set_end_labels([EndLabel(means[-1][1], words, colour)] if len(means) > 1 else [])
        self._canvas.set_points(places)

    def _words(self, index: int) -> str:
        if self._series is None:
            return ""
        point = self._series.points[index]
        words = self.tr("{title}, {day}: {surprise}").format(
            title=point.title, day=long_day(point.day), surprise=point.surprise
        )
        if point.mean is None:
            return words
        mean = self.tr("mean of the latest {n}: {mean}").format(n=point.n, mean=figure(point.mean))
        return f"{words} · {mean}"

    def _summary_of(self, series: SurpriseSeries) -> str:
        if len(series.points) == 1:
            return self.tr("One attempt so far: {words}.").format(words=self._words(0))
        parts = [
            self.tr("{mean} of 100 on average over {n} attempts.").format(
                mean=figure(series.mean or 0.0), n=figure(len(series.points))
            )
        ]
        means = [point.mean for point in series.points if point.mean is not None]
        if len(means) > 1:
            words = self.tr("The rolling mean went from {first} to {last}.")
            parts.append(words.format(first=figure(means[0]), last=figure(means[-1])))
        return " ".join(parts)

    def _why_empty(self, *, any_earlier: bool) -> str:
        if any_earlier:
            return self.tr("No attempt in this stretch of time says how surprising it was. Another one has some.")
        return self.tr("Say after an attempt how far it surprised you. Each becomes a dot here.")
