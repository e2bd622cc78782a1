"""A change is the plain difference of two means, with an interval that allows for days that resemble each other."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.insights.evidence import Method, Missing
from extrovertly_desktop.insights.series import DailySeries
from extrovertly_desktop.insights.student import t_cdf
from extrovertly_desktop.insights.trend import BEFORE, RECENT, change, stands_out
from tests.insights.simulated import FIRST_DAY, Nature, live


def test_a_change_is_the_difference_of_two_means() -> None:
    series = live(Nature(days=105, missing=0.2, tags=1), 3)
    found = change(series, 13)  # of fifteen weeks
    days = [(day, value) for day, value in enumerate(series.outcome[98 - 84 : 98]) if value is not None]
    last = [value for day, value in days if day >= BEFORE]
    first = [value for day, value in days if day < BEFORE]
    assert (found.n_with, found.n_without, found.n) == (len(last), len(first), len(days))
    assert found.estimate == pytest.approx(sum(last) / len(last) - sum(first) / len(first))
    assert found.method is Method.CHANGE
    # The interval, written out: for each φ a Student's t, each as likely as its residuals are.
    at, y = np.array([day for day, _ in days]), np.array([value for _, value in days])
    sides = np.column_stack((at < BEFORE, at >= BEFORE)).astype(float)
    c = np.where(at >= BEFORE, 1 / len(last), -1 / len(first))
    logs, errors, dof = [], [], len(y) - 2
    for phi in np.arange(20) / 20:
        alike = phi ** np.abs(at[:, None] - at).astype(float)
        inverse = np.linalg.inv(alike)
        weighed = sides.T @ inverse @ sides
        rest = y - sides @ np.linalg.solve(weighed, sides.T @ inverse @ y)
        squares = rest @ inverse @ rest
        logs.append(-(np.linalg.slogdet(alike)[1] + np.linalg.slogdet(weighed)[1] + dof * np.log(squares)) / 2)
        errors.append((squares / dof * (c @ alike @ c)) ** 0.5)
    shares = np.exp(np.array(logs) - max(logs))
    margin = found.high - found.estimate
    outside = sum(2 * share * t_cdf(-margin / error, dof) for share, error in zip(shares, errors, strict=True))
    assert outside / shares.sum() == pytest.approx(0.05, abs=1e-6)
    assert found.estimate - found.low == pytest.approx(margin)


def test_a_great_change_stands_out_and_none_does_not() -> None:
    calm = live(Nature(days=84, tags=1), 1).outcome
    lifted = tuple(value + (4.0 if day >= BEFORE else 0.0) for day, value in enumerate(calm) if value is not None)
    assert not stands_out(DailySeries(FIRST_DAY, calm), 11)
    assert stands_out(DailySeries(FIRST_DAY, lifted), 11)
    assert change(DailySeries(FIRST_DAY, lifted), 11).low > 0


def test_it_says_how_many_days_are_missing() -> None:
    outcome = [float(day % 5) if day % 4 == 0 else None for day in range(84)]
    found = change(DailySeries(FIRST_DAY, tuple(outcome)), 11)
    assert found.missing == Missing(7 + 14, 7, 14)
    assert isnan(found.estimate)
    assert not stands_out(DailySeries(FIRST_DAY, tuple(outcome)), 11)
    with pytest.raises(ValueError, match="not over"):
        change(DailySeries(FIRST_DAY, tuple(outcome)), 12)


@settings(max_examples=20, deadline=None)
@given(outcome=st.lists(st.none() | st.sampled_from([2.0, 3.0, 3.5]), min_size=7, max_size=100), steady=st.booleans())
def test_any_days_can_be_compared(outcome: list[float | None], steady: bool) -> None:
    values = [None if value is None else 2.0 if steady else value for value in outcome]
    series = DailySeries(FIRST_DAY, tuple(values))
    found = change(series, series.weeks - 1)
    if found.missing.is_enough:
        assert found.low <= found.estimate <= found.high
    if steady:
        assert not stands_out(series, series.weeks - 1)
        assert found.estimate == 0 or isnan(found.estimate)
    assert found.n <= RECENT + BEFORE
