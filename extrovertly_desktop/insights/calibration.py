"""What was feared beside what came: stated likelihoods against outcomes, expected against reported peaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt
from statistics import fmean, stdev

from extrovertly_desktop.insights.evidence import Evidence, Method, Missing, WhatWouldChange
from extrovertly_desktop.insights.proportions import wilson
from extrovertly_desktop.insights.student import reach

BINS = 5
"""Likelihoods are put together by fifths."""
LEAST = 8
"""Attempts before anything is said of all of them."""
LEAST_FOR_PARTS = 20
"""Attempts before the Brier score is taken apart."""
SHARE, SUDS = "share", "SUDS"


@dataclass(frozen=True, slots=True)
class Forecast:
    """One fear: how likely it seemed (0–1), and what came (0 no, ½ in part, 1 yes)."""

    likelihood: float
    outcome: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of like likelihood.

    Attributes:
        low, high: the likelihoods it holds, from low up to but without high (the last one with).
        n: how many.
        stated: their mean likelihood.
        rate: share that came true.
        rate_low, rate_high: its 95 % interval (Wilson).
    """

    low: float
    high: float
    n: int
    stated: float
    rate: float
    rate_low: float
    rate_high: float


@dataclass(frozen=True, slots=True)
class Murphy:
    """The Brier score in its parts, which sum to it: reliability − resolution + uncertainty + within.

    The first three are Murphy's (1973, doi 10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2); `within` is what
    likelihoods vary inside a bin, less twice how that goes with outcomes (Stephenson, Coelho & Jolliffe 2008, doi
    10.1175/2007WAF2006116.1).
    """

    reliability: float
    resolution: float
    uncertainty: float
    within: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How stated likelihoods stood to outcomes.

    Attributes:
        brier: mean squared distance, 0 best to 1 (Brier 1950).
        constant_brier: what always stating the overall share would have scored.
        bins: those that hold any.
        murphy: None on fewer forecasts than can be taken apart.
        came_true: the share that came true (unit `share`, 0–1).
        over_prediction: mean likelihood less that share; positive: more was feared than came.
    """

    brier: float
    constant_brier: float
    bins: tuple[Bin, ...]
    murphy: Murphy | None
    came_true: Evidence
    over_prediction: Evidence


def calibrate(forecasts: Sequence[Forecast]) -> Calibration | None:
    """Return how likelihoods stood to outcomes, or None without any forecast; `missing` says when it is too few."""
    n = len(forecasts)
    if not n:
        return None
    stated, came = fmean(f.likelihood for f in forecasts), fmean(f.outcome for f in forecasts)
    low, high = wilson(came * n, n)
    missing = Missing(days=max(LEAST - n, 0))
    over = stated - came
    # What was stated is known; only what comes is a matter of chance, so the interval is that of the share.
    near = high - came if over > 0 else came - low
    return Calibration(
        brier=fmean((f.likelihood - f.outcome) ** 2 for f in forecasts),
        constant_brier=fmean((came - f.outcome) ** 2 for f in forecasts),
        bins=tuple(_bin(number, held) for number, held in enumerate(_binned(forecasts)) if held),
        murphy=_murphy(_binned(forecasts), came) if n >= LEAST_FOR_PARTS else None,
        came_true=Evidence(n, came, low, high, SHARE, Method.PROPORTION, missing=missing),
        over_prediction=Evidence(
            n=n,
            estimate=over,
            low=stated - high,
            high=stated - low,
            unit=SHARE,
            method=Method.OVER_PREDICTION,
            what_would_change=WhatWouldChange.of(n, over, near),
            missing=missing,
        ),
    )


def peak_difference(pairs: Sequence[tuple[float, float]]) -> Evidence:
    """Return mean of expected less reported peak anxiety (SUDS) over attempts given as (expected, peak).

    On fewer than two attempts there is no interval: its ends are NaN, as is the estimate of none.
    """
    n = len(pairs)
    differences = [expected - peak for expected, peak in pairs]
    mean = fmean(differences) if n else nan
    margin = reach(n - 1) * stdev(differences) / sqrt(n) if n > 1 else nan
    return Evidence(
        n=n,
        estimate=mean,
        low=mean - margin,
        high=mean + margin,
        unit=SUDS,
        method=Method.EXPECTED_PEAK,
        what_would_change=WhatWouldChange.of(n, mean, margin) if n > 1 else None,
        missing=Missing(days=max(LEAST - n, 0)),
    )


def _binned(forecasts: Sequence[Forecast]) -> list[list[Forecast]]:
    binned: list[list[Forecast]] = [[] for _ in range(BINS)]
    for forecast in forecasts:
        binned[min(int(forecast.likelihood * BINS), BINS - 1)].append(forecast)
    return binned


def _bin(number: int, held: Sequence[Forecast]) -> Bin:
    rate = fmean(f.outcome for f in held)
    low, high = wilson(rate * len(held), len(held))
    return Bin(number / BINS, (number + 1) / BINS, len(held), fmean(f.likelihood for f in held), rate, low, high)


def _murphy(binned: Sequence[Sequence[Forecast]], came: float) -> Murphy:
    n = sum(len(held) for held in binned)
    reliability = resolution = within = uncertainty = 0.0
    for held in binned:
        if not held:
            continue
        stated, rate = fmean(f.likelihood for f in held), fmean(f.outcome for f in held)
        reliability += len(held) * (stated - rate) ** 2 / n
        resolution += len(held) * (rate - came) ** 2 / n
        for forecast in held:
            apart = forecast.likelihood - stated
            within += (apart**2 - 2 * apart * (forecast.outcome - rate)) / n
            uncertainty += (forecast.outcome - came) ** 2 / n
    return Murphy(reliability, resolution, uncertainty, within)
