"""What was measured, beside its floor and what it should be, as a table and as JSON."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_WIDTHS = (52, 9, 10, 10, 10, 7)


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
            "target": {"most": self.most, "at_p95": self.at_p95, "times_floor": self.most_times},
            "met": self.is_met,
        }


def table(figures: Iterable[Figure]) -> str:
    """Return all figures as a table in Markdown, which is also readable as it stands."""
    head = ("what", "entries", "median", "p95", "floor", "×", "aim", "")
    lines = [_row(head), _row(tuple("-" * (width or 3) for width in (*_WIDTHS, 16, 3)))]
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
        "" if figure.times is None else f"{figure.times:.2f}",
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


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _row(cells: Sequence[str]) -> str:
    widths = (*_WIDTHS, 16, 3)
    padded = [
        cell.ljust(width) if place in (0, 6, 7) else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"
