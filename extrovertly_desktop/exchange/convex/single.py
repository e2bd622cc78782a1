"""Single tables, as `convex import --table` takes them: JSON Lines, a JSON array, or CSV with a header."""

import math
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.csv_rows import Dialect as CsvDialect
from extrovertly_desktop.exchange.bringing.csv_rows import Row, csv_rows
from extrovertly_desktop.exchange.bringing.found import Found, FoundForeign, Place, Problem
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.convex.fields import ABSENT
from extrovertly_desktop.exchange.convex.lines import Dialect, documents, read_whole
from extrovertly_desktop.exchange.convex.names import BY_CONVEX_NAME, BY_NAME, TABLES, Column, Kind, Table
from extrovertly_desktop.exchange.convex.rows import RowMaker, by_field
from extrovertly_desktop.exchange.convex.values import (
    Json,
    NotUnderstood,
    json_items,
    outgoing,
    parse,
    special_float,
    whole_letters,
)

MOST_ARRAY = 64 * 1024**2
"""Bytes; the backend itself takes eight megabytes."""
_LOOK_AT = 262_144
_SYSTEM = {"_id", "_creationTime"}
_COPY = re.compile(r"[ _-]*\(\d+\)$| copy$")
_NUMBER = re.compile(r"[+-]?(?:inf(?:inity)?|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)", re.IGNORECASE)
_FIELD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ENDINGS = {".jsonl": "lines", ".ndjson": "lines", ".json": "array", ".csv": "csv"}
_NOTHING = "“{name}” holds no table of Convex. Please choose the ZIP that `npx convex export` wrote."


def looks_like_single(source: Source) -> bool:
    """Whether there is a file with the documents of a table."""
    return any(_known(source, name) for name in _candidates(source))


def single_tables(source: Source) -> Iterator[Found | Problem]:
    """Yield the rows of each table that stands in a file of its own.

    Raises:
        UserError: if there is none, or it cannot be read.
    """
    names = [name for name in _candidates(source) if _known(source, name)]
    if not names:
        raise UserError(_NOTHING.format(name=source.name))
    order = {table.name: place for place, table in enumerate(TABLES)}
    chosen = [(name, _table_of(name, _sample(source, name))) for name in names]
    for name, table in sorted(chosen, key=lambda pair: order[pair[1].name] if pair[1] else len(order)):
        yield from _rows(name, table, _documents(source, name, table))


def _candidates(source: Source) -> list[str]:
    files = source.files()
    return [file.name for file in files if PurePosixPath(file.name).suffix.lower() in _ENDINGS] if files else []


def _known(source: Source, name: str) -> bool:
    fields = _sample(source, name)
    if not fields:
        return False
    if fields >= _SYSTEM:
        return True
    table = _table_of(name, fields)
    if table is None:
        return False
    # Some words are names of fields everywhere; a hump or a sign of the backend makes sure.
    ours = by_field(table)
    telling = [field for field in fields if field in ours and (field in _SYSTEM or not field.islower())]
    return bool(telling) and _needed(table) <= fields


def _table_of(name: str, fields: set[str]) -> Table | None:
    stem = _COPY.sub("", PurePosixPath(name).stem)
    told = BY_CONVEX_NAME.get(stem) or BY_NAME.get(stem)
    if told is not None:
        return told
    fitting = [table for table in TABLES if _needed(table) <= fields]
    return max(fitting, key=lambda table: len(fields & set(by_field(table))), default=None)


def _needed(table: Table) -> set[str]:
    return {
        column.field
        for column in table.columns
        if column.required and column.default is None and column.name not in table.moments
    }


def _sample(source: Source, name: str) -> set[str]:
    """Return the fields of the first document, or nothing if there is none."""
    start = head(source, name, _LOOK_AT).decode("utf-8-sig", "replace").lstrip()
    kind = _kind(name)
    if kind == "csv":
        fields = [cell.strip().strip('"') for cell in start.partition("\n")[0].split(",")]
        return set(fields) if all(_FIELD.fullmatch(field) for field in fields) else set()
    try:
        first = next(json_items(start), None) if kind == "array" else parse(start.partition("\n")[0])
    except NotUnderstood:
        return set()
    return set(first) if isinstance(first, dict) else set()


def _kind(name: str) -> str:
    return _ENDINGS[PurePosixPath(name).suffix.lower()]


def _documents(source: Source, name: str, table: Table | None) -> Iterator[tuple[dict[str, Json], Place] | Problem]:
    kind = _kind(name)
    if kind == "lines":
        return documents(source, name, Dialect())
    return _array(source, name) if kind == "array" else _csv(source, name, table)


def _array(source: Source, name: str) -> Iterator[tuple[dict[str, Json], Place] | Problem]:
    number = 0
    try:
        for number, item in enumerate(json_items(read_whole(source, name, MOST_ARRAY)), 1):
            place = Place(name, number)
            if isinstance(item, dict):
                yield whole_letters(item)[0], place
            else:
                yield Problem(place, "This item is no document of Convex, so it was left out.", lost=1)
    except NotUnderstood:
        raise UserError(
            f"“{name}” is not whole: what stands after its item {number} is no JSON. Please export it again."
        ) from None


def _csv(source: Source, name: str, table: Table | None) -> Iterator[tuple[dict[str, Json], Place] | Problem]:
    columns = by_field(table) if table else {}
    rows = csv_rows(source, name, CsvDialect(","))
    header: list[str] = []
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif not header:
            header = [cell.strip() for cell in row.cells]
        elif len(row.cells) != len(header):
            what = "This row has more or fewer cells than the header, so it was left out."
            yield Problem(Place(name, row.line), what, lost=1)
        else:
            yield _csv_document(header, row, columns), Place(name, row.line)


def _csv_document(header: Iterable[str], row: Row, columns: dict[str, Column]) -> dict[str, Json]:
    cells = ((field, _cell(cell, columns.get(field))) for field, cell in zip(header, row.cells, strict=True))
    return {field: value for field, value in cells if value is not ABSENT}


def _cell(cell: str, column: Column | None) -> Json:
    """Return what a cell is: a number if it reads as one, else text; in a column of ours, what that column holds."""
    if column is None:
        return outgoing(_number(cell)) if _NUMBER.fullmatch(cell) else cell
    if column.kind in {Kind.TEXT, Kind.REFERENCE}:
        return cell if cell or column.required else ABSENT
    if not cell:
        return ABSENT
    if column.kind is Kind.FLAG:
        return {"true": True, "false": False, "1": True, "0": False}.get(cell.strip().lower(), cell)
    if column.kind in {Kind.WORDS, Kind.ANYTHING}:
        try:
            return whole_letters(parse(cell))[0]
        except NotUnderstood:
            return cell
    return _number(cell) if _NUMBER.fullmatch(cell.strip()) else cell


def _number(cell: str) -> Json:
    number = float(cell)
    return number if math.isfinite(number) else special_float(number)


def _rows(
    name: str, table: Table | None, found: Iterator[tuple[dict[str, Json], Place] | Problem]
) -> Iterator[Found | Problem]:
    maker = RowMaker(table, by_field(table)) if table else None
    stem = PurePosixPath(name).stem
    for item in found:
        if isinstance(item, Problem):
            yield item
        elif maker:
            yield from maker.row(*item)
        else:
            yield FoundForeign(stem, outgoing(item[0]), item[1])
