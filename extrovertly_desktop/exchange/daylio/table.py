"""Daylio's table: a CSV file with a row for each note, the newest first.

Four generations of columns are known, each a part of the last: `year,date,weekday,time,mood,activities,note`, then
`full_date` for `year`, then `note_title`, then `scales`. They are matched by name, in any order; a file without names
is told by its first cells. `full_date` is ISO; `date`, `weekday` and `time` are as the telephone's language has them.
Activities stand apart by ` | `, scales as `name: value` by the same sign.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import chain

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.clock_words import day_in_words, languages_of, plain, time_of_day
from extrovertly_desktop.exchange.bringing.csv_rows import Row, csv_rows, first_rows
from extrovertly_desktop.exchange.bringing.found import Found, Place, Problem
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.moments import MIDDAY, at_clock
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.bringing.tables import (
    MOST_WORDS,
    Columns,
    entry_and_check_in,
    in_words,
    listed,
    titled,
)
from extrovertly_desktop.exchange.daylio.levels import named
from extrovertly_desktop.exchange.daylio.notes import as_markdown

KNOWN = ("full_date", "year", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note")
_OLDEST = ("year", "date", "weekday", "time", "mood", "activities", "note")
_LATER = {
    7: ("full_date", "date", "weekday", "time", "mood", "activities", "note"),
    8: ("full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note"),
    9: ("full_date", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note"),
}
_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_SAMPLE = 400
_NO_DAY = "The day of this row could not be read, so the row is left out."
_NO_TIME = "The time of this row could not be read; it stands at midday."
_HALF_TIME = "Whether this row is of the morning or the afternoon could not be read; its time stands as it was written."
_NOTHING = "This row has neither a mood nor a text, so it is left out."
_NO_MOOD = "This row has no mood; its text is kept without one."


def header_of(rows: list[Row]) -> tuple[str, ...] | None:
    """Return the names of the columns of a table of Daylio's, or None if its first rows look like something else.

    The names are those in the file, or those of the generation that fits where there are none.
    """
    if not rows:
        return None
    told = tuple(cell.strip() for cell in rows[0].cells)
    names = {name.casefold() for name in told}
    if "mood" in names and ("full_date" in names or {"year", "date"} <= names) and names & {"activities", "time"}:
        return told
    headers = {_unnamed(row) for row in rows}
    return headers.pop() if len(headers) == 1 else None


def has_names(rows: list[Row]) -> bool:
    """Whether the first row holds the names of the columns."""
    return _unnamed(rows[0]) is None


def read_table(source: Source, name: str) -> Iterator[Found | Problem]:
    """Yield what is in one table.

    Raises:
        UserError: if it is no table of Daylio's, or cannot be read.
    """
    start = first_rows(source, name, _SAMPLE)
    header = header_of(start[:3])
    if header is None:
        raise UserError(f"“{name}” is not a table that Daylio exported. Please export it again as CSV.")
    table = _Table(name, Columns(header), start)
    yield from table.columns.unknown(name, KNOWN)
    rows: Iterator[Row | Problem] = csv_rows(source, name)
    if has_names(start):
        first = next(rows, None)
        rows = rows if isinstance(first, Row) or first is None else chain([first], rows)
    for row in rows:
        if isinstance(row, Problem):
            yield row
        else:
            yield from table.note(row)


class _Table:
    """One table while it is read."""

    def __init__(self, name: str, columns: Columns, start: list[Row]) -> None:
        self.columns = columns
        self._name, self._keys = name, Keys()
        days = [] if "full_date" in columns else [columns.cell(row, "date") for row in start]
        self._languages = languages_of(days)

    def note(self, row: Row) -> Iterator[Found | Problem]:
        """Yield what one row becomes."""
        columns, place = self.columns, Place(self._name, row.line)
        row = columns.whole(row)
        day = self._day(row)
        if day is None:
            yield Problem(place, _NO_DAY, lost=1)
            return
        clock, doubt = _clock(columns.cell(row, "time"))
        when = at_clock(datetime.combine(day, clock))
        if when is None:
            yield Problem(place, _NO_DAY, lost=1)
            return
        mood = named(columns.cell(row, "mood"))
        text = titled(as_markdown(columns.cell(row, "note_title")), as_markdown(columns.cell(row, "note")))
        context = in_words([*_scales(columns.cell(row, "scales")), *columns.others(row, KNOWN)])
        if mood is None and not text and not context:
            yield Problem(place, _NOTHING, lost=1)
            return
        if mood is None or doubt:
            yield Problem(place, doubt or _NO_MOOD)
        key = self._keys.of(when.local.isoformat("T", "minutes"), mood.name if mood else "", text)
        words = listed(columns.cell(row, "activities"), "|")
        yield from entry_and_check_in(key, when, place, mood=mood, text=text, words=words, context=context)

    def _day(self, row: Row) -> date | None:
        whole = _DAY.search(plain(self.columns.cell(row, "full_date")[:40]))
        try:
            if whole:
                return date(int(whole[1]), int(whole[2]), int(whole[3]))
            year = _YEAR.search(plain(self.columns.cell(row, "year")[:40]))
            told = day_in_words(self.columns.cell(row, "date"), self._languages) if year else None
            if year and told:
                return date(int(year[0]), told.month, told.day)
        except ValueError:
            pass
        return None


def _clock(text: str) -> tuple[time, str]:
    """The time of a row, and what is to be said of it."""
    told = time_of_day(text)
    if told is None:
        return time(MIDDAY), _NO_TIME
    return told.clock, "" if told.is_sure else _HALF_TIME


def _scales(text: str) -> list[tuple[str, str]]:
    pairs = [pair.replace("\xa0", " ").partition(":") for pair in text.split("|", MOST_WORDS) if pair.strip()]
    return [(name.strip(), value.strip()) if sign else ("", name.strip()) for name, sign, value in pairs]


def _unnamed(row: Row) -> tuple[str, ...] | None:
    """The columns of a row in a file without names, or None if it is no note."""
    cells = [plain(cell.strip()[:40]) for cell in row.cells]
    width = len(cells)
    if not 7 <= width <= 9 or time_of_day(cells[3]) is None or not cells[4]:
        return None
    if _DAY.fullmatch(cells[0]):
        return _LATER[width]
    return _OLDEST if width == 7 and _YEAR.fullmatch(cells[0]) else None
