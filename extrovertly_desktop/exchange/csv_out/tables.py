"""What a table is that is written as CSV, and how a value stands in a cell."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

FORMAT = "extrovertly csv"
VERSION = 1
MANIFEST = "tables.json"
_LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_YES_NO = {"true": True, "false": False, "1": True, "0": False}


class Kind(StrEnum):
    """What a column holds, besides nothing."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes or no"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, and what it holds."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is written.

    Attributes:
        name: ours, such as `journal_entries`.
        columns: in the order in which they stand in the file.
        rows: by the names of columns; one that a row does not have is empty. Gone through once.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Mapping[str, Any]]


def cell_of(value: object, kind: Kind) -> str:
    """Return a value as it stands in a cell, quotes included.

    Raises:
        TypeError: if the value is not of that kind.
    """
    if value is None:
        return ""
    match kind:
        case Kind.TEXT if isinstance(value, str):
            return _quoted(f"'{value}" if not value or value.startswith(_LOOKS_LIKE_A_FORMULA) else value)
        case Kind.YES_NO if value in (0, 1):
            return "true" if value else "false"
        case Kind.WHOLE if isinstance(value, int):
            return str(int(value))
        case Kind.NUMBER if isinstance(value, (int, float)):
            return repr(float(value))
        case Kind.JSON:
            return _quoted(json.dumps(value, ensure_ascii=False))
    raise TypeError(f"A column of {kind} cannot hold a {type(value).__name__}.")


def value_of(cell: str, kind: Kind) -> Any:  # noqa: ANN401 - of any kind
    """Return the value of a cell that is not empty.

    Raises:
        ValueError: if there is none of that kind in it.
        RecursionError: if it is JSON nested too deep.
    """
    match kind:
        case Kind.TEXT:
            return cell.removeprefix("'")
        case Kind.YES_NO:
            # As spreadsheets write it after somebody kept the table once more.
            if cell.strip().lower() not in _YES_NO:
                raise ValueError
            return _YES_NO[cell.strip().lower()]
        case Kind.WHOLE:
            return int(cell)
        case Kind.NUMBER:
            return float(cell)
        case Kind.JSON:
            return json.loads(cell)


def _quoted(text: str) -> str:
    if not any(sign in text for sign in '",\r\n') and text == text.strip():
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
