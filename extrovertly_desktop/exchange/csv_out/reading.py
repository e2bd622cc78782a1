"""Tables that this program wrote as CSV, read back."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.csv_rows import Dialect, Row, csv_rows
from extrovertly_desktop.exchange.bringing.found import Found, FoundRow, Place, Problem
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.csv_out.tables import FORMAT, MANIFEST, VERSION, Kind, value_of

_MOST_BYTES = 1024**2


class _CsvTables:
    slug = "csv_out"
    title = "Tables of Extrovertly (CSV)"

    def recognises(self, source: Source) -> bool:
        try:
            return _manifest(source) is not None
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        found = _manifest(source)
        if found is None:
            raise UserError(f"There is no “{MANIFEST}” in it that tells what the tables are. Please export them again.")
        folder, manifest = found
        if manifest.get("version") != VERSION:
            raise UserError("A later version of this program wrote these tables. Please update it first.")
        names = {file.name for file in source.files()}
        for table, kinds in _mapping(manifest.get("tables")).items():
            file = (folder / f"{table}.csv").as_posix()
            if file in names:
                yield from _rows(source, file, table, _mapping(kinds))
            else:
                yield Problem(Place(MANIFEST), "A table that ought to be there is not; please export them again.")


READER = _CsvTables()


def _manifest(source: Source) -> tuple[PurePosixPath, dict[str, Any]] | None:
    for file in source.files():
        path = PurePosixPath(file.name)
        if path.name != MANIFEST:
            continue
        with source.open(file.name) as stream:
            data = stream.read(_MOST_BYTES)
        try:
            manifest = json.loads(data.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError):
            continue
        if isinstance(manifest, dict) and manifest.get("format") == FORMAT:
            return path.parent, manifest
    return None


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _rows(source: Source, file: str, table: str, kinds: dict[str, Any]) -> Iterator[Found | Problem]:
    header: list[str] | None = None
    known = {kind.value: kind for kind in Kind}
    kind_of = {name: known.get(str(kind)) for name, kind in kinds.items()}
    for row in csv_rows(source, file, Dialect()):
        if isinstance(row, Problem):
            yield row
        elif header is None:
            header = row.cells
        elif len(row.cells) > len(header):
            yield Problem(
                Place(file, row.line), "This row has more cells than the table has columns; it was left out.", 1
            )
        else:
            yield _row(row, header, table, file, kind_of)


def _row(row: Row, header: list[str], table: str, file: str, kinds: dict[str, Kind | None]) -> FoundRow | Problem:
    place = Place(file, row.line)
    values: dict[str, Any] = {}
    extras: dict[str, Any] = {}
    for name, cell in zip(header, row.cells, strict=False):
        kind = kinds.get(name)
        if kind is None:
            # A column that somebody added.
            if cell:
                extras[name] = cell
            continue
        try:
            values[name] = value_of(cell, kind) if cell else None
        except (ValueError, RecursionError):
            return Problem(place, "There is a cell in this row that is not what its column holds; it was left out.", 1)
    return FoundRow(table, values, place, extras)
