"""Rows of a CSV or TSV file, one at a time, each with the line it begins on.

The standard library's reader has one limit for the size of a field in the whole process and stops for good at a quote
that is never closed; both are ordinary in diaries.
"""

import io
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Place, Problem
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.bringing.text import Encoding, first_lines, opened_text, raw_lines

MOST_COLUMNS = 2_000
"""What stands beyond stays together in the last one."""
MOST_FIELD = 1_000_000
"""Letters between two quotes; beyond it the quote is taken for one that was never closed."""
_MOST_DAMAGED = 50
_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
_MOST_FILES = 50
_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 40
_MOST_PIECES = 4_096
_UNCLOSED = "A quotation mark in this line is never closed, so the line could not be read."
_HOPELESS = "The quotation marks in “{name}” do not match. Please export it again."


@dataclass(frozen=True, slots=True)
class Dialect:
    """What parts the cells of a row, and what stands around a cell that holds a parting sign or an end of line."""

    delimiter: str = ","
    quote: str = '"'


class Row(NamedTuple):
    """A row: the line it begins on, from 1, and its cells as text."""

    line: int
    cells: list[str]


def csv_rows(
    source: Source, name: str, dialect: Dialect | None = None, encoding: Encoding | None = None
) -> Iterator[Row | Problem]:
    r"""Yield the rows of a file as RFC 4180 has them; lines that are empty are left out.

    Quotes are doubled inside quotes, ends of lines there become ``\n``, white space may stand before an opening quote,
    and text after a closing one belongs to the cell. A row whose quote is never closed is a `Problem`, and reading goes
    on with the line after it.

    Args:
        dialect: as `sniffed` tells it if not given.

    Raises:
        UserError: if it is no text, cannot be read, or its quotes are beyond help.
    """
    with opened_text(source, name, encoding) as text:
        lines = raw_lines(text, name)
        start = list(islice(lines, _SAMPLE_ROWS))
        told = dialect or sniffed(start)
        yield from parsed_rows(_chain(start, lines), name, told)


def csv_files(source: Source) -> list[str]:
    """Return the names of those files of a source that may be tables: by their endings, or whatever the only one is."""
    # What macOS puts beside each file of an archive is called as the file is, and holds nothing of it.
    files = [file for file in source.files() if not file.name.rpartition("/")[2].startswith("._")]
    if len(files) == 1:
        return [files[0].name]
    return [file.name for file in files if file.name.casefold().endswith(_ENDINGS)][:_MOST_FILES]


def first_rows(source: Source, name: str, count: int = 10, size: int = 65_536) -> list[Row]:
    """Return the first rows of a file, out of its first `size` bytes; none if it is no text. Never raises."""
    lines = first_lines(head(source, name, size))
    try:
        rows = (row for row in parsed_rows(lines, name, sniffed(lines)) if isinstance(row, Row))
        return list(islice(rows, count))
    except UserError:
        return []


def sniffed(lines: Iterable[str]) -> Dialect:
    """Guess the dialect from the first lines of a file: the parting sign that gives the most rows of equal width."""
    start = list(lines)
    if start and start[0].strip().casefold().startswith("sep=") and len(start[0].strip()) == 5:
        return Dialect(start[0].strip()[4])
    quote = "'" if start and _is_in_apostrophes(start[0]) else '"'
    best = max(_DELIMITERS, key=lambda sign: _score(start, Dialect(sign, quote)))
    return Dialect(best, quote)


