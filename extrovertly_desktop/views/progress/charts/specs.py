"""The charts there are, in the order in which they stand. A chart is made when it comes near the sight.

To add one: write its card, and put a `ChartSpec` into `CHARTS`. The card's module is imported where the card is made,
since pyqtgraph and numpy cost 0.4 s, which nobody should wait for before they look at a chart.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.progress.charts.frame import ChartFrame
from extrovertly_desktop.views.theme import ThemeManager

if TYPE_CHECKING:
    from extrovertly_desktop.views.progress.charts.chart_card import ChartCard


class Section(StrEnum):
    """The parts of the page of charts, in their order."""

    FELT = "felt"
    PREDICTED = "predicted"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """How a chart comes to be.

    Attributes:
        name: the card's object name.
        section: the part of the page it stands in.
        stem: the suggested name of a saved file, without its ending.
        build: makes the card.
        figures: works out what is drawn from a frame, once for each frame.
        show: draws it: the card, what `figures` returned, the frame.
        height_em: about how tall the card will be, so that the page is as long as it will be.
    """

    name: str
    section: Section
    stem: Callable[[], str]
    build: "Callable[[ThemeManager], ChartCard]"
    figures: Callable[[ChartFrame], Any]
    show: Callable[[Any, Any, ChartFrame], None]
    height_em: float = 27.0


def _confidence(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.confidence_card import ConfidenceCard  # noqa: PLC0415 - see above

    return ConfidenceCard(theme)


def _confidence_figures(frame: ChartFrame) -> Any:  # noqa: ANN401 - each card knows its own
    from extrovertly_desktop.adapters.charts.daily import confidence_series  # noqa: PLC0415

    return confidence_series(frame.days, frame.span)


def _show_confidence(card: Any, series: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    earlier = not series.days and any(day.confidence_level is not None for day in frame.source.days)
    card.show_series(series, frame.source.first_weekday, any_earlier=earlier)


def _prediction(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.prediction_card import PredictionCard  # noqa: PLC0415

    return PredictionCard(theme)


def _prediction_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.predictions import prediction_series  # noqa: PLC0415

    return prediction_series(frame.source.attempts, frame.span)


def _show_prediction(card: Any, series: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    card.show_series(series, any_earlier=not series.says_something and bool(frame.source.attempts))


def _calibration(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.calibration_card import CalibrationCard  # noqa: PLC0415

    return CalibrationCard(theme)


def _calibration_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.calibration import calibration_series  # noqa: PLC0415

    return calibration_series(frame.source.attempts, frame.span)


def _show_calibration(card: Any, series: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    more = sum(1 for item in frame.source.attempts if item.likelihood is not None and item.came_true is not None)
    card.show_series(series, any_earlier=more > series.n)


def _repeats(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.repeats_card import RepeatsCard  # noqa: PLC0415

    return RepeatsCard(theme)


def _repeats_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.repeats import repeated_missions  # noqa: PLC0415

    return repeated_missions(frame.source.attempts, frame.span)


def _show_repeats(card: Any, missions: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    card.show_missions(missions, any_earlier=bool(frame.source.attempts))


def _surprise(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.surprise_card import SurpriseCard  # noqa: PLC0415

    return SurpriseCard(theme)


def _surprise_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.surprise import surprise_series  # noqa: PLC0415

    return surprise_series(frame.source.attempts, frame.span)


def _show_surprise(card: Any, series: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    earlier = not series.points and any(item.surprise is not None for item in frame.source.attempts)
    card.show_series(series, frame.source.first_weekday, any_earlier=earlier)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Charts", words)


CHARTS: tuple[ChartSpec, ...] = (
    ChartSpec(
        "confidence_chart",
        Section.FELT,
        lambda: _tr("confidence"),
        _confidence,
        _confidence_figures,
        _show_confidence,
    ),
    ChartSpec(
        "prediction_chart",
        Section.PREDICTED,
        lambda: _tr("predictions"),
        _prediction,
        _prediction_figures,
        _show_prediction,
    ),
    ChartSpec(
        "calibration_chart",
        Section.PREDICTED,
        lambda: _tr("calibration"),
        _calibration,
        _calibration_figures,
        _show_calibration,
        height_em=30.0,
    ),
    ChartSpec(
        "repeats_chart",
        Section.PREDICTED,
        lambda: _tr("same-mission-again"),
        _repeats,
        _repeats_figures,
        _show_repeats,
        height_em=30.0,
    ),
    ChartSpec(
        "surprise_chart",
        Section.PREDICTED,
        lambda: _tr("surprise"),
        _surprise,
        _surprise_figures,
        _show_surprise,
    ),
)
