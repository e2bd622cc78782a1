"""Whether a person's figure of the last weeks differs from the weeks before.

The estimate is the plain difference of two means, as anyone would reckon it. Its interval takes neighbouring days to
resemble each other by an error of order one, so that for each φ

    Var = σ² c'Rc,      c = 1/n₁ for the last days and −1/n₂ for those before,      R(s, t) = φ^|s−t|,

with n − 2 degrees of freedom for σ. So few days do not tell φ well, so Student's distributions for all φ from 0 up are
mixed, each by its residual likelihood (Zellner & Tiao 1964, doi 10.1080/01621459.1964.10480726): taking the likeliest φ
for the true one would make the interval too narrow.
"""

from dataclasses import dataclass
from math import ceil, nan, sqrt

from extrovertly_desktop.insights.evidence import Evidence, Method, Missing
from extrovertly_desktop.insights.series import WEEK, DailySeries
from extrovertly_desktop.insights.student import t_cdf

RECENT, BEFORE = 28, 56
"""Days: the last four weeks, and the eight before them."""
LEAST_SHARE = 0.5
"""The share of days, in both parts, that must have a figure."""
FALSE_PER_YEAR = 0.05
"""With a look a week, the chance that a year in which nothing changes is told a change."""
_LOOKS_PER_YEAR = 52
_PHIS = tuple(number / 20 for number in range(20))
"""0, 0.05 … 0.95."""
_LEVEL, _FINE, _FLAT = 0.95, 1e-9, 1e-9


def change(series: DailySeries, week_index: int, recent: int = RECENT, before: int = BEFORE) -> Evidence:
    """Return mean of the `recent` last days up to the end of a week less mean of the `before` days before them.

    `n_with` counts the recent days that have a figure and `n_without` the earlier ones. Where `missing` is not enough,
    estimate and interval are NaN.

    Raises:
        ValueError: if the week is not over.
    """
    first, last, missing = _sides(series, week_index, recent, before)
    estimate = margin = nan
    if missing.is_enough:
        estimate, errors = _difference(first, last)
        margin = errors.reach(_LEVEL)
    return Evidence(
        n=len(last) + len(first),
        estimate=estimate,
        low=estimate - margin,
        high=estimate + margin,
        unit=series.unit,
        method=Method.CHANGE,
        n_with=len(last),
        n_without=len(first),
        missing=missing,
    )


def stands_out(series: DailySeries, week_index: int, recent: int = RECENT, before: int = BEFORE) -> bool:
    """Whether a change is so clear that it may be told although it is looked for every week.

    Each of a year's looks may spend a fifty-second of `FALSE_PER_YEAR` (Bonferroni), on this outcome alone.

    Raises:
        ValueError: if the week is not over.
    """
    first, last, missing = _sides(series, week_index, recent, before)
    if not missing.is_enough:
        return False
    estimate, errors = _difference(first, last)
    return errors.chance_beyond(abs(estimate)) < FALSE_PER_YEAR / _LOOKS_PER_YEAR


@dataclass(frozen=True, slots=True)
class _Errors:
    """How far an estimate may be off: Student's distributions about zero, each with its weight.

    Attributes:
        weights: of each distribution; they sum to one.
        scales: their standard errors.
        dof: the degrees of freedom of all.
    """

    weights: tuple[float, ...]
    scales: tuple[float, ...]
    dof: float

    def chance_beyond(self, distance: float) -> float:
        """Return the chance of being off by more than a distance, to either side."""
        if not distance > 0:
            return 1.0
        return sum(
            2 * weight * t_cdf(-distance / scale, self.dof) if scale > 0 else 0.0
            for weight, scale in zip(self.weights, self.scales, strict=True)
        )

    def reach(self, level: float) -> float:
        """Return the distance within which it is off with a chance of `level`."""
        low, high = 0.0, max(self.scales)
        while self.chance_beyond(high) > 1 - level:
            low, high = high, 2 * high
        while high - low > _FINE * high:
            middle = (low + high) / 2
            low, high = (middle, high) if self.chance_beyond(middle) > 1 - level else (low, middle)
        return high


Told = list[tuple[int, float]]
"""Days that have a figure, and the figures."""


def _sides(series: DailySeries, week_index: int, recent: int, before: int) -> tuple[Told, Told, Missing]:
    """Return what was told before and what lately, and what is missing on each side."""
    if not 0 <= week_index < series.weeks:
        raise ValueError("That week is not over yet.")
    end = WEEK * (week_index + 1)
    start = max(end - recent, 0)
    first, last = _told(series, range(max(start - before, 0), start)), _told(series, range(start, end))
    short = max(ceil(LEAST_SHARE * recent) - len(last), 0), max(ceil(LEAST_SHARE * before) - len(first), 0)
    return first, last, Missing(sum(short), *short)


def _told(series: DailySeries, days: range) -> Told:
    return [(day, value) for day in days if (value := series.outcome[day]) is not None]


def _difference(first: Told, last: Told) -> tuple[float, _Errors]:
    """Return the difference of two means, and how far it may be off."""
    # Imported here: numpy is slow to load, and nobody needs it before the first look.
    import numpy as np  # noqa: PLC0415

    from extrovertly_desktop.insights.whitening import Likeness  # noqa: PLC0415

    days, values = (np.array(column) for column in zip(*first, *last, strict=True))
    is_last = np.arange(len(days)) >= len(first)
    sides = np.column_stack((~is_last, is_last)).astype(np.float64)
    weights = np.where(is_last, 1 / len(last), -1 / len(first))
    estimate = float(weights @ values)
    scale = float(np.std(values))
    if scale <= _FLAT * (1 + float(np.abs(values).max())):
        return 0.0, _Errors((1.0,), (0.0,), 1.0)
    likeness = Likeness((values - values.mean()) / scale, sides, days)
    fits = [likeness.fit(phi) for phi in _PHIS]
    # c'Rc as a sum over lags, the days without a figure weighing nothing.
    filled = np.bincount(days - days[0], weights)
    alike = np.correlate(filled, filled, "full")[len(filled) - 1 :] * np.where(np.arange(len(filled)), 2.0, 1.0)
    dof = len(days) - 2.0
    scales = tuple(
        scale * sqrt(squares / dof * float(phi ** np.arange(len(filled), dtype=np.float64) @ alike))
        for phi, (_, squares) in zip(_PHIS, fits, strict=True)
    )
    likelihoods = np.array([likelihood for likelihood, _ in fits])
    shares = np.exp(likelihoods - likelihoods.max())
    return estimate, _Errors(tuple((shares / shares.sum()).tolist()), scales, dof)
