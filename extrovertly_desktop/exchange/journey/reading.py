"""Journey's export as entries."""

import json
import math
from collections.abc import Iterator
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundEntry, FoundPhoto, MoodWord, Place, Problem, When
from extrovertly_desktop.exchange.bringing.html_text import html_as_markdown, looks_like_html
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.markdown_text import clean
from extrovertly_desktop.exchange.bringing.moments import at_instant, parsed
from extrovertly_desktop.exchange.bringing.pictures import Pictures, is_picture
from extrovertly_desktop.exchange.bringing.pieces import STARRED, place_words, put_together, tidy_tags
from extrovertly_desktop.exchange.bringing.sources import Source, head

_MOST_BYTES = 16 * 1024**2
_MARKS = (b'"date_journal"', b'"dateOfJournal"')


class _Journey:
    slug = "journey"
    title = "Journey"

    def recognises(self, source: Source) -> bool:
        try:
            return any(_is_entry(head(source, name)) for name in _json_names(source)[:10])
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        names = _json_names(source)
        if not names:
            raise UserError("There are no entries of Journey in it. In Journey, choose to export as JSON or ZIP.")
        pictures, keys = Pictures(source), Keys()
        for name in names:
            with source.open(name) as stream:
                data = stream.read(_MOST_BYTES + 1)
            place = Place(name)
            entry = _parsed(data) if len(data) <= _MOST_BYTES else None
            if entry is None:
                yield Problem(place, "This is no entry of Journey that can be read, so it was left out.", 1)
            else:
                yield from _entry(entry, place, pictures, keys)


READER = _Journey()


def _json_names(source: Source) -> list[str]:
    return [
        file.name
        for file in source.files()
        if file.name.lower().endswith(".json") and not file.name.startswith("__MACOSX/")
    ]


def _is_entry(start: bytes) -> bool:
    return start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and any(mark in start for mark in _MARKS)


def _parsed(data: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _entry(entry: dict[str, Any], place: Place, pictures: Pictures, keys: Keys) -> Iterator[Found | Problem]:
    when = _when(entry)
    if when is None:
        yield Problem(place, "The entry has no date that can be read, so it was left out.", 1)
        return
    photos: dict[str, FoundPhoto] = {}
    others = missing = 0
    for name in _words(entry.get("photos")):
        photo = pictures.called(name, place.file)
        if photo is not None:
            photos[photo.name] = photo
        elif is_picture(name):
            missing += 1
        else:
            others += 1
    if others:
        yield Problem(place, f"Only photos can be kept with an entry; other files of the entry: {others}.")
    if missing:
        yield Problem(place, f"Photos of the entry that are not in the file: {missing}.")
    text = put_together(_text(entry), title=_word(entry, "title"), facts=list(_facts(entry)), photos=len(photos))
    mood = _mood(entry)
    if not text and mood is None:
        yield Problem(place, "The entry holds nothing but its date, so it was left out.", 1)
        return
    tags = [*_words(entry.get("tags")), _word(entry, "folder"), _word(entry, "label")]
    if True in (entry.get("favourite"), entry.get("favorite")):
        tags.append(STARRED)
    identifier = _word(entry, "id")
    yield FoundEntry(
        keys.named(identifier) if 0 < len(identifier) <= 100 else keys.of(when.local.isoformat(), text),
        when,
        text,
        place,
        mood=mood,
        tags=tidy_tags(tags),
        photos=tuple(photos.values()),
    )


def _when(entry: dict[str, Any]) -> When | None:
    zone = entry.get("timezone")
    for key in ("date_journal", "dateOfJournal"):
        when = at_instant(entry.get(key), zone) or parsed(entry.get(key), zone)
        if when is not None:
            return when
    return None


def _text(entry: dict[str, Any]) -> str:
    text = entry.get("text")
    if not isinstance(text, str) or not text.strip():
        preview = entry.get("preview_text")
        text = preview if isinstance(preview, str) else ""
    # Pictures stand under `photos` as well, so those in the page fall away.
    is_html = _word(entry, "type").lower() != "markdown" and looks_like_html(text)
    return html_as_markdown(text, lambda _address, _told: "") if is_html else text


def _mood(entry: dict[str, Any]) -> MoodWord | None:
    for key in ("mood", "sentiment"):
        value = entry.get(key)
        if isinstance(value, str) and 0 < len(value.strip()) <= 100:
            return MoodWord(clean(value.strip()))
        if (
            isinstance(value, (int, float))
            and not isinstance(value, bool)
            and math.isfinite(value)
            and 0 < value < 1000
        ):
            return MoodWord(f"{key} {value:g}")
    return None


def _facts(entry: dict[str, Any]) -> Iterator[str]:
    weather = entry.get("weather")
    weather = weather if isinstance(weather, dict) else {}
    where = _word(entry, "address") or _word(weather, "place") or place_words(entry.get("lat"), entry.get("lon"))
    degrees = weather.get("degree_c")
    is_told = isinstance(degrees, (int, float)) and not isinstance(degrees, bool) and -100 < degrees < 100
    sky = [_word(weather, "description"), f"{degrees:.0f} °C" if is_told else ""]
    # Without a description the degrees are those that stand there where none were measured.
    yield from (fact for fact in (where, ", ".join(filter(None, sky)) if sky[0] else "") if fact)
    music = [_word(entry, "music_title"), _word(entry, "music_artist")]
    if any(music):
        yield f"♪ {', '.join(filter(None, music))}"


def _word(entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    return clean(value).strip() if isinstance(value, str) else ""


def _words(value: object) -> list[str]:
    return [clean(item) for item in value if isinstance(item, str)] if isinstance(value, list) else []
