"""Arbitrary bytes as Day One's journal."""

import json

from extrovertly_desktop.exchange.day_one import READER
from tests.soak.fuzz.diaries import PARTED, members, read_all


def fuzz_one(data: bytes) -> None:
    """Read one case."""
    read_all(READER, {"Journal.json": data})
    read_all(READER, members(data, ("Journal.json", "photos/0f0f.jpeg", "Other.json")))


def seeds() -> list[bytes]:
    """Cases to begin with."""
    photo = {"identifier": "AB12", "md5": "0f0f", "type": "jpeg", "orderInEntry": 0}
    rich = {"contents": [{"attributes": {"line": {"header": 1, "identifier": "x"}, "bold": True}, "text": "a\nb"}]}
    rich["contents"].append({"embeddedObjects": [{"type": "photo", "identifier": "AB12"}]})
    entries = [
        {"uuid": "A" * 32, "creationDate": "2026-03-01T23:30:00Z", "timeZone": "Europe/Berlin", "text": "\\# a `b\\.`"}
        | {"tags": ["x"], "starred": True, "photos": [photo], "location": {"placeName": "y", "latitude": 1.5}},
        {"creationDate": "2026-03-01T23:30:00.5+01:00", "richText": json.dumps(rich), "videos": [{}]}
        | {"weather": {"temperatureCelsius": 1e308}, "userActivity": {"stepCount": 9}, "music": {"track": "t"}},
        {"creationDate": "2026-03-01T23:30:00Z", "text": "![](dayone-moment://AB12)\n\n\n[x](dayone://view?a)"}
        | {"Extrovertly Desktop": {"id": "1", "local": "2026-03-01T10:00", "created_at": 1772407800000, "mood": "m"}},
    ]
    document = json.dumps({"metadata": {"version": "1.0"}, "entries": entries}).encode()
    ours = json.dumps({"metadata": {"generator": "Extrovertly Desktop"}, "entries": entries}).encode()
    return [document, ours, document + PARTED + b"picture" + PARTED + ours]
