"""Arbitrary bytes as jrnl's text and JSON."""

import json

from extrovertly_desktop.exchange.jrnl import READER
from tests.soak.fuzz.diaries import read_all


def fuzz_one(data: bytes) -> None:
    """Read one case."""
    read_all(READER, {"journal.txt": data})
    read_all(READER, {"journal.txt": b"[2013-06-09 15:39] A title\n" + data})
    read_all(READER, {"journal.json": b'{"entries": [{"title": 1, "body": 1, "date": 1}, ' + data})
    read_all(READER, {"journal.json": data})


def seeds() -> list[bytes]:
    """Cases to begin with."""
    entry = {"title": "A", "body": "b", "date": "2013-06-09", "time": "15:39", "tags": ["@x"], "starred": True}
    own = {"id": "1", "local": "2026-03-01T10:00", "created_at": 1772407800000, "mood": "m", "intensity": 3}
    return [
        b"[2013-06-09 15:39] Met @Tom. *\nbody #x\n[note]\n\n[09.06.2013 03:39 PM] Second\n",
        b"2012-03-29 09:00 Called in sick.\nText\n2012-03-30 10:00 More",
        b"[Sunday, June 9, 2013 at 3:39 PM] a\n[9 Jun 2013] b\n[13/06/2013 3:39:00 p.m.] c",
        json.dumps({"entries": [entry, entry | {"extrovertly": own}], "tags": {"@x": 1}}).encode(),
    ]
