"""Measures, as of one day, how far the outcome of days with a factor differs from that of days without.

The regression holds fixed the weekday and a slow trend, which is a line that may bend once a season, so that neither
a usual Friday nor a hard winter passes for an effect. Days are whitened first (see `whitening`). What autocorrelation
is left in the products of factor and residual, since no error is truly of order one, widens the standard error and
never narrows it (Newey & West 1987, doi 10.2307/1913610, after pre-whitening as by Andrews & Monahan 1992, doi
10.2307/2951574).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from extrovertly_desktop.insights.evidence import Missing
from extrovertly_desktop.insights.lives import UNKNOWN, Life
from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.series import WEEK, Kind
from extrovertly_desktop.insights.whitening import BLOCK, RIDGE, Floats, Likeness, Whole, products, whiten

LAGS = 7
"""Days over which autocorrelation that is left is looked for."""
_FLAT = 1e-9
"""An outcome that varies less, beside its own size, does not vary."""
_ENTANGLED = 0.02
"""The share of a factor's variation that weekday and season must leave for it to be told apart from them."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured of one factor.

    Attributes:
        n_with, n_without: days with and without it that have an outcome.
        estimate: mean difference, outcome's units.
        error: its standard error.
        dof: degrees of freedom.
        information: 1/error² in units of the outcome's own variance: what a day's standard deviation is to the error.
    """

    n_with: int
    n_without: int
    estimate: float
    error: float
    dof: int
    information: float


def missing(life: Life, rules: Rules) -> list[Missing]:
    """Return for every factor how much is missing before it can be looked at; whether it is entangled is not asked."""
    told = ~np.isnan(life.outcome)
    short = max(rules.least_days - int(told.sum()), 0)
    with_, without = (life.held[told] == 1).sum(axis=0), (life.held[told] == 0).sum(axis=0)
    return [
        Missing(short, max(rules.least_side - a, 0), max(rules.least_side - b, 0))
        for a, b in zip(with_.tolist(), without.tolist(), strict=True)
    ]


def measure(life: Life, columns: Sequence[int], rules: Rules) -> dict[int, Measurement]:
    """Return what is measured of the factors in `columns`; those that cannot be told apart from the rest are left out.

    Args:
        life: all days to look at.
        columns: factors with days enough.
        rules: for the length of a season.
    """
    told = ~np.isnan(life.outcome)
    centre, scale = (
        (float(np.mean(life.outcome[told])), float(np.std(life.outcome[told]))) if told.any() else (0.0, 0.0)
    )
    if not columns or scale <= _FLAT * (1 + abs(centre)):
        return {}
    days: Whole = np.flatnonzero(told).astype(np.int64)
    trend, weekdays = _trend(days, rules.season), _weekdays(days + life.first_day)
    outcome = (life.outcome[told] - centre) / scale
    phi = Likeness(outcome, np.column_stack((trend, weekdays)), days).best()
    groups: dict[tuple[bool, bytes], list[int]] = {}
    for column in columns:
        known = life.held[told, column] != UNKNOWN
        groups.setdefault((life.kinds[column] is Kind.WEEKDAY, known.tobytes()), []).append(column)
    found: dict[int, Measurement] = {}
    for (of_weekday, bits), group in groups.items():
        known = np.frombuffer(bits, dtype=np.bool_)
        nuisance = trend if of_weekday else np.column_stack((trend, weekdays))
        held = life.held[told][:, group][known]
        measured = _regress(outcome[known], nuisance[known], held, days[known], phi)
        found.update({c: _in_units(one, scale) for c, one in zip(group, measured, strict=True) if one is not None})
    return found


def _in_units(found: Measurement, scale: float) -> Measurement:
    return replace(found, estimate=found.estimate * scale, error=found.error * scale)


def _regress(
    outcome: Floats, nuisance: Floats, held: npt.NDArray[np.int8], days: Whole, phi: float
) -> list[Measurement | None]:
    """Return what is measured of each column of `held`, in standard deviations of the outcome, or None."""
    nuisance = nuisance[:, np.abs(nuisance).max(axis=0) > 0]
    count, width = nuisance.shape
    dof = count - width - 1
    if dof < 1:
        return [None] * held.shape[1]
    white = whiten(np.column_stack((nuisance, outcome, held)), days, phi)
    explained, rest = white[:, :width], white[:, width:]
    own = products(explained, explained)
    own.flat[:: width + 1] += RIDGE * (1 + own.diagonal())
    slopes: Floats = np.asarray(np.linalg.solve(own, products(explained, rest)), dtype=np.float64)
    fitted: Floats = np.concatenate([explained[at : at + BLOCK] @ slopes for at in range(0, count, BLOCK)])
    left = rest - fitted
    target, factors = left[:, 0], left[:, 1:]
    size = np.einsum("nk,nk->k", factors, factors)
    apart = size > _ENTANGLED * np.einsum("nk,nk->k", rest[:, 1:], rest[:, 1:])
    safe = np.where(apart, size, 1.0)
    slope = (target @ factors) / safe
    residuals = target[:, None] - factors * slope
    variance = np.einsum("nk,nk->k", residuals, residuals) / dof
    apart &= variance > 0
    widened = _widening(factors * residuals)
    with_ = (held == 1).sum(axis=0)
    return [
        Measurement(
            int(with_[place]),
            count - int(with_[place]),
            float(slope[place]),
            float(np.sqrt(variance[place] * widened[place] / safe[place])),
            dof,
            float(safe[place] / widened[place]),
        )
        if apart[place]
        else None
        for place in range(held.shape[1])
    ]


def _widening(scores: Floats) -> Floats:
    """Return by column how much autocorrelation widens the variance of a sum of scores; at least 1.

    What one standard error of chance would make of independent scores does not count.
    """
    own = np.einsum("nk,nk->k", scores, scores)
    total, chance = own.copy(), 0.0
    for lag in range(1, min(LAGS, len(scores) - 1) + 1):
        weight = 2 * (1 - lag / (LAGS + 1))
        total += weight * np.einsum("nk,nk->k", scores[lag:], scores[:-lag])
        chance += weight**2 / len(scores)
    widened: Floats = np.maximum(total / np.where(own > 0, own, 1.0) - chance**0.5, 1.0)
    return widened


def _trend(days: Whole, season: int) -> Floats:
    """Return a line that may bend every `season` days, as overlapping tents that sum to one (days × tents)."""
    knots = np.arange(int(days[-1]) // season + 2) * season
    tents: Floats = np.maximum(1 - np.abs(days[:, None] - knots[None, :]) / season, 0.0)
    return tents


def _weekdays(ordinals: Whole) -> Floats:
    """Return six columns that tell the weekdays apart, beside a constant."""
    weekday = (ordinals - 1) % WEEK
    six = np.arange(WEEK - 1)
    told: Floats = (weekday[:, None] == six[None, :]).astype(np.float64)
    return told
