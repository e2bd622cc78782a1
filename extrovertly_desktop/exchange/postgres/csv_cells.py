"""Rows of CSV as COPY writes them, where an empty cell is NULL and `""` is an empty text."""

from collections import deque
from collections.abc import Iterable, Iterator

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Place, Problem

MOST_CELL = 4_000_000
"""Letters between two quotes; beyond it the quote is taken for one that was never closed."""
_MOST_DAMAGED = 50
_NULL = "\\N"
_UNCLOSED = "A quotation mark in this line is never closed, so the line could not be read."
_HOPELESS = "The quotation marks in “{name}” do not match. Please export it again."


def csv_cells(lines: Iterable[str], name: str, delimiter: str) -> Iterator[tuple[int, list[str | None]] | Problem]:
    """Yield each row with the line it begins on; ends of lines within a cell stay as they are.

    Source: PostgreSQL documentation, COPY, “CSV Format”.

    Raises:
        UserError: if quotes are beyond help.
    """
    number = damaged = 0
    waiting: deque[str] = deque()
    rest = iter(lines)
    while (line := _next(waiting, rest)) is not None:
        number += 1
        if '"' not in line:
            if bare := line.rstrip("\r\n"):
                yield number, [cell if cell and cell != _NULL else None for cell in bare.split(delimiter)]
            continue
        record, is_open = _record(line, waiting, rest)
        if is_open:
            damaged += 1
            if damaged > _MOST_DAMAGED:
                raise UserError(_HOPELESS.format(name=name))
            yield Problem(Place(name, number), _UNCLOSED, lost=1)
            waiting.extendleft(reversed(record[1:]))
            continue
        yield number, _cells("".join(record), delimiter)
        number += len(record) - 1


def _next(waiting: deque[str], rest: Iterator[str]) -> str | None:
    return waiting.popleft() if waiting else next(rest, None)


def _record(line: str, waiting: deque[str], rest: Iterator[str]) -> tuple[list[str], bool]:
    """Return the lines of a row that begins with one, and whether its last quote is never closed."""
    record, size = [line], len(line)
    is_open = line.count('"') % 2 == 1
    while is_open and size <= MOST_CELL and (further := _next(waiting, rest)) is not None:
        record.append(further)
        size += len(further)
        is_open = further.count('"') % 2 == 0
    return record, is_open


def _cells(text: str, delimiter: str) -> list[str | None]:
    """Return the cells of one row."""
    text = text.rstrip("\r\n")
    cells: list[str | None] = []
    parts: list[str] = []
    at, quoted = 0, False
    quotes, ends = _Finder(text, '"'), _Finder(text, delimiter)
    while True:
        quote, end = quotes.next(at), ends.next(at)
        if quote < end:
            inside, after = _quoted(text, quote + 1)
            parts += [text[at:quote], inside]
            at, quoted = after, True
            continue
        cell = "".join([*parts, text[at:end]])
        cells.append(cell if quoted or (cell and cell != _NULL) else None)
        if end == len(text):
            return cells
        parts, at, quoted = [], end + 1, False


class _Finder:
    """Where a sign stands next; looks at no letter twice."""

    def __init__(self, text: str, sign: str) -> None:
        self._text, self._sign, self._found = text, sign, -1

    def next(self, at: int) -> int:
        """Return its next place from `at` on, which never goes back; the length of the text if there is none."""
        if self._found < at:
            found = self._text.find(self._sign, at)
            self._found = len(self._text) if found < 0 else found
        return self._found


def _quoted(text: str, at: int) -> tuple[str, int]:
    """Return what stands up to the closing quote, and where the text goes on after it."""
    parts: list[str] = []
    while (end := text.find('"', at)) >= 0:
        parts.append(text[at:end])
        if text[end + 1 : end + 2] != '"':
            return "".join(parts), end + 1
        parts.append('"')
        at = end + 2
    return "".join([*parts, text[at:]]), len(text)
