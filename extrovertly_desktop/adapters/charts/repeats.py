"""Expected against highest anxiety over the attempts at one mission or event."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extrovertly_desktop.adapters.charts.cells import Row, csv_of
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.domain.exposure import Attendance, Exposure

LEAST_REPEATS = 2
"""Attempts from which there is something to follow."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """The attempts at one mission, oldest first; each has an expected or a highest anxiety.

    Attributes:
        key: the mission's id.
        title: the mission's title.
        attempts: those in sight.
    """

    key: str
    title: str
    attempts: tuple[Exposure, ...]

    @property
    def first_and_last_peak(self) -> tuple[int, int] | None:
        """The highest anxiety of the first and of the last attempt that has one, or None on fewer than two."""
        peaks = [item.peak_suds for item in self.attempts if item.peak_suds is not None]
        return (peaks[0], peaks[-1]) if len(peaks) > 1 else None

    @property
    def first_and_last_expected(self) -> tuple[int, int] | None:
        """The expected anxiety of the first and of the last attempt that has one, or None on fewer than two."""
        expected = [item.expected_suds for item in self.attempts if item.expected_suds is not None]
        return (expected[0], expected[-1]) if len(expected) > 1 else None


def repeated_missions(exposures: Iterable[Exposure], span: Span) -> tuple[Repeats, ...]:
    """Return the missions with at least `LEAST_REPEATS` attempts in a span, most attempts first, then by title."""
    found: dict[str, list[Exposure]] = defaultdict(list)
    for item in exposures:
        was_there = not item.is_open and item.attendance is not Attendance.DID_NOT_GO
        has_figure = item.expected_suds is not None or item.peak_suds is not None
        if item.mission_id is not None and was_there and has_figure and span.holds(ordinal(item.local_date)):
            found[item.mission_id].append(item)
    repeats = [
        Repeats(key, attempts[-1].title, tuple(attempts))
        for key, attempts in found.items()
        if len(attempts) >= LEAST_REPEATS
    ]
    return tuple(sorted(repeats, key=lambda repeat: (-len(repeat.attempts), repeat.title, repeat.key)))


def repeats_table(missions: Iterable[Repeats]) -> str:
    """Return a line for each attempt at each of the missions."""
    rows: list[Row] = [
        [repeat.title, number, item.local_date, item.expected_suds, item.peak_suds]
        for repeat in missions
        for number, item in enumerate(repeat.attempts, 1)
    ]
    return csv_of(("mission", "attempt", "date", "expected_suds", "peak_suds"), rows)
