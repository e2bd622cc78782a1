"""Mood over time: each day's mean, a bar from its lowest to its highest mood, and the rolling mean, beside faces."""

from bisect import bisect_left
from functools import partial
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.figure_tables import mood_range_table
from extrovertly_desktop.adapters.charts.mood_days import MoodDayRange, MoodRanges
from extrovertly_desktop.adapters.charts.rolling import LEAST_DAYS, ROLLING_DAYS, windows_within
from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.adapters.charts.ticks import date_ticks
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.mood_scale import EDGE, MoodScale
from extrovertly_desktop.views.progress.charts.overlay import EndLabel
from extrovertly_desktop.views.progress.charts.pieces import SMOOTH_UP_TO, Dots, dot_size, draw_line, line
from extrovertly_desktop.views.progress.charts.wording import valence_words
from extrovertly_desktop.views.progress.words import iso_day, long_day, percent
from extrovertly_desktop.views.theme import ThemeManager

_SEVERAL = 1.2
_BAR_EM = 0.16
_CROWDED = 120
_OPACITY, _CROWDED_OPACITY = 0.5, 0.3
_ENOUGH_FOR_SHARE = 10
"""Days from which a percentage is written: on fewer it would look surer than it is."""


class MoodRangeCard(ChartCard):
    """Shows `MoodRanges` day by day."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "mood_chart", "emoticon-outline", parent)
        self.set_title(self.tr("Mood over time"))
        self._series: MoodRanges | None = None
        self._first_weekday = 0
        self._canvas = ChartCanvas(theme, "mood_canvas", self.tr("Chart of mood over time"))
        self._scale = MoodScale(self._canvas, theme)
        self._bars = pg.PlotCurveItem(connect="pairs")
        self._line, self._dots = line(1.5), pg.ScatterPlotItem(pxMode=True)
        self._dots.setZValue(1)
        self._many = [Dots() for _ in theme.tokens.mood.ramp]
        for dots in self._many:
            dots.setZValue(1)
        for item in (self._bars, self._line, self._dots, *self._many):
            self._canvas.add(item)
        self._canvas.steer()
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        self._canvas.opened.connect(self.open_day)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: MoodRanges, first_weekday: int = 0, *, any_earlier: bool = False) -> None:
        """Show mood over a span; `any_earlier` says that a longer one would hold some."""
        self._series, self._first_weekday = series, first_weekday
        if not series.days:
            self.show_empty(self._why_empty(series, any_earlier=any_earlier))
            return
        self._draw()
        self.show_note(
            ChartNote(
                self._summary_of(series),
                self._caption_of(series),
                partial(mood_range_table, series),
                lambda index: self._words(series.days[index]),
                lambda index: iso_day(series.days[index].day),
            )
        )

    def _draw(self) -> None:
        series = self._series
        if series is None or not series.days:
            return
        span, tokens = series.span, self.theme.tokens
        self._canvas.set_days(span, -EDGE, EDGE)
        self._scale.show()
        self._canvas.set_time(lambda most, shown: date_ticks(shown, most, QLocale(), self._first_weekday))
        ink = QColor(tokens.chart.series[0])
        # Made once: thousands of new pairs with every move would have the memory cleared in the middle of one.
        points = [(float(day.day), day.mean) for day in series.days]
        ends = np.array(
            [(day.day, mood.valence) for day in series.days if day.low != day.high for mood in (day.low, day.high)],
            dtype=float,
        ).reshape(-1, 2)
        self._canvas.set_part_drawer(lambda part: self._draw_part(series, points, ends, part))
        label, window = self.tr("{days}-day mean").format(days=ROLLING_DAYS), series.last_window
        self._canvas.set_end_labels([] if window is None else [EndLabel(window.mean, label, ink)])
        self._canvas.set_points(points)

    def _draw_part(self, series: MoodRanges, points: list[tuple[float, float]], ends: Any, part: Span) -> None:  # noqa: ANN401 - an array
        tokens, em = self.theme.tokens, self.theme.metrics.em
        rolling = windows_within(series.rolling, series.span, part)
        draw_line(self._line, rolling, max(part.first, series.span.first), QColor(tokens.chart.series[0]))
        shown = points[bisect_left(points, (part.first,)) : bisect_left(points, (part.last + 1,))]
        is_crowded = len(shown) > _CROWDED
        # A wide pen costs several times a thin one; over years the days lie closer than a pixel anyway.
        self._bars.setPen(pg.mkPen(tokens.chart.label, width=1 if is_crowded else em(_BAR_EM)))
        self._bars.setOpacity(_CROWDED_OPACITY if is_crowded else _OPACITY)
        first, last = np.searchsorted(ends[:, 0], (part.first, part.last + 1))
        self._bars.setData(ends[first:last, 0], ends[first:last, 1])
        self._draw_dots(shown, _SEVERAL * dot_size(len(shown), em(1)))

    def _draw_dots(self, points: list[tuple[float, float]], size: float) -> None:
        is_many, mood = len(points) > SMOOTH_UP_TO, self.theme.tokens.mood
        by_colour: dict[str, list[tuple[float, float]]] = {colour: [] for colour in mood.ramp}
        if is_many:
            for point in points:
                by_colour[mood.step(point[1])].append(point)
        # Thousands of dots with a rim each take longer than a frame; so close together a rim is not seen anyway.
        for dots, (colour, its_points) in zip(self._many, by_colour.items(), strict=False):
            dots.draw(its_points, size, QColor(colour), len(points))
        brushes = {colour: pg.mkBrush(colour) for colour in mood.ramp}
        self._dots.setData(
            pos=() if is_many else points,
            size=size,
            pen=pg.mkPen(mood.rim, width=1),
            brush=None if is_many else [brushes[mood.step(mean)] for _, mean in points],
        )

    def _words(self, day: MoodDayRange) -> str:
        if day.n == 1:
            return self.tr("{day}: {mood}").format(day=long_day(day.day), mood=day.low.title)
        if day.low.slug == day.high.slug:
            return self.tr("{day}: {mood}, noted {n} times").format(day=long_day(day.day), mood=day.low.title, n=day.n)
        return self.tr("{day}: {mean} on average, between {low} and {high} ({n} noted)").format(
            day=long_day(day.day), mean=valence_words(day.mean), low=day.low.title, high=day.high.title, n=day.n
        )

    def _summary_of(self, series: MoodRanges) -> str:
        n = len(series.days)
        if n == 1:
            day = series.days[0]
            if day.low.slug == day.high.slug:
                return self.tr("One day so far: {mood} on {day}.").format(mood=day.low.title, day=long_day(day.day))
            return self.tr("One day so far: between {low} and {high} on {day}.").format(
                low=day.low.title, high=day.high.title, day=long_day(day.day)
            )
        mean = series.mean or 0.0
        parts = [self.tr("{mean} on average over {n} days.").format(mean=valence_words(mean).capitalize(), n=n)]
        if series.pleasant:
            parts.append(self._pleasant_of(series.pleasant, n))
        if series.several == 1:
            parts.append(self.tr("On one day you noted more than one mood."))
        elif series.several:
            parts.append(self.tr("On {several} days you noted more than one mood.").format(several=series.several))
        return " ".join(parts)

    def _pleasant_of(self, pleasant: int, n: int) -> str:
        if pleasant == 1:
            return self.tr("One of them was more pleasant than not.")
        if n < _ENOUGH_FOR_SHARE:
            return self.tr("{pleasant} of them were more pleasant than not.").format(pleasant=pleasant)
        share = percent(100 * pleasant / n)
        return self.tr("{pleasant} of them ({share}) were more pleasant than not.").format(
            pleasant=pleasant, share=share
        )

    def _caption_of(self, series: MoodRanges) -> str:
        parts = [
            self.tr("A dot is the mean of all moods noted on a day, in check-ins and entries; higher is pleasant.")
        ]
        if series.several:
            parts.append(self.tr("A bar reaches from the lowest to the highest of the day."))
        if series.last_window is not None:
            parts.append(
                self.tr("The line is the mean of the days with data among the last {days}, from {least} on.").format(
                    days=ROLLING_DAYS, least=LEAST_DAYS
                )
            )
        parts.append(self.tr("{n} of {all} days have a mood.").format(n=len(series.days), all=series.span.days))
        if series.unplaced:
            parts.append(
                self.tr("Days with only words that have no place on this scale: {n}.").format(n=len(series.unplaced))
            )
        return " ".join(parts)

    def _why_empty(self, series: MoodRanges, *, any_earlier: bool) -> str:
        if series.unplaced:
            return self.tr("The moods of these days are words without a place on the scale. They are counted below.")
        if any_earlier:
            return self.tr("No mood in this stretch of time. Another one has some.")
        return self.tr("The mood of each check-in and journal entry is placed here, day by day.")
