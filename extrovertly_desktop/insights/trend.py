"""Whether a person's figure of the last weeks differs from the weeks before."""

from extrovertly_desktop.insights.evidence import Evidence
from extrovertly_desktop.insights.series import DailySeries

RECENT, BEFORE = 28, 56
"""Days: the last four weeks, and the eight before them."""


def change(series: DailySeries, week_index: int, recent: int = RECENT, before: int = BEFORE) -> Evidence:
    """Return mean of the `recent` last days up to the end of a week less the mean of the `before` days before them.

    `n_with` counts the recent days that have a figure and `n_without` the earlier ones. Where `missing` is not enough,
    estimate and interval are NaN.

    Raises:
        ValueError: if the week is not over.
    """
    raise NotImplementedError
