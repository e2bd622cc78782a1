"""What a table is like: its dialect, the names of its columns, and what each seems to hold."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.csv_rows import (
    MOST_COLUMNS,
    Dialect,
    Row,
    csv_files,
    parsed_rows,
    sniffed,
)
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.bringing.text import first_lines
from extrovertly_desktop.exchange.csv_table.cells import figure, is_yes_or_no
from extrovertly_desktop.exchange.csv_table.column_names import is_a_name, words_of
from extrovertly_desktop.exchange.csv_table.dates import moment_told, orders_of, time_told
from extrovertly_desktop.exchange.csv_table.mapping import DayOrder

_SAMPLE_BYTES = 1 << 19
_SAMPLE_LINES = 10_000
_SAMPLE_ROWS = 1_000
_SHOWN = 20
_ENOUGH = 0.9
"""So much of a column must be of a kind: a diary of years has odd cells."""
_SHORT = 40
_FEW = 24
_SIGNS = "|;,"
_MARKS = '"'


class Kind(StrEnum):
    """What a column seems to hold."""

    EMPTY = "empty"
    DATE = "date"
    TIME = "time"
    WHEN = "when"
    NUMBER = "number"
    FLAG = "flag"
    MOOD = "mood"
    """A few short words that come again and again."""
    TAGS = "tags"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column.

    Attributes:
        name: as the file calls it, or its number where there are no names.
        samples: its first contents, for a person to see.
        separator: with lists, what stands between their words.
        low: with figures, the least; high, the most.
        orders: with days in figures, the orders in which all of them are days; two mean that nothing tells them apart.
    """

    name: str
    kind: Kind
    samples: tuple[str, ...] = ()
    separator: str = ""
    low: float | None = None
    high: float | None = None
    orders: tuple[DayOrder, ...] = ()


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table.

    Attributes:
        file: its name in the source.
        rows: the first ones, without the names of the columns.
    """

    file: str
    dialect: Dialect
    has_header: bool
    columns: tuple[ColumnLook, ...]
    rows: tuple[tuple[str, ...], ...]


def table_file(source: Source) -> str:
    """Return the name of the only table in a source.

    Raises:
        UserError: if there is none, or more than one.
    """
    names = csv_files(source)
    if len(names) != 1:
        what = "There is no table in it" if not names else "There is more than one table in it"
        raise UserError(f"{what}. Please choose one CSV file.")
    return names[0]


def look_at(source: Source) -> TableLook:
    """Look at the first rows of a table.

    Raises:
        UserError: if there is not exactly one table, or it is no text or has no rows.
    """
    file = table_file(source)
    lines = first_lines(head(source, file, _SAMPLE_BYTES), _SAMPLE_LINES)
    dialect = sniffed(lines[:_SHOWN])
    rows: list[Row] = []
    for row in parsed_rows(lines, file, dialect):
        if isinstance(row, Row):
            rows.append(row)
        if len(rows) == _SAMPLE_ROWS:
            break
    if not rows:
        raise UserError(f"“{file}” holds no table. Please choose a CSV file.")
    has_header = _has_header(rows)
    body = rows[1:] if has_header else rows
    width = min(max(len(row.cells) for row in rows), MOST_COLUMNS)
    names = [*(rows[0].cells if has_header else ()), *([""] * width)][:width]
    columns = tuple(
        _column(" ".join(name.split()) or str(place + 1), _contents(body, place)) for place, name in enumerate(names)
    )
    return TableLook(file, dialect, has_header, columns, tuple(tuple(row.cells) for row in body[:_SHOWN]))


def _contents(rows: list[Row], place: int) -> list[str]:
    return [cell for row in rows if place < len(row.cells) and (cell := row.cells[place].strip())]


def _column(name: str, contents: list[str]) -> ColumnLook:
    samples = tuple(contents[:3])
    if not contents:
        return ColumnLook(name, Kind.EMPTY)
    if _mostly(contents, is_yes_or_no):
        return ColumnLook(name, Kind.FLAG, samples)
    figures = [value for cell in contents if (value := figure(cell)) is not None]
    if len(figures) >= _ENOUGH * len(contents) and not _is_time_in_figures(name, contents):
        return ColumnLook(name, Kind.NUMBER, samples, low=min(figures), high=max(figures))
    if _mostly(contents, _is_time):
        return ColumnLook(name, Kind.TIME, samples)
    day = _days(name, contents, samples)
    if day is not None:
        return day
    separator = _separator(contents)
    if separator:
        return ColumnLook(name, Kind.TAGS, samples, separator)
    if _are_few_words(contents):
        return ColumnLook(name, Kind.MOOD, samples)
    return ColumnLook(name, Kind.TEXT, samples)


def _days(name: str, contents: list[str], samples: tuple[str, ...]) -> ColumnLook | None:
    if not any(character.isdigit() for character in contents[0][:_SHORT]):
        return None
    believed = [cell for cell in contents if len(cell) <= 64]
    orders = [*orders_of(believed[:_SAMPLE_ROWS]), DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST]
    for order in orders:
        told = [moment for cell in contents if (moment := moment_told(cell, order)) is not None]
        if len(told) >= _ENOUGH * len(contents):
            kind = Kind.WHEN if any(moment.clock is not None for moment in told) else Kind.DATE
            return ColumnLook(name, kind, samples, orders=tuple(orders_of(believed)) or (order,))
    return None


def _is_time_in_figures(name: str, contents: list[str]) -> bool:
    """Seconds since 1970, and days written as `20260517`: figures, but in a column that is called after time."""
    hints = {"date", "time", "timestamp", "datetime", "created", "day", "datum", "fecha", "when"}
    return bool(hints.intersection(words_of(name))) and _mostly(
        contents, lambda cell: moment_told(cell, DayOrder.DAY_FIRST) is not None
    )


def _is_time(cell: str) -> bool:
    return len(cell) <= 16 and time_told(cell) is not None and moment_told(cell, DayOrder.DAY_FIRST) is None


def _separator(contents: list[str]) -> str:
    """The sign between the words of lists: in a good part of the cells, with nothing but short words around it."""
    for sign in _SIGNS:
        lists = [cell for cell in contents if sign in cell]
        words = [word.strip() for cell in lists for word in cell.split(sign)]
        if len(lists) >= 0.25 * len(contents) and all(len(word) <= _SHORT and word.count(" ") < 4 for word in words):
            return sign
    return ""


def _are_few_words(contents: list[str]) -> bool:
    distinct = {cell.casefold() for cell in contents}
    are_short = all(len(cell) <= _SHORT and cell.count(" ") < 3 for cell in distinct)
    return are_short and len(distinct) <= min(_FEW, max(3, len(contents) // 2))


def _has_header(rows: list[Row]) -> bool:
    """The first row holds names if one of them is a usual one, or if it is unlike all the others in some column."""
    first = [cell.strip() for cell in rows[0].cells]
    if not first or any(_is_value(cell) for cell in first):
        return False
    if any(is_a_name(cell) for cell in first):
        return True
    return any(
        all(_is_value(cell) for cell in _contents(rows[1:20], place)) and bool(_contents(rows[1:20], place))
        for place in range(len(first))
    )


def _is_value(cell: str) -> bool:
    return bool(cell) and (
        figure(cell) is not None
        or moment_told(cell, DayOrder.DAY_FIRST) is not None
        or moment_told(cell, DayOrder.MONTH_FIRST) is not None
        or (len(cell) <= 16 and time_told(cell) is not None)
    )


def _mostly(contents: list[str], is_so: Callable[[str], bool]) -> bool:
    return sum(map(is_so, contents)) >= _ENOUGH * len(contents)
