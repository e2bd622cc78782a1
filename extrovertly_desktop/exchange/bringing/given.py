"""What leaves the vault for another program's file: entries as writers take them, and files as they hand them on."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

_YEAR_ONE_OF_ZIP = (1980, 1, 1, 0, 0, 0)
"""No moment of writing: the same entries make the same file."""
_PACKED_ALREADY = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic")


@dataclass(frozen=True, slots=True)
class GivenPhoto:
    """A photo of an entry that leaves.

    Attributes:
        media_type: such as `image/jpeg`.
        read: returns its bytes; called once or twice, when it is needed.
    """

    media_type: str
    read: Callable[[], bytes]

    @property
    def ending(self) -> str:
        """The ending of a file of it, without the dot, as Day One calls it, too: `jpeg`, `png`, …"""
        kind = self.media_type.partition("/")[2].partition(";")[0].strip().lower()
        return kind if kind.isalnum() else "jpeg"


@dataclass(frozen=True, slots=True)
class GivenEntry:
    """An entry that leaves.

    Attributes:
        id: its own.
        created_at: the moment it is for, milliseconds since the epoch.
        local: what the clock on the wall showed then (naive).
        local_date: the person's calendar day, ISO text.
        text: Markdown.
        mood: what the person calls it.
        zone: the IANA name of the zone in which `local` is told, if it is known.
        intensity: of the mood, 1–10.
        prompt: the question that it answers.
    """

    id: str
    created_at: int
    local: datetime
    local_date: str
    text: str
    mood: str | None = None
    tags: tuple[str, ...] = ()
    is_private: bool = False
    intensity: int | None = None
    prompt: str | None = None
    zone: str | None = None
    photos: tuple[GivenPhoto, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that a writer makes: its name, relative and with forward slashes, and its bytes in pieces.

    The pieces are made when they are asked for, and once only; the next file is asked for after them.
    """

    name: str
    pieces: Iterable[bytes]


def write_zip(files: Iterable[GivenFile], into: IO[bytes]) -> None:
    """Write files into a ZIP archive, one after the other, none of them held whole.

    Args:
        files: with names that differ.
        into: a stream of bytes that can be written; whatever making the pieces raises goes up.
    """
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            info = zipfile.ZipInfo(file.name, _YEAR_ONE_OF_ZIP)
            info.compress_type = zipfile.ZIP_STORED if file.name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            with archive.open(info, "w", force_zip64=True) as stream:
                stream.writelines(file.pieces)


def in_pieces(parts: Iterable[str]) -> Iterator[bytes]:
    """Yield text as UTF-8."""
    for part in parts:
        yield part.encode("utf-8", "replace")
