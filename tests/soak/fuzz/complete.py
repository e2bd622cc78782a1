"""Arbitrary bytes as a complete export: as the whole file, as one row of it, and in another layout."""

from extrovertly_desktop.exchange.complete import READER
from tests.soak.fuzz.tables import read_all

_HEAD = b'{"format": "extrovertly-complete",\n"version": 1,\n"made_at": 0,\n"owner": "a",\n"tables": {\n"users": [\n'
_TAIL = b"\n]\n}}\n"


def fuzz_one(data: bytes) -> None:
    """Read the bytes in every place where a reader may meet them."""
    read_all(READER, {"all.json": data})
    read_all(READER, {"all.json": _HEAD + data + _TAIL})
    read_all(READER, {"all.json": b'{"format":"extrovertly-complete","version":1,"tables":' + data + b"}"})


def seeds() -> list[bytes]:
    """A document, a row, and tables."""
    row = b'{"id":"a","created_at":1,"tags":["x"],"content":{"$bytes":"AAEC"}}'
    return [
        _HEAD + row + _TAIL,
        row + b",\n" + row,
        b'{"users":[' + row + b'],"missions":[{}]}',
        b'{"users":{"$bytes":"%"}}',
    ]
