"""Student's t distribution, whose tails are heavier than the normal's when there are few degrees of freedom.

The distribution function is an incomplete beta function, which is summed as a continued fraction (Abramowitz & Stegun
1964, *Handbook of Mathematical Functions*, 26.5.8 and 26.7.1; Lentz 1976, doi 10.1364/AO.15.000668).
"""

from functools import lru_cache
from math import exp, inf, isfinite, lgamma, log

Z_95 = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""
_TINY, _PRECISE, _TERMS = 1e-300, 1e-15, 500


def t_cdf(t: float, dof: float) -> float:
    """Return the chance of a value below `t`."""
    tail = _incomplete_beta(dof / (dof + t * t), dof / 2, 0.5) / 2
    return 1 - tail if t > 0 else tail


@lru_cache(maxsize=4096)
def t_quantile(share: float, dof: float) -> float:
    """Return the value below which a share (0–1, both excluded) of the distribution lies.

    Raises:
        ValueError: if share or degrees of freedom are out of bounds.
    """
    if not 0 < share < 1 or not dof > 0 or not isfinite(dof):
        raise ValueError("A quantile needs a share between 0 and 1 and positive degrees of freedom.")
    if share < 0.5:
        return -t_quantile(1 - share, dof)
    low, high = 0.0, 1.0
    while t_cdf(high, dof) < share:
        low, high = high, 2 * high
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if t_cdf(middle, dof) < share else (low, middle)
    return (low + high) / 2


def reach(dof: float, level: float = 0.95) -> float:
    """Return how many standard errors an interval of a level reaches to each side; infinite without a degree left."""
    return t_quantile((1 + level) / 2, dof) if dof > 0 else inf


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _safe(1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, _TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _safe(1 + step * d)
            c = _safe(1 + step / c)
            result *= c * d
        if abs(c * d - 1) < _PRECISE:
            break
    return result


def _safe(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
