"""Rows out of the pages of a table's b-tree (https://sqlite.org/fileformat2.html#b_tree_pages)."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extrovertly_desktop.store.salvage.pages import Pages

Value = int | float | str | bytes | None

INTERIOR_INDEX, INTERIOR, LEAF_INDEX, LEAF = 0x02, 0x05, 0x0A, 0x0D
_HEADER_1 = 100
_MOST_COLUMNS = 200
_INTS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FIRST_LONG = 12


class UnreadableError(ValueError):
    """These bytes are no such thing."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row as it stands in a leaf.

    Attributes:
        rowid: its key.
        values: in the order of the columns; the column that is the key itself is None.
        pages: all pages that it lies on.
    """

    rowid: int
    values: tuple[Value, ...]
    pages: tuple[int, ...]


def kind_of(page: bytes, number: int) -> int:
    """Return the kind of a b-tree page; anything else means it is none."""
    return page[_HEADER_1 if number == 1 else 0]


def children(pages: Pages, number: int) -> Iterator[int]:
    """Yield the pages below an interior page; places that lead nowhere are left out."""
    page = pages.page(number)
    start = _HEADER_1 if number == 1 else 0
    for place in _cell_places(page, start, 12, pages.usable):
        yield from _linked(pages, page[place : place + 4])
    yield from _linked(pages, page[start + 8 : start + 12])


def rows(pages: Pages, number: int) -> Iterator[FoundRow | None]:
    """Yield the rows of a leaf of a table, and None for each that cannot be read."""
    page = pages.page(number)
    start = _HEADER_1 if number == 1 else 0
    for place in _cell_places(page, start, 8, pages.usable):
        try:
            yield _row(pages, number, page, place)
        except (UnreadableError, IndexError, UnicodeDecodeError, struct.error):
            yield None


def _cell_places(page: bytes, start: int, header: int, usable: int) -> list[int]:
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + header
    if first + 2 * count > usable:
        count = max(0, (usable - first) // 2)
    places = [int.from_bytes(page[first + 2 * at : first + 2 * at + 2], "big") for at in range(count)]
    return [place for place in places if first <= place < usable - 3]


def _linked(pages: Pages, link: bytes) -> Iterator[int]:
    number = int.from_bytes(link, "big")
    if 1 < number <= pages.count:
        yield number


def _row(pages: Pages, number: int, page: bytes, place: int) -> FoundRow:
    size, place = _varint(page, place)
    rowid, place = _varint(page, place)
    if not 0 < size < pages.count * pages.usable:
        raise UnreadableError
    local = _local(size, pages.usable)
    payload = page[place : place + local]
    used = [number]
    if local < size:
        link = int.from_bytes(page[place + local : place + local + 4], "big")
        parts = [payload]
        left = size - local
        while left > 0:
            if not 1 < link <= pages.count or link in used:
                raise UnreadableError
            used.append(link)
            further = pages.page(link)
            parts.append(further[4 : 4 + min(left, pages.usable - 4)])
            left -= len(parts[-1])
            link = int.from_bytes(further[:4], "big")
        payload = b"".join(parts)
    if len(payload) != size:
        raise UnreadableError
    return FoundRow(_signed(rowid), _record(payload), tuple(used))


def _local(size: int, usable: int) -> int:
    most = usable - 35
    if size <= most:
        return size
    least = (usable - 12) * 32 // 255 - 23
    local = least + (size - least) % (usable - 4)
    return local if local <= most else least


def _record(payload: bytes) -> tuple[Value, ...]:
    header, place = _varint(payload, 0)
    if not place <= header <= len(payload):
        raise UnreadableError
    kinds = []
    while place < header:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    if place != header or len(kinds) > _MOST_COLUMNS:
        raise UnreadableError
    values = []
    for kind in kinds:
        value, place = _value(payload, kind, place)
        values.append(value)
    if place != len(payload):
        raise UnreadableError
    return tuple(values)


def _value(payload: bytes, kind: int, place: int) -> tuple[Value, int]:
    fixed: dict[int, Callable[[], Value]] = {0: lambda: None, 8: lambda: 0, 9: lambda: 1}
    if kind in fixed:
        return fixed[kind](), place
    size = _INTS.get(kind, 8 if kind == 7 else (kind - _FIRST_LONG) // 2)
    if kind in {10, 11} or size < 0 or place + size > len(payload):
        raise UnreadableError
    raw = payload[place : place + size]
    if kind in _INTS:
        return int.from_bytes(raw, "big", signed=True), place + size
    if kind == 7:
        return float(struct.unpack(">d", raw)[0]), place + size
    return (raw.decode() if kind % 2 else raw), place + size


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        byte = data[place + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    return value << 8 | data[place + 8], place + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
