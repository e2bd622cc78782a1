"""The pictures that lie beside a text in a source, found by the names that the text calls them."""

import re
from collections import defaultdict
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundPhoto
from extrovertly_desktop.exchange.bringing.sources import Source

MOST_BYTES = 200 * 1024**2
"""Of one picture; a larger file is none."""
_ENDINGS = frozenset(
    (".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp", ".avif", ".heic", ".heif", ".bmp", ".tif", ".tiff")
)
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:")
_LONGEST = 1000


def is_picture(name: str) -> bool:
    """Whether a file is a picture by its name."""
    return PurePosixPath(name).suffix.lower() in _ENDINGS


class Pictures:
    """Knows the names of all files in a source that are pictures.

    Args:
        also_without_ending: take files without an ending for pictures, too.
    """

    def __init__(self, source: Source, *, also_without_ending: bool = False) -> None:
        self._source = source
        self._paths: dict[str, str] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for file in source.files():
            path = PurePosixPath(file.name)
            if is_picture(file.name) or (also_without_ending and not path.suffix):
                self._paths[file.name.lower()] = file.name
                self._names[path.name.lower()].append(file.name)
                self._stems[path.stem.lower()].append(file.name)

    def called(self, reference: str, beside: str = "") -> FoundPhoto | None:
        """Return the picture that a text refers to, or None if it is not in the source.

        Args:
            reference: a path as it stands in the text, relative to the file it stands in or to the whole; from
                elsewhere on a disk only its name counts, and only where no second file is called the same.
            beside: the file in which it stands.
        """
        if not reference or len(reference) > _LONGEST:
            return None
        plain = unquote(reference.removeprefix("file://")).replace("\\", "/")
        is_elsewhere = bool(_REMOTE.match(plain)) and not re.match(r"[A-Za-z]:/", plain)
        if is_elsewhere or "\x00" in plain:
            return None
        for path in (_joined(PurePosixPath(beside).parent, plain), _joined(PurePosixPath(), plain)):
            if path.lower() in self._paths:
                return self._photo(self._paths[path.lower()])
        return self._only(self._names.get(PurePosixPath(plain).name.lower(), []))

    def with_stem(self, stem: str) -> FoundPhoto | None:
        """Return the picture whose name without its ending is this, wherever it lies, or None."""
        return self._only(self._stems.get(stem.lower(), [])[:1]) if stem else None

    def _only(self, names: list[str]) -> FoundPhoto | None:
        return self._photo(names[0]) if len(names) == 1 else None

    def _photo(self, name: str) -> FoundPhoto:
        return FoundPhoto(name, partial(_content, self._source, name))


def _joined(folder: PurePosixPath, reference: str) -> str:
    parts: list[str] = list(folder.parts)
    for part in reference.split("/"):
        if part == "..":
            parts[-1:] = []
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _content(source: Source, name: str) -> bytes:
    with source.open(name) as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UserError(f"“{PurePosixPath(name).name}” is too large for a picture, so it was left out.")
    return data
