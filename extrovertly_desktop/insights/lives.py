"""A daily series as arrays, made once and cut at the end of every week."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extrovertly_desktop.insights.series import WEEK, DailySeries, Kind
from extrovertly_desktop.insights.whitening import Floats

UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Life:
    """All days of a life.

    Attributes:
        first_day: ordinal of the first.
        outcome: one figure a day; NaN where there is none.
        keys, kinds: the factors, by key.
        held: days × factors: 1 held, 0 not held, −1 unknown.
        unit: what the outcome is counted in.
    """

    first_day: int
    outcome: Floats
    keys: tuple[str, ...]
    kinds: tuple[Kind, ...]
    held: npt.NDArray[np.int8]
    unit: str

    @classmethod
    def of(cls, series: DailySeries) -> "Life":
        """Read a series; its factors are put in order by key, so that their order does not matter."""
        factors = sorted(series.factors, key=lambda factor: factor.key)
        outcome = np.array([np.nan if value is None else value for value in series.outcome], dtype=np.float64)
        held = np.full((len(outcome), len(factors)), UNKNOWN, dtype=np.int8)
        for column, factor in enumerate(factors):
            held[:, column] = [UNKNOWN if day is None else int(day) for day in factor.days]
        keys, kinds = tuple(factor.key for factor in factors), tuple(factor.kind for factor in factors)
        return cls(series.first_day, outcome, keys, kinds, held, series.unit)

    @property
    def weeks(self) -> int:
        """How many weeks are over."""
        return len(self.outcome) // WEEK

    def until(self, week: int) -> "Life":
        """Return the days up to the end of a week."""
        end = WEEK * (week + 1)
        return Life(self.first_day, self.outcome[:end], self.keys, self.kinds, self.held[:end], self.unit)
