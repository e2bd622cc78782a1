"""Mood over time: each day's last mood, placed by how pleasant it is, on a scale of faces."""

from functools import partial

import pyqtgraph as pg
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.daily import MoodSeries
from extrovertly_desktop.adapters.charts.rolling import LEAST_DAYS, ROLLING_DAYS
from extrovertly_desktop.adapters.charts.tables import mood_table
from extrovertly_desktop.adapters.charts.ticks import date_ticks
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.overlay import EndLabel
from extrovertly_desktop.views.progress.charts.pieces import dot_size, draw_line, line
from extrovertly_desktop.views.progress.words import iso_day, long_day, percent
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import paint_mood_face

_FACES = (-0.8, -0.4, 0.0, 0.4, 0.8)
_EDGE = 1.05
_FACE_EM = 1.5
_SEVERAL = 1.2
_ENOUGH_FOR_SHARE = 10
"""Days from which a percentage is written: on fewer it would look surer than it is."""


class MoodCard(ChartCard):
    """Shows a `MoodSeries` day by day."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "mood_chart", "emoticon-outline", parent)
        self.set_title(self.tr("Mood over time"))
        self._series: MoodSeries | None = None
        self._first_weekday = 0
        self._canvas = ChartCanvas(theme, "mood_canvas", self.tr("Chart of mood over time"))
        self._line, self._dots = line(1.5), pg.ScatterPlotItem(pxMode=True)
        self._dots.setZValue(1)
        for item in (self._line, self._dots):
            self._canvas.add(item)
        self._canvas.set_scale_painter(self._paint_faces)
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        self._canvas.opened.connect(self.open_day)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: MoodSeries, first_weekday: int = 0, *, any_earlier: bool = False) -> None:
        """Show mood over a span; `any_earlier` says that a longer one would hold some."""
        self._series, self._first_weekday = series, first_weekday
        if not series.placed:
            self.show_empty(self._why_empty(series, any_earlier=any_earlier))
            return
        self._draw()
        self.show_note(
            ChartNote(
                self._summary_of(series),
                self._caption_of(series),
                partial(mood_table, series),
                self._words,
                lambda index: iso_day(series.placed[index].day),
            )
        )

    def _draw(self) -> None:
        series = self._series
        if series is None or not series.placed:
            return
        span, tokens, em = series.span, self.theme.tokens, self.theme.metrics.em
        count = len(series.placed)
        valences = [day.mood.valence if day.mood else 0.0 for day in series.placed]
        self._canvas.set_days(span, -_EDGE, _EDGE)
        self._canvas.set_scale([(valence, "") for valence in _FACES], room=em(_FACE_EM))
        self._canvas.set_time(lambda most: date_ticks(span, most, QLocale(), self._first_weekday))
        ink = QColor(tokens.chart.axis)
        draw_line(self._line, series.rolling, span.first, ink)
        colours = {valence: pg.mkBrush(self.theme.mood_colour(valence)) for valence in set(valences)}
        self._dots.setData(
            x=[day.day for day in series.placed],
            y=valences,
            size=_SEVERAL * dot_size(count, em(1)),
            pen=pg.mkPen(tokens.mood.rim, width=1),
            brush=[colours[valence] for valence in valences],
        )
        label = self.tr("{days}-day mean").format(days=ROLLING_DAYS)
        words = QColor(tokens.chart.label)
        self._canvas.set_end_labels([EndLabel(series.ends[1].mean, label, words)] if series.ends else [])
        self._canvas.set_points([(day.day, valence) for day, valence in zip(series.placed, valences, strict=True)])

    def _paint_faces(self, painter: QPainter) -> None:
        side = self.theme.metrics.em(_FACE_EM)
        for valence in _FACES:
            at = self._canvas.place(self._canvas.left_edge(), valence)
            left = at.x() - side - self.theme.metrics.space(3)
            paint_mood_face(painter, QRectF(left, at.y() - side / 2, side, side), valence, 0.0, self.theme)

    def _words(self, index: int) -> str:
        if self._series is None:
            return ""
        day = self._series.placed[index]
        return self.tr("{day}: {mood}").format(day=long_day(day.day), mood=day.title)

    def _summary_of(self, series: MoodSeries) -> str:
        if series.n == 1:
            day = series.placed[0]
            return self.tr("One day so far: {mood} on {day}.").format(mood=day.title, day=long_day(day.day))
        parts = []
        if series.pleasant:
            words = self.tr("{pleasant} of {n} days ended in a pleasant mood.")
            if series.n >= _ENOUGH_FOR_SHARE:
                words = self.tr("{pleasant} of {n} days ended in a pleasant mood ({share}).")
            share = percent(100 * series.pleasant / len(series.placed))
            parts.append(words.format(pleasant=series.pleasant, n=len(series.placed), share=share))
        most = series.most_frequent
        if most is not None:
            parts.append(
                self.tr("Most often: {mood}, on {days} of {n} days.").format(
                    mood=most.title, days=most.days, n=series.n
                )
            )
        return " ".join(parts) or self.tr("{n} days; no mood was there more often than the others.").format(n=series.n)

    def _caption_of(self, series: MoodSeries) -> str:
        parts = [
            self.tr("A dot is a day; of several moods on one day the last counts. Higher is more pleasant."),
        ]
        if series.ends is not None:
            parts.append(
                self.tr("The line is the mean of the days with data among the last {days}, from {least} on.").format(
                    days=ROLLING_DAYS, least=LEAST_DAYS
                )
            )
        parts.append(self.tr("{n} of {all} days have a mood.").format(n=series.n, all=series.span.days))
        if series.unplaced:
            parts.append(
                self.tr("Moods that are not among the ones to choose from have no place on this scale: {n}.").format(
                    n=len(series.unplaced)
                )
            )
        return " ".join(parts)

    def _why_empty(self, series: MoodSeries, *, any_earlier: bool) -> str:
        if series.unplaced:
            return self.tr("The moods of these days are words without a place on the scale. They are counted below.")
        if any_earlier:
            return self.tr("No mood in this stretch of time. A longer one has some.")
        return self.tr("The mood of each check-in and journal entry is placed here, day by day.")
