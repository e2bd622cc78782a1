"""jrnl's JSON."""

from collections.abc import Iterator
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundEntry, Place, Problem
from extrovertly_desktop.exchange.bringing.json_items import items
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.markdown_text import clean
from extrovertly_desktop.exchange.bringing.moments import parsed
from extrovertly_desktop.exchange.bringing.own_part import own_part_of
from extrovertly_desktop.exchange.bringing.pieces import STARRED, tidy_tags
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.jrnl.writing import OWN


def recognises(source: Source) -> bool:
    return bool(_json_file(source))


def read(source: Source) -> Iterator[Found | Problem]:
    """Yield the entries of a journal; see `Reader`."""
    name, keys, number = _json_file(source), Keys(), 0
    with source.open(name) as stream:
        for key, item in items(stream, name):
            if key != "entries":
                continue
            number += 1
            place = Place(name, number)
            if isinstance(item, dict):
                yield _entry(item, place, keys)
            else:
                yield Problem(place, "This is no entry of jrnl, so it was left out.", 1)


def _json_file(source: Source) -> str:
    try:
        files = source.files()
    except UserError:
        return ""
    if len(files) != 1:
        return ""
    start = head(source, files[0].name)
    known = b'"entries"' in start and b'"title"' in start and b'"body"' in start and b'"date"' in start
    return files[0].name if known and start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") else ""


def _entry(entry: dict[str, Any], place: Place, keys: Keys) -> FoundEntry | Problem:
    own = own_part_of(entry.get(OWN))
    date, time = entry.get("date"), entry.get("time")
    when = own.when or parsed(f"{date} {time}" if isinstance(time, str) and time.strip() else date)
    if when is None:
        return Problem(place, "The entry has no date that can be read, so it was left out.", 1)
    title, body = (clean(str(entry.get(key) or "")) for key in ("title", "body"))
    text = f"{title}\n{body}" if body else title
    if own.id is None:
        text = text.strip("\n")
    if not text.strip() and own.mood is None:
        return Problem(place, "The entry holds nothing but its date, so it was left out.", 1)
    tags = entry.get("tags")
    words = [*tags] if isinstance(tags, list) else []
    if entry.get("starred") is True:
        words.append(STARRED)
    uuid = entry.get("uuid")
    identifier = own.id or (uuid if isinstance(uuid, str) and 0 < len(uuid) <= 100 else "")
    return FoundEntry(
        keys.named(clean(identifier)) if identifier else keys.of(when.local.isoformat(), text),
        when,
        text,
        place,
        mood=own.mood,
        tags=tidy_tags(words),
        is_private=own.is_private,
        intensity=own.intensity,
        prompt=own.prompt,
    )
