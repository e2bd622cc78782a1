"""The evidence as weighted sums over the columns of the model.

A row has few entries that are not zero, so its products are summed pair by pair of entries, for all rows at once,
instead of by a product of large matrices.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extrovertly_desktop.domain.ladder import MarkKind
from extrovertly_desktop.recommender.design import EXCESS, HABITUATION, PERSON, PRACTICE, SLOPE, Floats, Layout, Whole
from extrovertly_desktop.recommender.steps import Attempt, Mark


@dataclass(slots=True)
class Counts:
    """How often each step (by number) and each category (by column) was done so far."""

    at_step: Floats
    in_category: Floats

    def of(self, layout: Layout, steps: Whole) -> tuple[Floats, Floats]:
        """Return both counts for steps by number."""
        return self.at_step[steps], self.in_category[layout.category_of[steps]]


Entry = tuple[int | Whole, float | Floats]
"""Columns and values of one entry of all rows, a single one being the same in all; one past the last column is none."""


class Evidence:
    """Weighted sums of evidence, with r the residual at the prior mean.

    A row speaks of one step only, so the precision of the step effects is a diagonal; what they share with the columns
    stands in `cross`.

    Attributes:
        shared: X'WX over the layout's columns (p × p).
        cross: X'WZ, with Z telling which step a row speaks of (p × steps).
        single: the diagonal of Z'WZ (steps).
        pull, single_pull: X'Wr and Z'Wr.
        squares: r'Wr.
        amount: what the rows are worth in attempts.
    """

    def __init__(self, layout: Layout) -> None:
        """Begin with no evidence."""
        width, steps = layout.width, len(layout.steps)
        self.layout = layout
        self.shared: Floats = np.zeros((width, width))
        self.cross: Floats = np.zeros((width, steps))
        self.single: Floats = np.zeros(steps)
        self.pull: Floats = np.zeros(width)
        self.single_pull: Floats = np.zeros(steps)
        self.squares = 0.0
        self.amount = 0.0

    def add_entries(self, steps: Whole, entries: Sequence[Entry], target: Floats, weight: Floats) -> None:
        """Add rows of `steps`, given entry by entry: for every entry the columns and the values of all rows."""
        width = self.layout.width + 1  # the last one takes what belongs to no column
        means = np.append(self.layout.means, 0.0)
        residual = target.copy()
        for columns, values in entries:
            residual -= means[columns] * values
        half = np.zeros((width, width))
        cross = np.zeros((width, len(self.single)))
        pull = np.zeros((width, 1))
        nowhere = np.zeros(len(steps), dtype=np.int64)
        for number, (columns, values) in enumerate(entries):
            scaled = weight * values
            _add_products(pull, columns, nowhere, scaled * residual)
            _add_products(cross, columns, steps, scaled)
            for others, factors in entries[: number + 1]:
                _add_products(half, others, columns, scaled * factors / (2 if others is columns else 1))
        self.shared += (half + half.T)[:-1, :-1]
        self.cross += cross[:-1]
        self.pull += pull[:-1, 0]
        self._tally(steps, residual, weight)

    def add_rows(self, steps: Whole, rows: Floats, target: Floats, weight: Floats) -> None:
        """Add dense rows; meant for few."""
        residual = target - rows @ self.layout.means
        weighted = rows * weight[:, None]
        self.shared += np.einsum("np,nq->pq", weighted, rows)
        np.add.at(self.cross.T, steps, weighted)
        self.pull += weighted.T @ residual
        self._tally(steps, residual, weight)

    def _tally(self, steps: Whole, residual: Floats, weight: Floats) -> None:
        self.single += np.bincount(steps, weight, len(self.single))
        self.single_pull += np.bincount(steps, weight * residual, len(self.single))
        self.squares += float(weight @ residual**2)
        # A precise statement about one step tells no more of the noise than one attempt does.
        self.amount += float(np.minimum(weight, 1.0).sum())


def gather(
    layout: Layout, attempts: Sequence[Attempt], marks: Sequence[Mark], today: int
) -> tuple[Evidence, Counts, dict[int, int]]:
    """Return the evidence, how often everything was done, and by step number the day it was last placed by hand.

    Attempts and marks at steps that the layout does not know are passed over.
    """
    evidence = Evidence(layout)
    counts = Counts(np.zeros(len(layout.steps)), np.zeros(layout.width))
    marks = [mark for mark in marks if mark.step in layout.number]
    placed = {layout.number[mark.step]: mark for mark in marks if mark.kind is MarkKind.PLACED}
    known = [attempt for attempt in attempts if attempt.step in layout.number]
    if known:
        _add_attempts(evidence, counts, known, {number: mark.day for number, mark in placed.items()}, today)
    heeded = [m for m in marks if m.kind is not MarkKind.PLACED or placed[layout.number[m.step]] is m]
    if heeded:
        _add_marks(evidence, known, heeded, today)
    return evidence, counts, {number: mark.day for number, mark in placed.items()}


def _add_attempts(
    evidence: Evidence, counts: Counts, attempts: list[Attempt], placed: dict[int, int], today: int
) -> None:
    layout = evidence.layout
    priors = layout.priors
    steps: Whole = np.array([layout.number[a.step] for a in attempts], dtype=np.int64)
    at_step, in_category = _earlier(layout, steps.tolist(), attempts, counts)
    fading = 0.5 ** ((today - np.array([a.day for a in attempts], dtype=float)) / priors.half_life)
    if placed:
        days = np.full(len(layout.steps), -1)
        days[list(placed)] = list(placed.values())
        fading *= np.where(np.array([a.day for a in attempts]) <= days[steps], priors.superseded, 1.0)
    context: list[Whole] = []
    none = layout.width
    missing = np.zeros(len(attempts))
    spreads = (priors.place, priors.people, priors.time)
    written = ([a.place for a in attempts], [a.people for a in attempts], [a.time for a in attempts])
    for columns, values, spread in zip(layout.context, written, spreads, strict=True):
        context.append(np.array([none if v is None else columns.get(v, none) for v in values], dtype=np.int64))
        missing += np.where(context[-1] == none, spread**2, 0.0)  # an unknown context is one more source of noise
    peaks = np.array([np.nan if a.suds is None else a.suds for a in attempts], dtype=float)
    predicted = np.array([np.nan if a.predicted is None else a.predicted for a in attempts], dtype=float)
    of_prediction = np.where(np.isnan(peaks), priors.noise_of_lone_prediction, priors.noise_of_prediction)
    for figures, noise in ((peaks, np.full(len(attempts), priors.noise)), (predicted, of_prediction)):
        told = ~np.isnan(figures)
        here = steps[told]
        entries: list[Entry] = [
            (PERSON, 1.0),
            (SLOPE, layout.slope_of(layout.typical[here])),
            (HABITUATION, np.log1p(at_step[told])),
            (PRACTICE, np.log1p(in_category[told])),
            (layout.category_of[here], 1.0),
            *((column[told], 1.0) for column in context),
        ]
        if figures is predicted:
            entries.append((EXCESS, 1.0))
        weight = fading[told] * priors.noise**2 / (noise[told] ** 2 + missing[told])
        evidence.add_entries(here, entries, figures[told] - layout.typical[here], weight)


def _earlier(layout: Layout, steps: list[int], attempts: list[Attempt], counts: Counts) -> tuple[Floats, Floats]:
    """Return for each attempt how often its step and its category were done before, and bring `counts` up to date."""
    categories = layout.category_of.tolist()
    at_step, in_category = [0] * len(layout.steps), [0] * layout.width
    before_step, before_category = [], []
    for number, attempt in zip(steps, attempts, strict=True):
        category = categories[number]
        before_step.append(at_step[number])
        before_category.append(in_category[category])
        if attempt.attended:
            at_step[number] += 1
            in_category[category] += 1
    counts.at_step += at_step
    counts.in_category += in_category
    return np.array(before_step, dtype=float), np.array(before_category, dtype=float)


def _add_marks(evidence: Evidence, attempts: list[Attempt], marks: list[Mark], today: int) -> None:
    """Add what was said of steps, each as it stood on the day it was said."""
    layout = evidence.layout
    priors = layout.priors
    step_days: dict[str, list[int]] = {}
    category_days: dict[str, list[int]] = {}
    for attempt in attempts:
        if attempt.attended:
            step_days.setdefault(attempt.step, []).append(attempt.day)
            category_days.setdefault(layout.steps[layout.number[attempt.step]].category, []).append(attempt.day)
    numbers = np.array([layout.number[mark.step] for mark in marks], dtype=np.int64)
    at_step, in_category = [], []
    for mark in marks:
        category = layout.steps[layout.number[mark.step]].category
        at_step.append(sum(day <= mark.day for day in step_days.get(mark.step, ())))
        in_category.append(sum(day <= mark.day for day in category_days.get(category, ())))
    rows = layout.rows(numbers, np.array(at_step, dtype=float), np.array(in_category, dtype=float))
    for row, number in zip(rows, numbers, strict=True):
        layout.add_context(row, int(number), (None, None, None))
    shift = {MarkKind.PLACED: 0.0, MarkKind.TOO_MUCH: priors.feedback_step, MarkKind.TOO_EASY: -priors.feedback_step}
    noise = np.array(
        [priors.noise_of_placing if m.kind is MarkKind.PLACED else priors.noise_of_feedback for m in marks]
    )
    target = np.array([mark.suds + shift[mark.kind] for mark in marks]) - layout.typical[numbers]
    fading = 0.5 ** ((today - np.array([mark.day for mark in marks], dtype=float)) / priors.half_life)
    evidence.add_rows(numbers, rows, target, fading * (priors.noise / noise) ** 2)


def _add_products(sums: Floats, first: int | Whole, second: int | Whole, product: Floats) -> None:
    """Add products of two entries to their cells; a cell may come many times, which plain indexing would count once."""
    height, width = sums.shape
    if isinstance(first, int) and isinstance(second, int):
        sums[first, second] += product.sum()
    elif isinstance(first, int):
        sums[first] += np.bincount(second, product, width)
    elif isinstance(second, int):
        sums[:, second] += np.bincount(first, product, height)
    else:
        sums += np.bincount(first * width + second, product, height * width).reshape(height, width)
