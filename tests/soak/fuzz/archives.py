"""Arbitrary bytes as an archive, and as the directory of one that lies about names, sizes and checksums.

Every reader is then asked about it, as it is when a person chooses a file.
"""

import io
import struct
import tarfile
import tempfile
import zipfile
from pathlib import Path

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import head, is_safe_name, opened_source
from extrovertly_desktop.exchange.convex import READER as CONVEX
from extrovertly_desktop.exchange.daylio import READER as DAYLIO
from extrovertly_desktop.exchange.joplin import READER as JOPLIN
from tests.soak.fuzz.diaries import PARTED

_READERS = (CONVEX, DAYLIO, JOPLIN)
_NAMES = ("users/documents.jsonl", "backup.daylio", f"{1:032x}.md", "assets/photos/2026/1/aa")
_TIME = (2026, 3, 1, 10, 0, 0)
_CENTRAL = b"PK\x01\x02"
_BOMB = 300_000


def fuzz_one(data: bytes) -> None:
    """Open one case as it is under several names, and archives made of it."""
    with tempfile.TemporaryDirectory(prefix="fuzz") as folder:
        for name, content in (
            ("case.zip", data),
            ("case.tgz", data),
            ("made.zip", _zip(data)),
            ("lying.zip", _lying(data)),
            ("made.tar", _tar(data)),
        ):
            path = Path(folder) / name
            path.write_bytes(content)
            _opened(path)


def seeds() -> list[bytes]:
    """Whole archives, and what the others are made of."""
    parts = PARTED.join((b'{"_id": "a"}', b"e30=", b"Title\n\ntype_: 1", b"picture"))
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("a"))
    return [
        _zip(parts),
        _tar(parts),
        packed.getvalue(),
        parts,
        b"../../x\x00C:\\y\x00/etc/z" + PARTED + parts,
        struct.pack("<HIIII", 16, 24, 0, 0xFFFFFFFF, 1) + parts,
    ]


def _opened(path: Path) -> None:
    """Read every member, though no reader may want it; then let the readers at it.

    Raises:
        AssertionError: if a name leads outside, or a member is longer than it says.
    """
    try:
        with opened_source(path) as source:
            for file in source.files():
                assert is_safe_name(file.name)
                head(source, file.name)
                _drained(source.open(file.name), file.size)
            for reader in _READERS:
                if reader.recognises(source):
                    for _found in reader.read(source):
                        pass
    except UserError:
        pass


def _drained(stream: io.BufferedIOBase, size: int) -> None:
    with stream:
        length = 0
        while piece := stream.read(65_536):
            length += len(piece)
    assert length <= size


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    first, *rest = data.split(PARTED)
    names = [name.decode("utf-8", "replace") for name in first.split(b"\x00")[:8]] if rest else []
    names = [*names, *_NAMES]
    return list(zip(names, [first, *rest], strict=False))


def _zip(data: bytes) -> bytes:
    """An archive whose members and their names are the parts of the case; the first is a bomb where it asks for one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, content) in enumerate(_parts(data)):
            info = zipfile.ZipInfo(name.replace("\x00", "")[:60_000] or "x", _TIME)
            info.compress_type = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)[number % 3]
            whole = content + bytes(_BOMB) if content.startswith(b"bomb") else content
            # The same name twice is a warning of its own from the library that writes.
            if info.filename not in archive.NameToInfo:
                archive.writestr(info, whole)
    return file.getvalue()


def _lying(data: bytes) -> bytes:
    """A whole archive with numbers of the case written over its directory."""
    made = bytearray(_zip(PARTED.join((b"x" * 100, b"e30=", b"type_: 1"))))
    start = made.find(_CENTRAL)
    for place in range(0, min(len(data) - 1, 60), 2):
        at = start + data[place] if place % 4 else data[place]
        if at < len(made):
            made[at] = data[place + 1]
    return bytes(made)


def _tar(data: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in _parts(data):
            info = tarfile.TarInfo(name[:5000] or "x")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()
