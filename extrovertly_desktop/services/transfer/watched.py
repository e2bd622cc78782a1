"""A source that tells how much of it has been read, and stops once the person cancels."""

import io
from collections.abc import Callable
from typing import IO

from extrovertly_desktop.exchange.bringing.sources import Source, SourceFile

_PIECE = 262_144


class WatchedSource:
    """Passes everything on to a source, and counts the bytes.

    Args:
        source: the real one.
        told: told the share of all bytes that has been read (0–1); may raise to stop.
    """

    def __init__(self, source: Source, told: Callable[[float], None]) -> None:
        self.name = source.name
        self._source, self._told = source, told
        self._files = source.files()
        self._all = max(sum(file.size for file in self._files), 1)
        self._read = 0

    def files(self) -> list[SourceFile]:
        """Return every file."""
        return self._files

    def open(self, name: str) -> IO[bytes]:
        """Return a stream of one file's bytes."""
        return io.BufferedReader(_Counting(self._source.open(name), self._note), _PIECE)

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def _note(self, count: int) -> None:
        self._read += count
        # A file may be read more than once.
        self._told(min(self._read / self._all, 1.0))


class _Counting(io.RawIOBase):
    def __init__(self, stream: IO[bytes], note: Callable[[int], None]) -> None:
        super().__init__()
        self._stream, self._note = stream, note

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._note(len(data))
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
