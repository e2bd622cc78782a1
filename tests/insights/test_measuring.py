"""What is measured equals a regression written out in full, with every day's likeness to every other in one matrix."""

import numpy as np
import pytest

from extrovertly_desktop.insights.association import measurements, readiness
from extrovertly_desktop.insights.evidence import Missing
from extrovertly_desktop.insights.lives import Life
from extrovertly_desktop.insights.measuring import LAGS
from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.series import DailySeries, Kind
from extrovertly_desktop.insights.whitening import Likeness, whiten
from tests.insights.simulated import FIRST_DAY, Nature, live

SHORT = Nature(days=210, tags=3, missing=0.25, effect=0.4)


def alike(days: np.ndarray, phi: float) -> np.ndarray:
    return phi ** np.abs(days[:, None] - days[None, :]).astype(float)


def test_whitened_days_are_independent() -> None:
    days = np.array([0, 1, 2, 5, 6, 11])
    white = whiten(np.eye(6), days, 0.6)
    assert white @ alike(days, 0.6) @ white.T == pytest.approx(np.eye(6), abs=1e-12)


def test_the_residual_likelihood_is_the_one_of_the_textbook() -> None:
    chance = np.random.default_rng(3)
    days = np.flatnonzero(chance.random(60) < 0.8)
    n = len(days)
    outcome, nuisance = chance.standard_normal(n), np.column_stack((np.ones(n), days / 60))

    def plain(phi: float) -> tuple[float, float]:
        inverse = np.linalg.inv(alike(days, phi))
        weighed = nuisance.T @ inverse @ nuisance
        beta = np.linalg.solve(weighed, nuisance.T @ inverse @ outcome)
        rest = outcome - nuisance @ beta
        logs = [np.linalg.slogdet(matrix)[1] for matrix in (alike(days, phi), weighed)]
        squares = rest @ inverse @ rest
        return -(logs[0] + logs[1] + (n - 2) * np.log(squares)) / 2, squares

    likeness = Likeness(outcome, nuisance, days)
    for phi in (0.0, 0.3, 0.8):
        assert likeness.fit(phi) == pytest.approx(plain(phi), rel=1e-6)


def test_the_likeness_of_days_is_found() -> None:
    series = live(Nature(days=728, phi=0.6, missing=0.2), 5)
    told = np.array([value is not None for value in series.outcome])
    outcome = np.array([value for value in series.outcome if value is not None])
    days = np.flatnonzero(told)
    ones = np.ones((len(days), 1))
    likeness = Likeness(outcome, ones, days)
    assert likeness.best() == pytest.approx(0.6, abs=0.08)
    assert likeness.best() == pytest.approx(
        max(np.arange(0, 0.97, 0.01), key=lambda phi: likeness.fit(phi)[0]), abs=0.011
    )


@pytest.mark.parametrize("key", ["tag:0", "weekday:5"])
def test_an_association_is_the_regression_written_out_in_full(key: str) -> None:
    series, rules = live(SHORT, 1), Rules()
    life = Life.of(series)
    days = np.flatnonzero(~np.isnan(life.outcome))
    held = life.held[days, life.keys.index(key)].astype(float)
    outcome = life.outcome[days]
    tents = np.maximum(1 - np.abs(days[:, None] / rules.season - np.arange(4)[None, :]), 0)
    weekdays = (((days + FIRST_DAY - 1) % 7)[:, None] == np.arange(6)).astype(float)
    both = np.column_stack((tents, weekdays))
    phi = Likeness((outcome - outcome.mean()) / outcome.std(), both, days).best()
    design = np.column_stack((held, tents) if key.startswith("weekday") else (held, both))
    inverse = np.linalg.inv(alike(days, phi))
    covariance = np.linalg.inv(design.T @ inverse @ design)
    beta = covariance @ design.T @ inverse @ outcome
    rest = outcome - design @ beta
    dof = len(days) - design.shape[1]
    variance = rest @ inverse @ rest / dof
    found = measurements(series)[key]
    assert found.estimate == pytest.approx(beta[0], rel=1e-6)
    assert (found.dof, found.n_with, found.n_without) == (dof, held.sum(), len(held) - held.sum())
    # What is left of likeness in the scores widens the error, and never narrows it.
    root = np.linalg.cholesky(inverse).T
    others, mine = root @ design[:, 1:], root @ held
    free = mine - others @ np.linalg.lstsq(others, mine, rcond=None)[0]
    scores = np.zeros(len(days))
    white = whiten(np.column_stack((held, design[:, 1:], rest)), days, phi)
    scores = (white[:, 0] - white[:, 1:-1] @ np.linalg.lstsq(white[:, 1:-1], white[:, 0], rcond=None)[0]) * white[:, -1]
    weights = [2 * (1 - lag / (LAGS + 1)) for lag in range(1, LAGS + 1)]
    left = sum(w * (scores[lag:] @ scores[:-lag]) for lag, w in enumerate(weights, 1)) / (scores @ scores)
    widened = max(1.0, 1 + left - (sum(w * w for w in weights) / len(days)) ** 0.5)
    assert found.error**2 == pytest.approx(variance * covariance[0, 0] * widened, rel=1e-5)
    assert found.information == pytest.approx(free @ free / widened, rel=1e-5)


def test_figures_are_in_the_persons_own_units() -> None:
    series = live(SHORT, 2)
    stretched = tuple(None if value is None else 50 + 10 * value for value in series.outcome)
    other = measurements(DailySeries(FIRST_DAY, stretched, factors=series.factors))
    for key, found in measurements(series).items():
        assert other[key].estimate == pytest.approx(10 * found.estimate, rel=1e-6)
        assert other[key].error == pytest.approx(10 * found.error, rel=1e-6)
        assert other[key].information == pytest.approx(found.information, rel=1e-6)


def test_it_says_what_is_missing() -> None:
    days = 70
    outcome = [None if day % 10 == 9 else float(day * day % 11) for day in range(days)]
    factors = {
        ("tag:seldom", Kind.TAG): [day % 9 == 0 for day in range(days)],
        ("tag:nearly", Kind.TAG): [day % 9 != 0 for day in range(days)],
        ("tag:mondays", Kind.TAG): [day % 7 == 0 for day in range(days)],
        ("tag:enough", Kind.TAG): [day % 3 == 0 for day in range(days)],
        ("tag:unknown", Kind.TAG): [None] * days,
    }
    needs = readiness(DailySeries.of(FIRST_DAY, outcome, factors), Rules(least_side=9))
    told = sum(day % 9 == 0 and day % 10 != 9 for day in range(days))
    assert needs["tag:seldom"] == Missing(days_with=9 - told)
    assert needs["tag:nearly"] == Missing(days_without=9 - told)
    assert needs["tag:mondays"] == Missing(entangled=True)
    assert needs["tag:enough"].is_enough
    assert needs["tag:unknown"] == Missing(days_with=9, days_without=9)
    early = readiness(DailySeries.of(FIRST_DAY, outcome, factors).until(3), Rules(least_side=9))
    assert early["tag:enough"] == Missing(days=56 - 26)
