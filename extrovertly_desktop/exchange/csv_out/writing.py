"""Tables as CSV files."""

import json
from collections.abc import Iterable, Iterator

from extrovertly_desktop.exchange.bringing.given import GivenFile, in_pieces
from extrovertly_desktop.exchange.csv_out.tables import FORMAT, MANIFEST, VERSION, Column, Kind, Table, cell_of

_MARK = "\ufeff"
_END = "\r\n"


def csv_files(tables: Iterable[Table]) -> Iterator[GivenFile]:
    """Yield a CSV file for each table, and at the end the one that tells what is in their columns.

    Rows come and go one at a time.
    """
    told: dict[str, dict[str, str]] = {}
    for table in tables:
        told[table.name] = {column.name: column.kind.value for column in table.columns}
        yield GivenFile(f"{table.name}.csv", in_pieces(_lines(table)))
    manifest = {"format": FORMAT, "version": VERSION, "tables": told}
    yield GivenFile(MANIFEST, (json.dumps(manifest, indent=1).encode("utf-8"),))


def _lines(table: Table) -> Iterator[str]:
    yield _MARK + ",".join(cell_of(column.name, Kind.TEXT) for column in table.columns) + _END
    for row in table.rows:
        yield ",".join(_cell(row.get(column.name), column) for column in table.columns) + _END


def _cell(value: object, column: Column) -> str:
    try:
        return cell_of(value, column.kind)
    except TypeError as error:
        raise TypeError(f"{column.name}: {error}") from None
