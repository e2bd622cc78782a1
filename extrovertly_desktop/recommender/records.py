"""What a person's own record says of each step: how often, how it went last, and whether it is due to be met again.

A mastered step comes back at growing intervals: expanding schedules hold fear reduction better than massed practice
(Rowe & Craske 1998, *Behaviour Research and Therapy* 36, 701–717), as spacing holds what was learned (Cepeda et al.
2008, doi 10.1111/j.1467-9280.2008.02209.x).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extrovertly_desktop.recommender.steps import Attempt

LOW_SUDS = 25.0
"""A peak that counts as low for anyone."""
SHARE_OF_FIRST = 0.5
"""A peak that counts as low beside a person's own first one."""
INTERVALS = (7, 16, 35, 75, 150)
"""Days until a mastered step is due, by how often it has been met again since."""
_LOW_DAYS_TO_MASTER = 2


@dataclass(slots=True)
class StepRecord:
    """What happened at one step.

    Attributes:
        attempts: times the person was there.
        last_day: the local day (ordinal) of the latest of them.
        first_suds, last_suds: the first and the latest reported peak.
        low_days: how many days in a row, up to the latest with a figure, ended with a low peak.
    """

    attempts: int = 0
    last_day: int = 0
    first_suds: float | None = None
    last_suds: float | None = None
    low_days: int = 0
    _figure_day: int | None = None

    def add(self, attempt: Attempt) -> None:
        """Take up an attempt at which the person was there, later than those before."""
        self.attempts += 1
        self.last_day = attempt.day
        if attempt.suds is None:
            return
        if self.first_suds is None:
            self.first_suds = attempt.suds
        self.last_suds = attempt.suds
        if attempt.suds > LOW_SUDS and attempt.suds > SHARE_OF_FIRST * self.first_suds:
            self.low_days = 0
        elif attempt.day != self._figure_day or not self.low_days:
            self.low_days += 1
        self._figure_day = attempt.day

    @property
    def is_mastered(self) -> bool:
        """Whether the peaks of the last two days were low: at most 25, or at most half of the first one."""
        return self.low_days >= _LOW_DAYS_TO_MASTER

    @property
    def interval(self) -> int | None:
        """Days from the latest attempt until it is due again, or None while it is not mastered."""
        if not self.is_mastered:
            return None
        return INTERVALS[min(self.low_days - _LOW_DAYS_TO_MASTER, len(INTERVALS) - 1)]

    def is_due(self, today: int) -> bool:
        """Whether a mastered step is to be met again."""
        interval = self.interval
        return interval is not None and today - self.last_day >= interval


@dataclass(slots=True)
class Records:
    """The whole record.

    Attributes:
        steps: by key, for the steps that were done at least once.
        places, people, times: how often each context value was visited.
        predicted: step key, predicted and reported peak of each attempt that has both, oldest first.
    """

    steps: dict[str, StepRecord] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)
    predicted: list[tuple[str, float, float]] = field(default_factory=list)

    @classmethod
    def of(cls, attempts: Sequence[Attempt]) -> "Records":
        """Read attempts, oldest first; those the person did not go to leave no trace."""
        records = cls()
        steps = records.steps
        for attempt in attempts:
            if not attempt.attended:
                continue
            record = steps.get(attempt.step)
            if record is None:
                record = steps[attempt.step] = StepRecord()
            record.add(attempt)
            if attempt.predicted is not None and attempt.suds is not None:
                records.predicted.append((attempt.step, attempt.predicted, attempt.suds))
        there = [attempt for attempt in attempts if attempt.attended]
        records.places.update([a.place for a in there if a.place is not None])
        records.people.update([a.people for a in there if a.people is not None])
        records.times.update([a.time for a in there if a.time is not None])
        return records

    @property
    def visits(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """Visits to places, people and times."""
        return self.places, self.people, self.times

    def of_step(self, key: str) -> StepRecord:
        """Return the record of a step, an empty one when it was never done."""
        return self.steps.get(key) or StepRecord()
