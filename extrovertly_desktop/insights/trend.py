"""Whether a person's figure of the last weeks differs from the weeks before.

The estimate is the plain difference of two means, as anyone would reckon it. Its interval takes neighbouring days to
resemble each other by an error of order one, whose φ is the one of greatest residual likelihood (see `whitening`), so

    Var = σ² c'Rc,      c = 1/n₁ for the last days and −1/n₂ for those before,      R(s, t) = φ^|s−t|,

and Student's t has as many degrees of freedom as days would have that are independent, n (1 − φ)/(1 + φ), less two
(Bayley & Hammersley 1946, doi 10.2307/2983560).
"""

from math import ceil, nan, sqrt

from extrovertly_desktop.insights.evidence import Evidence, Method, Missing
from extrovertly_desktop.insights.series import WEEK, DailySeries
from extrovertly_desktop.insights.student import reach

RECENT, BEFORE = 28, 56
"""Days: the last four weeks, and the eight before them."""
LEAST_SHARE = 0.5
"""The share of days, in both parts, that must have a figure."""
FALSE_PER_YEAR = 0.05
"""With a look a week, the chance that a year in which nothing changes is told a change."""
_LOOKS_PER_YEAR = 52


def change(series: DailySeries, week_index: int, recent: int = RECENT, before: int = BEFORE) -> Evidence:
    """Return mean of the `recent` last days up to the end of a week less mean of the `before` days before them.

    `n_with` counts the recent days that have a figure and `n_without` the earlier ones. Where `missing` is not enough,
    estimate and interval are NaN.

    Raises:
        ValueError: if the week is not over.
    """
    return _compare(series, week_index, recent, before)[0]


def stands_out(series: DailySeries, week_index: int, recent: int = RECENT, before: int = BEFORE) -> bool:
    """Whether a change is so clear that it may be told although it is looked for every week.

    Each of a year's looks may spend a fifty-second of `FALSE_PER_YEAR` (Bonferroni), on this outcome alone.
    """
    evidence, dof = _compare(series, week_index, recent, before)
    if not evidence.missing.is_enough:
        return False
    margin = (evidence.high - evidence.low) / 2
    return abs(evidence.estimate) * reach(dof) > margin * reach(dof, 1 - FALSE_PER_YEAR / _LOOKS_PER_YEAR)


def _compare(series: DailySeries, week_index: int, recent: int, before: int) -> tuple[Evidence, float]:
    """Return the evidence on a change and the degrees of freedom it rests on."""
    if not 0 <= week_index < series.weeks:
        raise ValueError("That week is not over yet.")
    end = WEEK * (week_index + 1)
    start = max(end - recent, 0)
    last = _told(series, range(start, end))
    first = _told(series, range(max(start - before, 0), start))
    short = max(ceil(LEAST_SHARE * recent) - len(last), 0), max(ceil(LEAST_SHARE * before) - len(first), 0)
    estimate = margin = dof = nan
    if not any(short):
        estimate, error, dof = _difference(first, last)
        margin = reach(dof) * error
    evidence = Evidence(
        n=len(last) + len(first),
        estimate=estimate,
        low=estimate - margin,
        high=estimate + margin,
        unit=series.unit,
        method=Method.CHANGE,
        n_with=len(last),
        n_without=len(first),
        missing=Missing(sum(short), *short),
    )
    return evidence, dof


def _told(series: DailySeries, days: range) -> list[tuple[int, float]]:
    return [(day, value) for day in days if (value := series.outcome[day]) is not None]


def _difference(first: list[tuple[int, float]], last: list[tuple[int, float]]) -> tuple[float, float, float]:
    """Return the difference of two means, its standard error and the degrees of freedom."""
    # Imported here: numpy is slow to load, and nobody needs it before the first look.
    import numpy as np  # noqa: PLC0415

    from extrovertly_desktop.insights.whitening import estimate_phi, whiten  # noqa: PLC0415

    days, values = (np.array(column) for column in zip(*first, *last, strict=True))
    is_last = np.arange(len(days)) >= len(first)
    sides = np.column_stack((~is_last, is_last)).astype(np.float64)
    centred = values - values.mean()
    scale = float(np.std(centred)) or 1.0
    phi = estimate_phi(centred / scale, sides, days)
    white = whiten(np.column_stack((sides, centred)), days, phi)
    residuals = white[:, 2] - white[:, :2] @ np.linalg.lstsq(white[:, :2], white[:, 2])[0]
    variance = float(residuals @ residuals) / (len(days) - 2)
    weights = np.where(is_last, 1 / len(last), -1 / len(first))
    alike = phi ** np.abs(days[:, None] - days[None, :]).astype(np.float64)
    error = sqrt(variance * float(weights @ alike @ weights))
    independent = len(days) * (1 - phi) / (1 + phi)
    return float(weights @ values), error, max(independent - 2, 1.0)
