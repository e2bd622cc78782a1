"""The cells of a table for a spreadsheet: ISO dates, points as decimal marks, the same in every language."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from extrovertly_desktop.adapters.charts.rolling import RollingPoint

Cell = str | int | float | None
Row = Sequence[Cell]


def iso_cell(day: int) -> str:
    """Return a day (ordinal) as ISO text."""
    return date.fromordinal(day).isoformat()


def figure_cell(value: float | None) -> float | None:
    """Return a figure without the dust of binary fractions; None stays an empty cell."""
    return None if value is None else round(value, 4)


def window_cells(point: RollingPoint | None) -> tuple[Cell, Cell, Cell]:
    """Return mean, standard error and number of days of a window; three empty cells for none."""
    return (None, None, None) if point is None else (figure_cell(point.mean), figure_cell(point.error), point.n)


def csv_of(head: Sequence[str], rows: Iterable[Row]) -> str:
    """Return a heading and rows as CSV (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
