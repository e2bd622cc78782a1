"""What the fuzz targets of the diaries' readers share: bytes as a file, and bytes as members of a folder or archive."""

from collections.abc import Iterable

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundEntry, Reader
from extrovertly_desktop.exchange.bringing.sources import MemorySource

PARTED = b"\x00--member--\x00"
"""What parts the members in the bytes of one case."""


def read_all(reader: Reader, files: dict[str, bytes]) -> None:
    """Read everything, photos included; whatever else than a sentence for the person comes out goes up."""
    source = MemorySource(files)
    reader.recognises(source)
    try:
        for found in reader.read(source):
            if isinstance(found, FoundEntry):
                # What cannot be written down could not be kept.
                found.text.encode("utf-8")
                for photo in found.photos:
                    photo.read()
    except UserError:
        pass


def members(data: bytes, names: Iterable[str]) -> dict[str, bytes]:
    """The parts of a case under names, as many as there are of both."""
    return dict(zip(names, data.split(PARTED), strict=False))
