"""Rows of State of Mind as check-ins."""

import math
from collections.abc import Iterator

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.csv_rows import Row, csv_files, csv_rows, first_rows
from extrovertly_desktop.exchange.bringing.found import Found, FoundCheckIn, MoodWord, Place, Problem
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.moments import parsed
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.bringing.tables import Columns, in_words, listed

_KNOWN = ("start", "end", "kind", "labels", "associations", "valence", "valence classification", "")
_NEEDED = ("start", "valence")
_TELLING = ("labels", "associations", "valence classification")
_WHOLE_DAY = "The mood of the whole day"
_NO_DAY = "The day of this row could not be read, so the row is left out."
_NO_MOOD = "This row names no feeling and has no valence, so it is left out."
_NO_VALENCE = "The valence of this row could not be read; the row is kept without it."
_STEPS = (
    (-5 / 7, "Very Unpleasant"),
    (-3 / 7, "Unpleasant"),
    (-1 / 7, "Slightly Unpleasant"),
    (1 / 7, "Neutral"),
    (3 / 7, "Slightly Pleasant"),
    (5 / 7, "Pleasant"),
)
"""Apple's seven classes, by equal parts of the scale; used only where the file does not name them."""


class StateOfMindReader:
    """Reads a table of State of Mind."""

    slug = "state_of_mind"
    title = "Apple State of Mind"

    def recognises(self, source: Source) -> bool:
        """Whether there is a table with its columns."""
        try:
            return bool(_tables(source))
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        """Yield the rows as check-ins.

        Raises:
            UserError: if there is no such table, or it cannot be read.
        """
        names = _tables(source)
        if not names:
            raise UserError("That is not a table of Apple's State of Mind. Please export it again as CSV.")
        for name in names:
            yield from _read_table(source, name)


def _tables(source: Source) -> list[str]:
    return [name for name in csv_files(source) if _is_header(first_rows(source, name, 1))]


def _is_header(rows: list[Row]) -> bool:
    columns = Columns(rows[0].cells if rows else ())
    return all(name in columns for name in _NEEDED) and any(name in columns for name in _TELLING)


def _read_table(source: Source, name: str) -> Iterator[Found | Problem]:
    keys = Keys()
    columns: Columns | None = None
    for row in csv_rows(source, name):
        if isinstance(row, Problem):
            yield row
        elif columns is None:
            columns = Columns(row.cells)
            yield from columns.unknown(name, _KNOWN)
        else:
            yield from _check_in(row, columns, keys, Place(name, row.line))


def _check_in(row: Row, columns: Columns, keys: Keys, place: Place) -> Iterator[Found | Problem]:
    begin, end = columns.cell(row, "start"), columns.cell(row, "end")
    when = parsed(begin)
    if when is None:
        yield Problem(place, _NO_DAY, lost=1)
        return
    valence = _valence(columns.cell(row, "valence"))
    level = None if valence is None else (valence + 1) / 2
    labels = listed(columns.cell(row, "labels"), "|")
    named = columns.cell(row, "valence classification") or _classified(valence)
    if not labels and not named:
        yield Problem(place, _NO_MOOD, lost=1)
        return
    if valence is None:
        yield Problem(place, _NO_VALENCE)
    figure = "" if valence is None else f"{valence:+.2f}".replace("-", "−")
    context = in_words(
        [
            _kind(columns.cell(row, "kind")),
            ("Also", ", ".join(labels[1:])),
            ("Valence", ", ".join(part for part in (named, figure) if part)),
            ("Until", end if end != begin else ""),
            *columns.others(row, _KNOWN),
        ]
    )
    mood = MoodWord(labels[0] if labels else named, level)
    key = keys.of(begin, columns.cell(row, "kind"), *labels, "", figure)
    yield FoundCheckIn(key, when, mood, place, context=context, triggers=listed(columns.cell(row, "associations"), "|"))


def _kind(text: str) -> tuple[str, str]:
    """What is to be said of a row's kind: nothing of a momentary emotion, which is what a check-in is."""
    told = text.casefold()
    if "moment" in told:
        return "", ""
    return ("", _WHOLE_DAY) if "daily" in told or told == "day" else ("Kind", text)


def _valence(text: str) -> float | None:
    try:
        value = float(text.replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return value if math.isfinite(value) and -1 <= value <= 1 else None


def _classified(valence: float | None) -> str:
    if valence is None:
        return ""
    return next((name for above, name in _STEPS if valence < above), "Very Pleasant")
