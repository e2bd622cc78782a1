"""The pattern of the week: mean mood or confidence by weekday, with how sure it is and on how many days it stands."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.figure_tables import weekday_table
from extrovertly_desktop.adapters.charts.intervals import LEAST_FOR_INTERVAL
from extrovertly_desktop.adapters.charts.weekdays import DAYS_A_WEEK, WeekdayMean, WeekdayMeans
from extrovertly_desktop.adapters.charts.year_pixels import PixelMeasure
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.measure_row import MeasureRow
from extrovertly_desktop.views.progress.charts.mood_scale import EDGE, MoodScale
from extrovertly_desktop.views.progress.charts.wording import valence_figure, valence_words, weekday_name
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.theme import ThemeManager

_CONFIDENCE_SCALE = (2, 4, 6, 8, 10)
_CONFIDENCE_WINDOW = (0.6, 10.4)
_DOT_EM = 0.55
_WHISKER_EM = 0.18


@dataclass(frozen=True, slots=True)
class WeekdayFigures:
    """Both measures over the same days; `any_earlier` says that a longer stretch would hold some."""

    mood: WeekdayMeans
    confidence: WeekdayMeans
    any_earlier: bool = False


class WeekdayCard(ChartCard):
    """Shows `WeekdayFigures`, one measure at a time."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "weekday_chart", "calendar-week", parent)
        self.set_title(self.tr("By weekday"))
        self._figures: WeekdayFigures | None = None
        self._measures = MeasureRow(
            theme,
            "weekday_measure",
            ((PixelMeasure.MOOD, self.tr("Mood")), (PixelMeasure.CONFIDENCE, self.tr("Confidence"))),
        )
        self.body.insertWidget(0, self._measures)
        self._canvas = ChartCanvas(theme, "weekday_canvas", self.tr("Chart of means by weekday"))
        self._scale = MoodScale(self._canvas, theme)
        self._whiskers, self._dots = pg.PlotCurveItem(connect="pairs"), pg.ScatterPlotItem(pxMode=True)
        for item in (self._whiskers, self._dots):
            self._canvas.add(item)
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        self._measures.chosen.connect(self._refresh)
        theme.theme_changed.connect(self._draw)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return where the keyboard stops, the choice of the measure included."""
        save, *rest = super().tab_stops()
        return (save, *self._measures.stops(), *rest)

    def show_figures(self, figures: WeekdayFigures) -> None:
        """Show the weekdays of other days."""
        self._figures = figures
        self._refresh()

    def _refresh(self) -> None:
        figures, means = self._figures, self._means()
        if figures is None or means is None:
            return
        self._measures.setVisible(bool(figures.mood.n or figures.confidence.n))
        if not means.n:
            self.show_empty(self._why_empty(any_earlier=figures.any_earlier))
            return
        self._draw()
        self.show_note(
            ChartNote(
                self._summary_of(means),
                self._caption_of(means),
                partial(weekday_table, means),
                lambda index: self._words(means.weekdays[index]),
            )
        )

    def _means(self) -> WeekdayMeans | None:
        if self._figures is None:
            return None
        return self._figures.mood if self._is_mood() else self._figures.confidence

    def _is_mood(self) -> bool:
        return self._measures.measure() == PixelMeasure.MOOD

    def _draw(self) -> None:
        means = self._means()
        if means is None or not means.n:
            return
        em, ink = self.theme.metrics.em, QColor(self.theme.tokens.chart.series[0])
        if self._is_mood():
            self._canvas.set_window(-0.6, DAYS_A_WEEK - 0.4, -EDGE, EDGE)
            self._scale.show()
        else:
            self._canvas.set_window(-0.6, DAYS_A_WEEK - 0.4, *_CONFIDENCE_WINDOW)
            self._scale.hide()
            self._canvas.set_scale([(value, figure(value)) for value in _CONFIDENCE_SCALE])
        # The names of seven days always fit, whatever the room of a date.
        names = [(float(place), self._label(item)) for place, item in enumerate(means.weekdays)]
        self._canvas.set_time(lambda _most, _shown: names)
        known = [(place, item.figures) for place, item in enumerate(means.weekdays) if item.figures is not None]
        bottom, top = (-1.0, 1.0) if self._is_mood() else (1.0, 10.0)
        ends = [
            # An interval may reach beyond the scale, where no answer can lie.
            (place, min(top, max(bottom, end)))
            for place, found in known
            if found.low is not None and found.high is not None
            for end in (found.low, found.high)
        ]
        self._whiskers.setPen(pg.mkPen(self.theme.tokens.chart.axis, width=max(2, em(_WHISKER_EM))))
        self._whiskers.setData(*np.array(ends, dtype=float).reshape(-1, 2).T)
        surface = self.theme.colour("surface")
        self._dots.setData(
            x=[place for place, _ in known],
            y=[found.mean for _, found in known],
            size=em(_DOT_EM),
            pen=pg.mkPen(ink, width=2),
            # A ring where there are too few days to say how sure the mean is.
            brush=[pg.mkBrush(surface if found.low is None else ink) for _, found in known],
        )
        self._canvas.set_points(
            [
                (float(place), None if item.figures is None else item.figures.mean)
                for place, item in enumerate(means.weekdays)
            ]
        )

    def _label(self, item: WeekdayMean) -> str:
        n = item.figures.n if item.figures is not None else 0
        return self.tr("{weekday} ({n})").format(weekday=weekday_name(item.weekday, short=True), n=n)

    def _value(self, value: float) -> str:
        if self._is_mood():
            return self.tr("{words} ({figure})").format(words=valence_words(value), figure=valence_figure(value))
        return self.tr("{value} of 10").format(value=figure(value, 1))

    def _words(self, item: WeekdayMean) -> str:
        name, found = weekday_name(item.weekday), item.figures
        if found is None:
            return self.tr("{weekday}: no day with data").format(weekday=name)
        days = self.tr("one day") if found.n == 1 else self.tr("{n} days").format(n=found.n)
        if found.low is None or found.high is None:
            return self.tr("{weekday}: {mean}, on {days}: too few to say how sure that is").format(
                weekday=name, mean=self._value(found.mean), days=days
            )
        ends = [valence_figure(end) if self._is_mood() else figure(end, 1) for end in (found.low, found.high)]
        return self.tr("{weekday}: {mean} on average over {days}; from {low} to {high} would fit").format(
            weekday=name, mean=self._value(found.mean), days=days, low=ends[0], high=ends[1]
        )

    def _summary_of(self, means: WeekdayMeans) -> str:
        if means.n == 1:
            (only,) = (item for item in means.weekdays if item.figures is not None)
            return self.tr("One day so far, a {weekday}.").format(weekday=weekday_name(only.weekday))
        if sum(item.figures is not None and item.figures.low is not None for item in means.weekdays) < 2:
            return self.tr("{n} days are too few to tell weekdays apart.").format(n=means.n)
        if means.ends is None:
            return self.tr("Over {n} days no weekday stands clearly apart from the others.").format(n=means.n)
        low, high = means.ends
        values = [self._value(item.figures.mean) for item in (low, high) if item.figures is not None]
        return self.tr("Highest on {high}, {high_mean}; lowest on {low}, {low_mean}. Over {n} days.").format(
            high=weekday_name(high.weekday),
            high_mean=values[1],
            low=weekday_name(low.weekday),
            low_mean=values[0],
            n=means.n,
        )

    def _caption_of(self, means: WeekdayMeans) -> str:
        parts = [
            self.tr("A dot is the mean of a weekday; each day counts once, with the mean of what was noted on it."),
            self.tr("In brackets stands the number of days."),
        ]
        found = [item.figures for item in means.weekdays if item.figures is not None]
        if any(item.low is not None for item in found):
            parts.append(self.tr("The line through a dot is its 95 % interval."))
        if any(item.low is None for item in found):
            parts.append(self.tr("A ring stands on fewer than {n} days.").format(n=LEAST_FOR_INTERVAL))
        return " ".join(parts)

    def _why_empty(self, *, any_earlier: bool) -> str:
        if any_earlier:
            return self.tr("Nothing of this in this stretch of time. Another one has some.")
        return self.tr("From your check-ins this shows whether your weekdays differ.")
