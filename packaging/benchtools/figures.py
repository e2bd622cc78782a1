"""What was measured, beside its floor and what it should be, as a table and as JSON."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_WIDTHS = (48, 9, 8, 8, 8, 6, 8, 6, 16, 3)
_LEFT = (0, 8, 9)


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured several times.

    Attributes:
        bench: which benchmark it belongs to.
        name: what was measured.
        entries: how large the vault was.
        unit: of `samples` and `floor`.
        samples: what was measured.
        floor: the same of what the machine costs at least, from the same run.
        busy: of each sample, what was work rather than waiting for the machine.
        floor_busy: the same of the floor.
        floor_name: what that is.
        most: what the samples should not exceed: the 95th percentile if `at_p95`, otherwise the median.
        most_times: how many times the floor the median should not exceed.
    """

    bench: str
    name: str
    entries: int
    unit: str
    samples: Sequence[float]
    floor: Sequence[float] = ()
    floor_name: str = ""
    busy: Sequence[float] = ()
    floor_busy: Sequence[float] = ()
    most: float | None = None
    most_times: float | None = None
    at_p95: bool = field(default=False)

    @property
    def median(self) -> float:
        """The median of the samples."""
        return statistics.median(self.samples)

    @property
    def p95(self) -> float:
        """The 95th percentile of the samples; the greatest where there are few."""
        if len(self.samples) < 2:
            return self.samples[0]
        return statistics.quantiles(self.samples, n=20, method="inclusive")[-1]

    @property
    def times(self) -> float | None:
        """How many times the floor the median is."""
        low = statistics.median(self.floor) if self.floor else 0.0
        return self.median / low if low else None

    @property
    def times_busy(self) -> float | None:
        """How many times the work of the floor the median of the work is."""
        low = statistics.median(self.floor_busy) if self.floor_busy else 0.0
        return statistics.median(self.busy) / low if low and self.busy else None

    @property
    def is_met(self) -> bool | None:
        """Whether it is as it should be; None if nothing was said about that."""
        checks: list[bool] = []
        if self.most is not None:
            checks.append((self.p95 if self.at_p95 else self.median) <= self.most)
        if self.most_times is not None and self.times is not None:
            checks.append(self.times <= self.most_times)
        return all(checks) if checks else None

    def as_json(self) -> dict[str, object]:
        """Return all of it for programs."""
        return {
            "benchmark": self.bench,
            "name": self.name,
            "entries": self.entries,
            "unit": self.unit,
            "median": self.median,
            "p95": self.p95,
            "samples": list(self.samples),
            "floor": {"name": self.floor_name, "samples": list(self.floor)} if self.floor else None,
            "times_floor": self.times,
            "busy": list(self.busy),
            "floor_busy": list(self.floor_busy),
            "times_floor_busy": self.times_busy,
            "target": {"most": self.most, "at_p95": self.at_p95, "times_floor": self.most_times},
            "met": self.is_met,
        }


def table(figures: Iterable[Figure]) -> str:
    """Return all figures as a table in Markdown, which is also readable as it stands."""
    head = ("what", "entries", "median", "p95", "floor", "×", "work", "×", "aim", "")
    lines = [_row(head), _row(tuple("-" * width for width in _WIDTHS))]
    lines += [_row(_cells(figure)) for figure in figures]
    return "\n".join(lines)


def floors(figures: Iterable[Figure]) -> str:
    """Return what each floor is."""
    names = {figure.floor_name: None for figure in figures if figure.floor}
    return "\n".join(f"- {name}" for name in names)


def _cells(figure: Figure) -> tuple[str, ...]:
    low = statistics.median(figure.floor) if figure.floor else None
    return (
        f"{figure.name} ({figure.unit})",
        f"{figure.entries:,}" if figure.entries else "",
        _number(figure.median),
        _number(figure.p95),
        "" if low is None else _number(low),
        _factor(figure.times),
        _number(statistics.median(figure.busy)) if figure.busy else "",
        _factor(figure.times_busy),
        _aim(figure),
        {True: "yes", False: "NO", None: ""}[figure.is_met],
    )


def _aim(figure: Figure) -> str:
    aims = []
    if figure.most is not None:
        aims.append(f"{'p95 ' if figure.at_p95 else ''}≤ {figure.most:g}")
    if figure.most_times is not None:
        aims.append(f"≤ {figure.most_times:g} ×")
    return ", ".join(aims)


def _factor(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _row(cells: Sequence[str]) -> str:
    padded = [
        cell.ljust(width) if place in _LEFT else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    ]
    return f"| {' | '.join(padded)} |"
