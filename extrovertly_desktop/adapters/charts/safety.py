"""Safety behaviours: in how many attempts any was used, over time, and what became of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extrovertly_desktop.adapters.charts.bins import Step, bins_of, start_of, step_for
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.exposure import Attendance, Exposure
from extrovertly_desktop.insights.proportions import wilson

_MOST = {Step.WEEK: 14, Step.MONTH: 40, Step.QUARTER: 44, Step.YEAR: 1000}
"""Bins side by side: coarser than for counts, since a share wants attempts to stand on."""


@dataclass(frozen=True, slots=True)
class Share:
    """How often out of how many, with Wilson's 95 % interval in percent (see `wilson`); n is at least 1."""

    hits: int
    n: int

    @property
    def percent(self) -> float:
        """The share, 0–100."""
        return 100.0 * self.hits / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """From and to, 0–100."""
        low, high = wilson(self.hits, self.n)
        return 100.0 * low, 100.0 * high


@dataclass(frozen=True, slots=True)
class SafetyBin:
    """The attempts of one stretch of days; `with_any` is None when there were none: a gap, not a zero."""

    span: Span
    with_any: Share | None


@dataclass(frozen=True, slots=True)
class SafetyBehaviour:
    """One behaviour, in the words it was noted with.

    Attributes:
        used: in how many attempts it was used.
        planned: in how many attempts it was meant to be dropped.
        dropped: in how many of those it was not used.
    """

    text: str
    used: int
    planned: int
    dropped: int


@dataclass(frozen=True, slots=True)
class SafetySeries:
    """Safety behaviours over a span.

    Attributes:
        span: the days that were asked for.
        step: how long a bin is.
        bins: whole stretches, oldest first.
        overall: attempts with any safety behaviour, of all attempts; None without attempts.
        dropped: behaviours that were meant to be dropped and were not used, of those meant to be; None without any.
        behaviours: each that was used or meant to be dropped, the one noted in most attempts first.
    """

    span: Span
    step: Step
    bins: tuple[SafetyBin, ...]
    overall: Share | None
    dropped: Share | None
    behaviours: tuple[SafetyBehaviour, ...]

    @property
    def says_something(self) -> bool:
        """Whether any safety behaviour was ever noted: without, nothing is known of them, not that none was used."""
        return bool(self.behaviours)


def safety_series(exposures: Iterable[Exposure], span: Span, first_weekday: int = 0) -> SafetySeries:
    """Return what is known of safety behaviours in the attempts of a span; staying away is no attempt.

    An attempt without any noted counts as one without: the debrief asks each time, and leaving it empty is the answer.
    Of one behaviour noted twice in an attempt, one counts.
    """
    step = step_for(span, _MOST)
    spans = bins_of(span, step, first_weekday)
    gone = [
        item
        for item in exposures
        if item.attendance not in {None, Attendance.DID_NOT_GO} and span.holds(ordinal(item.local_date))
    ]
    n, hits = Counter[int](), Counter[int]()
    used, planned, dropped = Counter[str](), Counter[str](), Counter[str]()
    noted = Counter[str]()
    for item in gone:
        start = start_of(ordinal(item.local_date), step, first_weekday)
        did, meant = set(item.safety_behaviours_used), set(item.safety_behaviours_to_drop)
        n[start] += 1
        hits[start] += bool(did)
        used.update(did)
        planned.update(meant)
        dropped.update(meant - did)
        noted.update(did | meant)
    order = sorted(noted, key=lambda text: (-noted[text], -used[text], text))
    return SafetySeries(
        span,
        step,
        tuple(SafetyBin(item, _share(hits[item.first], n[item.first])) for item in spans),
        _share(hits.total(), n.total()),
        _share(dropped.total(), planned.total()),
        tuple(SafetyBehaviour(text, used[text], planned[text], dropped[text]) for text in order),
    )


def _share(hits: int, n: int) -> Share | None:
    return Share(hits, n) if n else None
