"""Arbitrary bytes as a snapshot's parts, and as tables of their own."""

import io
import json

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundForeign, FoundRow, Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.convex import READER, OutgoingForeign, OutgoingRow, OutgoingTable, write_snapshot
from extrovertly_desktop.exchange.convex.ids import encode
from extrovertly_desktop.exchange.convex.names import BY_NAME, CREATED, ID, Kind

_TYPES = {
    Kind.TEXT: str,
    Kind.REFERENCE: str,
    Kind.WHOLE: int,
    Kind.INSTANT: int,
    Kind.REAL: float,
    Kind.FLAG: bool,
    Kind.WORDS: list,
}
_USER = encode(10_001, b"the only person!")
_ROW = {
    "_id": _USER,
    "_creationTime": 1_700_000_000_000.25,
    "email": "a",
    "username": "b",
    "firstName": "c",
    "isActive": True,
    "confidenceLevel": 4.5,
    "totalPoints": 5,
    "streakDays": 1.0,
    "longestStreak": 1e3,
    "preferences": {"a": [1.0, None, {"$integer": "BQAAAAAAAAA="}]},
    "nick": {"$float": "AAAAAAAA8H8="},
}
_SHAPE = (
    '{"_id": id<10001>, "n"?: int64 | null, "b": bytes, "l": array<{"x": string | int64}>, "r": record<string, inf>}'
)
_HINT = {_USER: {"l": [{"x": "int64"}], "n": {"$float64NaN": "AAAAAAAA+H8="}}}


def fuzz_one(data: bytes) -> None:
    """Read the bytes in every place where the reader may meet them, and write what was found."""
    cut = len(data) // 2
    for files in (
        {"users/documents.jsonl": data},
        {"users/documents.jsonl": data, "users/generated_schema.jsonl": b'"uniform"'},
        {"x/sessions/documents.jsonl": data, "x/sessions/generated_schema.jsonl": json.dumps(_SHAPE).encode()},
        {"users/documents.jsonl": json.dumps(_ROW).encode(), "users/generated_schema.jsonl": data},
        {"users/documents.jsonl": data[cut:], "users/generated_schema.jsonl": data[:cut]},
        {"_tables/documents.jsonl": data, "_storage/documents.jsonl": data, f"_storage/{_USER}.png": data},
        {"users/documents.jsonl": json.dumps(_ROW).encode(), "extrovertly_ids.jsonl": data},
        {"users.jsonl": data},
        {"users.json": data},
        {"journalEntries.csv": data},
        {"journalEntries.csv": b"_id,_creationTime,userId,content,mood,isPrivate,tags,wordCount,odd\n" + data},
        {data[:60].decode("utf-8", "replace") + "/documents.jsonl": data[60:]},
    ):
        _write(_read(files))


def seeds() -> list[bytes]:
    """Documents, descriptions of both kinds, a list, and a table."""
    row = json.dumps(_ROW).encode()
    return [
        row + b"\n" + row.replace(b"_id", b"other"),
        b"[" + row + b"," + row + b"]",
        b'"uniform"',
        json.dumps(_SHAPE).encode() + b"\n" + json.dumps(_HINT).encode(),
        json.dumps({"was": [_USER, "550e8400-e29b-41d4-a716-446655440000", "", 1]}).encode(),
        b'{"name":"users","id":10001}\n{"name":"events","id":10003}',
        b'{"n":1e999,"m":-0,"i":NaN,"s":"\\ud83d\\u0000","d":[[[[{"%:a":{}}]]]]}',
        b'_id,_creationTime,userId,content,mood,isPrivate,tags\n1,2.5,3,"a\n""b""",c,true,"[""x""]"\n',
    ]


def check(item: Found | Problem) -> None:
    """Hold what was found to what is promised of it: whatever takes it in may rely on that.

    Raises:
        AssertionError: if a row has not all columns of its table, of their kinds, or text that cannot be stored.
    """
    if isinstance(item, FoundRow):
        table = BY_NAME[item.table]
        assert list(item.values) == ["id", "created_at", *(column.name for column in table.columns)]
        for column in (ID, CREATED, *table.columns):
            value = item.values[column.name]
            assert value is not None or not column.required, column
            assert value is None or column.kind is Kind.ANYTHING or isinstance(value, _TYPES[column.kind]), column
        assert item.values["id"]
        json.dumps([item.values, item.extras], ensure_ascii=False, allow_nan=False).encode()
    elif isinstance(item, FoundForeign):
        json.dumps(item.data, ensure_ascii=False, allow_nan=False).encode()


def _read(files: dict[str, bytes]) -> list[Found]:
    source = MemorySource(files)
    READER.recognises(source)
    found: list[Found] = []
    try:
        for item in READER.read(source):
            check(item)
            found += [] if isinstance(item, Problem) else [item]
    except UserError:
        return found
    return found


def _write(found: list[Found]) -> None:
    rows: dict[str, list[OutgoingRow]] = {}
    foreign: dict[str, list[OutgoingForeign]] = {}
    for item in found:
        if isinstance(item, FoundRow):
            rows.setdefault(item.table, []).append(OutgoingRow(item.values, item.extras))
        elif isinstance(item, FoundForeign):
            foreign.setdefault(item.table, []).append(OutgoingForeign(item.data))
    write_snapshot(
        io.BytesIO(),
        {
            name: OutgoingTable(lambda given=given: (row.values["id"] for row in given), lambda given=given: given)
            for name, given in rows.items()
        },
        {path: (lambda given=given: given) for path, given in foreign.items()},
    )
