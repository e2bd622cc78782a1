"""What was feared beside what came, against figures reckoned by hand."""

from math import isnan
from statistics import fmean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.insights.calibration import LEAST, Forecast, calibrate, peak_difference
from extrovertly_desktop.insights.evidence import Missing
from extrovertly_desktop.insights.proportions import wilson

forecasts = st.builds(
    Forecast, st.integers(0, 100).map(lambda percent: percent / 100), st.sampled_from([0.0, 0.5, 1.0])
)


def test_a_few_fears_reckoned_by_hand() -> None:
    found = calibrate([Forecast(0.9, 1), Forecast(0.7, 0), Forecast(0.8, 0), Forecast(0.2, 0)])
    assert found is not None
    assert found.brier == pytest.approx((0.01 + 0.49 + 0.64 + 0.04) / 4)
    assert found.constant_brier == pytest.approx(0.25 * 0.75)
    assert found.came_true.estimate == 0.25
    assert found.over_prediction.estimate == pytest.approx(0.65 - 0.25)
    low, high = wilson(1, 4)
    assert (found.over_prediction.low, found.over_prediction.high) == pytest.approx((0.65 - high, 0.65 - low))
    assert found.over_prediction.missing == Missing(days=LEAST - 4)
    assert [(held.low, held.high, held.n) for held in found.bins] == [(0.2, 0.4, 1), (0.6, 0.8, 1), (0.8, 1.0, 2)]
    assert found.bins[-1].rate == 0.5
    assert (found.bins[-1].rate_low, found.bins[-1].rate_high) == wilson(1, 2)
    assert found.murphy is None


def test_one_who_always_knows_scores_best() -> None:
    found = calibrate([Forecast(1.0, 1), Forecast(0.0, 0)] * 10)
    assert found is not None
    assert found.brier == 0
    assert found.murphy is not None
    parts = found.murphy.reliability, found.murphy.resolution, found.murphy.uncertainty, found.murphy.within
    assert parts == pytest.approx((0, 0.25, 0.25, 0))
    assert found.over_prediction.what_would_change is None


def test_nothing_was_feared() -> None:
    assert calibrate([]) is None


@settings(max_examples=30)
@given(st.lists(forecasts, min_size=1, max_size=40))
def test_the_parts_sum_to_the_score(made: list[Forecast]) -> None:
    found = calibrate(made)
    assert found is not None
    assert found.brier == pytest.approx(fmean((f.likelihood - f.outcome) ** 2 for f in made))
    assert sum(held.n for held in found.bins) == len(made)
    assert found.over_prediction.low <= found.over_prediction.estimate <= found.over_prediction.high
    assert (found.murphy is None) == (len(made) < 20)
    if found.murphy is not None:
        parts = found.murphy
        summed = parts.reliability - parts.resolution + parts.uncertainty + parts.within
        assert summed == pytest.approx(found.brier, abs=1e-9)
        assert parts.uncertainty == pytest.approx(found.constant_brier)


def test_expected_less_reported_peak() -> None:
    pairs = [(60, 40), (50, 45), (70, 30), (40, 45), (80, 50), (65, 50), (55, 35), (60, 30)]
    differences = [expected - peak for expected, peak in pairs]
    found = peak_difference(pairs)
    margin = 2.3646 * stdev(differences) / 8**0.5  # t with 7 degrees of freedom
    assert found.estimate == fmean(differences)
    assert (found.low, found.high) == pytest.approx(
        (fmean(differences) - margin, fmean(differences) + margin), abs=1e-2
    )
    assert found.missing.is_enough
    assert peak_difference(pairs[:3]).missing == Missing(days=5)
    assert isnan(peak_difference([]).estimate)
    assert isnan(peak_difference(pairs[:1]).low)
