"""Reads what came out of the former PostgreSQL database: plain dumps, and CSV files of its tables."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, Place, Problem
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.bringing.text import first_lines, opened_text, raw_lines
from extrovertly_desktop.exchange.convex.names import BY_NAME, TABLES, Table
from extrovertly_desktop.exchange.postgres.csv_cells import csv_cells
from extrovertly_desktop.exchange.postgres.dump import TableName, dump_rows
from extrovertly_desktop.exchange.postgres.sql_text import SqlText, encoding_of
from extrovertly_desktop.exchange.postgres.tables import (
    MOMENTS,
    TableRows,
    columns_of,
    fitting,
    level_of,
    needed,
    table_named,
)

_LOOK_AT = 262_144
_MOST_ALIKE = 25
"""Rows of one file with the same trouble that are told one by one; the others are counted."""
_IS_DUMP = re.compile(r"PostgreSQL database (?:cluster )?dump", re.IGNORECASE)
_STATEMENT = re.compile(
    r"^\s*(?:COPY|INSERT\s+INTO|CREATE\s+TABLE(?:\s+IF\s+NOT\s+EXISTS)?)\s+(?:\"?\w+\"?\s*\.\s*)?\"?(\w+)\"?\s*(?:\(|VALUES|FROM)",
    re.IGNORECASE | re.MULTILINE,
)
_CUSTOM = b"PGDMP"
_DIRECTORY = "toc.dat"
_OWN_KIND = (
    "“{name}” is a dump in a form of PostgreSQL's own. Please turn it into a plain one with "
    "`pg_restore --file=dump.sql {name}`, and choose that."
)
_NOTHING = "“{name}” holds no table of the former database. Please choose a plain dump, or CSV files of its tables."
_NO_HEADER = "“{name}” has no line of column names. Please export it with one (`COPY … TO … CSV HEADER`)."
_UNSOUND = "Some letters in this file could not be read; “\ufffd” stands in their place."
_WIDTH = "This row has more or fewer cells than the header, so it was left out."
_FURTHER = "The same in further rows of this file: {what}"
_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*")


class PostgresReader:
    """Reads the tables of the original SQL schema out of a plain `pg_dump`, or of CSV files, one for each table.

    Rows of our tables come as `FoundRow`, users first and every row after those that it refers to; other tables come as
    `FoundForeign` with texts as values. What our tables have no column for, such as `updated_at`, becomes extras.
    """

    slug = "postgres"
    title = "PostgreSQL"

    def recognises(self, source: Source) -> bool:
        """Whether there is a dump, or a CSV file of a table that we know."""
        try:
            return bool(_own_kind(source) or _dumps(source) or _csv_tables(source))
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        """Yield the rows of all tables.

        Raises:
            UserError: if it is cut short, in a form that only PostgreSQL reads, or holds no table.
        """
        if _own_kind(source):
            raise UserError(_OWN_KIND.format(name=source.name))
        dumps = _dumps(source)
        if dumps:
            for name in dumps:
                yield from _counted(_dump(source, name), name)
            return
        tables = _csv_tables(source)
        if not tables:
            raise UserError(_NOTHING.format(name=source.name))
        for name, table in tables:
            yield from _counted(_csv(source, name, table), name)


def _own_kind(source: Source) -> bool:
    names = [file.name for file in source.files()]
    if any(PurePosixPath(name).name == _DIRECTORY for name in names):
        return True
    return len(names) == 1 and head(source, names[0], len(_CUSTOM)) == _CUSTOM


def _dumps(source: Source) -> list[str]:
    files = source.files()
    # Of many files only those that call themselves a dump are looked into.
    names = [file.name for file in files if len(files) == 1 or file.name.lower().endswith((".sql", ".dump"))]
    return [name for name in names if _is_dump(head(source, name, _LOOK_AT))]


def _is_dump(start: bytes) -> bool:
    text = start.decode(encoding_of(start), "replace")
    if _IS_DUMP.search(text):
        return True
    return any(match[1].lower() in BY_NAME for match in _STATEMENT.finditer(text))


def _dump(source: Source, name: str) -> Iterator[Found | Problem]:
    main, present = _main_schema(source, name)
    levels = sorted({_level(table, main) for table in present})
    for level in levels:
        makers: dict[tuple[TableName, tuple[str, ...]], TableRows] = {}
        with source.open(name) as stream:
            sql = SqlText(stream, name)
            for item in dump_rows(sql, lambda table, level=level: _level(table, main) == level):  # type: ignore[misc]
                if isinstance(item, Problem):
                    yield item
                    continue
                place = Place(name, item.line)
                header = item.columns or tuple(f"column{number}" for number in range(1, len(item.cells) + 1))
                maker = makers.get((item.table, header))
                if maker is None:
                    maker = makers[item.table, header] = TableRows(*_called(item.table, main), header)
                yield from maker.found(item.cells, place)
        if level == levels[-1] and not sql.is_sound:
            yield Problem(Place(name), _UNSOUND)


def _main_schema(source: Source, name: str) -> tuple[str, set[TableName]]:
    """Return the schema that holds most of our tables, and all tables that have rows in the dump."""
    present: set[TableName] = set()

    def note(table: TableName) -> bool:
        present.add(table)
        return False

    with source.open(name) as stream:
        for _item in dump_rows(SqlText(stream, name), note):
            pass
    counts = Counter(table.schema for table in present if table.name in BY_NAME)
    main = max(counts, key=lambda schema: (counts[schema], schema == "public", schema), default="")
    return main, present


def _level(table: TableName, main: str) -> int:
    return level_of(table.name if table.schema == main else "")


def _called(table: TableName, main: str) -> tuple[str, Table | None]:
    if table.schema == main:
        return table.name, BY_NAME.get(table.name)
    return f"{table.schema}.{table.name}", None


def _csv_tables(source: Source) -> list[tuple[str, Table | None]]:
    """Return the CSV files, those of our tables first and in the order in which they refer to each other."""
    found: list[tuple[str, Table | None]] = []
    names = [file.name for file in source.files() if file.name.lower().endswith((".csv", ".tsv"))]
    for name in names:
        header = _header(head(source, name, _LOOK_AT))
        table = table_named(PurePosixPath(name).stem) or fitting(header)
        found.append((name, table if table and _is_of(table, header) else None))
    if not any(table for _name, table in found):
        return []
    order = {table.name: place for place, table in enumerate(TABLES)}
    return sorted(found, key=lambda pair: order[pair[1].name] if pair[1] else len(order))


def _is_of(table: Table, header: list[str]) -> bool:
    names = {name.strip().lower() for name in header}
    # One word alone is the name of a column everywhere; a key or a moment of the database makes sure.
    telling = {"id", "created_at", *MOMENTS.get(table.name, ()), *(name for name in names if "_" in name)}
    ours = {column.name for column in columns_of(table, names).values()}
    return needed(table) <= names and bool(names & telling & (ours | {"id"})) and all(map(_IDENTIFIER.fullmatch, names))


def _header(start: bytes) -> list[str]:
    lines = first_lines(start)
    if not lines:
        return []
    line = lines[0].removeprefix("\ufeff").strip()
    return [name.strip().strip('"') for name in line.split(_delimiter(line))]


def _delimiter(line: str) -> str:
    return max(",;\t|", key=line.count)


def _csv(source: Source, name: str, table: Table | None) -> Iterator[Found | Problem]:
    with opened_text(source, name) as text:
        lines = raw_lines(text, name)
        first = next(lines, "")
        header = [cell or "" for cell in _first_row(first, name)]
        if not header:
            raise UserError(_NO_HEADER.format(name=name))
        maker = TableRows(table.name if table else PurePosixPath(name).stem, table, header)
        for item in csv_cells(lines, name, _delimiter(first)):
            if isinstance(item, Problem):
                yield _moved(item)
                continue
            place = Place(name, item[0] + 1)
            if len(item[1]) != len(header):
                yield Problem(place, _WIDTH, lost=1)
            else:
                yield from maker.found(item[1], place)


def _first_row(line: str, name: str) -> list[str | None]:
    for row in csv_cells([line], name, _delimiter(line)):
        return [] if isinstance(row, Problem) else row[1]
    return []


def _moved(problem: Problem) -> Problem:
    """Return a problem one line further down: the header stands before the rows."""
    line = problem.place.line
    return Problem(Place(problem.place.file, line + 1 if line else line), problem.what, problem.lost)


def _counted(items: Iterable[Found | Problem], name: str) -> Iterator[Found | Problem]:
    """Yield all, but of many problems alike only the first, and the others as one."""
    told: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Problem):
            told[item.what] += 1
            if told[item.what] > _MOST_ALIKE:
                lost[item.what] += item.lost
                continue
        yield item
    for what, count in told.items():
        if count > _MOST_ALIKE:
            yield Problem(Place(name), _FURTHER.format(what=what), lost[what])