def parsed_rows(lines: Iterable[str], name: str, dialect: Dialect) -> Iterator[Row | Problem]:
    """Yield the rows of text given line by line with its ends, as `csv_rows` does."""
    waiting: deque[str] = deque()
    rest = iter(lines)
    number, damaged = 0, 0
    while (line := _next(waiting, rest)) is not None:
        number += 1
        if number == 1 and _tells_separator(line, dialect):
            continue
        if dialect.quote not in line:
            if bare := line.rstrip("\r\n"):
                yield Row(number, bare.split(dialect.delimiter, MOST_COLUMNS))
            continue
        record, used = _Record(dialect), _Used()
        further: str | None = line
        while further is not None and not record.feed(further):
            further = _next(waiting, rest) if record.size <= MOST_FIELD else None
            if further is not None:
                used.add(further)
        if record.is_open:
            damaged += 1
            if damaged > _MOST_DAMAGED:
                raise UserError(_HOPELESS.format(name=name))
            yield Problem(Place(name, number), _UNCLOSED, lost=1)
            waiting.extendleft(reversed(used.lines()))
            continue
        yield Row(number, record.cells)
        number += used.count


@dataclass(slots=True)
class _Record:
    """One row as it grows over several lines."""

    dialect: Dialect
    cells: list[str] = field(default_factory=list)
    is_open: bool = False
    size: int = 0
    _parts: list[str] = field(default_factory=list)

    def feed(self, line: str) -> bool:
        """Take one more line in; return whether the row ends with it."""
        position = self._inside(line, 0) if self.is_open else self._begin(line, 0)
        end = len(line.rstrip("\r\n"))
        while not self.is_open:
            cut = line.find(self.dialect.delimiter, position, end) if len(self.cells) < MOST_COLUMNS else -1
            self._parts.append(line[position : end if cut < 0 else cut])
            self.cells.append("".join(self._parts))
            self._parts = []
            if cut < 0:
                return True
            position = self._begin(line, cut + 1)
        return False

    def _begin(self, line: str, position: int) -> int:
        """Go over the beginning of a cell, and over all that is in quotes there."""
        quote = position
        while quote < len(line) and line[quote] == " ":
            quote += 1
        if line[quote : quote + 1] != self.dialect.quote:
            return position
        self.is_open = True
        return self._inside(line, quote + 1)

    def _inside(self, line: str, position: int) -> int:
        quote = self.dialect.quote
        while True:
            cut = line.find(quote, position)
            if cut < 0:
                bare = line[position:].rstrip("\r\n")
                self._parts.append(f"{bare}\n" if len(bare) < len(line) - position else bare)
                self.size += len(line) - position
                _lump(self._parts)
                return len(line)
            self._parts.append(line[position:cut])
            if line[cut + 1 : cut + 2] != quote:
                self.is_open, self.size = False, 0
                return cut + 1
            self._parts.append(quote)
            position = cut + 2


class _Used:
    """Lines that belong to a row so far; they are read again if its quote is never closed.

    Attributes:
        count: how many.
    """

    def __init__(self) -> None:
        self.count = 0
        self._parts: list[str] = []

    def add(self, line: str) -> None:
        self.count += 1
        self._parts.append(line)
        _lump(self._parts)

    def lines(self) -> list[str]:
        return io.StringIO("".join(self._parts), newline="").readlines()


def _lump(parts: list[str]) -> None:
    """Put many small pieces together, since each of them takes fifty bytes more than its letters."""
    if len(parts) >= _MOST_PIECES:
        parts[:] = ["".join(parts)]


def _next(waiting: deque[str], rest: Iterator[str]) -> str | None:
    return waiting.popleft() if waiting else next(rest, None)


def _chain(start: list[str], lines: Iterator[str]) -> Iterator[str]:
    yield from start
    start.clear()
    yield from lines


def _tells_separator(line: str, dialect: Dialect) -> bool:
    return line.strip().casefold() == f"sep={dialect.delimiter}".strip()


def _is_in_apostrophes(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 2 and bare[0] == bare[-1] == "'" and '"' not in bare


def _score(lines: list[str], dialect: Dialect) -> tuple[float, int]:
    # The last of them may be cut in the middle of a cell.
    rows = [row for row in parsed_rows(lines, "", dialect) if isinstance(row, Row)]
    widths = Counter(len(row.cells) for row in rows)
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0, 0
    width = max(wide, key=lambda candidate: (wide[candidate], candidate))
    return wide[width] / len(rows), width
