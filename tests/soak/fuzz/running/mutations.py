"""Changes to a case that know a little about files: lines, numbers, nesting, quotes, encodings, members."""

import re
from collections.abc import Sequence
from random import Random

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_PARTED = b"\x00--member--\x00"
_NUMBERS = (
    *(b"0", b"-0", b"-1", b"1e999", b"-1e999", b"NaN", b"Infinity", b"1e-999", b"0.1", b"1e15", b"9007199254740993"),
    *(b"2147483648", b"-2147483649", b"9223372036854775807", b"9223372036854775808", b"-9223372036854775809"),
    *(b"00", b"01", b"13", b"24", b"31", b"60", b"99", b"1969", b"9999", b"10000", b"253402300800000", b"1" * 5000),
)
_WORDS = (
    *(b"", b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\\ud800"),
    *(
        b'"',
        b"'",
        b'""',
        b"\\",
        b"\\\\",
        b"\r",
        b"\r\n",
        b"\n\n",
        b"\t",
        b",",
        b";",
        b"|",
        b":",
        b"\xe2\x80\xa8",
        b"\x85",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b"<",
        b">",
        b"&",
        b"&#0;",
        b"&#x110000;",
        b"<b>",
        b"</",
        b"<!--",
        b"-->",
        b"---\n",
        b"|-",
    ),
    *(
        b"null",
        b"true",
        b"{}",
        b"[]",
        b'""',
        b"\\N",
        b"\\.",
        b"$$",
        b"$a$",
        b"/*",
        b"--",
        b"*",
        b"_",
        b"`",
        b"```",
        b"~",
    ),
    *(b"!!python/object:os.system", b"&a [*a]", b"*a", b"? ", b"- ", b"=cmd()", b"../../x", b"C:\\x", b"/etc/x"),
    *("İ".encode(), "ß".encode(), "\u202e".encode(), "e\u0301\u0301\u0301".encode(), "٣".encode(), "²".encode()),
    *(
        b"2026-02-30",
        b"0001-01-01",
        b"9999-12-31T23:59:59-23:59",
        b"0000-00-00",
        b"24:00",
        b"23:59:60",
        b"2026-03-29T02:30",
    ),
    *(b"Europe/Berlin", b"Etc/../../x", b"+99:99", b"T", b"Z"),
)
_PAIRS = ((b"{", b"}"), (b"[", b"]"), (b'{"a":', b"}"), (b"<b>", b"</b>"), (b"(", b")"), (b"> ", b""), (b"**", b"**"))
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "shift_jis", "utf-7")


def mutated(data: bytes, rng: Random, others: Sequence[bytes] = ()) -> bytes:
    """Return the case with one to four changes; `others` are cases from which pieces may come."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        data = (
            _spliced(data, rng.choice(others), rng) if others and rng.random() < 0.12 else rng.choice(_STEPS)(data, rng)
        )
    return data


def inflated(data: bytes, rng: Random, size: int) -> bytes:
    """Return a large case made of a small one: a piece of it again and again, side by side or one in the other."""
    start, end = _span(data, rng)
    piece = rng.choice(
        (data[start:end], data, rng.choice(_WORDS), rng.choice(data.splitlines(keepends=True) or [b"x"]))
    )
    times = size // max(1, len(piece))
    if rng.random() < 0.25:
        before, after = rng.choice(_PAIRS)
        times = size // (len(before) + len(after))
        return data[:start] + before * times + data[start:end] + after * times + data[end:]
    if rng.random() < 0.3:
        return data[:end] + b"".join(piece + b"%d" % number for number in range(size // (len(piece) + 5))) + data[end:]
    return data[:end] + piece * times + data[end:]


def _span(data: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((0, 1, 2, 4, 16, 64, 256)))


def _lines(data: bytes, rng: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            del lines[one]
        case 1:
            lines.insert(two, lines[one])
        case 2:
            lines[one], lines[two] = lines[two], lines[one]
        case _:
            lines[one:one] = [lines[two]] * rng.choice((2, 10, 100))
    return b"".join(lines)


def _number(data: bytes, rng: Random) -> bytes:
    found = list(_NUMBER.finditer(data[:65536]))
    if not found:
        return data + rng.choice(_NUMBERS)
    match = rng.choice(found)
    return data[: match.start()] + rng.choice(_NUMBERS) + data[match.end() :]


def _nested(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    before, after = rng.choice(_PAIRS)
    times = rng.choice((1, 2, 20, 200, 2000))
    return data[:start] + before * times + data[start:end] + after * rng.choice((times, times, 0, 1)) + data[end:]


def _cut(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] if rng.random() < 0.4 else data[:start] + data[end:]


def _repeated(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:end] + data[start:end] * rng.choice((1, 2, 8, 64)) + data[end:]


def _word(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + rng.choice(_WORDS) * rng.choice((1, 1, 1, 2, 50)) + data[rng.choice((start, end)) :]


def _bytes(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data or b"\0")
    for _ in range(rng.choice((1, 1, 3, 10))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _noise(data: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + rng.randbytes(rng.choice((1, 2, 8, 64, 300))) + data[end:]


def _encoded(data: bytes, rng: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")


def _members(data: bytes, rng: Random) -> bytes:
    parts = data.split(_PARTED)
    place = rng.randrange(len(parts))
    match rng.randrange(3):
        case 0:
            parts.insert(place, parts[rng.randrange(len(parts))])
        case 1:
            rng.shuffle(parts)
        case _:
            parts[place] = rng.choice(_STEPS[:8])(parts[place], rng)
    return _PARTED.join(parts)


def _spliced(data: bytes, other: bytes, rng: Random) -> bytes:
    start, end = _span(data, rng)
    first, last = _span(other, rng)
    return data[:start] + (other[first:last] if rng.random() < 0.6 else other[first:]) + data[end:]


_STEPS = (_lines, _number, _nested, _cut, _repeated, _word, _bytes, _noise, _word, _number, _encoded, _members)
