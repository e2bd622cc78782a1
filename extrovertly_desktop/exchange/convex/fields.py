"""From a value of Convex to a column of ours and back, so that nothing is lost on the way."""

import math

from extrovertly_desktop.exchange.convex.names import NULL_AS_ZERO, Column, Kind
from extrovertly_desktop.exchange.convex.values import Json, number_of, outgoing, same, simplified

_EARLIEST = -62_135_510_400_000
_LATEST = 253_402_214_400_000
"""Milliseconds: a day within what a date can be (years 1 to 9999), so that no time zone leads beyond."""
_INT64 = 2**63
ABSENT = object()
"""Stands for a field that is not there, which is not the same as one that is null."""
_NAMES = {
    Kind.TEXT: "text",
    Kind.WHOLE: "a number that can be kept",
    Kind.REAL: "a number",
    Kind.INSTANT: "a moment that can be kept",
    Kind.FLAG: "either true or false",
    Kind.WORDS: "a list of words",
    Kind.REFERENCE: "an identifier",
}


def incoming(table: str, column: Column, value: Json) -> tuple[Json, str]:
    """Return what stands in our column for a value, None where nothing can; and what is wrong with it, or nothing.

    Args:
        table: our name of it.
        value: plain JSON as in `values`, or `ABSENT`.
    """
    if value is ABSENT or value is None:
        return None, ""
    kept = _kept(column.kind, value)
    if kept is None and column.kind is not Kind.ANYTHING:
        return None, f"“{column.name.replace('_', ' ')}” is not {_NAMES[column.kind]}"
    if kept == 0 and (table, column.name) in NULL_AS_ZERO:
        return None, ""
    if column.kind is Kind.WHOLE and number_of(value) != kept:
        return kept, f"“{column.name.replace('_', ' ')}” is not a whole number, so it was rounded"
    return kept, ""


def back(table: str, column: Column, kept: Json) -> Json:
    """Return what stands in Convex for the value of our column; `ABSENT` for none."""
    if kept is None:
        return 0.0 if (table, column.name) in NULL_AS_ZERO else ABSENT
    if column.kind is Kind.FLAG:
        return bool(kept)
    return outgoing(kept)


def needs_original(table: str, column: Column, value: Json, kept: Json) -> bool:
    """Whether the original must stand aside, because `back` would not give it back."""
    return value is not ABSENT and not same(value, back(table, column, kept))


def gives(table: str, column: Column, original: Json, kept: Json) -> bool:
    """Whether an original that stands aside is still what our column holds, and so may be given back."""
    now = incoming(table, column, original)[0]
    if now is None and kept is not None:
        now = column.default
    if column.kind is Kind.FLAG and kept is not None:
        # A flag comes out of a database as 0 or 1.
        kept = bool(kept)
    return now is kept or same(outgoing(now), outgoing(kept))


def _kept(kind: Kind, value: Json) -> Json:
    if kind in {Kind.TEXT, Kind.REFERENCE}:
        return _text(value)
    if kind is Kind.FLAG:
        return value if isinstance(value, bool) else None
    if kind is Kind.WORDS:
        return _words(value)
    if kind is Kind.ANYTHING:
        return simplified(value)
    number = number_of(value)
    if number is None or not math.isfinite(number):
        return None
    if kind is Kind.INSTANT:
        moment = math.floor(number)
        return moment if _EARLIEST <= moment <= _LATEST else None
    if kind is Kind.WHOLE:
        return round(number) if abs(number) < _INT64 else None
    return float(number)


def _text(value: Json) -> str | None:
    if isinstance(value, str):
        return value
    number = number_of(value)
    if number is None or not math.isfinite(number):
        return None
    return str(int(number)) if float(number).is_integer() else repr(number)


def _words(value: Json) -> list[str] | None:
    if not isinstance(value, list):
        return None
    words = [_text(item) for item in value]
    return None if None in words else [word for word in words if word is not None]
