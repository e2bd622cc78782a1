"""From the bytes of a file to its text, whatever program wrote them."""

import codecs
import io
import re
from collections.abc import Iterator

from extrovertly_desktop.domain.errors import UserError

MOST_BYTES = 50_000_000
"""Larger files are refused: a calendar of a whole life is a tenth of this."""

_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BARE_UTF16 = ((b"B\x00E\x00G\x00", "utf-16-le"), (b"\x00B\x00E\x00G", "utf-16-be"))
_LOOK_AT = 1024
_SLICE = 1_000_000
"""So much is gone through at once: fifty megabytes in one go would hold up everything else that the program does."""
_SAFE_CUT = re.compile(rb"[A-Za-z0-9]")
"""Where bytes may be cut without parting a letter, or a fold in the middle of one."""
_BEGINNING = 100_000
_CUT_LETTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]*)(\r?\n[ \t])([\x80-\xbf]+)")
"""A fold between the bytes of one letter, as programs make that count octets and do not look at them."""
_IS_CALENDAR = re.compile(r"^[ \t\ufeff]*BEGIN[ \t]*:[ \t]*(?:VCALENDAR|VEVENT)\b", re.IGNORECASE | re.MULTILINE)


def refuse_by_size(size: int) -> None:
    """Refuse what is too large to be a calendar; callers ask before they read a file into memory.

    Args:
        size: bytes.

    Raises:
        UserError: if it is larger than `MOST_BYTES`.
    """
    if size > MOST_BYTES:
        raise UserError(
            f"That file is larger than {MOST_BYTES // 1_000_000} MB, which is more than any calendar here can hold. "
            "Please export a shorter time from your calendar and import that."
        )


def decoded(data: bytes) -> tuple[str, bool]:
    """Return the text with `\\n` at the end of each line, and whether every letter could be read.

    UTF-8 with and without a byte order mark, UTF-16, and Windows-1252 or Latin-1 where it is none of these.

    Raises:
        UserError: if it is empty, too large, or not a calendar; the sentence says which.
    """
    refuse_by_size(len(data))
    if not data.strip():
        raise UserError("That file is empty. Please export the calendar again.")
    # Whether it is one is seen at its beginning: to decode all of something else may take long.
    if _IS_CALENDAR.search(_as_text(data[:_BEGINNING])[0]) is None:
        raise UserError(_what_it_is(data))
    text, sound = _as_text(data)
    ends = io.IncrementalNewlineDecoder(None, translate=True)
    return "".join([*(ends.decode(piece) for piece in slices(text)), ends.decode("", final=True)]), sound


def slices(text: str) -> Iterator[str]:
    """Yield a text piece by piece."""
    for begin in range(0, len(text), _SLICE):
        yield text[begin : begin + _SLICE]


def _as_text(data: bytes) -> tuple[str, bool]:
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    for beginning, encoding in _BARE_UTF16:
        if data.startswith(beginning):
            return _replacing(data, encoding)
    try:
        return _decode(data, "utf-8-sig"), True
    except UnicodeDecodeError:
        pass
    mended = b"".join(_CUT_LETTER.sub(rb"\1\3\2", piece) for piece in _whole_letters(data))
    try:
        return _decode(mended, "utf-8-sig"), True
    except UnicodeDecodeError:
        return _broken_or_older(mended)


def _decode(data: bytes, encoding: str, errors: str = "strict") -> str:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    pieces = [decoder.decode(data[begin : begin + _SLICE]) for begin in range(0, len(data), _SLICE)]
    return "".join([*pieces, decoder.decode(b"", final=True)])


def _whole_letters(data: bytes) -> Iterator[bytes]:
    """Yield bytes piece by piece, no letter and no fold parted."""
    begin = 0
    while begin < len(data):
        cut = _SAFE_CUT.search(data, begin + _SLICE)
        end = len(data) if cut is None else cut.start()
        yield data[begin:end]
        begin = end


def _broken_or_older(data: bytes) -> tuple[str, bool]:
    """Tell UTF-8 with a few broken bytes from an older encoding, in which hardly any letter happens to be UTF-8."""
    text = _decode(data, "utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(len(piece) - len(piece.encode("ascii", "ignore")) for piece in slices(text)) - broken
    if sound > broken:
        return text, False
    try:
        return _decode(data, "cp1252"), True
    except UnicodeDecodeError:
        return _decode(data, "latin-1"), True


def _replacing(data: bytes, encoding: str) -> tuple[str, bool]:
    text = _decode(data, encoding, "replace")
    return text, "\ufffd" not in text


def _what_it_is(data: bytes) -> str:
    head = data[:_LOOK_AT].lstrip()
    if head.startswith(b"PK\x03\x04"):
        return "That is a ZIP archive. Please unpack it and choose the .ics file inside."
    if head[:1] == b"<":
        return (
            "That is a web page and not a calendar file. Please look for a link called “iCal” or “.ics” on the page "
            "and save that."
        )
    if b"\x00" in head:
        return (
            "What is in that file is no calendar, whatever its name says; it may be a picture or a document. Please "
            "save the calendar once more where it came from, and choose that."
        )
    return "No calendar was found in that. Inside, a calendar file begins with BEGIN:VCALENDAR."
