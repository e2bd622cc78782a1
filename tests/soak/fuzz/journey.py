"""Arbitrary bytes as entries of Journey."""

import json

from extrovertly_desktop.exchange.journey import READER
from tests.soak.fuzz.diaries import PARTED, members, read_all


def fuzz_one(data: bytes) -> None:
    """Read one case."""
    read_all(READER, members(data, ("1.json", "2.json", "x.jpg")))
    for kind in ("", "markdown"):
        entry = {"date_journal": 1772407800000, "type": kind, "text": data.decode("utf-8", "replace")}
        read_all(READER, {"1.json": json.dumps(entry).encode()})


def seeds() -> list[bytes]:
    """Cases to begin with."""
    entry = {"id": "a", "date_journal": 1772407800000, "timezone": "Europe/Berlin", "text": "<p>a <i>b</i><br>c</p>"}
    entry |= {
        "photos": ["x.jpg", "y.mp3"],
        "tags": ["t"],
        "favourite": True,
        "lat": 1.797e308,
        "lon": 1.797e308,
        "mood": 3,
    }
    entry |= {
        "weather": {"degree_c": 20.5, "description": "Sunny"},
        "music_title": "m",
        "address": "z",
        "sentiment": 1.25,
    }
    whole = json.dumps(entry).encode()
    return [
        whole,
        PARTED.join((whole, b'{"dateOfJournal": "2026-03-01T10:00:00Z"}', b"picture")),
        b"<h1>a</h1><ul><li><b>c",
    ]
