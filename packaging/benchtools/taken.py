"""How long something took: by the clock, and how much of it this thread was at work."""

import time
from typing import NamedTuple


class Taken(NamedTuple):
    """Milliseconds.

    Attributes:
        wall: by the clock.
        busy: of them, those in which this thread was at work; a machine that does other things too lengthens them less.
    """

    wall: float
    busy: float


class Stopwatch:
    """Runs from when it was made."""

    def __init__(self) -> None:
        self._wall, self._busy = time.perf_counter(), time.thread_time()

    def taken(self) -> Taken:
        """Return how long it has run."""
        return Taken((time.perf_counter() - self._wall) * 1000, (time.thread_time() - self._busy) * 1000)

    @property
    def seconds(self) -> float:
        """How long it has run, by the clock."""
        return time.perf_counter() - self._wall
