"""What this person will meet at each step: a Bayesian linear model with normal effects and one learned scale of noise.

For a step m and a context (place, people, time), the peak anxiety in SUDS is

    y = typical(m) + person + slope · (typical(m) − 50)/25 + category + step(m) + place + people + time
        + habituation · log(1 + earlier attempts at m) + practice · log(1 + earlier attempts in the category) + noise

Every effect has a normal prior about zero (habituation and practice about a fall), so a category or a context that was
seldom met leans on the others: partial pooling (Gelman & Hill 2007, *Data Analysis Using Regression and
Multilevel/Hierarchical Models*, ch. 12). With X the rows of the evidence, W their weights and Λ₀ the prior precision,
all measured in the noise σ², the posterior is closed (normal–inverse-gamma; Murphy 2012, *Machine Learning: A
Probabilistic Perspective*, §7.6.3):

    Λ = Λ₀ + X'WX      δ = Λ⁻¹ X'W r      a = a₀ + n/2      b = b₀ + (r'Wr − δ'Λδ)/2

where r is the residual at the prior mean and δ the posterior mean's distance from it. The next figure is Student-t with
2a degrees of freedom.

Each row speaks of one step only, so the block of Λ that belongs to the step effects is a diagonal D. With A the block
of the shared effects and B what lies between, only S = A − B D⁻¹ B' (some fifty rows) has to be inverted; for a row of
shared part u and step m

    x'Λ⁻¹x = 1/Dₘ + (u − Bₘ/Dₘ)' S⁻¹ (u − Bₘ/Dₘ).

Predictions that the person wrote down are evidence of the same sum plus an excess of their own, since people mostly
expect more than comes. Rungs put in place by hand and feedback are evidence about the step in general. Older evidence
weighs less, by half after `Priors.half_life` days.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from extrovertly_desktop.domain.recommendation import Expectation
from extrovertly_desktop.recommender.design import (
    HABITUATION,
    KINDS,
    PERSON,
    PRACTICE,
    SLOPE,
    Floats,
    Layout,
    Whole,
)
from extrovertly_desktop.recommender.evidence import Counts, gather
from extrovertly_desktop.recommender.priors import Priors
from extrovertly_desktop.recommender.steps import Attempt, Mark, Step

Context = tuple[str | None, str | None, str | None]
"""Place, people and time; None where nothing is said."""
NO_CONTEXT: Context = (None, None, None)
_NINETIETH = 1.2815515655446004
"""The 90th percentile of the standard normal."""


def fit(
    steps: Sequence[Step],
    attempts: Sequence[Attempt],
    marks: Sequence[Mark] = (),
    *,
    today: int,
    comfort: Mapping[str, float] = MappingProxyType({}),
    priors: Priors | None = None,
) -> "Estimates":
    """Learn from all that was met and said.

    Args:
        steps: all steps that evidence may speak of, locked and hidden ones too; evidence on others is passed over.
        attempts: concluded attempts, oldest first.
        marks: corrections by hand, oldest first. Of those that place a rung only the last of each step counts, and
            evidence on that step from before then counts less.
        today: the local day as an ordinal, from which the age of evidence is reckoned.
        comfort: by category how at ease the person said they were at the start, −1 (hard) to 1 (easy); others are 0.
        priors: what is believed beforehand.
    """
    layout = Layout(steps, attempts, comfort, priors or Priors())
    evidence, counts, placed = gather(layout, attempts, marks, today)
    noise, strength = layout.priors.noise, layout.priors.strength
    shared = evidence.shared
    shared[np.diag_indices(layout.width)] += (noise / layout.sds) ** 2
    single = evidence.single + (noise / layout.priors.step) ** 2
    lean = evidence.cross / single
    covariance: Floats = np.asarray(np.linalg.inv(shared - _product(lean, evidence.cross.T)), dtype=np.float64)
    delta = covariance @ (evidence.pull - lean @ evidence.single_pull)
    singles = (evidence.single_pull - delta @ evidence.cross) / single
    explained = float(delta @ evidence.pull + singles @ evidence.single_pull)
    shape = (strength + evidence.amount) / 2
    rate = strength * noise**2 / 2 + max(evidence.squares - explained, 0.0) / 2
    posterior = Posterior(layout.means + delta, singles, covariance, lean, single, rate / shape, 2 * shape)
    return Estimates(layout, counts, placed, posterior)


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is believed after the evidence; precisions and covariances are in units of the noise.

    Attributes:
        effects: means of the shared effects (p), SUDS.
        singles: means of the step effects, SUDS.
        covariance: S⁻¹, of the shared effects (p × p).
        lean: B D⁻¹: how far a step's effect leans on the shared ones (p × steps).
        single: D, the precision of each step's effect once the shared ones are given.
        variance: the noise of one attempt, SUDS².
        dof: degrees of freedom of the next figure.
    """

    effects: Floats
    singles: Floats
    covariance: Floats
    lean: Floats
    single: Floats
    variance: float
    dof: float


