"""Streaks that forgive: two rest days in any seven bridge a gap, and a pause freezes the count."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

REST_DAYS = 2
"""Missed days that a window forgives (Sharif & Shu 2017, doi 10.1509/jmr.15.0231: slack beats strictness)."""
REST_WINDOW = 7
HALF_LIFE = 13
"""Empty days that halve the strength of a daily habit."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which nothing is expected, both ends included; an open end means until further notice."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in the pause."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Streak:
    """A streak in days with activity.

    Attributes:
        days: active days in the running chain.
        longest: active days in the longest chain ever.
        rest_left: rest days still free in the current window.
        last_active: the last active day, or None before the first.
    """

    days: int
    longest: int
    rest_left: int = REST_DAYS
    last_active: date | None = None


def streak(active: Iterable[date], pauses: Iterable[Pause] = (), today: date | None = None) -> Streak:
    """Return the streak that a set of active days makes.

    A chain is a stretch of days in which every window of seven counted days holds at most two missed ones. Paused
    days without activity are not counted at all. The running chain is the longest that reaches to the end, so an
    overlong gap shortens it from the front and no further than it must, and a day written up later never costs
    anything. Missed days never add to the count.

    Args:
        active: local days with at least one entry, check-in, exposure or attended event, in any order.
        pauses: stretches that the person set.
        today: the day to look from. Days after the last active one and before today are missed; today itself is not
            over and never counts as missed. None looks from the last active day, which makes the result a function
            of the facts alone: this is what the vault stores.
    """
    days = sorted(set(active))
    if not days:
        return Streak(0, 0)
    held = tuple(pauses)
    chain = _Chain()
    longest = 0
    previous: date | None = None
    for day in days:
        if previous is not None:
            chain.miss(previous + _DAY, day, held)
        chain.active()
        longest = max(longest, chain.count)
        previous = day
    last = days[-1]
    if today is not None and today > last:
        chain.miss(last + _DAY, today, held)
    return Streak(chain.count, longest, chain.rest_left(), last)


class _Chain:
    """The longest chain that reaches to the day counted last: its active days, and which of its last were missed."""

    def __init__(self) -> None:
        self.count = 0
        self._window: deque[bool] = deque(maxlen=REST_WINDOW)

    def active(self) -> None:
        self.count += 1
        self._window.append(False)

    def miss(self, first: date, end: date, pauses: tuple[Pause, ...]) -> None:
        """Count the days from `first` up to but not including `end` as missed, unless they are paused."""
        day = first
        while day < end and self.count:
            if not any(pause.holds(day) for pause in pauses):
                self._window.append(True)
                if sum(self._window) > REST_DAYS:
                    self._shorten()
            day += _DAY

    def _shorten(self) -> None:
        """Begin with the first active day after the first missed one; what is left lies within the window."""
        while not self._window.popleft():
            pass
        while self._window and self._window[0]:
            self._window.popleft()
        self.count = len(self._window) - sum(self._window)

    def rest_left(self) -> int:
        # The oldest day of a full window has left it by the time the next day is counted.
        recent = list(self._window)[-(REST_WINDOW - 1) :]
        return REST_DAYS - sum(recent)


def strength(active: Iterable[date], today: date, frequency: float = 1.0) -> float:
    """Return the habit's strength on a scale from 0 to 1: a missed day dents it and does not erase it.

    The exponentially weighted score of Loop Habit Tracker: with m = 0.5^(√frequency / 13),
    score ← score·m + value·(1 − m) once a day, value being 1 on an active day and 0 otherwise.

    Args:
        active: local days with activity.
        today: the last day to count; counted only when it is active, since it is not over.
        frequency: wished-for active days per day, 1.0 being daily.
    """
    days = {day for day in active if day <= today}
    if not days:
        return 0.0
    memory = 0.5 ** (frequency**0.5 / HALF_LIFE)
    score = 0.0
    day = min(days)
    end = today if today in days else today - _DAY
    while day <= end:
        score = score * memory + (1.0 if day in days else 0.0) * (1 - memory)
        day += _DAY
    return score
