"""A year in pixels: any year there is something of, coloured by mood, confidence or activity."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.adapters.charts.figure_tables import year_table
from extrovertly_desktop.adapters.charts.year_pixels import PixelMeasure, Values, YearOfPixels, year_of
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.measure_row import MeasureRow
from extrovertly_desktop.views.progress.charts.pixel_grid import FULL_COUNT, PixelGrid
from extrovertly_desktop.views.progress.charts.wording import month_name, valence_words
from extrovertly_desktop.views.progress.words import figure, iso_day, long_day
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_LEAST_DAYS_A_MONTH = 5
"""Days a month needs before it is named: on fewer its mean is the mood of a day or two."""
_LEAST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class YearFigures:
    """All years at once: values by measure and day, the years that can be turned to, the person's day."""

    values: Mapping[PixelMeasure, Values]
    years: range
    today: date


class YearPixelsCard(ChartCard):
    """Shows one year and one measure of `YearFigures`; it has years of its own and heeds no range."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "year_pixels", "view-grid-outline", parent)
        self.set_title(self.tr("Year in pixels"))
        self._figures: YearFigures | None = None
        self._year = 0
        self._build_controls()
        self._grid = PixelGrid(theme, "year_pixels_grid", self.tr("A field for each day of the year"))
        self.set_drawing(self._grid)
        self._grid.pointed.connect(self.read_out)
        self._grid.opened.connect(self.open_day)
        self._grid.year_wanted.connect(self._turn)
        self._measures.chosen.connect(self._refresh)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return where the keyboard stops, the years and the measures included."""
        save, *rest = super().tab_stops()
        return (save, self._before, self._after, *self._measures.stops(), *rest)

    def show_figures(self, figures: YearFigures) -> None:
        """Show other figures; the year stays if there still is something to turn to."""
        self._figures = figures
        if self._year not in figures.years:
            self._year = figures.today.year
        self._refresh()

    def _build_controls(self) -> None:
        theme = self.theme
        self._before = make_button("", "year_pixels_before", variant="quiet", theme=theme, icon="chevron-left")
        self._after = make_button("", "year_pixels_after", variant="quiet", theme=theme, icon="chevron-right")
        for button, words in ((self._before, self.tr("The year before")), (self._after, self.tr("The year after"))):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self._year_label = make_label("", "body", wrap=False)
        self._year_label.setObjectName("year_pixels_year")
        self._measures = MeasureRow(
            theme,
            "year_pixels_measure",
            (
                (PixelMeasure.MOOD, self.tr("Mood")),
                (PixelMeasure.CONFIDENCE, self.tr("Confidence")),
                (PixelMeasure.ACTIVITY, self.tr("Activity")),
            ),
        )
        self._controls = QWidget()
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._before, self._year_label, self._after):
            row.addWidget(part)
        row.addSpacing(theme.metrics.space(4))
        row.addWidget(self._measures, 1)
        self.body.insertWidget(0, self._controls)

    def _turn(self, step: int) -> None:
        if self._figures is not None and self._year + step in self._figures.years:
            self._year += step
            self._refresh()

    def _refresh(self) -> None:
        figures = self._figures
        if figures is None:
            return
        anything = any(figures.values.values())
        self._controls.setVisible(anything)
        if not anything:
            self.show_empty(self.tr("Each day you note something becomes a field of colour here."))
            return
        self._year_label.setText(str(self._year))
        self._before.setEnabled(self._year - 1 in figures.years)
        self._after.setEnabled(self._year + 1 in figures.years)
        measure = PixelMeasure(self._measures.measure())
        year = year_of(figures.values.get(measure, {}), measure, self._year)
        self._grid.show_year(year, figures.today)
        self.show_note(
            ChartNote(
                self._summary_of(year),
                self._caption_of(measure),
                partial(year_table, year),
                lambda index: self._words(year, self._grid.day_of(index)),
                lambda index: iso_day(self._grid.day_of(index)),
            )
        )

    def _words(self, year: YearOfPixels, day: int) -> str:
        value = year.values.get(day)
        if value is None:
            return self.tr("{day}: nothing noted").format(day=long_day(day))
        return self.tr("{day}: {value}").format(day=long_day(day), value=self._value(year.measure, value))

    def _value(self, measure: PixelMeasure, value: float) -> str:
        match measure:
            case PixelMeasure.MOOD:
                return self.tr("{mood} on the whole").format(mood=valence_words(value))
            case PixelMeasure.CONFIDENCE:
                return self.tr("{value} of 10").format(value=figure(value, 1))
            case PixelMeasure.ACTIVITY:
                if value == 1:
                    return self.tr("one thing noted or done")
                return self.tr("{n} things noted or done").format(n=figure(value))

    def _summary_of(self, year: YearOfPixels) -> str:
        if not year.n:
            return self.tr("Nothing of this was noted in {year}.").format(year=year.year)
        if year.n == 1:
            (day,) = year.values
            return self.tr("One day in {year}. {words}.").format(year=year.year, words=self._words(year, day))
        mean = self._value(year.measure, year.mean or 0.0)
        if year.measure is PixelMeasure.ACTIVITY:
            total = figure(sum(year.values.values()))
            said = self.tr("{n} days with something in {year}, {total} things in all.").format(
                n=year.n, year=year.year, total=total
            )
        else:
            said = self.tr("{n} days in {year}: {mean}.").format(n=year.n, year=year.year, mean=mean)
        return f"{said} {self._months_of(year)}".strip()

    def _months_of(self, year: YearOfPixels) -> str:
        means = year.month_means(_LEAST_DAYS_A_MONTH)
        if len(means) < _LEAST_MONTHS or year.measure is PixelMeasure.ACTIVITY:
            return ""
        low, high = min(means, key=means.__getitem__), max(means, key=means.__getitem__)
        if means[low] == means[high]:
            return ""
        return self.tr("Highest in {high}, lowest in {low}.").format(high=month_name(high), low=month_name(low))

    def _caption_of(self, measure: PixelMeasure) -> str:
        match measure:
            case PixelMeasure.MOOD:
                how = self.tr("A field is the mean of all moods noted on that day, in check-ins and entries.")
            case PixelMeasure.CONFIDENCE:
                how = self.tr("A field is the mean of that day's check-ins that have a confidence.")
            case PixelMeasure.ACTIVITY:
                how = self.tr(
                    "A field counts that day's check-ins, entries, missions and events; from {n} on the colour is full."
                ).format(n=figure(FULL_COUNT))
        keys = self.tr("Page Up and Page Down turn to another year.")
        return f"{how} {keys}"
