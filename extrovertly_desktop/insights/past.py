"""How much was known of a factor at each earlier look, without measuring it all again."""

import numpy as np

from extrovertly_desktop.insights.lives import Life
from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.series import WEEK


def informed_looks(life: Life, column: int, information: float, rules: Rules) -> list[float]:
    """Return the information on a factor at each weekly look that it was ready for, up to `information` at the last.

    It grows with n₁ n₂ / (n₁ + n₂), where n₁ and n₂ are the days with and without so far.
    """
    told = ~np.isnan(life.outcome)
    with_ = np.cumsum(told & (life.held[:, column] == 1))[WEEK - 1 :: WEEK].astype(np.float64)
    without = np.cumsum(told & (life.held[:, column] == 0))[WEEK - 1 :: WEEK].astype(np.float64)
    days = np.cumsum(told)[WEEK - 1 :: WEEK]
    ready = (days >= rules.least_days) & (with_ >= rules.least_side) & (without >= rules.least_side)
    sizes = (with_ * without / np.maximum(with_ + without, 1.0))[ready]
    grown: list[float] = (information * sizes / sizes[-1]).tolist()
    return grown
