"""Arbitrary bytes as tables of our own."""

from extrovertly_desktop.exchange.csv_out import READER
from tests.soak.fuzz.diaries import PARTED, members, read_all

_MANIFEST = (
    b'{"format": "extrovertly csv", "version": 1, "tables": {"goals": {"id": "text", "count": "whole", "mean": '
    b'"number", "done": "yes or no", "tags": "json"}}}'
)


def fuzz_one(data: bytes) -> None:
    """Read one case."""
    read_all(READER, members(data, ("tables.json", "goals.csv")))
    read_all(READER, {"tables.json": _MANIFEST, "goals.csv": data})
    read_all(READER, {"tables.json": _MANIFEST, "goals.csv": b"id,count,mean,done,tags\r\n" + data})


def seeds() -> list[bytes]:
    """Cases to begin with."""
    table = b'id,count,mean,done,tags\r\na,1,1.5,true,"[1]"\r\n\'=b,,,,\r\n'
    return [table, _MANIFEST + PARTED + table, b'a,1,1e999,TRUE,"{""a"": [[[]]]}"']
