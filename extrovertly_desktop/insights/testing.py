"""How strongly figures speak against no association, and what an interval must allow for once it was told for that.

**The test.** With ν degrees of freedom, Student's t of the effect, and V the information on it, the e-value

    log E = ½ log r + ½ (ν + 1) [log(1 + t²/ν) − log(1 + r t²/ν)],      r = λ/(λ + V),  λ = 1/effect²

is the likelihood ratio of the invariant statistic between an effect that is normal about zero and none. It may be
looked at after every day, for ever: without any effect the chance that it ever reaches 1/α is at most α (Ville 1939;
Lindon, Ham, Tingley & Bojinov 2022, doi 10.48550/arXiv.2210.08589; Pérez-Ortiz, Lardy, de Heide & Grünwald 2024, doi
10.1214/24-AOS2394). So weekly repetition is paid for; comparisons between factors are paid for by giving each its share
of α (Bonferroni, spent in the order in which factors arrive; see `rules`).

That is exact for normal errors of order one whose φ is known. Here φ is estimated anew at every look, and a person's
days are what they are; how far it holds all the same is what the simulation of made-up lives measures
(`packaging/dev.py simulate insights`), with lives that break the assumptions among them.

**The interval.** A claim is told in the week when chance is on its side, so that its estimate then is too far from zero
(the winner's curse). The interval is therefore the stagewise one of a sequential trial (Siegmund 1978, doi
10.1093/biomet/65.2.341; Jennison & Turnbull 2000, *Group Sequential Methods*, ch. 8): effects for which crossing so
early or so far is neither among the rarest 2½ % nor the most usual 2½ %. Crossing on the other side is neglected. Days
that come afterwards are free of the curse, and are pooled with it by their information, as one does with patients who
report after a trial was stopped (Sooriyarachchi, Whitehead, Matsushita, Bolland & Whitehead 2003, *Biometrics* 59,
701–709).
"""

from collections.abc import Sequence
from math import log, log1p, sqrt

import numpy as np

from extrovertly_desktop.insights.student import Z_95
from extrovertly_desktop.insights.whitening import Floats

_WALKS = 2000
_MOST_STEPS = 60
"""More looks than these are thinned out: that often, a walk is as good as watched all the time."""


def log_e(t: float, dof: float, information: float, effect: float) -> float:
    """Return the natural logarithm of the evidence against no effect.

    Args:
        t: estimate over standard error.
        dof: degrees of freedom.
        information: 1/error², with the outcome measured in its own standard deviations.
        effect: the size of effect that it is quickest to see, in standard deviations.
    """
    shrink = 1 / (1 + information * effect**2)
    square = t * t / dof
    return (log(shrink) + (dof + 1) * (log1p(square) - log1p(shrink * square))) / 2


def boundary(information: float, effect: float, needed: float) -> float:
    """Return how many standard errors an estimate must lie from zero for the log e-value to reach `needed`."""
    grown = 1 + information * effect**2
    return sqrt((2 * needed + log(grown)) * grown / (grown - 1))


def told_interval(z: float, information: Sequence[float], needed: float, effect: float) -> tuple[float, float]:
    """Return the 95 % interval of an effect (standard deviations of the outcome) that was told at the last look.

    Args:
        z: estimate over standard error at the last look, positive.
        information: at every look so far, growing; the last one is that of the telling.
        needed: the log e-value that was asked for.
        effect: as in `log_e`.
    """
    v: Floats = np.unique(np.array(information, dtype=np.float64))
    if len(v) > _MOST_STEPS:
        v = v[np.unique(np.linspace(0, len(v) - 1, _MOST_STEPS).round().astype(np.int64))]
    heights = np.array([boundary(amount, effect, needed) * sqrt(amount) for amount in v.tolist()])
    heights[-1] = z * sqrt(v[-1])
    # The same walks every time: chance must not decide what is said of a life.
    chance = np.random.default_rng(20)
    steps: Floats = chance.standard_normal((_WALKS, len(v))) * np.sqrt(np.diff(v, prepend=0.0))
    there = np.cumsum(steps, axis=1)
    walks = np.concatenate((there, -there))  # each with its mirror image, which halves the error of the draw
    # A walk with drift d is above its boundary at some look once d is at least this.
    drift = ((heights - walks) / v).min(axis=1)
    low, high = np.quantile(drift, (0.025, 0.975)).tolist()
    return float(low), float(high)


def pooled(first: tuple[float, float], later: tuple[float, float]) -> tuple[float, float]:
    """Return estimate and standard error of two independent estimates (each with its error), by information."""
    weights = first[1] ** -2, later[1] ** -2
    whole = sum(weights)
    return (first[0] * weights[0] + later[0] * weights[1]) / whole, whole**-0.5


def centre_and_error(low: float, high: float) -> tuple[float, float]:
    """Return centre and standard error of a 95 % interval."""
    return (low + high) / 2, (high - low) / (2 * Z_95)
