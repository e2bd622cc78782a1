"""How sure a share is."""

from math import sqrt

from extrovertly_desktop.insights.student import Z_95


def wilson(hits: float, n: int, z: float = Z_95) -> tuple[float, float]:
    """Return Wilson's score interval of a share, 0–1 (Wilson 1927, doi 10.1080/01621459.1927.10502953).

    A half hit counts as half, which makes the interval wider than it need be and never narrower.

    Raises:
        ValueError: if there is nothing to judge by, or more hits than tries.
    """
    if n <= 0 or not 0 <= hits <= n:
        raise ValueError("A share needs at least one try, and no more hits than tries.")
    share, square = hits / n, z * z
    centre = share + square / (2 * n)
    margin = z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    # At no hits, and at nothing but hits, rounding could leave the share itself outside.
    return max(0.0, min((centre - margin) / scale, share)), min(1.0, max((centre + margin) / scale, share))