class Estimates:
    """What is known of a person after the evidence.

    Attributes:
        steps: the steps it speaks of.
        dof: degrees of freedom of the next figure.
        noise: standard deviation of one peak about its expectation, SUDS.
        placed: by step number the day on which it was last put in place by hand.
        ease: by category how at ease the person said they were, −1 to 1; never 0.
    """

    def __init__(self, layout: Layout, counts: Counts, placed: Mapping[int, int], posterior: Posterior) -> None:
        """Speak of the layout's steps, done as often as `counts` says."""
        self.steps = layout.steps
        self.placed = placed
        self.ease = layout.ease
        self.dof = posterior.dof
        self.noise = math.sqrt(posterior.variance)
        self._layout = layout
        self._counts = counts
        self._posterior = posterior
        self._reach = _ninetieth(posterior.dof)

    def number(self, key: str) -> int:
        """Return the place of a step among `steps`; KeyError when there is none."""
        return self._layout.number[key]

    def expect(
        self, step: str, place: str | None = None, people: str | None = None, time: str | None = None
    ) -> Expectation:
        """Return what to expect at a step, in a context or, where it is left open, on average over the step's own.

        Raises:
            KeyError: when the step is not known.
        """
        return self.expect_all([self.number(step)], [(place, people, time)])[0]

    def expect_all(
        self, numbers: Sequence[int] | None = None, contexts: Sequence[Context] | None = None
    ) -> list[Expectation]:
        """Return what to expect at steps by number (all of them when None), each in its context (or in none)."""
        chosen = range(len(self.steps)) if numbers is None else numbers
        within = [NO_CONTEXT] * len(chosen) if contexts is None else contexts
        rows = self.rows(chosen, within)
        means, sds = self.latent(rows, chosen)
        reach = self._reach * np.sqrt(sds**2 + self.noise**2)
        lows, highs = np.clip(means - reach, 0, 100).tolist(), np.clip(means + reach, 0, 100).tolist()
        middles = np.clip(means, 0, 100).tolist()
        return [
            Expectation(mean, low, high, sd, self._parts(row, number))
            for mean, low, high, sd, row, number in zip(middles, lows, highs, sds.tolist(), rows, chosen, strict=True)
        ]

    def rows(self, numbers: Sequence[int], contexts: Sequence[Context]) -> Floats:
        """Return the rows of steps by number as they stand now, each in its context (n × columns)."""
        chosen: Whole = np.array(numbers, dtype=np.int64)
        rows = self._layout.rows(chosen, *self._counts.of(self._layout, chosen))
        for row, number, context in zip(rows, numbers, contexts, strict=True):
            self._layout.add_context(row, number, context)
        return rows

    def latent(self, rows: Floats, numbers: Sequence[int]) -> tuple[Floats, Floats]:
        """Return mean and standard deviation of the expectation itself, without the noise of one attempt (SUDS)."""
        posterior, chosen = self._posterior, list(numbers)
        means: Floats = self._layout.typical[chosen] + rows @ posterior.effects + posterior.singles[chosen]
        apart = rows - posterior.lean.T[chosen]
        spread = 1 / posterior.single[chosen] + np.einsum("np,np->n", _product(apart, posterior.covariance), apart)
        return means, self.noise * np.sqrt(spread)

    def drawn(self, rows: Floats, numbers: Sequence[int], chance: random.Random) -> Floats:
        """Return one joint draw of the expectations: what may be true, as likely as it is believed (Thompson 1933).

        The shared effects are drawn together, then each step's own, so that two rows of a step share it.
        """
        posterior, chosen = self._posterior, list(numbers)
        means, _ = self.latent(rows, numbers)
        normals = np.array([chance.gauss(0, 1) for _ in posterior.effects])
        shared = np.linalg.cholesky(posterior.covariance) @ normals
        single = np.array([chance.gauss(0, 1) for _ in self.steps]) / np.sqrt(posterior.single)
        moved = (rows - posterior.lean.T[chosen]) @ shared + single[chosen]
        result: Floats = means + self.noise * moved
        return result

    def _parts(self, row: Floats, number: int) -> dict[str, float]:
        layout, terms = self._layout, row * self._posterior.effects
        parts = {
            "typical": float(layout.typical[number]),
            "person": float(terms[PERSON] + terms[SLOPE]),
            "category": float(terms[layout.category_of[number]]),
            "step": float(self._posterior.singles[number]),
            "repetition": float(terms[HABITUATION] + terms[PRACTICE]),
        }
        for kind, columns in zip(KINDS, layout.context, strict=True):
            here = list(columns.values())
            parts[kind] = float(terms[here].sum())
        return parts


def _product(left: Floats, right: Floats) -> Floats:
    """Return a product of small matrices without BLAS, whose threads cost more to wake than the sum takes."""
    result: Floats = np.einsum("ij,jk->ik", left, right)
    return result


def _ninetieth(dof: float) -> float:
    """Return the 90th percentile of Student's t by its expansion about the normal (Abramowitz & Stegun 26.7.5)."""
    z = _NINETIETH
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / dof + second / dof**2 + third / dof**3
