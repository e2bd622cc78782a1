"""Writes a snapshot that `convex import` takes."""

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, TypeAlias

from extrovertly_desktop.exchange.convex.fields import ABSENT, back, gives
from extrovertly_desktop.exchange.convex.ids import FIRST_NUMBER, decode, id_in, usual_number
from extrovertly_desktop.exchange.convex.layout import STORAGE_TABLE, TABLES_TABLE
from extrovertly_desktop.exchange.convex.names import BY_NAME, CREATED, ID, TABLES, Kind, Table
from extrovertly_desktop.exchange.convex.own_ids import FILE, own_id_lines
from extrovertly_desktop.exchange.convex.values import Json, holds_special, number_of, outgoing

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that the same rows give the same file."""
_COMPONENT = "_components"
_ILLEGAL = re.compile(r"[^A-Za-z0-9_]")


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """A row of one of the fifteen tables.

    Attributes:
        values: by our names of columns; columns that the schema document does not know stay out.
        extras: what a reader of this format put into `FoundRow.extras`: given back as it was, unless it was the
            original of a column that has changed since.
    """

    values: Mapping[str, Json]
    extras: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutgoingForeign:
    """A row of another table, as a reader of this format found it.

    Attributes:
        content: what reads the bytes of the stored file that the row describes, and the file's name.
    """

    data: Mapping[str, Json]
    content: Callable[[], bytes] | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingTable:
    """All rows of one table.

    Attributes:
        identifiers: begins a new walk over the identifiers of all rows; they decide the table's number.
        rows: begins a new walk over the rows.
    """

    identifiers: Callable[[], Iterable[str]]
    rows: Callable[[], Iterable[OutgoingRow]]


_Foreign: TypeAlias = Mapping[str, Callable[[], Iterable[OutgoingForeign]]]


def write_snapshot(
    target: Path | IO[bytes],
    tables: Mapping[str, OutgoingTable],
    foreign: _Foreign | None = None,
) -> dict[str, int]:
    """Write a ZIP that `convex import` takes, one row at a time; return how many rows each table has, by its name.

    Rows whose identifier is none of Convex get one that follows from it, the same at every export, and references to
    them are written alike; `own_ids` tells what they were. All identifiers of a table carry one number. Numbers are
    floats; a table gets a `generated_schema.jsonl` (of the uniform dialect) only where rows hold 64-bit integers, bytes
    or numbers that are not finite.

    Args:
        target: a file to be written anew, or a stream that is open for writing.
        tables: by our names; those that are missing are written without rows.
        foreign: rows of tables that we do not have, by the names or paths that the reader gave.
    """
    others = _legal_names(foreign or {})
    numbers, unnumbered = _numbers(tables, others)
    counts: dict[str, int] = {}
    changed: list[str] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _write_tables(archive, numbers)
        for table in TABLES:
            given = tables.get(table.name)
            rows = given.rows() if given else ()
            counts[table.convex] = _write_lines(
                archive,
                table.convex,
                (_document(table, row, numbers, unnumbered) for row in _noted(rows, numbers[table.convex], changed)),
            )
        if changed:
            _write_raw(archive, FILE, own_id_lines(changed))
        for path, walk in others.items():
            name = PurePosixPath(path).name
            if name != TABLES_TABLE:
                counts[path] = _write_lines(archive, path, _foreign(walk(), whole=name == STORAGE_TABLE))
            if name == STORAGE_TABLE:
                _write_files(archive, path, walk())
    return counts


def _legal_names(foreign: _Foreign) -> _Foreign:
    """Return the same tables under names that Convex allows, each its own."""
    found: dict[str, Callable[[], Iterable[OutgoingForeign]]] = {}
    taken = {table.convex for table in TABLES}
    for path, walk in foreign.items():
        legal = "/".join(_ILLEGAL.sub("_", part) or "_" for part in path.split("/"))
        name, number = legal, 1
        while name in taken:
            number += 1
            name = f"{legal}_{number}"
        taken.add(name)
        found[name] = walk
    return found


def _numbers(tables: Mapping[str, OutgoingTable], others: _Foreign) -> tuple[dict[str, int], frozenset[str]]:
    """Return the number of each table by its name or path: that which most identifiers carry, or a free one.

    Also returns the names of the tables in which no identifier has a number yet.
    """
    found: dict[str, int] = {}
    taken: set[int] = set()
    names: dict[str, Iterable[str]] = {
        path: _keys_of(walk()) for path, walk in others.items() if not path.startswith(_COMPONENT)
    }
    for table in TABLES:
        names[table.convex] = tables[table.name].identifiers() if table.name in tables else ()
    for name, identifiers in names.items():
        number = usual_number(identifiers)
        if number is not None and number not in taken:
            found[name] = number
            taken.add(number)
    unnumbered = frozenset(names) - found.keys()
    free = FIRST_NUMBER
    for name in names:
        if name not in found and not name.startswith("_"):
            while free in taken:
                free += 1
            found[name] = free
            taken.add(free)
    return found, unnumbered


def _keys_of(rows: Iterable[OutgoingForeign]) -> Iterator[str]:
    return (row.data["_id"] for row in rows if isinstance(row.data.get("_id"), str))


def _document(
    table: Table, row: OutgoingRow, numbers: Mapping[str, int], unnumbered: frozenset[str]
) -> dict[str, Json]:
    document: dict[str, Json] = {"_id": id_in(numbers[table.convex], str(row.values["id"]))}
    for column in (CREATED, *table.columns):
        kept = row.values.get(column.name)
        value = back(table.name, column, kept)
        if column.kind is Kind.REFERENCE and isinstance(value, str):
            target = BY_NAME[column.target].convex
            # What refers to a row that is not there keeps what it has: nothing tells a better number.
            if target not in unnumbered or decode(value) is None:
                value = id_in(numbers[target], value)
        elif column.field in row.extras and gives(table.name, column, row.extras[column.field], kept):
            value = outgoing(row.extras[column.field])
        if value is not ABSENT:
            document[column.field] = value
    if not _is_moment(document.get(CREATED.field)):
        # What was written for a day before 1970 has a moment that cannot stand there.
        document[CREATED.field] = 0.0
    for name, value in row.extras.items():
        if name not in document and name not in _fields(table):
            document[name] = outgoing(value)
    return document


def _noted(rows: Iterable[OutgoingRow], number: int, changed: list[str]) -> Iterator[OutgoingRow]:
    """Yield rows, and note the identifiers of those that get another one."""
    for row in rows:
        identifier = str(row.values["id"])
        decoded = decode(identifier)
        if decoded is None or decoded[0] != number:
            changed.append(identifier)
        yield row


def _fields(table: Table) -> frozenset[str]:
    return _FIELDS[table.convex]


_FIELDS = {table.convex: frozenset({ID.field, *(column.field for column in table.columns)}) for table in TABLES}


def _is_moment(value: Json) -> bool:
    return isinstance(value, float) and value >= 0


def _foreign(rows: Iterable[OutgoingForeign], *, whole: bool) -> Iterator[dict[str, Json]]:
    for row in rows:
        # A stored file that nothing described has no row either.
        if whole and set(row.data) <= {ID.field}:
            continue
        document = outgoing(dict(row.data))
        number = number_of(document.get("size"))
        if whole and number is not None and number == int(number):
            # The one number that is read as a whole one there.
            document["size"] = int(number)
        yield document


def _write_lines(archive: zipfile.ZipFile, path: str, documents: Iterable[Mapping[str, Json]]) -> int:
    count = 0
    needs_types = False
    with archive.open(_member(f"{path}/documents.jsonl"), "w", force_zip64=True) as out:
        for document in documents:
            out.write(_json(document))
            needs_types = needs_types or any(holds_special(value) for value in document.values())
            count += 1
    if needs_types:
        with archive.open(_member(f"{path}/generated_schema.jsonl"), "w") as out:
            out.write(_json("uniform"))
    return count


def _write_raw(archive: zipfile.ZipFile, name: str, lines: Iterable[bytes]) -> None:
    with archive.open(_member(name), "w") as out:
        for line in lines:
            out.write(line)


def _write_tables(archive: zipfile.ZipFile, numbers: Mapping[str, int]) -> None:
    with archive.open(_member(f"{TABLES_TABLE}/documents.jsonl"), "w") as out:
        for name, number in sorted(numbers.items(), key=lambda pair: pair[1]):
            out.write(_json({"name": name, "id": number}))


def _write_files(archive: zipfile.ZipFile, path: str, rows: Iterable[OutgoingForeign]) -> None:
    for row in rows:
        key = row.data.get("_id")
        if row.content is None or not isinstance(key, str) or decode(key) is None:
            continue
        name = f"{path}/{key}{PurePosixPath(row.file).suffix}"
        # Pictures are packed already.
        archive.writestr(_member(name), row.content(), zipfile.ZIP_STORED)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _json(value: Json) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"
