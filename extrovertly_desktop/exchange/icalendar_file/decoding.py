"""From the bytes of a file to its text, whatever program wrote them."""

import codecs
import re

from extrovertly_desktop.domain.errors import UserError

MOST_BYTES = 50_000_000
"""Larger files are refused: a calendar of a whole life is a tenth of this."""

_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BARE_UTF16 = ((b"B\x00E\x00G\x00", "utf-16-le"), (b"\x00B\x00E\x00G", "utf-16-be"))
_LOOK_AT = 1024
_BEGINNING = 100_000
_CUT_LETTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]*)(\r?\n[ \t])([\x80-\xbf]+)")
"""A fold between the bytes of one letter, as programs make that count octets and do not look at them."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
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
    return text.replace("\r\n", "\n").replace("\r", "\n"), sound


def _as_text(data: bytes) -> tuple[str, bool]:
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    for beginning, encoding in _BARE_UTF16:
        if data.startswith(beginning):
            return _replacing(data, encoding)
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        pass
    mended = _CUT_LETTER.sub(rb"\1\3\2", data)
    try:
        return mended.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return _broken_or_older(mended)


def _broken_or_older(data: bytes) -> tuple[str, bool]:
    """Tell UTF-8 with a few broken bytes from an older encoding, in which hardly any letter happens to be UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(_NOT_ASCII.findall(text)) - broken
    if sound > broken:
        return text, False
    try:
        return data.decode("cp1252"), True
    except UnicodeDecodeError:
        return data.decode("latin-1"), True


def _replacing(data: bytes, encoding: str) -> tuple[str, bool]:
    text = data.decode(encoding, "replace")
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
        return "That is not a calendar file but something else. Please choose one that ends in .ics."
    return "No calendar was found in that. A calendar file ends in .ics and begins with BEGIN:VCALENDAR."
