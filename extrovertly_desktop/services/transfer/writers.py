"""One function a format: what goes into the file, and how. Each format's own code is imported when it is written."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extrovertly_desktop.exchange.bringing.given import GivenEntry, GivenFile, in_pieces, write_zip
from extrovertly_desktop.services.transfer.outgoing import Outgoing
from extrovertly_desktop.store.queries.transfer_shapes import ORDER, Kind

if TYPE_CHECKING:  # each format's code is imported when it is written
    from extrovertly_desktop.exchange.convex import OutgoingForeign, OutgoingRow

_CONVEX = "convex"
_PHOTOS = "attachments"
_CELLS = {Kind.TEXT: "TEXT", Kind.DAY: "TEXT", Kind.WHOLE: "WHOLE", Kind.REAL: "NUMBER", Kind.FLAG: "YES_NO",
          Kind.WORDS: "JSON", Kind.ANYTHING: "JSON", Kind.BYTES: "BYTES"}  # fmt: skip
"""What a column of ours is called among those of a table that leaves."""


def write_complete(outgoing: Outgoing, path: Path) -> Mapping[str, int]:
    """Write everything as one JSON document."""
    from extrovertly_desktop.exchange.complete import document  # noqa: PLC0415 - see above

    counts: dict[str, int] = {}
    tables: list[tuple[str, Iterable[dict[str, Any]]]] = [("users", outgoing.everything("users"))]
    tables.append(("vault_meta", outgoing.meta()))
    tables += [(name, outgoing.everything(name)) for name in ORDER if name != "users"]
    tables += [("import_items", outgoing.items()), ("import_extras", outgoing.extras())]
    counted = ((name, _counted(counts, name, rows)) for name, rows in tables)
    with path.open("wb") as file:
        file.writelines(document(counted, owner=outgoing.owner.id, made_at=outgoing.now_ms))
    return counts


def write_convex(outgoing: Outgoing, path: Path) -> Mapping[str, int]:
    """Write a snapshot of the fifteen tables, with what came along in one and has no place here."""
    from extrovertly_desktop.exchange.convex import TABLES, OutgoingTable, write_snapshot  # noqa: PLC0415

    tables = {
        table.name: OutgoingTable(partial(_ids, outgoing, table.name), partial(_convex_rows, outgoing, table.name))
        for table in TABLES
    }
    foreign = {name: partial(_convex_foreign, outgoing, name) for name in outgoing.foreign_tables(_CONVEX)}
    return write_snapshot(path, tables, foreign)


def write_csv(outgoing: Outgoing, path: Path) -> Mapping[str, int]:
    """Write a table a file."""
    from extrovertly_desktop.exchange.csv_out import Column, Table, csv_files  # noqa: PLC0415
    from extrovertly_desktop.exchange.csv_out import Kind as CellKind  # noqa: PLC0415

    counts: dict[str, int] = {}
    names = [name for name in ORDER if name != _PHOTOS]
    tables = (
        Table(
            name,
            tuple(Column(column.name, CellKind[_CELLS[column.kind]]) for column in outgoing.columns(name)),
            _counted(counts, name, outgoing.chosen(name)),
        )
        for name in names
    )
    with path.open("wb") as file:
        write_zip(csv_files(tables), file)
    return counts


def write_markdown(outgoing: Outgoing, path: Path) -> Mapping[str, int]:
    """Write a folder of text files."""
    from extrovertly_desktop.exchange.markdown_folder import markdown_files  # noqa: PLC0415

    counts: dict[str, int] = {}
    for file in markdown_files(_entries(outgoing, counts)):
        _write_into(path, file)
    return counts


def write_jrnl(outgoing: Outgoing, path: Path) -> Mapping[str, int]:
    """Write a journal for jrnl."""
    from extrovertly_desktop.exchange.jrnl import jrnl_json  # noqa: PLC0415

    counts: dict[str, int] = {}
    with path.open("wb") as file:
        file.writelines(in_pieces(jrnl_json(_entries(outgoing, counts))))
    return counts


def write_day_one(outgoing: Outgoing, path: Path) -> Mapping[str, int]:
    """Write a journal with photos for Day One."""
    from extrovertly_desktop.exchange.day_one import day_one_files  # noqa: PLC0415

    counts: dict[str, int] = {}
    with path.open("wb") as file:
        write_zip(day_one_files(_entries(outgoing, counts)), file)
    return counts


def _entries(outgoing: Outgoing, counts: dict[str, int]) -> Iterator[GivenEntry]:
    for entry in outgoing.entries():
        counts["journal_entries"] = counts.get("journal_entries", 0) + 1
        counts[_PHOTOS] = counts.get(_PHOTOS, 0) + len(entry.photos)
        yield entry


def _counted(counts: dict[str, int], name: str, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    counts[name] = 0
    for row in rows:
        counts[name] += 1
        yield row


def _write_into(folder: Path, file: GivenFile) -> None:
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.writelines(file.pieces)


def _ids(outgoing: Outgoing, table: str) -> Iterator[str]:
    for row, _extras in outgoing.given_back(table, _CONVEX):
        yield row["id"]


def _convex_rows(outgoing: Outgoing, table: str) -> "Iterator[OutgoingRow]":
    from extrovertly_desktop.exchange.convex import OutgoingRow  # noqa: PLC0415

    for row, extras in outgoing.given_back(table, _CONVEX):
        yield OutgoingRow(row, extras)


def _convex_foreign(outgoing: Outgoing, table: str) -> "Iterator[OutgoingForeign]":
    from extrovertly_desktop.exchange.convex import OutgoingForeign  # noqa: PLC0415

    for row_id, row, file in outgoing.foreign(_CONVEX, table):
        content = partial(_file, outgoing, table, row_id) if file else None
        yield OutgoingForeign(row, content, file)


def _file(outgoing: Outgoing, table: str, row_id: str) -> bytes:
    return base64.b64decode(outgoing.file(_CONVEX, table, row_id))
