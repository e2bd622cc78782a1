"""Rows of How We Feel's table as check-ins, and as entries where something was written."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.clock_words import day_in_words, time_of_day
from extrovertly_desktop.exchange.bringing.csv_rows import Row, csv_files, csv_rows, first_rows
from extrovertly_desktop.exchange.bringing.found import Found, MoodWord, Place, Problem, When
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.moments import at_clock, on_day, parsed
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.bringing.tables import Columns, distinct, entry_and_check_in, in_words, listed

_GROUPS = ("people", "places", "events")
_MOODS = ("mood", "mood keys", "mood key")
_WRITTEN = ("notes", "reflections", "takeaways")
_UNTOLD = ("date", "locale", *_MOODS, *_WRITTEN)
_TAGS = {group: (f"tags ({group})", f"tags keys ({group})", f"tags key ({group})") for group in _GROUPS}
_READ = frozenset(_UNTOLD).union(*_TAGS.values())
_MEASURED = frozenset(
    (
        *("exercise", "sleep", "menstrual", "steps", "meditation", "weather", "temperature (f)", "temperature (c)"),
        *("water (cups)", "caffeine (mg)", "alcoholic drinks"),
    )
)
_NOUGHT = frozenset(("0", "0.0"))
_NO_DAY = "The day of this row could not be read, so the row is left out."
_NO_TIME = "The time of this row could not be read; it stands at midday."
_NOTHING = "This row has neither a mood nor a text, so it is left out."
_NOUGHTS = "Measurements of nought are left out, since that is what stands where nothing was measured."


class HowWeFeelReader:
    """Reads the table that How We Feel exports."""

    slug = "how_we_feel"
    title = "How We Feel"

    def recognises(self, source: Source) -> bool:
        """Whether there is a table with its columns."""
        try:
            return bool(_tables(source))
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        """Yield the rows as check-ins, and as entries too where something was written.

        Raises:
            UserError: if there is no such table, or it cannot be read.
        """
        names = _tables(source)
        if not names:
            raise UserError("That is not a table that How We Feel exported. Please export it again there.")
        for name in names:
            yield from _read_table(source, name)


def _tables(source: Source) -> list[str]:
    return [name for name in csv_files(source) if _columns(first_rows(source, name, 1)) is not None]


def _columns(rows: list[Row]) -> Columns | None:
    columns = Columns(rows[0].cells if rows else ())
    has_mood = any(name in columns for name in _MOODS)
    has_tags = any(name in columns for names in _TAGS.values() for name in names)
    return columns if "date" in columns and has_mood and has_tags else None


def _read_table(source: Source, name: str) -> Iterator[Found | Problem]:
    rows: Iterator[Row | Problem] = csv_rows(source, name)
    first = next(rows, None)
    if not isinstance(first, Row):
        rows = rows if first is None else chain([first], rows)
        first = Row(1, [])
    table = _Table(name, Columns(first.cells))
    yield from table.columns.unknown(name, _READ | _MEASURED)
    for row in rows:
        if isinstance(row, Problem):
            yield row
        else:
            yield from table.note(row)
    if table.has_noughts:
        yield Problem(Place(name), _NOUGHTS)


class _Table:
    """One table while it is read.

    Attributes:
        has_noughts: whether a measurement of nought was left out.
    """

    def __init__(self, name: str, columns: Columns) -> None:
        self.columns = columns
        self.has_noughts = False
        self._name, self._keys = name, Keys()

    def note(self, row: Row) -> Iterator[Found | Problem]:
        """Yield what one row becomes."""
        columns, place = self.columns, Place(self._name, row.line)
        when, has_time = _moment(columns.cell(row, "date"))
        if when is None:
            yield Problem(place, _NO_DAY, lost=1)
            return
        moods = listed(columns.first(row, *_MOODS), ";")
        mood = MoodWord(moods[0]) if moods else None
        text = "\n\n".join(part for part in (_written(columns.cell(row, name)) for name in _WRITTEN) if part)
        context = in_words([("Also", ", ".join(moods[1:])), *self._measured(row)])
        if mood is None and not text and not context:
            yield Problem(place, _NOTHING, lost=1)
            return
        if not has_time:
            yield Problem(place, _NO_TIME)
        key = self._keys.of(when.local.isoformat("T", "minutes"), *moods, "", text)
        cells = (columns.first(row, *names) for names in _TAGS.values())
        words = distinct(word for cell in cells for word in listed(cell, ";"))
        yield from entry_and_check_in(key, when, place, mood=mood, text=text, words=words, context=context)

    def _measured(self, row: Row) -> list[tuple[str, str]]:
        told = self.columns.others(row, _READ)
        noughts = [pair for pair in told if pair[0].casefold() in _MEASURED and pair[1] in _NOUGHT]
        self.has_noughts = self.has_noughts or bool(noughts)
        return [pair for pair in told if pair not in noughts]


def _moment(text: str) -> tuple[When | None, bool]:
    """When a row was, and whether its time of day is told."""
    iso = parsed(text)
    if iso is not None:
        return iso, ":" in text
    day = day_in_words(text)
    if day is None or day.year is None:
        return None, False
    told = time_of_day(_clock_part(text))
    midday = on_day(day.year, day.month, day.day)
    if told is None or midday is None:
        return midday, False
    return at_clock(datetime.combine(midday.local.date(), told.clock)), True


def _clock_part(text: str) -> str:
    """The last words of a date, from the one with a colon on, with a word for the half of the day before it."""
    words = text.split()
    place = next((number for number, word in enumerate(words) if ":" in word), len(words))
    is_last = place == len(words) - 1
    before = words[place - 1 : place] if is_last and place > 0 and not words[place - 1].isdigit() else []
    return " ".join([*before, *words[place:]])


def _written(text: str) -> str:
    """What was written, also where it stands in a list of JSON; an empty list is nothing."""
    if not text.startswith(("[", "{")) or len(text) > limits.ENTRY:
        return text
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return "\n\n".join(_lines(told))


def _lines(told: Any) -> Iterator[str]:  # noqa: ANN401 - out of JSON
    """Each text in a list or an object, such as a question and its answer."""
    for value in told.values() if isinstance(told, dict) else told if isinstance(told, list) else [told]:
        if isinstance(value, (dict, list)):
            yield "\n".join(_lines(value))
        elif isinstance(value, str) and value.strip():
            yield value.strip()
        elif value is not None and not isinstance(value, str):
            yield json.dumps(value)
