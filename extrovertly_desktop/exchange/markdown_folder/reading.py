"""A folder of Markdown files as entries."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundEntry, FoundPhoto, Place, Problem, When
from extrovertly_desktop.exchange.bringing.gathered import Gathered
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.markdown_text import clean
from extrovertly_desktop.exchange.bringing.moments import parsed
from extrovertly_desktop.exchange.bringing.own_part import OwnPart, own_part_of
from extrovertly_desktop.exchange.bringing.pictures import Pictures
from extrovertly_desktop.exchange.bringing.pieces import STARRED, hashtags, place_words, put_together, tidy_tags
from extrovertly_desktop.exchange.bringing.sources import Source, SourceFile, head
from extrovertly_desktop.exchange.bringing.text import text_lines
from extrovertly_desktop.exchange.bringing.yaml_text import Tree, words
from extrovertly_desktop.exchange.markdown_folder.front_matter import FrontMatter, taken_off
from extrovertly_desktop.exchange.markdown_folder.names import told_by_name
from extrovertly_desktop.exchange.markdown_folder.writing import OWN, photo_lines

_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
_MOST_BYTES = 8 * 1024**2
_MOMENTS = (
    "date",
    "created",
    "created_at",
    "created at",
    "creation date",
    "date created",
    "datetime",
    "day",
    "publishdate",
)
_IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,500}\]\((?:<([^<>\n]{1,1000})>|([^()\s]{1,1000}))(?:\s+\"[^\"\n]{0,500}\")?\)[ \t]*"
)
_EMBED = re.compile(r"!\[\[([^\[\]|\n]{1,500})(?:\|[^\[\]\n]{0,200})?\]\][ \t]*")
_MANY_LINES = re.compile(r"\n{3,}")
_FACTS = ("location", "place", "address", "weather", "author", "source", "url")
_STARS = ("starred", "favorite", "favourite")
_USED = {*_MOMENTS, *_FACTS, *_STARS, "title", "tags", "tag", "keywords", "categories", "mood", "intensity", "private"}
_USED |= {"prompt", "photos", "latitude", "longitude", "altitude", "completed?", "due", OWN}
_TECHNICAL = {"aliases", "alias", "cssclass", "cssclasses", "publish", "updated", "lastmod", "modified", "id", "uuid"}
_TECHNICAL |= {"layout", "draft", "permalink", "slug", "type", "lang", "editor", "updated_at", "last modified", "time"}


class _MarkdownFolder:
    slug = "markdown_folder"
    title = "Markdown files"

    def recognises(self, source: Source) -> bool:
        try:
            return any(_has_moment(source, file.name) for file in _files(source)[:30])
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        files = _files(source)
        if not files:
            raise UserError("There are no Markdown files in it, whose names end in .md. Please choose their folder.")
        pictures, keys, told = Pictures(source), Keys(), set[str]()
        for file in files:
            place = Place(file.name)
            try:
                text = _text(source, file)
            except UserError as error:
                yield Problem(place, f"{error} It was left out.", 1)
                continue
            yield from _File(place, text, pictures, told).given(keys)


READER = _MarkdownFolder()


def _files(source: Source) -> list[SourceFile]:
    found = []
    for file in source.files():
        path = PurePosixPath(file.name)
        is_hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
        if path.suffix.lower() in _ENDINGS and not is_hidden:
            found.append(file)
    return found


def _has_moment(source: Source, name: str) -> bool:
    start = clean(head(source, name).decode("utf-8-sig", "replace"))
    return told_by_name(name)[0] is not None or _moment(taken_off(start).values) is not None


def _text(source: Source, file: SourceFile) -> str:
    if file.size > _MOST_BYTES:
        raise UserError("This file is larger than any entry.")
    text = Gathered()
    for number, line in enumerate(text_lines(source, file.name)):
        text.put(f"\n{line}" if number else line)
    return clean(text.text())


def _moment(values: "dict[str, Tree]") -> When | None:
    for key in _MOMENTS:
        value = values.get(key)
        when = parsed(value.strip(" []\"'")) if isinstance(value, str) else None
        if when is not None:
            return when
    return None


class _File:
    def __init__(self, place: Place, text: str, pictures: Pictures, told: set[str]) -> None:
        self._place, self._pictures, self._told = place, pictures, told
        self._front: FrontMatter = taken_off(text)
        self._values = dict(self._front.values)
        if isinstance(self._values.get("mood"), list):
            self._values["mood"] = ", ".join(words_of(self._values["mood"]))
        nested = self._values.get(OWN)
        self._own: OwnPart = own_part_of({**self._values, **(nested if isinstance(nested, dict) else {"id": None})})
        self._photos: dict[str, FoundPhoto] = {}

    def given(self, keys: Keys) -> Iterator[Found | Problem]:
        by_name, title = told_by_name(self._place.file)
        when = self._own.when or _moment(self._values) or by_name
        if when is None:
            yield Problem(self._place, "Neither the file nor its name says when this was, so it was left out.", 1)
            return
        yield from self._not_understood()
        text = self._own_text() if self._own.id else self._plain_text(title)
        if not text.strip() and not self._photos and self._own.mood is None:
            yield Problem(self._place, "There is no text in this file, so it was left out.", 1)
            return
        own = self._own
        yield FoundEntry(
            keys.named(own.id) if own.id else keys.of(when.local.isoformat(), text),
            when,
            text,
            self._place,
            mood=own.mood,
            tags=self._tags(text),
            photos=tuple(self._photos.values()),
            is_private=own.is_private,
            intensity=own.intensity,
            prompt=own.prompt,
        )

    def _own_text(self) -> str:
        names = list(words_of(self._values.get("photos")))
        for name in names:
            self._picture(name)
        return self._front.text.removeprefix("\n").removesuffix(photo_lines(names))

    def _plain_text(self, name: str) -> str:
        text = self._front.text
        without = _EMBED.sub(self._image, _IMAGE.sub(self._image, text))
        if without != text:
            text = _MANY_LINES.sub("\n\n", without)
        title = self._words("title") or name
        done = self._words("completed?")
        if done:
            title = f"{'☑' if done in ('yes', 'true') else '☐'} {title}"
        if self._words("due"):
            title = f"{title} ({self._words('due')})"
        return put_together(text, title=title, facts=list(self._facts()), photos=len(self._photos))

    def _image(self, match: "re.Match[str]") -> str:
        reference = next(filter(None, match.groups()), "")
        return "" if self._picture(reference) else match[0]

    def _picture(self, reference: str) -> bool:
        photo = self._pictures.called(reference, self._place.file)
        if photo is not None:
            self._photos[photo.name] = photo
        return photo is not None

    def _tags(self, text: str) -> tuple[str, ...]:
        if self._own.id:
            return tidy_tags(words_of(self._values.get("tags")))
        told: list[str] = []
        for key in ("tags", "tag", "keywords", "categories"):
            value = self._values.get(key)
            # Obsidian takes spaces between tags for commas, which no tag of its own has.
            told += words(value.replace(" #", ",") if isinstance(value, str) else value)
        if any(self._words(key) in ("yes", "true", "1") for key in _STARS):
            told.append(STARRED)
        return tidy_tags([*told, *hashtags(text)])

    def _facts(self) -> Iterator[str]:
        for key in _FACTS:
            if self._words(key):
                yield self._words(key)
        try:
            where = place_words(float(self._words("latitude") or 0), float(self._words("longitude") or 0))
        except ValueError:
            where = ""
        if where:
            yield where

    def _words(self, key: str) -> str:
        value = self._values.get(key)
        return clean(value).strip() if isinstance(value, str) else ""

    def _not_understood(self) -> Iterator[Problem]:
        if not self._front.is_sound:
            yield Problem(self._place, "What stands before the text is not quite YAML; it was read line by line.")
        for key, value in self._values.items():
            if value and key not in _USED and key not in _TECHNICAL and key not in self._told and len(self._told) < 100:
                self._told.add(key)
                yield Problem(self._place, "A key before the text has no place here, so what it says was left out.")


def words_of(tree: Tree) -> Iterator[str]:
    """Yield the texts of a list as they are."""
    if isinstance(tree, list):
        yield from (item for item in tree if isinstance(item, str))
