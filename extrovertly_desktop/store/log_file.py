"""The write-ahead log as a file: which of its frames count, and whether some are lost.

Its format is told at https://sqlite.org/walformat.html.

SQLite leaves out, without a word, whatever follows the first frame that does not add up. After a crash that is right
for what was never committed; after damage it would take back what was. Here the two are told apart.
"""

import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)
_WORD = 0xFFFFFFFF
_INDEX_VERSION = 3_007_000
_NATIVE = sys.byteorder
_INDEX_BYTES = 96
"""The head of the index, written twice."""
_ALIVE_AT = 128


@dataclass(frozen=True, slots=True)
class Log:
    """What a log holds.

    Attributes:
        pages: the place of the newest committed copy of each page, in bytes from the start of the file.
        size: pages of the database after the last commit; 0 without any.
        lost: a sentence if commits can no longer be read, else "".
    """

    pages: dict[int, int] = field(default_factory=dict)
    size: int = 0
    lost: str = ""


def read_log(vault: Path) -> Log:
    """Read the log beside a vault that nobody has open.

    Raises:
        OSError: if it is there and cannot be read.
    """
    path = Path(f"{vault}-wal")
    index = _index(vault)  # before the log: it never knows of more than the log had then
    data = path.read_bytes() if path.is_file() else b""
    expected = _frames_in_index(index, data[16:24])
    if not data:
        # Without a log nothing says that the index beside it is of today.
        return Log()
    if len(data) < _HEADER or not _is_header(data):
        is_old = not any(data)
        return Log(
            lost="" if is_old else "Its newest changes cannot be read any more: the beginning of its log is damaged."
        )
    page_size = int.from_bytes(data[8:12], "big")
    pages: dict[int, int] = {}
    waiting: dict[int, int] = {}
    size = good = 0
    frames = _frames(data, page_size)
    for number, (page, commit, place) in enumerate(frames, start=1):
        waiting[page] = place
        if commit:
            pages.update(waiting)
            waiting.clear()
            size, good = commit, number
    lost = ""
    if _has_commit_after(data, page_size, good) or (expected or 0) > good:
        lost = "Some of its newest changes cannot be read any more: its log is damaged."
    return Log(pages, size, lost)


def _is_header(data: bytes) -> bool:
    if int.from_bytes(data[:4], "big") not in _MAGIC:
        return False
    return _sum(data[:24], (0, 0), _order(data)) == struct.unpack(">II", data[24:32])


def _order(data: bytes) -> str:
    return ">" if int.from_bytes(data[:4], "big") & 1 else "<"


def _frames(data: bytes, page_size: int) -> Iterator[tuple[int, int, int]]:
    """Yield page, size after a commit (or 0) and the place of the page of each frame that adds up."""
    order = _order(data)
    sums = struct.unpack(">II", data[24:32])
    place = _HEADER
    while place + _FRAME + page_size <= len(data):
        head = data[place : place + _FRAME]
        if head[8:16] != data[16:24]:
            return
        sums = _sum(head[:8], sums, order)
        sums = _sum(data[place + _FRAME : place + _FRAME + page_size], sums, order)
        if sums != struct.unpack(">II", head[16:24]):
            return
        yield (*struct.unpack(">II", head[:8]), place + _FRAME)
        place += _FRAME + page_size


def _has_commit_after(data: bytes, page_size: int, good: int) -> bool:
    """Whether a frame of this log's own generation says behind the last good commit that it ended another."""
    step = _FRAME + page_size
    for place in range(_HEADER + good * step, len(data) - _FRAME + 1, step):
        if data[place + 8 : place + 16] == data[16:24] and any(data[place + 4 : place + 8]):
            return True
    return False


def is_in_use(vault: Path) -> bool:
    """Whether another process has the vault open, as far as the system lets one ask; its log is its own affair then.

    Each connection holds a shared lock on one byte of the index (https://sqlite.org/walformat.html#wal_locks).
    """
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415 - not on every system

    try:
        with Path(f"{vault}-shm").open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _ALIVE_AT)
            fcntl.lockf(file, fcntl.LOCK_UN, 1, _ALIVE_AT)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _index(vault: Path) -> bytes:
    with suppress(OSError), Path(f"{vault}-shm").open("rb") as file:
        return file.read(_INDEX_BYTES)
    return b""


def _frames_in_index(head: bytes, salts: bytes) -> int | None:
    """Return how many frames the index beside the log knows of, or None if it is of another log.

    A killed program leaves the index behind, which then tells of a log that has been cut off
    (https://sqlite.org/walformat.html#the_wal_index_file_format).
    """
    half = _INDEX_BYTES // 2
    if len(head) < _INDEX_BYTES or head[:half] != head[half:] or not salts or head[32:40] != salts:
        return None
    is_known = int.from_bytes(head[:4], _NATIVE) == _INDEX_VERSION and head[12] == 1
    return int.from_bytes(head[16:20], _NATIVE) if is_known else None


def _sum(data: bytes, start: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    pairs = iter(words)
    for one, two in zip(pairs, pairs, strict=True):
        first = (first + one + second) & _WORD
        second = (second + two + first) & _WORD
    return first, second
