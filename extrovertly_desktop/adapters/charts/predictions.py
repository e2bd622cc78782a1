"""Prediction beside outcome: what was feared, and what came of it. Every figure carries its own n."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.insights.proportions import wilson

LEAST_ATTEMPTS = 3
"""Below this nothing is claimed."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How often the worst worry came true, among the attempts that say."""

    n: int
    no: int
    partly: int
    yes: int


@dataclass(frozen=True, slots=True)
class SudsComparison:
    """Mean expected and mean highest anxiety (SUDS 0–100), over the attempts that have both."""

    n: int
    expected: float
    peak: float


@dataclass(frozen=True, slots=True)
class LikelihoodComparison:
    """Stated likelihood against what happened, over the attempts that have both.

    Attributes:
        n: how many attempts.
        stated: mean stated likelihood, percent.
        partly, yes: how often the worry came true in part, and fully.
        low, high: Wilson's 95 % interval of the rate at which it came true at least in part, percent.
    """

    n: int
    stated: float
    partly: int
    yes: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """How often it came true at least in part, percent."""
        return 100.0 * (self.partly + self.yes) / self.n


@dataclass(frozen=True, slots=True)
class PredictionSeries:
    """The attempts of a span, oldest first, and what they amount to; a figure on too few attempts is None.

    Attributes:
        attempts: those the person went to; staying away tests no prediction.
        drawn: those with an expected or a highest anxiety.
    """

    attempts: tuple[Exposure, ...]
    drawn: tuple[Exposure, ...]
    verdicts: Verdicts | None
    suds: SudsComparison | None
    likelihood: LikelihoodComparison | None

    @property
    def says_something(self) -> bool:
        """Whether there is anything to claim or to draw: a single attempt is drawn, and nothing claimed of it."""
        return self.verdicts is not None or bool(self.drawn)


def prediction_series(exposures: Iterable[Exposure], span: Span) -> PredictionSeries:
    """Return the attempts of a span and what they amount to."""
    attempts = tuple(
        item
        for item in exposures
        if not item.is_open and item.attendance is not Attendance.DID_NOT_GO and span.holds(ordinal(item.local_date))
    )
    drawn = tuple(item for item in attempts if item.expected_suds is not None or item.peak_suds is not None)
    return PredictionSeries(attempts, drawn, _verdicts(attempts), _suds(attempts), _likelihood(attempts))


def _verdicts(attempts: Sequence[Exposure]) -> Verdicts | None:
    tally = Counter(item.came_true for item in attempts if item.came_true is not None)
    n = tally.total()
    if n < LEAST_ATTEMPTS:
        return None
    return Verdicts(n, tally[CameTrue.NO], tally[CameTrue.PARTLY], tally[CameTrue.YES])


def _suds(attempts: Sequence[Exposure]) -> SudsComparison | None:
    pairs = [
        (item.expected_suds, item.peak_suds)
        for item in attempts
        if item.expected_suds is not None and item.peak_suds is not None
    ]
    n = len(pairs)
    if n < LEAST_ATTEMPTS:
        return None
    return SudsComparison(n, sum(expected for expected, _ in pairs) / n, sum(peak for _, peak in pairs) / n)


def _likelihood(attempts: Sequence[Exposure]) -> LikelihoodComparison | None:
    pairs = [
        (item.likelihood, item.came_true)
        for item in attempts
        if item.likelihood is not None and item.came_true is not None
    ]
    n = len(pairs)
    if n < LEAST_ATTEMPTS:
        return None
    tally = Counter(verdict for _, verdict in pairs)
    partly, yes = tally[CameTrue.PARTLY], tally[CameTrue.YES]
    low, high = wilson(partly + yes, n)
    return LikelihoodComparison(n, sum(stated for stated, _ in pairs) / n, partly, yes, 100 * low, 100 * high)
