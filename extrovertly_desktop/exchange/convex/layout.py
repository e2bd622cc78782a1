"""Where what stands in a snapshot: tables, their schemas, stored files, those of components, under any prefix.

`<prefix>/<table>/documents.jsonl`, `<prefix>/<table>/generated_schema.jsonl`, `<prefix>/_storage/<id>.<ending>`, and
the same for a component under `<prefix>/_components/<name>/`, which may nest. Source: `parse.rs` in
`crates/application/src/snapshot_import` of get-convex/convex-backend.
"""

import re
from dataclasses import dataclass

from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.convex.names import BY_CONVEX_NAME, TABLES, Table

_DOCUMENTS = re.compile(r"(?:(.*)/)?([^/]+)/documents\.jsonl")
_SCHEMA = re.compile(r"(?:(.*)/)?([^/]+)/generated_schema\.jsonl")
_STORED = re.compile(r"(?:(.*)/)?_storage/([^/.]+)(?:\.[^/]+)?")
_COMPONENTS = re.compile(r"(?:.*?/)??((?:_components/[^/]+/)+)")
TABLES_TABLE = "_tables"
STORAGE_TABLE = "_storage"
_ORDER = {table.convex: place for place, table in enumerate(TABLES)}


@dataclass(frozen=True, slots=True)
class Member:
    """One table's documents.

    Attributes:
        path: the table's name, with its component's path before it where it has one.
        file: what holds the documents.
        schema: what holds the generated schema; empty where there is none.
        where: the folder that its table stands in, prefix and component included.
    """

    path: str
    file: str
    schema: str
    where: str

    @property
    def table(self) -> Table | None:
        """Our table, or None if it is none of ours."""
        return BY_CONVEX_NAME.get(self.path)

    @property
    def rank(self) -> int:
        """Where it stands in the order in which tables are read: those referred to first, foreign ones last."""
        return _ORDER.get(self.path, len(_ORDER))


def members(source: Source) -> list[Member]:
    """Return the tables of a snapshot in the order in which they are to be read."""
    names = [file.name for file in source.files()]
    present = set(names)
    found: list[Member] = []
    for name in names:
        match = _DOCUMENTS.fullmatch(name)
        if match is None:
            continue
        where, table = match[1] or "", match[2]
        schema = f"{where}/{table}/generated_schema.jsonl".lstrip("/")
        found.append(Member(_component(where) + table, name, schema if schema in present else "", where))
    return sorted(found, key=lambda member: member.rank)


def looks_like_snapshot(source: Source) -> bool:
    """Whether the names of the files are those of a snapshot."""
    tables = members(source)
    return any(member.schema or member.table or member.path in {TABLES_TABLE, STORAGE_TABLE} for member in tables)


def stored_files(source: Source) -> dict[tuple[str, str], str]:
    """Return the names of stored files by the folder of their `_storage` and their identifier."""
    found: dict[tuple[str, str], str] = {}
    for file in source.files():
        match = _STORED.fullmatch(file.name)
        if match and match[2] != "documents" and not _SCHEMA.fullmatch(file.name):
            found[match[1] or "", match[2]] = file.name
    return found


def _component(where: str) -> str:
    match = _COMPONENTS.fullmatch(where + "/")
    return match[1] if match else ""
