"""Which identifiers of a snapshot stand for others, so that rows of our own come back as themselves.

A snapshot that is written here has one file more than Convex knows, and leaves alone: lines of
`{"was": [identifiers as they are in the vault]}`. Which of them one in the snapshot was follows from its sixteen bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.convex.ids import decode, internal_of
from extrovertly_desktop.exchange.convex.lines import raw_lines
from extrovertly_desktop.exchange.convex.names import ID, Kind, Table
from extrovertly_desktop.exchange.convex.values import Json, NotUnderstood, parse

FILE = "extrovertly_ids.jsonl"
_CHUNK = 500


def own_id_lines(identifiers: Iterable[str]) -> Iterator[bytes]:
    """Yield the lines of that file for identifiers that were written as others."""
    chunk: list[str] = []
    for identifier in identifiers:
        chunk.append(identifier)
        if len(chunk) == _CHUNK:
            yield _line(chunk)
            chunk = []
    if chunk:
        yield _line(chunk)


class OwnIds:
    """The identifiers that a snapshot was written from, where they were others."""

    def __init__(self, source: Source) -> None:
        """Read them, if the snapshot was written here.

        Raises:
            UserError: if the file is damaged.
        """
        self._was: dict[bytes, str] = {}
        for file in source.files():
            if PurePosixPath(file.name).name == FILE:
                self._read(source, file.name)

    def restored(self, table: Table, document: Mapping[str, Json]) -> Mapping[str, Json]:
        """Return a document with its own identifier and those that it refers to as they were."""
        if not self._was:
            return document
        fields = (ID.field, *(column.field for column in table.columns if column.kind is Kind.REFERENCE))
        return {**document, **{field: self._one(document[field]) for field in fields if field in document}}

    def _one(self, value: Json) -> Json:
        decoded = decode(value) if isinstance(value, str) else None
        return value if decoded is None else self._was.get(decoded[1], value)

    def _read(self, source: Source, name: str) -> None:
        with source.open(name) as stream:
            for _number, line in raw_lines(stream):
                try:
                    told = parse((line or b"").decode("utf-8", "replace"))
                except NotUnderstood:
                    continue
                was = told.get("was") if isinstance(told, dict) else None
                for identifier in was if isinstance(was, list) else ():
                    # Half a letter could never be an identifier that is stored.
                    if isinstance(identifier, str) and identifier.isprintable() and identifier:
                        self._was[internal_of(identifier)] = identifier


def _line(chunk: list[str]) -> bytes:
    return json.dumps({"was": chunk}).encode() + b"\n"
