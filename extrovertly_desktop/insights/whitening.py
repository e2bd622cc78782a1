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
BLOCK = 64
"""Days that are taken together."""
RIDGE = 1e-9
"""Relative to a column's own size."""


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


def products(left: Floats, right: Floats) -> Floats:
    """Return the products of columns of the same days.

    Few days at a time are too little for BLAS to share among threads, whose waking costs more than the sum takes.
    """
    result: Floats = np.zeros((left.shape[1], right.shape[1]))
    for begin in range(0, len(left), BLOCK):
        result += left[begin : begin + BLOCK].T @ right[begin : begin + BLOCK]
    return result


class Likeness:
    """How likely each φ is, for an outcome and what explains it.

    The products of whitened columns are sums, over the gaps g between two days that follow each other, of

        [Σ x(t) x(t)' − φ^g Σ (x(t) x(t−g)' + x(t−g) x(t)') + φ^2g Σ x(t−g) x(t−g)'] / (1 − φ^2g),

    so that all days are gone through once and not once for every φ.
    """

    def __init__(self, outcome: Floats, nuisance: Floats, days: Whole) -> None:
        """Read the outcome, its explanation (days × k, more days than columns) and the ascending days."""
        columns = np.column_stack((nuisance, outcome))
        here, before, gaps = columns[1:], columns[:-1], np.diff(days)
        self._count, self._width = nuisance.shape
        self._gaps, self._times = np.unique(gaps, return_counts=True)
        self._first = np.outer(columns[0], columns[0])
        sums = []
        for gap in self._gaps:
            x, y = (here, before) if len(self._gaps) == 1 else (here[gaps == gap], before[gaps == gap])
            across = products(x, y)
            sums.append((products(x, x), across + across.T, products(y, y)))
        shape = (len(sums), 3, *self._first.shape)
        self._sums: Floats = np.array(sums, dtype=np.float64).reshape(shape)

    def fit(self, phi: float) -> tuple[float, float]:
        """Return the residual log-likelihood of φ, up to what does not depend on it, and the residual sum of squares.

        The sum is that of the news, on as many degrees of freedom as there are days less columns.
        """
        kept: Floats = phi ** self._gaps.astype(np.float64)
        left = 1 - kept**2
        weights = np.stack((1 / left, -kept / left, kept**2 / left), axis=1)
        whole: Floats = self._first + np.tensordot(weights, self._sums, axes=2)
        # A trace of ridge keeps columns that say nothing yet from dividing by zero.
        whole.flat[:: len(whole) + 1] += RIDGE * (1 + whole.diagonal())
        # The last pivot of the root is the root of the residual sum of squares, the others make up |X'V⁻¹X|.
        logs: Floats = np.log(np.linalg.cholesky(whole).diagonal())
        scale = float(self._times @ np.log(left))
        likelihood = float(-scale / 2 - logs[:-1].sum() - (self._count - self._width) * logs[-1])
        return likelihood, float(np.exp(2 * logs[-1]))

    def best(self) -> float:
        """Return the φ of greatest residual likelihood, rounded to a hundredth; negative ones count as none."""
        values = [self.fit(phi)[0] for phi in _COARSE]
        at = int(np.argmax(values))
        low, high = _COARSE[max(at - 1, 0)], min(_COARSE[min(at + 1, len(_COARSE) - 1)], GREATEST)
        return round(_golden(lambda phi: self.fit(phi)[0], low, high), 2)


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
