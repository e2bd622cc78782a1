"""Identifiers of documents as Convex writes them, and how a row with another identifier gets one.

An identifier is lowercase Crockford base32 of the table's number (seven bits a byte, lowest first, the high bit set on
all but the last), sixteen bytes of its own, and a Fletcher-16 checksum (modulus 256: RFC 1145, appendix I), its low
byte first.
Source of the format: `crates/value/src/id_v6.rs` of get-convex/convex-backend.
"""

import hashlib
import re
import uuid
from collections.abc import Iterable

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUE = {sign: value for value, sign in enumerate(_ALPHABET)}
_INTERNAL = 16
_FOOTER = 2
_LENGTHS = range(31, 38)
"""Characters: from one byte of table number to five."""
_MOST_NUMBER = 2**32 - 1
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
FIRST_NUMBER = 10_001
"""Numbers below belong to tables of the backend itself."""


def encode(number: int, internal: bytes) -> str:
    """Return the identifier of a document.

    Args:
        number: the table's, 1 to 2³² − 1.
        internal: sixteen bytes.
    """
    data = _vint(number) + internal
    data += _fletcher16(data).to_bytes(_FOOTER, "little")
    spare = -len(data) * 8 % 5
    bits = int.from_bytes(data, "big") << spare
    length = (len(data) * 8 + spare) // 5
    return "".join(_ALPHABET[bits >> 5 * at & 31] for at in range(length - 1, -1, -1))


def decode(text: str) -> tuple[int, bytes] | None:
    """Return the table's number and the sixteen bytes of an identifier, or None if it is not one."""
    if len(text) not in _LENGTHS:
        return None
    bits = 0
    for sign in text:
        value = _VALUE.get(sign)
        if value is None:
            return None
        bits = bits << 5 | value
    size = len(text) * 5 // 8
    data = (bits >> len(text) * 5 - size * 8).to_bytes(size, "big")
    number, at = _number(data)
    end = at + _INTERNAL
    if not 0 < number <= _MOST_NUMBER or size != end + _FOOTER:
        return None
    if int.from_bytes(data[end:], "little") != _fletcher16(data[:end]):
        return None
    return number, data[at:end]


def internal_of(text: str) -> bytes:
    """Return the sixteen bytes that stand for any identifier: a UUID's own, a Convex one's own, else of a digest."""
    decoded = decode(text)
    if decoded is not None:
        return decoded[1]
    if _UUID.fullmatch(text):
        return uuid.UUID(text).bytes
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_INTERNAL]


def id_in(number: int, text: str) -> str:
    """Return an identifier that is right for a table: the same if it is already, the same again at every call."""
    decoded = decode(text)
    return text if decoded is not None and decoded[0] == number else encode(number, internal_of(text))


def usual_number(identifiers: Iterable[str]) -> int | None:
    """Return the table number that most identifiers carry, or None if none of them is a Convex one."""
    counts: dict[int, int] = {}
    for text in identifiers:
        decoded = decode(text)
        if decoded is not None:
            counts[decoded[0]] = counts.get(decoded[0], 0) + 1
    return max(counts, key=lambda number: (counts[number], -number)) if counts else None


def _vint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _number(data: bytes) -> tuple[int, int]:
    number = 0
    for at, byte in enumerate(data[:5]):
        number |= (byte & 0x7F) << 7 * at
        if byte < 0x80:
            return number, at + 1
    return 0, 0


def _fletcher16(data: bytes) -> int:
    low = high = 0
    for byte in data:
        low = (low + byte) & 0xFF
        high = (high + low) & 0xFF
    return high << 8 | low
