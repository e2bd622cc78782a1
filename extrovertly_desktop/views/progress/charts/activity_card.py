"""What was done, bar by bar: check-ins, entries, missions and events, stacked."""

from functools import partial

import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.activity import ActivityBin, ActivityKind, ActivitySeries, even_step
from extrovertly_desktop.adapters.charts.bins import Step
from extrovertly_desktop.adapters.charts.figure_tables import activity_table
from extrovertly_desktop.adapters.charts.ticks import sequence_ticks
from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.overlay import EndLabel
from extrovertly_desktop.views.progress.charts.wording import bin_name
from extrovertly_desktop.views.progress.words import figure, iso_day
from extrovertly_desktop.views.theme import ThemeManager

_BAR = 0.72
_LEAST_PLACES = 5
_TICKS = 4
_ROOM = 1.05
_LABEL_STEP = 0.12
_COLOURS = (0, 3, 2, 4)
"""Of the chart's series, one a kind; the second is left out, since its coral means that something went well."""


class ActivityCard(ChartCard):
    """Shows an `ActivitySeries`."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "activity_chart", "chart-bar-stacked", parent)
        self.set_title(self.tr("Activity over time"))
        self._series: ActivitySeries | None = None
        self._canvas = ChartCanvas(theme, "activity_canvas", self.tr("Chart of what you did, by kind"))
        self._bars = [pg.BarGraphItem(x=[], height=[], width=_BAR) for _ in ActivityKind]
        for bar in self._bars:
            self._canvas.add(bar)
        self._canvas.steer()
        self.set_drawing(self._canvas)
        self._canvas.pointed.connect(self.read_out)
        self._canvas.opened.connect(self.open_day)
        theme.theme_changed.connect(self._draw)

    def show_series(self, series: ActivitySeries, *, any_earlier: bool = False) -> None:
        """Show what was done over a span; `any_earlier` says that a longer one would hold something."""
        self._series = series
        if not series.total:
            self.show_empty(
                self.tr("Nothing in this stretch of time. Another one has something.")
                if any_earlier
                else self.tr("Check-ins, entries, missions and events are counted here.")
            )
            return
        self._draw()
        # A bar of several days leads to none of them.
        leads = series.step is Step.DAY
        self.show_note(
            ChartNote(
                self._summary_of(series),
                self._caption_of(series),
                partial(activity_table, series),
                lambda index: self._words(series.bins[index]),
                (lambda index: iso_day(series.bins[index].span.first)) if leads else None,
            )
        )

    def _draw(self) -> None:
        series = self._series
        if series is None or not series.total:
            return
        step, top = even_step(max(item.total for item in series.bins), _TICKS)
        places = max(_LEAST_PLACES, len(series.bins))
        self._canvas.set_window(-1, places, 0, _ROOM * top)
        self._canvas.set_scale([(value, figure(value)) for value in range(0, top + 1, step)])
        starts = [item.span.first for item in series.bins]
        self._canvas.set_time(lambda most, shown: sequence_ticks(starts, most, QLocale(), shown))
        below = [0] * len(starts)
        colours = [QColor(self.theme.tokens.chart.series[place]) for place in _COLOURS]
        for kind, bar in enumerate(self._bars):
            heights = [item.counts[kind] for item in series.bins]
            bar.setOpts(
                x=list(range(len(starts))),
                y0=list(below),
                height=heights,
                width=_BAR,
                brush=pg.mkBrush(colours[kind]),
                # A line of paper between the parts, so that they are told apart without their colours.
                pen=pg.mkPen(self.theme.colour("surface"), width=1 if len(starts) <= 2 * _LEAST_PLACES**2 else 0),
            )
            below = [before + height for before, height in zip(below, heights, strict=True)]
        names = self._names()
        self._canvas.set_end_labels(
            [
                EndLabel(top * _LABEL_STEP * (kind + 1), self.tr("■ {kind}").format(kind=name), colours[kind])
                for kind, name in enumerate(names)
            ]
        )
        self._canvas.set_points([(float(place), float(item.total)) for place, item in enumerate(series.bins)])

    def _names(self) -> tuple[str, str, str, str]:
        return self.tr("check-ins"), self.tr("entries"), self.tr("missions"), self.tr("events")

    def _counted(self, counts: tuple[int, int, int, int]) -> str:
        return ", ".join(
            self.tr("{kind} {n}").format(kind=name, n=figure(n))
            for name, n in zip(self._names(), counts, strict=True)
            if n
        )

    def _words(self, item: ActivityBin) -> str:
        name = bin_name(item.span, self._series.step if self._series is not None else Step.DAY)
        if not item.total:
            return self.tr("{when}: nothing noted").format(when=name)
        return self.tr("{when}: {counts}").format(when=name, counts=self._counted(item.counts))

    def _summary_of(self, series: ActivitySeries) -> str:
        with_any = [item for item in series.bins if item.total]
        if len(with_any) == 1 and len(series.bins) > 1:
            return self.tr("So far {words}.").format(words=self._words(with_any[0]))
        parts = [self.tr("In all: {counts}.").format(counts=self._counted(series.totals))]
        busiest = series.busiest
        if busiest is not None and len(with_any) > 1:
            parts.append(
                self.tr("Most in one bar: {n} ({when}).").format(
                    n=figure(busiest.total), when=bin_name(busiest.span, series.step)
                )
            )
        return " ".join(parts)

    def _caption_of(self, series: ActivitySeries) -> str:
        match series.step:
            case Step.DAY:
                bar = self.tr("A bar is a day.")
            case Step.WEEK:
                bar = self.tr("A bar is a whole week; the last may still be running.")
            case Step.MONTH:
                bar = self.tr("A bar is a whole month; the last may still be running.")
            case Step.QUARTER:
                bar = self.tr("A bar is a quarter of a year; the last may still be running.")
            case Step.YEAR:
                bar = self.tr("A bar is a year; the last may still be running.")
        return bar + " " + self.tr("Attempts at missions count in full, also those that ended early.")
