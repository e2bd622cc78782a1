"""All charts of the progress tab, one below the other, for one range of days."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.adapters.charts.daily import confidence_series, mood_series
from extrovertly_desktop.adapters.charts.predictions import prediction_series
from extrovertly_desktop.adapters.charts.rolling import ROLLING_DAYS
from extrovertly_desktop.adapters.charts.spans import ChartRange, Span, ordinal, span_of
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard
from extrovertly_desktop.views.progress.charts.confidence_card import ConfidenceCard
from extrovertly_desktop.views.progress.charts.mood_card import MoodCard
from extrovertly_desktop.views.progress.charts.mood_counts_card import MoodCountsCard
from extrovertly_desktop.views.progress.charts.prediction_card import PredictionCard
from extrovertly_desktop.views.progress.charts.saving import ChartSaver
from extrovertly_desktop.views.theme import ThemeManager

_EVER = Span(date.min.toordinal(), date.max.toordinal())


@dataclass(frozen=True, slots=True)
class ChartData:
    """What the charts are drawn from.

    Attributes:
        days: every day that holds something, oldest first.
        attempts: every concluded attempt, oldest first.
        today: the person's calendar day.
        first_weekday: where weeks begin, Monday = 0.
    """

    days: tuple[DayProgress, ...]
    attempts: tuple[Exposure, ...]
    today: date
    first_weekday: int


class ChartStack(QWidget):
    """The chart cards; `saver` writes what is to be kept."""

    def __init__(
        self, theme: ThemeManager, notices: Notices, moods: MoodVocabulary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._moods = theme, moods
        self._confidence, self._predictions = ConfidenceCard(theme), PredictionCard(theme)
        self._mood, self._counts = MoodCard(theme), MoodCountsCard(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setObjectName("chart_stack")
        self.saver = ChartSaver(theme, notices, self)
        for card, stem in (
            (self._confidence, self.tr("confidence")),
            (self._predictions, self.tr("predictions")),
            (self._mood, self.tr("moods")),
            (self._counts, self.tr("days-by-mood")),
        ):
            self._column.addWidget(card)
            self.saver.serve(card, stem)
        stops = [stop for card in self.findChildren(ChartCard) for stop in card.tab_stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def show_data(self, data: ChartData, chosen: ChartRange) -> None:
        """Show the charts of a range."""
        ends = [ordinal(day.tracking_date) for day in (*data.days[:1], *data.days[-1:])]
        span = span_of(chosen, data.today, ends)
        days = _from(data.days, span.first - ROLLING_DAYS + 1)
        confidence = confidence_series(days, span)
        mood = mood_series(days, span, self._moods)
        predictions = prediction_series(data.attempts, span)
        self._confidence.show_series(
            confidence,
            data.first_weekday,
            any_earlier=not confidence.days and any(day.confidence_level is not None for day in data.days),
        )
        self._mood.show_series(mood, data.first_weekday, any_earlier=not mood.n and any(day.mood for day in data.days))
        self._counts.show_series(mood)
        self._predictions.show_series(
            predictions,
            any_earlier=not predictions.says_something and prediction_series(data.attempts, _EVER).says_something,
        )

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(4))


def _from(days: tuple[DayProgress, ...], first: int) -> tuple[DayProgress, ...]:
    """Return the days from an ordinal on; ISO dates stand in the order of the days."""
    return days[bisect_left(days, date.fromordinal(max(1, first)).isoformat(), key=lambda day: day.tracking_date) :]
