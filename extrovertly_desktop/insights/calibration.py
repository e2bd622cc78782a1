"""What was feared beside what came: stated likelihoods against outcomes, expected against reported peaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from extrovertly_desktop.insights.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Forecast:
    """One fear: how likely it seemed (0–1), and what came (0 no, 1 yes; a caller decides what a partly is)."""

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
    """The Brier score in its parts: reliability − resolution + uncertainty (+ what stating varies within bins)."""

    reliability: float
    resolution: float
    uncertainty: float
    within: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How stated likelihoods stood to outcomes.

    Attributes:
        brier: mean squared distance, 0 best to 1.
        constant_brier: what always stating the overall share would have scored.
        bins: those that hold any.
        murphy: None on fewer forecasts than can be taken apart.
        came_true: the share that came true, 0–1.
        over_prediction: mean likelihood less share that came true, 0–1; positive: feared more than came.
    """

    brier: float
    constant_brier: float
    bins: tuple[Bin, ...]
    murphy: Murphy | None
    came_true: Evidence
    over_prediction: Evidence


def calibrate(forecasts: Sequence[Forecast]) -> Calibration | None:
    """Return how likelihoods stood to outcomes, or None without any forecast; `missing` says when it is too few."""
    raise NotImplementedError


def peak_difference(pairs: Sequence[tuple[float, float]]) -> Evidence:
    """Return mean of expected less reported peak anxiety (SUDS) over attempts given as (expected, peak)."""
    raise NotImplementedError
