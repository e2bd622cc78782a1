"""When a person checks in, and how they are then: weekday by hour."""

from functools import partial

from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.figure_tables import hour_table
from extrovertly_desktop.adapters.charts.weekdays import LEAST_IN_CELL, HourGrid
from extrovertly_desktop.adapters.charts.year_pixels import PixelMeasure
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.hour_grid_chart import HourGridChart
from extrovertly_desktop.views.progress.charts.measure_row import MeasureRow
from extrovertly_desktop.views.progress.charts.wording import hour_span, valence_words, weekday_name
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.theme import ThemeManager


class HoursCard(ChartCard):
    """Shows an `HourGrid`, coloured by one of three measures."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "hours_chart", "clock-outline", parent)
        self.set_title(self.tr("By weekday and hour"))
        self._grid: HourGrid | None = None
        self._measures = MeasureRow(
            theme,
            "hours_measure",
            (
                (PixelMeasure.ACTIVITY, self.tr("Number of check-ins")),
                (PixelMeasure.MOOD, self.tr("Mood")),
                (PixelMeasure.CONFIDENCE, self.tr("Confidence")),
            ),
        )
        self.body.insertWidget(0, self._measures)
        self._chart = HourGridChart(theme, "hours_grid", self.tr("Check-ins by weekday and hour"))
        self.set_drawing(self._chart)
        self._chart.pointed.connect(self.read_out)
        self._measures.chosen.connect(self._refresh)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return where the keyboard stops, the choice of the measure included."""
        save, *rest = super().tab_stops()
        return (save, *self._measures.stops(), *rest)

    def show_grid(self, grid: HourGrid, *, any_earlier: bool = False) -> None:
        """Show a grid; `any_earlier` says that a longer stretch would hold check-ins."""
        self._grid = grid
        self._measures.setVisible(bool(grid.n))
        if grid.n:
            self._refresh()
        elif any_earlier:
            self.show_empty(self.tr("No check-in in this stretch of time. Another one has some."))
        else:
            self.show_empty(self.tr("Your check-ins are gathered here by weekday and hour."))

    def _refresh(self) -> None:
        grid = self._grid
        if grid is None or not grid.n:
            return
        measure = PixelMeasure(self._measures.measure())
        self._chart.show_grid(grid, measure)
        self.show_note(
            ChartNote(
                self._summary_of(grid),
                self._caption_of(measure),
                partial(hour_table, grid),
                lambda index: self._words(grid, self._chart.key_of(index)),
            )
        )

    def _words(self, grid: HourGrid, key: tuple[int, int]) -> str:
        when = self.tr("{weekday}, {hours}").format(weekday=weekday_name(key[0]), hours=hour_span(key[1]))
        cell = grid.cells.get(key)
        if cell is None:
            return self.tr("{when}: no check-in").format(when=when)
        n = self.tr("one check-in") if cell.n == 1 else self.tr("{n} check-ins").format(n=cell.n)
        parts = [self.tr("{when}: {n}").format(when=when, n=n)]
        if cell.mood is not None:
            parts.append(self.tr("mood {mood} on the whole").format(mood=valence_words(cell.mood)))
        if cell.confidence is not None:
            parts.append(self.tr("confidence {value} of 10").format(value=figure(cell.confidence, 1)))
        if cell.mood is None and cell.confidence is None:
            parts.append(self.tr("too few for a mean"))
        return " · ".join(parts)

    def _summary_of(self, grid: HourGrid) -> str:
        if grid.n == 1:
            ((key, _),) = grid.cells.items()
            return self.tr("One check-in so far: {weekday}, {hours}.").format(
                weekday=weekday_name(key[0]), hours=hour_span(key[1])
            )
        said = self.tr("{n} check-ins.").format(n=figure(grid.n))
        fullest = [key for key, cell in grid.cells.items() if cell.n == grid.most]
        if len(fullest) == 1:
            ((weekday, hour),) = fullest
            said += " " + self.tr("Most of them on {weekday}, {hours}: {n}.").format(
                weekday=weekday_name(weekday), hours=hour_span(hour), n=grid.most
            )
        if not grid.told:
            said += " " + self.tr("No hour has enough of them for a mean yet.")
        elif grid.told < len(grid.cells):
            said += " " + self.tr("{told} of {all} hours with check-ins have enough for a mean.").format(
                told=grid.told, all=len(grid.cells)
            )
        return said

    def _caption_of(self, measure: PixelMeasure) -> str:
        parts = [self.tr("The number in a field says how many check-ins it holds.")]
        if measure is not PixelMeasure.ACTIVITY:
            parts.append(
                self.tr("Its colour is their mean; with fewer than {n} there is none.").format(n=LEAST_IN_CELL)
            )
        parts.append(self.tr("Hours are those of the time zone you are in now."))
        return " ".join(parts)
