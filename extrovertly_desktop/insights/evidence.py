"""What every statement of the insights rests on: figures, where the method comes from, and what would change it."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from math import ceil
from types import MappingProxyType
from typing import Any, Self


class Method(StrEnum):
    """How an estimate and its interval were made."""

    ASSOCIATION = "association"
    """Regression on pre-whitened days with weekdays and seasons held fixed; told after an anytime-valid test."""
    CHANGE = "change"
    """Difference of two means, with an interval that allows for days that resemble their neighbours."""
    PROPORTION = "proportion"
    """A share, with Wilson's interval."""
    OVER_PREDICTION = "over_prediction"
    """Mean stated likelihood less the share that came true, with Wilson's interval of the share."""
    EXPECTED_PEAK = "expected_peak"
    """Mean of expected less reported peak anxiety, with Student's interval of the differences."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a method is described: authors and year, title, and doi."""

    authors: str
    title: str
    doi: str


SOURCES = MappingProxyType(
    {
        Method.ASSOCIATION: (
            Source(
                "Cochrane & Orcutt 1949",
                "Least squares regression with autocorrelated errors",
                "10.1080/01621459.1949.10483290",
            ),
            Source(
                "Lindon, Ham, Tingley & Bojinov 2022",
                "Anytime-valid linear models and regression adjusted causal inference in randomized experiments",
                "10.48550/arXiv.2210.08589",
            ),
            Source(
                "Pérez-Ortiz, Lardy, de Heide & Grünwald 2024",
                "E-statistics, group invariance and anytime-valid testing",
                "10.1214/24-AOS2394",
            ),
        ),
        Method.CHANGE: (
            Source(
                "Zellner & Tiao 1964",
                "Bayesian analysis of the regression model with autocorrelated errors",
                "10.1080/01621459.1964.10480726",
            ),
        ),
        Method.PROPORTION: (
            Source(
                "Wilson 1927",
                "Probable inference, the law of succession, and statistical inference",
                "10.1080/01621459.1927.10502953",
            ),
        ),
        Method.OVER_PREDICTION: (
            Source(
                "Brier 1950",
                "Verification of forecasts expressed in terms of probability",
                "10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
            ),
            Source(
                "Wilson 1927",
                "Probable inference, the law of succession, and statistical inference",
                "10.1080/01621459.1927.10502953",
            ),
        ),
        Method.EXPECTED_PEAK: (Source("Student 1908", "The probable error of a mean", "10.1093/biomet/6.1.1"),),
    }
)
"""By method, the source to name first and those it leans on."""


@dataclass(frozen=True, slots=True)
class Missing:
    """How much more is needed before anything can be said; all zero when there is enough.

    Attributes:
        days: more days with the outcome (or more attempts, where attempts are counted).
        days_with, days_without: more days with and without the factor; both zero where there is none.
        entangled: there are days enough, but the factor always falls on the same weekday or in the same season, so
            that they cannot be told apart.
    """

    days: int = 0
    days_with: int = 0
    days_without: int = 0
    entangled: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether nothing is missing."""
        return self == Missing()


@dataclass(frozen=True, slots=True)
class WhatWouldChange:
    """What would make an estimate fall: so many more days (or attempts) like all before, without any difference.

    Attributes:
        days: after that many the interval would reach zero.
    """

    days: int

    @classmethod
    def of(cls, n: int, estimate: float, margin: float) -> Self | None:
        """Return it for an estimate on `n` days and half its interval; None where zero is reached already.

        What shows no difference adds to all there is and nothing to its sum: after m such days the estimate is n/(n+m)
        of what it was, its margin √(n/(n+m)), and both meet when (n + m)/n is the square of what they were apart.
        """
        further = ceil(n * ((estimate / margin) ** 2 - 1)) if margin > 0 else 0
        return cls(further) if further > 0 else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One estimate and all it rests on.

    Attributes:
        n: days (or attempts) it rests on.
        estimate: in `unit`.
        low, high: its 95 % interval.
        unit: what it is counted in.
        method: how it was made; `SOURCES` says where that comes from.
        n_with, n_without: days with and without the factor, or after and before; both 0 where there are no two sides.
        what_would_change: None where the interval already holds zero, or there is no zero to reach.
        missing: how much more is needed; a caller stays silent until it `is_enough`.
    """

    n: int
    estimate: float
    low: float
    high: float
    unit: str
    method: Method
    n_with: int = 0
    n_without: int = 0
    what_would_change: WhatWouldChange | None = None
    missing: Missing = Missing()

    @property
    def source(self) -> Source:
        """Where the method comes from."""
        return SOURCES[self.method][0]

    @property
    def excludes_zero(self) -> bool:
        """Whether the whole interval lies on one side of zero."""
        return self.low > 0 or self.high < 0

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values, with the source's authors, title and doi."""
        return asdict(self) | {"method": self.method.value, "source": asdict(self.source)}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Return what `to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: if it is something else.
        """
        rest = {key: value for key, value in kept.items() if key != "source"}
        change = rest["what_would_change"]
        return cls(
            **rest
            | {
                "method": Method(rest["method"]),
                "what_would_change": None if change is None else WhatWouldChange(**change),
                "missing": Missing(**rest["missing"]),
            }
        )
