"""Day One's export as entries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundEntry, FoundPhoto, Place, Problem, When
from extrovertly_desktop.exchange.bringing.json_items import items
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.markdown_text import clean, eased
from extrovertly_desktop.exchange.bringing.moments import parsed
from extrovertly_desktop.exchange.bringing.own_part import own_part_of
from extrovertly_desktop.exchange.bringing.pictures import Pictures
from extrovertly_desktop.exchange.bringing.pieces import STARRED, put_together, tidy_tags
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.day_one.facts import facts_of
from extrovertly_desktop.exchange.day_one.rich_text import rich_text_as_markdown
from extrovertly_desktop.exchange.day_one.writing import OWN, moment_lines

_MOMENT = re.compile(r"!\[[^\[\]\n]{0,200}\]\(dayone-moment:/+(?:(\w+)/)?([A-Za-z0-9-]{1,64})\)[ \t]*")
_LINK = re.compile(r"\(dayone2?://[^)\s]{1,200}\)")
_MANY_LINES = re.compile(r"\n{3,}")
_OTHERS = {"videos": "videos", "audios": "sounds", "pdfAttachments": "documents"}
_USED = {
    *("uuid", "creationDate", "timeZone", "text", "richText", "tags", "starred", "isPinned", "photos", *_OTHERS, OWN),
    *("location", "weather", "userActivity", "music"),
}
_TECHNICAL = {
    *("modifiedDate", "creationDevice", "creationDeviceType", "creationDeviceModel", "creationOSName", "duration"),
    *("creationOSVersion", "editingTime", "isAllDay", "sourceString", "moments", "sketches", "entryType", "promptID"),
    *("templateID", "templateId", "publishURL", "unreadMarkerID", "lastEditingDate", "lastEditingDeviceID", "comments"),
    *("lastEditingDeviceName", "owner", "editDate", "creator", "journal", "is_archived", "journalName", "featureFlags"),
}
"""What says nothing about what the person wrote."""


@dataclass(slots=True)
class _Reading:
    """What is kept during one reading."""

    pictures: Pictures
    keys: Keys = field(default_factory=Keys)
    told: set[str] = field(default_factory=set)
    is_ours: bool = False

    def once(self, name: str) -> bool:
        if name in self.told or len(self.told) > 100:
            return False
        self.told.add(name)
        return True


class _DayOne:
    slug = "day_one"
    title = "Day One"

    def recognises(self, source: Source) -> bool:
        try:
            return any(_is_journal(source, name) for name in _json_names(source)[:20])
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        reading = _Reading(Pictures(source))
        names = [name for name in _json_names(source) if _is_journal(source, name)]
        if not names:
            raise UserError("There is no journal of Day One in it. In Day One, choose to export as JSON.")
        for name in names:
            yield from _journal(source, name, reading)


READER = _DayOne()


def _json_names(source: Source) -> list[str]:
    return [
        file.name
        for file in source.files()
        if file.name.lower().endswith(".json") and not file.name.startswith("__MACOSX/")
    ]


def _is_journal(source: Source, name: str) -> bool:
    start = head(source, name)
    return b'"entries"' in start and (b'"creationDate"' in start or b'"metadata"' in start)


def _journal(source: Source, name: str, reading: _Reading) -> Iterator[Found | Problem]:
    number = 0
    reading.is_ours = False
    with source.open(name) as stream:
        for key, item in items(stream, name):
            if key == "metadata" and isinstance(item, dict):
                reading.is_ours = item.get("generator") == OWN
            elif key == "entries":
                number += 1
                place = Place(name, number)
                if isinstance(item, dict):
                    yield from _entry(item, place, reading)
                else:
                    yield Problem(place, "This is no entry of Day One, so it was left out.", 1)


def _entry(entry: dict[str, Any], place: Place, reading: _Reading) -> Iterator[Found | Problem]:
    own = own_part_of(entry.get(OWN))
    when = own.when or parsed(entry.get("creationDate"), entry.get("timeZone"))
    if when is None:
        yield Problem(place, "The entry has no date that can be read, so it was left out.", 1)
        return
    markdown = entry.get("text")
    if not isinstance(markdown, str) or not markdown.strip():
        markdown = rich_text_as_markdown(entry.get("richText"))
        if markdown is None and isinstance(entry.get("richText"), str) and entry["richText"].strip():
            yield Problem(place, "The text of the entry is kept in a form that cannot be read.")
    photos, missing = _photos(entry, markdown or "", reading.pictures)
    if missing:
        yield Problem(place, f"Photos of the entry that are not in the file: {missing}.")
    yield from _left_behind(entry, place, reading)
    text = _own_text(markdown or "", entry) if reading.is_ours else _plain_text(markdown or "")
    facts = tuple(facts_of(entry))
    whole = text if reading.is_ours else put_together(text, facts=facts, photos=len(photos))
    if not whole and not photos and own.mood is None:
        yield Problem(place, "The entry holds nothing but its date, so it was left out.", 1)
        return
    yield FoundEntry(
        _key(entry, when, whole, reading.keys),
        when,
        whole,
        place,
        mood=own.mood,
        tags=_tags(entry),
        photos=photos,
        is_private=own.is_private,
        intensity=own.intensity,
        prompt=own.prompt,
    )


def _key(entry: dict[str, Any], when: When, text: str, keys: Keys) -> str:
    identifier = entry.get("uuid")
    if isinstance(identifier, str) and 0 < len(identifier.strip()) <= 100:
        return keys.named(clean(identifier.strip()).upper())
    return keys.of(when.local.isoformat(), text)


def _tags(entry: dict[str, Any]) -> tuple[str, ...]:
    tags = entry.get("tags")
    words = list(tags) if isinstance(tags, list) else []
    if entry.get("starred") is True:
        words.append(STARRED)
    if entry.get("isPinned") is True:
        words.append("pinned")
    return tidy_tags(words)


def _plain_text(markdown: str) -> str:
    # U+FFFC stands where older versions kept a picture.
    text = clean(markdown).replace("\ufffc", "")
    without = _LINK.sub("()", _MOMENT.sub("", text)).replace("]()", "]")
    if without != text:
        without = _MANY_LINES.sub("\n\n", without)
    return eased(without)


def _own_text(markdown: str, entry: dict[str, Any]) -> str:
    identifiers = [str(photo.get("identifier")) for photo in _moments(entry, "photos")]
    return clean(markdown).removesuffix(moment_lines(identifiers))


def _moments(entry: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    value = entry.get(kind)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _photos(entry: dict[str, Any], markdown: str, pictures: Pictures) -> tuple[tuple[FoundPhoto, ...], int]:
    """Return the photos in the order of the text, those that it does not mention last; and how many are not there."""
    order = {match[2].upper(): at for at, match in reversed(list(enumerate(_MOMENT.finditer(markdown))))}
    known: list[tuple[tuple[int, int], str, str]] = []
    for at, photo in enumerate(_moments(entry, "photos")):
        identifier = str(photo.get("identifier") or "").upper()
        known.append(((order.get(identifier, len(order)), at), str(photo.get("md5") or ""), identifier))
    found: list[FoundPhoto] = []
    missing = 0
    for _order, md5, identifier in sorted(known):
        photo_file = pictures.with_stem(md5) or pictures.with_stem(identifier)
        if photo_file is None:
            missing += 1
        else:
            found.append(photo_file)
    return tuple(found), missing


def _left_behind(entry: dict[str, Any], place: Place, reading: _Reading) -> Iterator[Problem]:
    for kind, word in _OTHERS.items():
        if count := len(_moments(entry, kind)):
            yield Problem(place, f"Only photos can be kept with an entry; {word} that stayed behind: {count}.")
    for key, value in entry.items():
        if value and key not in _USED and key not in _TECHNICAL:
            name = key if key.isidentifier() and key.isascii() and len(key) <= 40 else "of an unknown name"
            if reading.once(name):
                yield Problem(place, f"A detail that Day One keeps ({name}) has no place here; it was left out.")
