"""Confidence over time: a dot a day, the rolling mean, and a band for how sure it is."""

from bisect import bisect_left, bisect_right
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.daily import ConfidenceSeries
from extrovertly_desktop.adapters.charts.rolling import LEAST_DAYS, ROLLING_DAYS, RollingPoint, windows_within
from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.adapters.charts.tables import confidence_table
from extrovertly_desktop.adapters.charts.ticks import date_ticks
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.overlay import EndLabel
from extrovertly_desktop.views.progress.charts.pieces import Band, Dots, dot_size, draw_line, line
from extrovertly_desktop.views.progress.words import figure, iso_day, long_day, short_day
from extrovertly_desktop.views.theme import ThemeManager

_LOW, _HIGH = 1, 10
_SCALE = (2, 4, 6, 8, 10)
_AIR = 0.4


class ConfidenceCard(ChartCard):
    """Shows a `ConfidenceSeries`."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "confidence_chart", "chart-line", parent)
        self.set_title(self.tr("Confidence over time"))
        self._series: ConfidenceSeries | None = None
        self._first_weekday = 0
        self._canvas = ChartCanvas(theme, "confidence_canvas", self.tr("Chart of confidence over time"))
        self._band, self._line, self._dots = Band(), line(), Dots()
        for item in (self._band, self._line, self._dots):
            self._canvas.add(item)
        self._canvas.steer()
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        self._canvas.opened.connect(self.open_day)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: ConfidenceSeries, first_weekday: int = 0, *, any_earlier: bool = False) -> None:
        """Show confidence over a span; `any_earlier` says that a longer one would hold some."""
        self._series, self._first_weekday = series, first_weekday
        if not series.days:
            self.show_empty(self._why_empty(any_earlier=any_earlier))
            return
        self._draw()
        self.show_note(
            ChartNote(
                self._summary_of(series),
                self._caption_of(series),
                partial(confidence_table, series),
                self._words,
                lambda index: iso_day(series.days[index]),
            )
        )

    def _draw(self) -> None:
        series = self._series
        if series is None or not series.days:
            return
        span, chart = series.span, self.theme.tokens.chart
        colour = QColor(chart.series[0])
        self._canvas.set_days(span, _LOW - _AIR, _HIGH + _AIR)
        self._canvas.set_scale([(value, figure(value)) for value in _SCALE])
        self._canvas.set_time(lambda most, shown: date_ticks(shown, most, QLocale(), self._first_weekday))
        points = list(zip(series.days, series.means, strict=True))
        self._canvas.set_part_drawer(lambda part: self._draw_part(series, points, part))
        label = self.tr("{days}-day mean").format(days=ROLLING_DAYS)
        self._canvas.set_end_labels([EndLabel(series.ends[1].mean, label, colour)] if series.ends else [])
        self._canvas.set_points(points)

    def _draw_part(self, series: ConfidenceSeries, points: list[tuple[int, float]], part: Span) -> None:
        chart, rolling = self.theme.tokens.chart, windows_within(series.rolling, series.span, part)
        shown = points[bisect_left(series.days, part.first) : bisect_right(series.days, part.last)]
        self._band.draw(rolling, QColor(chart.band))
        draw_line(self._line, rolling, max(part.first, series.span.first), QColor(chart.series[0]))
        self._dots.draw(shown, dot_size(len(shown), self.theme.metrics.em(1)), QColor(chart.axis))

    def _words(self, index: int) -> str:
        series = self._series
        if series is None:
            return ""
        day, mean = series.days[index], series.means[index]
        window = series.window_of(day)
        if window is None:
            return self.tr("{day}: {mean}").format(day=long_day(day), mean=figure(mean, 1))
        return self.tr("{day}: {mean}. Mean of the last {days} days: {window}, over {n} days with data.").format(
            day=long_day(day), mean=figure(mean, 1), days=ROLLING_DAYS, window=_plus_minus(window), n=window.n
        )

    def _summary_of(self, series: ConfidenceSeries) -> str:
        if len(series.days) == 1:
            return self.tr("One day so far: {mean} of 10 on {day}.").format(
                mean=figure(series.means[0], 1), day=long_day(series.days[0])
            )
        parts = [
            self.tr("{mean} of 10 on average over {n} days, between {low} and {high}.").format(
                mean=figure(series.mean or 0.0, 1),
                n=len(series.days),
                low=figure(min(series.means), 1),
                high=figure(max(series.means), 1),
            )
        ]
        if series.ends is not None:
            first, last = series.ends
            parts.append(
                self.tr("The {days}-day mean was {then} on {then_day} and {now} on {now_day}.").format(
                    days=ROLLING_DAYS,
                    then=_plus_minus(first),
                    then_day=short_day(first.day),
                    now=_plus_minus(last),
                    now_day=short_day(last.day),
                )
            )
        return " ".join(parts)

    def _caption_of(self, series: ConfidenceSeries) -> str:
        counted = self.tr("{n} of {all} days have data.").format(n=len(series.days), all=series.span.days)
        if series.ends is None:
            more = self.tr("From {least} days within {days} on, a line shows their mean.").format(
                least=LEAST_DAYS + 1, days=ROLLING_DAYS
            )
        else:
            more = self.tr(
                "The line is the mean of the days with data among the last {days}, from {least} on; the band is one "
                "standard error (±) either side of it."
            ).format(days=ROLLING_DAYS, least=LEAST_DAYS)
        return " ".join((self.tr("A dot is a day; several check-ins on one day count as their mean."), more, counted))

    def _why_empty(self, *, any_earlier: bool) -> str:
        if any_earlier:
            return self.tr("No check-in with a confidence in this stretch of time. Another one has some.")
        return self.tr("Each check-in with a confidence becomes a dot here, and after a few days a line.")


def _plus_minus(point: RollingPoint) -> str:
    return f"{figure(point.mean, 1)} ± {figure(point.error, 1)}"
