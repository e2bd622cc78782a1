"""Entries as Day One takes them in: `Journal.json` and the pictures, to be packed into a ZIP."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from typing import Any

from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.exchange.bringing.given import GivenEntry, GivenFile, GivenPhoto, in_pieces
from extrovertly_desktop.exchange.bringing.own_part import own_part

OWN = "Extrovertly Desktop"
"""Who wrote the file (`metadata.generator`), and under what name an entry carries what Day One has no field for."""
_HEX = re.compile(r"[0-9A-F]{32}")
_TITLE = "Journal.json"


def day_one_files(entries: Iterable[GivenEntry]) -> Iterator[GivenFile]:
    """Yield the files of an export that Day One takes in: the journal first, then its pictures.

    Entries come and go one at a time; of a picture only its digest is kept. Day One counts in whole seconds, so the
    exact moment stands beside, with mood, strength, prompt and privacy, where only this program looks.

    Args:
        entries: in the order in which they stand in the file; their photos are read twice.
    """
    pictures: dict[str, GivenPhoto] = {}
    yield GivenFile(_TITLE, in_pieces(_journal(entries, pictures)))
    for name, photo in pictures.items():
        yield GivenFile(f"photos/{name}", (photo.read(),))


def moment_lines(identifiers: Sequence[str]) -> str:
    """Return what stands behind a text to show its pictures in Day One."""
    return "".join(f"\n\n![](dayone-moment://{identifier})" for identifier in identifiers)


def _journal(entries: Iterable[GivenEntry], pictures: dict[str, GivenPhoto]) -> Iterator[str]:
    yield f'{{"metadata": {_json({"version": "1.0", "generator": OWN})}, "entries": ['
    comma = "\n"
    for entry in entries:
        yield comma + _json(_entry(entry, pictures))
        comma = ",\n"
    yield "\n]}\n"


def _entry(entry: GivenEntry, pictures: dict[str, GivenPhoto]) -> dict[str, Any]:
    photos = [_photo(entry, at, photo, pictures) for at, photo in enumerate(entry.photos)]
    made: dict[str, Any] = {
        "uuid": _identifier(entry.id),
        "creationDate": f"{from_ms(entry.created_at, UTC):%Y-%m-%dT%H:%M:%SZ}",
        "text": entry.text + moment_lines([photo["identifier"] for photo in photos]),
        "tags": list(entry.tags),
        "starred": False,
        OWN: own_part(entry),
    }
    if entry.zone:
        made["timeZone"] = entry.zone
    if photos:
        made["photos"] = photos
    return made


def _photo(entry: GivenEntry, at: int, photo: GivenPhoto, pictures: dict[str, GivenPhoto]) -> dict[str, Any]:
    data = photo.read()
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    pictures.setdefault(f"{md5}.{photo.ending}", photo)
    return {
        "identifier": _identifier(f"{entry.id}/{at}"),
        "md5": md5,
        "type": photo.ending,
        "orderInEntry": at,
        "fileSize": len(data),
    }


def _identifier(name: str) -> str:
    """Return what Day One calls a thing: 32 hexadecimal digits, those of a UUID where the name is one."""
    digits = name.replace("-", "").upper()
    if _HEX.fullmatch(digits):
        return digits
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:32].upper()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
