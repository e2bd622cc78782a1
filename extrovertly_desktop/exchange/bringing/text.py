"""Text out of a stream of bytes, whatever program wrote it, line by line and never all at once."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import IO

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import Source, head

MOST_LINE = 4_000_000
"""Letters in one line; the longest text that can be kept is a twentieth of it, so only what is no text is refused."""

_PIECE = 1 << 18
_LOOK_AT = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_NOT_TEXT = (
    "“{name}” is not a text file, whatever its name says; it may be a picture or a document. Please export it again as "
    "CSV or text."
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's bytes become letters.

    Attributes:
        name: what Python calls it.
        is_sound: whether every letter can be read; where not, the broken ones become U+FFFD.
    """

    name: str
    is_sound: bool = True


def encoding_of(source: Source, name: str) -> Encoding:
    """Find out how a file is encoded: UTF-8 with and without a byte order mark, UTF-16, Windows-1252 or Latin-1.

    Goes through the whole file once and holds none of it, since a letter that is no UTF-8 may stand at its very end.

    Raises:
        UserError: if it is no text at all, or cannot be read.
    """
    start = head(source, name, _LOOK_AT)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return Encoding(encoding, _is_sound(source, name, encoding))
    if b"\x00" in start:
        bare = _bare_utf16(start)
        if bare is None:
            raise UserError(_NOT_TEXT.format(name=name))
        return Encoding(bare, _is_sound(source, name, bare))
    return _without_mark(source, name)


@contextmanager
def opened_text(source: Source, name: str, encoding: Encoding | None = None) -> Iterator[io.TextIOWrapper]:
    """Open a file of a source as text; ends of lines stay as they are.

    Raises:
        UserError: if it is no text, or cannot be read.
    """
    told = encoding or encoding_of(source, name)
    with source.open(name) as stream, io.TextIOWrapper(stream, told.name, "replace", newline="") as text:
        yield text


def first_lines(start: bytes, most: int = 5_000) -> list[str]:
    """Return at most so many lines with their ends out of a file's first bytes; none if they are no text. Never raises.

    What follows the last end of a line is left out if there is any, since it may be cut in the middle.
    """
    encoding = next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)
    if encoding is None:
        encoding = (_bare_utf16(start) or "") if b"\x00" in start else "utf-8"
    if not encoding:
        return []
    lines = list(islice(io.StringIO(start.decode(encoding, "replace"), newline=""), most))
    return lines[:-1] if len(lines) > 1 and not lines[-1].endswith(("\n", "\r")) else lines


def text_lines(source: Source, name: str, encoding: Encoding | None = None) -> Iterator[str]:
    r"""Yield a file line by line, each without its end (``\n``, ``\r\n`` or ``\r``) and without NUL.

    Raises:
        UserError: if it is no text, cannot be read, or one line is longer than `MOST_LINE`.
    """
    with opened_text(source, name, encoding) as text:
        for line in raw_lines(text, name):
            yield line.rstrip("\r\n")


def raw_lines(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    """Yield lines with their ends as they are, without NUL; the sentence for one that is too long names the file.

    Raises:
        UserError: if one line is longer than `MOST_LINE`.
    """
    is_first = True
    while line := text.readline(MOST_LINE):
        if len(line) >= MOST_LINE:
            raise UserError(f"A single line of “{name}” is longer than any text. Please export it again.")
        if is_first:
            # A second byte order mark, left by a program that took the first for a letter.
            line, is_first = line.removeprefix("\ufeff"), False
        # What is no letter could never be stored.
        yield line.replace("\x00", "") if "\x00" in line else line


def _pieces(source: Source, name: str) -> Iterator[bytes]:
    with source.open(name) as stream:
        while piece := _read(stream):
            yield piece


def _read(stream: IO[bytes]) -> bytes:
    return stream.read(_PIECE)


def _bare_utf16(start: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a NUL in every other byte, and only there."""
    pairs = max(1, len(start) // 2)
    low, high = start[0::2].count(0) / pairs, start[1::2].count(0) / pairs
    if high > 0.4 and low < 0.1:
        return "utf-16-le"
    return "utf-16-be" if low > 0.4 and high < 0.1 else None


def _is_sound(source: Source, name: str, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in _pieces(source, name):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _without_mark(source: Source, name: str) -> Encoding:
    """Tell UTF-8 with a few broken bytes from an older encoding, in which hardly any letter happens to be UTF-8."""
    if _is_sound(source, name, "utf-8"):
        return Encoding("utf-8")
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = beyond_ascii = 0
    seen: set[int] = set()
    for piece in _pieces(source, name):
        text = decoder.decode(piece)
        broken += text.count("\ufffd")
        beyond_ascii += len(text) - len(text.encode("ascii", "ignore"))
        seen.update(_NOT_IN_1252.intersection(piece))
    if beyond_ascii - broken > broken:
        return Encoding("utf-8", is_sound=False)
    return Encoding("latin-1" if seen else "cp1252")
