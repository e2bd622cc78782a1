"""Makes days that resemble their neighbours independent of one another.

The outcome of a day is taken to be what is explained plus an error of order one, e(t) = φ e(t−1) + news. Where days are
missing, the errors of two days `g` apart correlate by φ^g, so that, with all in units of the error's own standard
deviation,

    w(t) = (y(t) − φ^g y(t−g)) / √(1 − φ^2g)

is independent news of variance one, for the outcome as for everything that explains it (Cochrane & Orcutt 1949, doi
10.1080/01621459.1949.10483290; the first day kept as by Prais & Winsten 1954). φ is what makes the residual likelihood
greatest, which allows for what fitting the explanation takes away (REML; Harville 1977, doi
10.1080/01621459.1977.10480998): plain residuals make φ too small and intervals too narrow.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

_COARSE = (0.0, 0.2, 0.4, 0.6, 0.8, 0.95)
GREATEST = 0.97
"""φ stays below: beyond, a trend and an error can no longer be told apart."""
_STEP = 0.01
RIDGE = 1e-9
"""Keeps columns that say nothing yet from dividing by zero, relative to a column's own size."""


def whiten(columns: Floats, days: Whole, phi: float) -> Floats:
    """Return columns (days × k) as independent news of the same scale.

    Args:
        columns: outcome or explanations, one row a day.
        days: the rows' days, ascending; gaps are days without a row.
        phi: correlation of an error with that of the day before, 0 ≤ φ < 1.
    """
    kept: Floats = phi ** np.diff(days).astype(np.float64)
    result = columns.astype(np.float64, copy=True)
    result[1:] -= kept[:, None] * columns[:-1]
    result[1:] /= np.sqrt(1 - kept**2)[:, None]
    return result


def gram(columns: Floats) -> Floats:
    """Return the products of all columns, with a trace of ridge."""
    products: Floats = columns.T @ columns
    products[np.diag_indices_from(products)] += RIDGE * (1 + products.diagonal())
    return products


def residual_likelihood(outcome: Floats, nuisance: Floats, days: Whole, phi: float) -> float:
    """Return the residual log-likelihood of φ, up to what does not depend on it."""
    count, width = nuisance.shape
    white = whiten(np.column_stack((nuisance, outcome)), days, phi)
    products = gram(white)
    # The last pivot of the Cholesky root is the root of the residual sum of squares, the others make up |X'V⁻¹X|.
    scale = float(np.log1p(-(phi ** (2.0 * np.diff(days)))).sum())
    logs: Floats = np.log(np.linalg.cholesky(products).diagonal())
    return float(-scale / 2 - logs[:-1].sum() - (count - width) * logs[-1])


def estimate_phi(outcome: Floats, nuisance: Floats, days: Whole) -> float:
    """Return the φ of greatest residual likelihood, rounded to a hundredth; negative ones count as none."""

    def likelihood(phi: float) -> float:
        return residual_likelihood(outcome, nuisance, days, phi)

    values = [likelihood(phi) for phi in _COARSE]
    best = int(np.argmax(values))
    low, high = _COARSE[max(best - 1, 0)], min(_COARSE[min(best + 1, len(_COARSE) - 1)], GREATEST)
    return round(_golden(likelihood, low, high), 2)


def _golden(function: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function with one peak is greatest, by golden section (Kiefer 1953)."""
    ratio = (5**0.5 - 1) / 2
    left, right = high - ratio * (high - low), low + ratio * (high - low)
    at_left, at_right = function(left), function(right)
    while high - low > _STEP:
        if at_left >= at_right:
            high, right, at_right = right, left, at_left
            left = high - ratio * (high - low)
            at_left = function(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + ratio * (high - low)
            at_right = function(right)
    return (low + high) / 2
