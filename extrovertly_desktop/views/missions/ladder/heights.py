"""From a height on the ladder to a figure of the scale."""

from collections.abc import Sequence
from itertools import pairwise

_LOWEST, _HIGHEST = 0.0, 100.0


def suds_at(y: float, rungs: Sequence[tuple[float, float]], step: float) -> float:
    """Return the figure that belongs to a height between rungs.

    Between two rungs it moves evenly from one to the other; above the highest it rises to 100 within one step, below
    the lowest it falls to 0.

    Args:
        y: the height in pixels, growing downwards.
        rungs: height and figure of each rung, from the highest (smallest height in pixels) down.
        step: the height of one rung in pixels.
    """
    if not rungs:
        return (_LOWEST + _HIGHEST) / 2
    ends = [(rungs[0][0] - step, _HIGHEST), *rungs, (rungs[-1][0] + step, _LOWEST)]
    if y <= ends[0][0]:
        return _HIGHEST
    for (above, high), (below, low) in pairwise(ends):
        if y <= below:
            share = (y - above) / (below - above) if below > above else 1.0
            return high + share * (low - high)
    return _LOWEST
