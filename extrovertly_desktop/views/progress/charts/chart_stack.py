"""All charts of the progress tab, one below the other, for one range of days."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.adapters.charts.daily import confidence_series, mood_series
from extrovertly_desktop.adapters.charts.predictions import prediction_series
from extrovertly_desktop.adapters.charts.spans import ChartRange, ordinal, span_of
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.progress.charts.confidence_card import ConfidenceCard
from extrovertly_desktop.views.progress.charts.mood_card import MoodCard
from extrovertly_desktop.views.progress.charts.mood_counts_card import MoodCountsCard
from extrovertly_desktop.views.progress.charts.prediction_card import PredictionCard
from extrovertly_desktop.views.progress.charts.saving import ChartSaver
from extrovertly_desktop.views.theme import ThemeManager


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
    """The chart cards."""

    def __init__(
        self, theme: ThemeManager, notices: Notices, moods: MoodVocabulary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._moods = theme, moods
        self._predictions = PredictionCard(theme)
        self._confidence, self._mood, self._counts = ConfidenceCard(theme), MoodCard(theme), MoodCountsCard(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        saver = ChartSaver(theme, notices, self)
        for card, stem in (
            (self._confidence, self.tr("confidence")),
            (self._predictions, self.tr("predictions")),
            (self._mood, self.tr("moods")),
            (self._counts, self.tr("days-by-mood")),
        ):
            self._column.addWidget(card)
            saver.serve(card, stem)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def show_data(self, data: ChartData, chosen: ChartRange) -> None:
        """Show the charts of a range."""
        span = span_of(chosen, data.today, (ordinal(day.tracking_date) for day in data.days))
        confidence = confidence_series(data.days, span)
        mood = mood_series(data.days, span, self._moods)
        predictions = prediction_series(data.attempts, span)
        self._confidence.show_series(
            confidence,
            data.first_weekday,
            any_earlier=not confidence.days and any(day.confidence_level is not None for day in data.days),
        )
        self._mood.show_series(mood, data.first_weekday, any_earlier=not mood.n and any(day.mood for day in data.days))
        self._counts.show_series(mood)
        ever = span_of(ChartRange.ALL, data.today, (ordinal(item.local_date) for item in data.attempts))
        self._predictions.show_series(
            predictions,
            any_earlier=not predictions.says_something and prediction_series(data.attempts, ever).says_something,
        )

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(4))
