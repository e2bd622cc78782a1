"""Joplin's RAW items, taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.markdown_text import clean
from extrovertly_desktop.exchange.bringing.sources import Source, head

NOTE, FOLDER, RESOURCE, TAG, NOTE_TAG, REVISION = "1", "2", "4", "5", "6", "13"
_NAME = re.compile(r"[0-9a-f]{32}\.md", re.IGNORECASE)
_MOST_BYTES = 8 * 1024**2
"""Of one item; a note of a whole book is a tenth."""
_MOST_PROPERTIES = 200
_TYPE = re.compile(rb"(?:^|\n)type_: \d{1,2}\s*$")


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item.

    Attributes:
        file: where it stands.
        properties: the lines `key: value`.
    """

    file: str
    title: str
    body: str
    properties: dict[str, str]

    @property
    def kind(self) -> str:
        """`NOTE`, `FOLDER` and so on; others are of no use to a diary."""
        return self.properties.get("type_", "")

    @property
    def id(self) -> str:
        """Its identifier, in small letters."""
        return (self.properties.get("id") or PurePosixPath(self.file).stem).lower()

    def named(self, key: str) -> str:
        """Return the identifier of another item that this one refers to, in small letters."""
        return self.properties.get(key, "").lower()

    def is_set(self, key: str) -> bool:
        """Whether a number is told and is not nought."""
        return self.properties.get(key, "").strip() not in ("", "0")


def item_names(source: Source) -> list[str]:
    """Return the names of the files that are items by their names."""
    return [file.name for file in source.files() if _NAME.fullmatch(PurePosixPath(file.name).name)]


def is_item(source: Source, name: str) -> bool:
    """Whether a file is an item; a long one is taken for it by its name."""
    start = head(source, name)
    return len(start) >= 65_536 or _TYPE.search(start.rstrip()) is not None


def raw_items(source: Source) -> Iterator[RawItem | str]:
    """Yield every item, or the name of a file that is none though it is called like one."""
    for name in item_names(source):
        with source.open(name) as stream:
            data = stream.read(_MOST_BYTES + 1)
        yield (
            _taken_apart(name, clean(data.decode("utf-8-sig", "replace"))) if len(data) <= _MOST_BYTES else None
        ) or name


def _taken_apart(name: str, text: str) -> RawItem | None:
    # From the end, and without a list of all lines, which for a long note would take twenty times its room.
    rest: str | None = text.rstrip()
    properties: dict[str, str] = {}
    while rest is not None and len(properties) < _MOST_PROPERTIES:
        begin = rest.rfind("\n") + 1
        line = rest[begin:]
        if not line.strip():
            break
        key, colon, value = line.partition(":")
        if not colon:
            return None
        properties[key.strip()] = value.strip()
        rest = rest[: begin - 1] if begin else None
    if "type_" not in properties:
        return None
    title, _, after = (rest or "").partition("\n")
    # Between the two stands an empty line.
    return RawItem(name, title, after.partition("\n")[2].rstrip("\n"), properties)


def refuse_if_none(names: list[str]) -> None:
    """Raise the sentence for a source without items."""
    if not names:
        raise UserError("There are no notes of Joplin in it. In Joplin, export all as JEX and choose that file.")
