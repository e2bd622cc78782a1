"""Snapshots made for tests, and what becomes of one that is read and written again."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from extrovertly_desktop.exchange.bringing.found import Found, FoundForeign, FoundRow, Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.convex import READER, OutgoingForeign, OutgoingRow, OutgoingTable, write_snapshot
from extrovertly_desktop.exchange.convex.ids import encode

USER = encode(10_001, b"the only person!")


def person(**more: Any) -> dict[str, Any]:
    return {
        "_id": USER,
        "_creationTime": 1_700_000_000_000.25,
        "email": "ana@example.org",
        "username": "ana",
        "firstName": "Ana",
        "isActive": True,
        "confidenceLevel": 4.5,
        "totalPoints": 120.0,
        "streakDays": 3.0,
        "longestStreak": 9.0,
    } | more


def entry(number: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "_id": encode(10_002, number.to_bytes(16, "big")),
        "_creationTime": 1_700_000_000_000.0 + number,
        "userId": USER,
        "content": "Said hello at the lift.",
        "mood": "proud",
        "isPrivate": True,
    } | more


def lines(*documents: Any) -> bytes:
    return b"".join(json.dumps(document).encode() + b"\n" for document in documents)


def snapshot(**tables: Iterable[Any]) -> MemorySource:
    return MemorySource({f"{name}/documents.jsonl": lines(*rows) for name, rows in tables.items()}, "snapshot.zip")


def found(source: MemorySource) -> list[Found]:
    return [item for item in READER.read(source) if not isinstance(item, Problem)]


def problems(source: MemorySource) -> list[Problem]:
    return [item for item in READER.read(source) if isinstance(item, Problem)]


def written(items: Iterable[Found]) -> dict[str, bytes]:
    """Write what was found, as it comes out of a vault: extras and foreign rows have been JSON text in between."""
    rows: dict[str, list[OutgoingRow]] = {}
    foreign: dict[str, list[OutgoingForeign]] = {}
    for item in items:
        if isinstance(item, FoundRow):
            rows.setdefault(item.table, []).append(OutgoingRow(item.values, _stored(item.extras)))
        elif isinstance(item, FoundForeign):
            content = item.content
            name = content.name if content else ""
            row = OutgoingForeign(_stored(item.data), content.read if content else None, name)
            foreign.setdefault(item.table, []).append(row)
    out = io.BytesIO()
    write_snapshot(
        out,
        {name: _table(given) for name, given in rows.items()},
        {path: (lambda given=given: given) for path, given in foreign.items()},
    )
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def documents(files: Mapping[str, bytes], table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files[f"{table}/documents.jsonl"].splitlines()]


def _table(rows: list[OutgoingRow]) -> OutgoingTable:
    return OutgoingTable(lambda: [row.values["id"] for row in rows], lambda: rows)


def _stored(value: Mapping[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(value))
