"""Stated likelihood against how often it came true; the statistics are `insights.calibration`'s."""

from collections.abc import Iterable
from dataclasses import dataclass

from extrovertly_desktop.adapters.charts.cells import Row, csv_of
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.exposure import CameTrue, Exposure
from extrovertly_desktop.insights.calibration import LEAST, Calibration, Forecast, calibrate

OUTCOMES = {CameTrue.NO: 0.0, CameTrue.PARTLY: 0.5, CameTrue.YES: 1.0}
"""What came, as a number: in part counts as half, neither hidden nor counted as if it had come true."""


@dataclass(frozen=True, slots=True)
class CalibrationSeries:
    """The forecasts of a span.

    Attributes:
        n: attempts with a likelihood and an answer to whether it came true.
        partly: how many of them came true in part, each counting as half.
        result: bins and scores; None without any forecast.
    """

    n: int
    partly: int
    result: Calibration | None

    @property
    def says_something(self) -> bool:
        """Whether there are enough forecasts to say something of all of them."""
        return self.n >= LEAST


def calibration_series(exposures: Iterable[Exposure], span: Span) -> CalibrationSeries:
    """Return the forecasts of a span; likelihoods are percent there and shares here."""
    said = [
        (item.likelihood, item.came_true)
        for item in exposures
        if item.likelihood is not None and item.came_true is not None and span.holds(ordinal(item.local_date))
    ]
    forecasts = [Forecast(likelihood / 100, OUTCOMES[came]) for likelihood, came in said]
    partly = sum(1 for _, came in said if came is CameTrue.PARTLY)
    return CalibrationSeries(len(said), partly, calibrate(forecasts))


def calibration_table(series: CalibrationSeries) -> str:
    """Return a line for each bin that holds a forecast: shares from 0 to 1."""
    rows: list[Row] = []
    if series.result is not None:
        for part in series.result.bins:
            figures = (part.stated, part.rate, part.rate_low, part.rate_high)
            rows.append([part.low, part.high, part.n, *(round(figure, 4) for figure in figures)])
    head = ("likelihood_from", "likelihood_to", "attempts", "stated_mean", "came_true", "wilson_low", "wilson_high")
    return csv_of(head, rows)
