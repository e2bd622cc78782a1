"""Joplin's notes as entries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundEntry, FoundPhoto, Place, Problem
from extrovertly_desktop.exchange.bringing.html_text import html_as_markdown
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.moments import parsed
from extrovertly_desktop.exchange.bringing.pictures import Pictures
from extrovertly_desktop.exchange.bringing.pieces import place_words, put_together, tidy_tags
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.joplin.raw_items import (
    FOLDER,
    NOTE,
    NOTE_TAG,
    RESOURCE,
    REVISION,
    TAG,
    RawItem,
    is_item,
    item_names,
    raw_items,
    refuse_if_none,
)

_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\(:/([0-9a-fA-F]{32})(?:[^()\n]{0,200})\)[ \t]*")
_IMAGE_TAG = re.compile(r"<img\s[^<>]{0,300}?src=[\"']?:/([0-9a-fA-F]{32})[^<>]{0,1000}>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\(:/([0-9a-fA-F]{32})[^()\n]{0,200}\)")
_MANY_LINES = re.compile(r"\n{3,}")
_HTML = "2"
_MOST_DEPTH = 20


@dataclass(slots=True)
class _Around:
    """What notes refer to."""

    pictures: Pictures
    folders: dict[str, tuple[str, str]] = field(default_factory=dict)
    """For each folder its title, and the folder that it lies in."""
    tags: dict[str, str] = field(default_factory=dict)
    tags_of: dict[str, list[str]] = field(default_factory=dict)
    resources: dict[str, str] = field(default_factory=dict)
    """The endings of the files of resources."""
    keys: Keys = field(default_factory=Keys)

    def path_of(self, folder: str) -> str:
        names: list[str] = []
        while folder in self.folders and len(names) < _MOST_DEPTH:
            title, folder = self.folders[folder]
            names.insert(0, title.strip())
        return "/".join(name for name in names if name)


class _Joplin:
    slug = "joplin"
    title = "Joplin"

    def recognises(self, source: Source) -> bool:
        try:
            return any(is_item(source, name) for name in item_names(source)[:10])
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        refuse_if_none(item_names(source))
        around = _Around(Pictures(source, also_without_ending=True))
        # Tags and notebooks may stand anywhere, so everything is looked at once before the first note is given out.
        yield from _looked_around(source, around)
        for item in raw_items(source):
            if isinstance(item, RawItem) and item.kind == NOTE:
                yield from _note(item, around)


READER = _Joplin()


def _looked_around(source: Source, around: _Around) -> Iterator[Problem]:
    revisions = 0
    for item in raw_items(source):
        if isinstance(item, str):
            yield Problem(Place(item), "This is called like a note of Joplin and is none, so it was left out.", 1)
            continue
        revisions += item.kind == REVISION
        if item.kind == FOLDER:
            around.folders[item.id] = (item.title, item.named("parent_id"))
        elif item.kind == TAG:
            around.tags[item.id] = item.title
        elif item.kind == NOTE_TAG:
            around.tags_of.setdefault(item.named("note_id"), []).append(item.named("tag_id"))
        elif item.kind == RESOURCE:
            around.resources[item.id] = item.properties.get("mime", "")
    if revisions:
        yield Problem(Place(source.name), f"Earlier versions of notes, which are not brought along: {revisions}.")


def _note(item: RawItem, around: _Around) -> Iterator[Found | Problem]:
    place = Place(item.file)
    if item.is_set("encryption_applied"):
        yield Problem(
            place, "This note is encrypted. Please unlock it in Joplin and export it again; it was left out.", 1
        )
        return
    if item.is_set("deleted_time"):
        yield Problem(place, "This note lies in Joplin's bin, so it was left out.", 1)
        return
    when = parsed(item.properties.get("user_created_time")) or parsed(item.properties.get("created_time"))
    if when is None:
        yield Problem(place, "The note has no date that can be read, so it was left out.", 1)
        return
    body = _Body(item, around)
    text = put_together(body.text, title=body.title(), facts=_facts(item), photos=len(body.photos))
    if body.others:
        yield Problem(place, f"Only photos can be kept with an entry; other files of the note: {body.others}.")
    if body.links:
        yield Problem(place, f"Links to other notes that became plain words: {body.links}.")
    if not text:
        yield Problem(place, "The note is empty, so it was left out.", 1)
        return
    tags = [
        around.path_of(item.named("parent_id")),
        *(around.tags.get(tag, "") for tag in around.tags_of.get(item.id, ())),
    ]
    if item.is_set("is_conflict"):
        tags.append("conflict")
    yield FoundEntry(
        around.keys.named(item.id), when, text, place, tags=tidy_tags(tags), photos=tuple(body.photos.values())
    )


class _Body:
    """A note's body without what cannot stand in it."""

    def __init__(self, item: RawItem, around: _Around) -> None:
        self._item, self._around = item, around
        self.photos: dict[str, FoundPhoto] = {}
        self.others = self.links = 0
        text = item.body
        if item.properties.get("markup_language") == _HTML:
            text = html_as_markdown(text)
        without = _IMAGE_TAG.sub(self._image, _IMAGE.sub(self._image, text))
        self.text = _LINK.sub(self._link, _MANY_LINES.sub("\n\n", without) if without != text else text)

    def title(self) -> str:
        title = self._item.title.strip()
        if not self._item.is_set("is_todo"):
            return title
        return f"{'☑' if self._item.is_set('todo_completed') else '☐'} {title}"

    def _image(self, match: "re.Match[str]") -> str:
        photo = self._around.pictures.with_stem(match[1])
        if photo is None:
            self.others += 1
        else:
            self.photos[match[1].lower()] = photo
        return ""

    def _link(self, match: "re.Match[str]") -> str:
        if match[2].lower() in self._around.resources:
            self.others += 1
        else:
            self.links += 1
        return match[1]


def _facts(item: RawItem) -> list[str]:
    told = [item.properties.get("author", ""), item.properties.get("source_url", "")]
    try:
        latitude, longitude = (float(item.properties.get(key, "0")) for key in ("latitude", "longitude"))
        told.append(place_words(latitude, longitude))
    except ValueError:
        pass
    return [fact for fact in told if fact.strip()]
