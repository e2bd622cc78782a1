"""Entries as a folder of Markdown files."""

from collections.abc import Iterable, Iterator, Sequence

from extrovertly_desktop.exchange.bringing.given import GivenEntry, GivenFile, in_pieces
from extrovertly_desktop.exchange.bringing.own_part import own_part
from extrovertly_desktop.exchange.bringing.yaml_text import scalar

OWN = "extrovertly"
"""The key of the front matter under which stands what makes the way back exact."""
_ENDINGS = {"jpeg": "jpg"}


def markdown_files(entries: Iterable[GivenEntry]) -> Iterator[GivenFile]:
    """Yield a file for each entry and each of its photos, to be put into a folder or packed into a ZIP.

    Names follow the moment of an entry; the second of one minute gets `_2` behind, so the same entries in the same
    order have the same names. Photos are read one at a time, when their file is written.
    """
    taken: dict[str, int] = {}
    for entry in entries:
        folder, stem = f"{entry.local:%Y}", f"{entry.local:%Y-%m-%d_%H%M}"
        count = taken[stem] = taken.get(stem, 0) + 1
        stem = stem if count == 1 else f"{stem}_{count}"
        photos = [
            f"photos/{stem}-{number}.{_ENDINGS.get(photo.ending, photo.ending)}"
            for number, photo in enumerate(entry.photos, 1)
        ]
        yield GivenFile(f"{folder}/{stem}.md", in_pieces(_parts(entry, photos)))
        for name, photo in zip(photos, entry.photos, strict=True):
            yield GivenFile(f"{folder}/{name}", (photo.read() for _ in range(1)))


def photo_lines(names: Sequence[str]) -> str:
    """Return what stands behind a text to show its photos."""
    return "".join(f"\n\n![]({name})" for name in names)


def _parts(entry: GivenEntry, photos: list[str]) -> Iterator[str]:
    yield "---\n" + "".join(f"{line}\n" for line in _front_matter(entry, photos)) + "---\n\n"
    yield entry.text
    yield photo_lines(photos) + "\n"


def _front_matter(entry: GivenEntry, photos: list[str]) -> Iterator[str]:
    yield f"date: {entry.local:%Y-%m-%dT%H:%M:%S}"
    yield f"day: {entry.local_date}"
    own = own_part(entry)
    for key in ("mood", "intensity", "private", "prompt"):
        value = own.pop(key, None)
        if value is not None:
            yield f"{key}: {_value(value)}"
    yield from _listed("tags", entry.tags)
    yield from _listed("photos", photos)
    yield f"{OWN}:"
    for key, value in own.items():
        yield f"  {key}: {_value(value)}"


def _listed(key: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        yield f"{key}:"
        yield from (f"  - {scalar(value)}" for value in values)


def _value(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else scalar(value)
