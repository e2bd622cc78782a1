"""Which table of ours a table of the original SQL schema is, and which column a column."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extrovertly_desktop.domain.journal import count_words
from extrovertly_desktop.exchange.bringing.found import Found, FoundForeign, FoundRow, Place, Problem
from extrovertly_desktop.exchange.convex.names import BY_NAME, CREATED, ID, TABLES, Column, Table
from extrovertly_desktop.exchange.convex.rows import RowMaker
from extrovertly_desktop.exchange.convex.values import Json
from extrovertly_desktop.exchange.postgres.dump import Cell, Unwritten
from extrovertly_desktop.exchange.postgres.literals import value_for

MOMENTS = {"mood_tracking": ("recorded_at",), "coach_messages": ("timestamp",), "coach_conversations": ("started_at",)}
"""What some tables of the original schema call the moment at which a row was made."""
_FORMULA = "A value in this row is written as a formula, so it was left out."
_LEVELS = 3


def level_of(name: str) -> int:
    """Return after how many others a table must be read: 0 for users, more for what refers to others."""
    if name == "users" or name not in BY_NAME:
        return 0 if name == "users" else _LEVELS
    targets = [column.target for column in BY_NAME[name].columns if column.target]
    return 1 + max((level_of(target) for target in targets), default=0)


def columns_of(table: Table, header: Iterable[str]) -> dict[str, Column]:
    """Return our columns by the names in a header."""
    ours = {column.name: column for column in (ID, CREATED, *table.columns)}
    names = {name: ours[name.strip().lower()] for name in header if name.strip().lower() in ours}
    lowered = {name.strip().lower(): name for name in header}
    for moment in MOMENTS.get(table.name, ()):
        if moment in lowered:
            # When it was, rather than when it was written down, where there are both.
            names = {name: column for name, column in names.items() if column is not CREATED}
            names[lowered[moment]] = CREATED
    return names


def needed(table: Table) -> frozenset[str]:
    """Return the columns without which a row is of no use."""
    return frozenset(
        column.name
        for column in table.columns
        if column.required and column.default is None and column.name not in table.moments
    )


def fitting(header: Iterable[str]) -> Table | None:
    """Return the table that a header is likely to be of, or None."""
    names = {name.strip().lower() for name in header}
    tables = [table for table in TABLES if needed(table) <= names]
    return max(tables, key=lambda table: len(names & {column.name for column in table.columns}), default=None)


class TableRows:
    """Makes what is handed on of the rows of one table."""

    def __init__(self, called: str, table: Table | None, header: Sequence[str]) -> None:
        """Be ready for one table.

        Args:
            called: what the source calls the table.
            table: ours; None if we have none.
            header: the names of its columns.
        """
        self._called, self._table, self._header = called, table, header
        self._columns = columns_of(table, header) if table else {}
        self._maker = RowMaker(table, self._columns, by_field=False) if table else None

    def found(self, cells: Sequence[Cell], place: Place) -> Iterator[Found | Problem]:
        """Yield a row and what is to be said of it; cells stand in the order of the header."""
        if any(isinstance(cell, Unwritten) and cell.is_formula for cell in cells):
            yield Problem(place, _FORMULA)
        written = {
            name: cell for name, cell in zip(self._header, cells, strict=True) if not isinstance(cell, Unwritten)
        }
        if self._maker is None:
            yield FoundForeign(self._called, {name: _plain(cell) for name, cell in written.items()}, place)
            return
        given = {name: self._value(name, cell) for name, cell in written.items() if cell is not None}
        for item in self._maker.row(given, place):
            if isinstance(item, FoundRow) and item.table == "journal_entries" and item.values["word_count"] is None:
                # The database counted them itself, and so does not write them out.
                yield FoundRow(
                    item.table, {**item.values, "word_count": count_words(item.values["content"])}, *_rest(item)
                )
            else:
                yield item

    def _value(self, name: str, cell: Cell) -> Json:
        column = self._columns.get(name)
        if isinstance(cell, list):
            return _flat(cell)
        return value_for(column, cell) if column and isinstance(cell, str) else cell


def _rest(row: FoundRow) -> tuple[Place, Json]:
    return row.place, row.extras


def _plain(cell: Cell) -> Json:
    return [_plain(item) for item in cell if not isinstance(item, Unwritten)] if isinstance(cell, list) else cell


def _flat(cells: list[Cell]) -> list[str]:
    found: list[str] = []
    for cell in cells:
        if isinstance(cell, list):
            found += _flat(cell)
        elif isinstance(cell, str):
            found.append(cell)
    return found


_STAMP = re.compile(r"(?:[ _-]*\(\d+\)|[_-]\d{8,}| copy)$")


def table_named(stem: str) -> Table | None:
    """Return the table that a file is named after, such as `public.users_202401011200`."""
    bare = _STAMP.sub("", stem.strip().lower())
    return BY_NAME.get(bare) or BY_NAME.get(bare.rpartition(".")[2]) or BY_NAME.get(bare.removeprefix("public_"))
