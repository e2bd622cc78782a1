"""The columns of the model: which effect stands where, what is believed of it beforehand, and rows over them.

Columns are for effects that steps share. The effect of a single step has no column: it is held apart, by its number.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from extrovertly_desktop.recommender.priors import Priors
from extrovertly_desktop.recommender.steps import ANY_TIME, ANYWHERE, Attempt, Step

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

PERSON, SLOPE, HABITUATION, PRACTICE, EXCESS = range(5)
_FREE = 5
_CENTRE, _SPAN = 50.0, 25.0
NOWHERE = frozenset({ANY_TIME, ANYWHERE})
KINDS = ("place", "people", "time")


class Layout:
    """Which column stands for what, and what is believed of each before any evidence."""

    def __init__(
        self, steps: Sequence[Step], attempts: Sequence[Attempt], comfort: Mapping[str, float], priors: Priors
    ) -> None:
        """Lay out the columns for all steps, their categories, and every context value planned or visited."""
        self.priors = priors
        self.steps = tuple(steps)
        self.number = {step.key: number for number, step in enumerate(steps)}
        categories = sorted({step.category for step in steps})
        planned = (
            {value for step in steps for value in step.places},
            {value for step in steps for value in step.people},
            {value for step in steps for value in step.times},
        )
        visited = ({a.place for a in attempts}, {a.people for a in attempts}, {a.time for a in attempts})
        groups: list[Iterable[str]] = [categories]
        for plans, visits in zip(planned, visited, strict=True):
            groups.append(sorted(value for value in plans | visits if value is not None and value not in NOWHERE))
        spreads = (priors.category, priors.place, priors.people, priors.time)
        sds = [priors.person, priors.slope, priors.habituation, priors.practice, priors.excess]
        columns: list[dict[str, int]] = []
        for group, spread in zip(groups, spreads, strict=True):
            columns.append({name: len(sds) + place for place, name in enumerate(group)})
            sds += [spread] * len(columns[-1])
        self.category = columns[0]
        self.context = columns[1:]
        self.width = len(sds)
        self.sds: Floats = np.array(sds)
        self.ease = {category: ease for category, ease in comfort.items() if ease and category in self.category}
        self.means: Floats = np.zeros(self.width)
        self.means[[HABITUATION, PRACTICE, EXCESS]] = (
            priors.habituation_mean,
            priors.practice_mean,
            priors.excess_mean,
        )
        for category, ease in self.ease.items():
            self.means[self.category[category]] = -priors.comfort * min(max(ease, -1.0), 1.0)
        self.typical: Floats = np.array([step.typical_suds for step in steps], dtype=float)
        self.category_of: Whole = np.array([self.category[step.category] for step in steps], dtype=np.int64)

    def slope_of(self, typical: Floats) -> Floats:
        """Return how far typical figures lie from the middle, in the unit of the slope."""
        result: Floats = (typical - _CENTRE) / _SPAN
        return result

    def rows(self, steps: Whole, at_step: Floats, in_category: Floats) -> Floats:
        """Return dense rows without context for steps (numbers), given how often each was done before."""
        rows = np.zeros((len(steps), self.width))
        rows[:, PERSON] = 1.0
        rows[:, SLOPE] = self.slope_of(self.typical[steps])
        rows[:, HABITUATION] = np.log1p(at_step)
        rows[:, PRACTICE] = np.log1p(in_category)
        rows[np.arange(len(steps)), self.category_of[steps]] = 1.0
        return rows

    def add_context(self, row: Floats, number: int, values: Sequence[str | None]) -> None:
        """Write a context (place, people, time) into a row; where one is None, the mean over the step's own."""
        step = self.steps[number]
        for columns, own, value in zip(self.context, (step.places, step.people, step.times), values, strict=True):
            for item in own if value is None else (value,):
                column = columns.get(item)
                if column is not None:
                    row[column] += 1.0 / len(own) if value is None else 1.0
