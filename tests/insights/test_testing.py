"""The e-value is the ratio of two likelihoods, and the interval of a telling allows for the telling."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.student import Z_95
from extrovertly_desktop.insights.testing import boundary, centre_and_error, log_e, pooled, told_interval


def test_the_e_value_is_a_ratio_of_likelihoods() -> None:
    chance = np.random.default_rng(4)
    n, effect = 30, 0.5
    factor, outcome = chance.random(n) < 0.4, chance.standard_normal(n)
    x, y = factor - factor.mean(), outcome + 0.6 * factor
    y = y - y.mean()
    # Once the mean is taken out and the scale left open, what is left depends on the direction of y alone.
    mixed = np.eye(n) + effect**2 * np.outer(x, x)
    ratio = np.linalg.det(mixed) ** -0.5 * (y @ y / (y @ np.linalg.inv(mixed) @ y)) ** ((n - 1) / 2)
    slope = x @ y / (x @ x)
    dof = n - 2
    error = sqrt(((y - slope * x) ** 2).sum() / dof / (x @ x))
    assert log_e(slope / error, dof, x @ x, effect) == pytest.approx(log(ratio), rel=1e-9)


def test_nothing_is_expected_to_grow_where_there_is_nothing() -> None:
    z = np.linspace(-30, 30, 6001)
    density = np.exp(-(z**2) / 2) / sqrt(2 * np.pi)
    for information in (5, 50):
        evidence = np.array([exp(log_e(value, 1e9, information, 0.5)) for value in z])
        assert (evidence * density).sum() * (z[1] - z[0]) == pytest.approx(1, abs=1e-3)


@settings(max_examples=30)
@given(information=st.floats(1, 5000), effect=st.floats(0.1, 2), needed=st.floats(1, 12))
def test_the_boundary_is_where_the_evidence_is_enough(information: float, effect: float, needed: float) -> None:
    height = boundary(information, effect, needed)
    assert log_e(height, 1e12, information, effect) == pytest.approx(needed, rel=1e-3)


def test_shares_sum_to_what_may_be_spent() -> None:
    rules = Rules(alpha=0.05, equal_shares=20)
    assert [rules.share(rank) for rank in (0, 19)] == pytest.approx([0.04 / 20] * 2)
    many = 200_000
    assert sum(rules.share(rank) for rank in range(many)) == pytest.approx(0.05, rel=1e-3)
    assert rules.share(20) < rules.share(19)


def test_a_claim_told_at_its_only_look_has_the_usual_interval() -> None:
    low, high = told_interval(5.0, [100.0], log(400), 0.5)
    assert (low, high) == pytest.approx(((5 - Z_95) / 10, (5 + Z_95) / 10), abs=0.012)


def test_the_interval_of_a_telling_holds_the_truth_as_often_as_it_says() -> None:
    chance, truth, needed, effect = np.random.default_rng(8), 0.5, log(400), 0.5
    looks = np.arange(6, 400, 12.0)
    heights = np.array([boundary(v, effect, needed) for v in looks])
    corrected, lives = 0, 120
    for _ in range(lives):
        z = np.cumsum(chance.standard_normal(len(looks)) * np.sqrt(np.diff(looks, prepend=0))) / np.sqrt(looks)
        z += truth * np.sqrt(looks)
        at = int(np.argmax(z >= heights))
        low, high = told_interval(z[at], looks[: at + 1].tolist(), needed, effect)
        assert low > 0
        corrected += low <= truth <= high
    assert 0.91 <= corrected / lives <= 0.99


def test_estimates_are_pooled_by_information() -> None:
    centre, error = pooled((1.0, 0.5), (4.0, 1.0))
    assert centre == pytest.approx((1 * 4 + 4 * 1) / 5)
    assert error == pytest.approx(sqrt(1 / 5))
    assert centre_and_error(0.2, 1.0) == pytest.approx((0.6, 0.4 / Z_95))
