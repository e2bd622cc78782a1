"""Rows of any table as entries and check-ins, by a mapping."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.csv_rows import Dialect, Row, csv_rows
from extrovertly_desktop.exchange.bringing.found import (
    Found,
    FoundCheckIn,
    FoundEntry,
    MoodWord,
    Place,
    Problem,
    When,
)
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.moments import MIDDAY, at_clock
from extrovertly_desktop.exchange.bringing.sources import MemorySource, Source, head
from extrovertly_desktop.exchange.bringing.tables import MOST_WORDS, distinct, in_words, titled
from extrovertly_desktop.exchange.csv_table.cells import figure, flag, on_scale
from extrovertly_desktop.exchange.csv_table.dates import combined, moment_told, time_told
from extrovertly_desktop.exchange.csv_table.look import table_file
from extrovertly_desktop.exchange.csv_table.mapping import ColumnUse, CsvMapping, Role

_PREVIEW_BYTES = 1 << 16
_NO_DAY = "The day of this row could not be read, so the row is left out."
_NO_TIME = "The time of this row could not be read; it stands at midday."
_NOTHING = "This row has neither a text nor a mood, so it is left out."
_NO_FIGURE = "A figure of this row lies outside its scale or is none; it is kept in words."
_NO_FLAG = "Whether this row is private could not be read; it is taken as the others that do not say."
_MISSING = "A column of the mapping is not in this table; nothing is read from it."
_NO_DATE_COLUMN = "The mapping says of no column of this table that it is the day. Please choose one."
_UNKNOWN = (
    "Column {number} is not in the mapping. What stands in it is kept in words beside the mood or below the text."
)


def read_table(source: Source, mapping: CsvMapping) -> Iterator[Found | Problem]:
    """Yield what the rows of a table become.

    A row with a text or a title is an entry; it is a check-in as well if there is a mood with a figure, triggers or a
    context. A row with a mood alone is a check-in.

    Raises:
        UserError: if there is not one table, it cannot be read, or the mapping has no day in it.
    """
    file = table_file(source)
    rows = csv_rows(source, file, Dialect(mapping.delimiter, mapping.quote))
    table: _Table | None = None if mapping.has_header else _Table(file, mapping, [use.name for use in mapping.columns])
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif table is None:
            table = _Table(file, mapping, [" ".join(cell.split()) for cell in row.cells])
            yield from table.doubts()
        else:
            yield from table.row(row)


def preview(source: Source, mapping: CsvMapping, rows: int = 20) -> tuple[Found | Problem, ...]:
    """Return what the first rows become; reads a few kilobytes however long the table is.

    Raises:
        UserError: as `read_table`.
    """
    file = table_file(source)
    start = head(source, file, _PREVIEW_BYTES)
    if len(start) == _PREVIEW_BYTES:
        start = start[: max(start.rfind(b"\n"), start.rfind(b"\r")) + 1] or start
    shown: list[Found | Problem] = []
    lines: set[int | None] = set()
    for found in read_table(MemorySource({file: start}), mapping):
        lines.add(found.place.line)
        if len(lines) > rows + 1:
            break
        shown.append(found)
    return tuple(shown)


@dataclass(slots=True)
class _Cells:
    """The cells of one row by what they mean."""

    row: Row
    uses: Mapping[Role, list[tuple[int, ColumnUse]]]

    def under(self, role: Role) -> list[tuple[ColumnUse, str]]:
        cells = self.row.cells
        uses = self.uses.get(role, ())
        return [(use, text) for place, use in uses if place < len(cells) and (text := cells[place].strip())]

    def only(self, role: Role) -> tuple[ColumnUse | None, str]:
        found = self.under(role)
        return found[0] if found else (None, "")


class _Table:
    """One table while it is read."""

    def __init__(self, file: str, mapping: CsvMapping, header: list[str]) -> None:
        self._file, self._mapping, self._keys = file, mapping, Keys()
        self._is_missing = False
        self._unknown: list[int] = []
        # Rows may be wider than the line with the names; the mapping calls what stands there by its number.
        wider = [number for number, use in enumerate(mapping.columns, 1) if use.name == str(number)]
        names = [*header, *([""] * (max(wider, default=0) - len(header)))]
        self._width = len(names)
        self._uses: dict[Role, list[tuple[int, ColumnUse]]] = {}
        for place, use in self._placed([name or str(number) for number, name in enumerate(names, 1)]):
            self._uses.setdefault(use.role, []).append((place, use))
        if not self._uses.keys() & {Role.WHEN, Role.DATE}:
            raise UserError(_NO_DATE_COLUMN, field="mapping")

    def doubts(self) -> Iterator[Problem]:
        """Say once where the table and the mapping do not agree."""
        if self._is_missing:
            yield Problem(Place(self._file, 1), _MISSING)
        for place in self._unknown:
            yield Problem(Place(self._file, 1), _UNKNOWN.format(number=place + 1))

    def row(self, row: Row) -> Iterator[Found | Problem]:
        """Yield what one row becomes."""
        if not any(cell.strip() for cell in row.cells):
            return
        place = Place(self._file, row.line)
        cells = _Cells(self._whole(row), self._uses)
        when, has_time = self._when(cells)
        if when is None:
            yield Problem(place, _NO_DAY, lost=1)
            return
        if not has_time:
            yield Problem(place, _NO_TIME)
        told = _Told(cells)
        yield from (Problem(place, what) for what in told.doubts)
        key = self._keys.of(*row.cells)
        found = list(told.found(key, when, place))
        yield from found
        if not found:
            yield Problem(place, _NOTHING, lost=1)

    def _whole(self, row: Row) -> Row:
        """The row with what stands beyond the last column joined to it."""
        beyond = [cell.strip() for cell in row.cells[self._width :]]
        if not any(beyond):
            return row
        last = ", ".join([row.cells[self._width - 1].strip(), *beyond])
        return Row(row.line, [*row.cells[: self._width - 1], last])

    def _placed(self, header: list[str]) -> list[tuple[int, ColumnUse]]:
        """The mapped columns with their places: by name, and by place where two are called the same or none is."""
        uses = list(self._mapping.columns)
        if not self._mapping.has_header or [use.name for use in uses[: len(header)]] == header[: len(uses)]:
            placed = list(enumerate(uses))
        else:
            free = list(enumerate(header))
            placed = []
            for use in uses:
                hit = next((pair for pair in free if pair[1] == use.name), None)
                if hit is None:
                    self._is_missing = True
                else:
                    free.remove(hit)
                    placed.append((hit[0], use))
        known = {place for place, _use in placed}
        self._unknown = [place for place in range(len(header)) if place not in known]
        more = [(place, ColumnUse(name=header[place], role=Role.CONTEXT)) for place in self._unknown]
        return sorted([*placed, *more], key=lambda pair: pair[0])

    def _when(self, cells: _Cells) -> tuple[When | None, bool]:
        """When a row was, and whether nothing of what it says about that was lost."""
        order = self._mapping.day_order
        text = cells.only(Role.WHEN)[1] or cells.only(Role.DATE)[1]
        told = moment_told(text, order)
        if told is None:
            return None, False
        if told.at_ms is not None and told.clock is not None:
            sure = at_clock(combined(told, told.clock))
            return (When(sure.local, told.at_ms) if sure else None), True
        clock_text = cells.only(Role.TIME)[1]
        clock = time_told(clock_text) if clock_text else told.clock
        return at_clock(combined(told, clock or told.clock or time(MIDDAY))), clock is not None or not clock_text


class _Told:
    """What one row says.

    Attributes:
        doubts: sentences about what was not understood.
    """

    def __init__(self, cells: _Cells) -> None:
        self.doubts: list[str] = []
        self._more: list[tuple[str, str]] = []
        self._mood = self._mood_of(*cells.only(Role.MOOD))
        intensity = self._figure(*cells.only(Role.INTENSITY))
        self._intensity = None if intensity is None else round(intensity)
        self._confidence = self._figure(*cells.only(Role.CONFIDENCE))
        self._tags = _words(cells.under(Role.TAGS))
        self._triggers = _words(cells.under(Role.TRIGGERS))
        self._private = self._flag(cells.only(Role.PRIVATE)[1])
        texts = cells.under(Role.TEXT)
        written = [text if number == 0 else f"{use.name}: {text}" for number, (use, text) in enumerate(texts)]
        self._text = titled(cells.only(Role.TITLE)[1], "\n\n".join(written))
        self._context = in_words([*((use.name, text) for use, text in cells.under(Role.CONTEXT)), *self._more])

    def found(self, key: str, when: When, place: Place) -> Iterator[Found]:
        """Yield the entry and the check-in, or one of them, or nothing."""
        mood, context, tags = self._mood, self._context, self._tags
        is_check_in = mood is not None and not self._text
        is_both = mood is not None and bool(self._intensity or self._confidence or self._triggers or context)
        if mood is None:
            figures = (("Intensity", self._intensity), ("Confidence", self._confidence))
            words = in_words((name, f"{value:g}") for name, value in figures if value is not None)
            self._text = "\n\n".join(part for part in (self._text, context, words) if part)
            tags = distinct([*tags, *self._triggers])
        if self._text:
            yield FoundEntry(key, when, self._text, place, mood=mood, tags=tags, is_private=self._private)
        if mood is not None and (is_check_in or is_both):
            triggers = self._triggers if self._text else distinct([*self._triggers, *self._tags])
            yield FoundCheckIn(
                f"{key}/mood",
                when,
                mood,
                place,
                intensity=self._intensity,
                confidence=self._confidence,
                context=context,
                triggers=triggers,
            )

    def _mood_of(self, use: ColumnUse | None, text: str) -> MoodWord | None:
        if use is None:
            return None
        value = figure(text)
        if value is None or use.low is None:
            return MoodWord(" ".join(text.split()))
        return MoodWord(text, on_scale(value, use.low, use.high, 0, 1))

    def _figure(self, use: ColumnUse | None, text: str) -> float | None:
        """A figure on our scale from 1 to 10."""
        if use is None:
            return None
        value = figure(text)
        # Nought to ten is our own scale with one step more at its foot.
        is_ours = use.high in (None, 10.0) and use.low in (None, 0.0, 1.0)
        if value is not None and is_ours and 0 <= value <= 10:
            return max(1.0, value)
        told = None if value is None else on_scale(value, use.low, use.high, 1, 10)
        if told is None:
            self.doubts.append(_NO_FIGURE)
            self._more.append((use.name, text))
        return told

    def _flag(self, text: str) -> bool | None:
        told = flag(text)
        if text and told is None:
            self.doubts.append(_NO_FLAG)
        return told


def _words(cells: list[tuple[ColumnUse, str]]) -> tuple[str, ...]:
    pieces = (text.split(use.separator, MOST_WORDS) if use.separator else [text] for use, text in cells)
    return distinct(word.strip().removeprefix("#") for piece in pieces for word in piece)
