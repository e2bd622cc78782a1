"""The JSON inside `backup.daylio` as a stream of bytes, out of base64 as it is read."""

import binascii
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import Source, head

_PIECE = 1 << 16
_SPACE = b" \t\r\n\"'"
_DAMAGED = "“{name}” is damaged or was cut short. Please make the backup again."


@contextmanager
def opened_json(source: Source, name: str) -> Iterator[IO[bytes]]:
    """Open the document, whether it is in base64 or plain.

    Raises:
        UserError: here or while it is read, if it is neither.
    """
    is_plain = head(source, name, 8).lstrip()[:1] == b"{"
    with source.open(name) as stream:
        yield stream if is_plain else io.BufferedReader(_Decoded(stream, source.name))


class _Decoded(io.RawIOBase):
    """Bytes out of base64 with line ends."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        super().__init__()
        self._stream, self._name = stream, name
        self._letters, self._bytes = b"", b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        while not self._bytes:
            piece = self._stream.read(_PIECE)
            self._letters += piece.translate(None, _SPACE)
            # Four letters are three bytes; only the end may have fewer.
            whole = len(self._letters) if not piece else len(self._letters) // 4 * 4
            self._bytes = self._decoded(self._letters[:whole])
            self._letters = self._letters[whole:]
            if not piece:
                break
        given = self._bytes[: len(buffer)]
        self._bytes = self._bytes[len(given) :]
        buffer[: len(given)] = given
        return len(given)

    def _decoded(self, letters: bytes) -> bytes:
        try:
            # Some programs leave out the signs that fill the last four up.
            return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4), strict_mode=True) if letters else b""
        except (binascii.Error, ValueError):
            raise UserError(_DAMAGED.format(name=self._name)) from None
