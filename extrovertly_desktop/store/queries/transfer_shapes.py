"""What the tables ask of rows that come from elsewhere, read off the tables themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sqlalchemy import JSON, CheckConstraint, Column, Float, Integer, LargeBinary, Table

from extrovertly_desktop.store.tables import Row
from extrovertly_desktop.store.tables.base import RULE

ORDER = (
    "users", "user_profiles", "journal_entries", "missions", "achievements", "event_series", "events", "mood_tracking",
    "social_goals", "user_missions", "event_attendees", "user_achievements", "coach_conversations", "coach_messages",
    "progress_tracking", "weekly_insights", "exposures", "point_awards", "attachments", "event_preparations",
    "reminders", "daily_picks", "suds_marks", "well_being_checks",
)  # fmt: skip
"""Tables that rows can come for and go from, each after those it refers to. Drafts and what triggers keep stay out."""
DERIVED = frozenset({"progress_tracking", "point_awards", "user_achievements"})
"""Tables whose rows follow from the facts."""
_KEY = "seq"
"""The integer key of a searched table: made here, never brought."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    REAL = "real"
    FLAG = "flag"
    DAY = "day"
    WORDS = "words"
    ANYTHING = "anything"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """What one column asks.

    Attributes:
        name: of the column.
        kind: what it holds; a day is ISO text, words are a JSON array.
        is_required: whether a row cannot be without it.
        has_default: whether the table fills it in where it is not given.
        refers_to: the table whose `id` stands in it, or None.
        low, high: the bounds of a figure, both included, or None.
        choices: the only words it takes; empty for any.
    """

    name: str
    kind: Kind
    is_required: bool
    has_default: bool
    refers_to: str | None = None
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableShape:
    """What one table asks: its columns but for the integer key, and the groups of columns that stand only once."""

    name: str
    columns: Mapping[str, ColumnShape]
    unique: tuple[tuple[str, ...], ...]

    @property
    def references(self) -> tuple[ColumnShape, ...]:
        """The columns that hold the `id` of a row of another table."""
        return tuple(column for column in self.columns.values() if column.refers_to is not None)


@cache
def shape_of(table: str) -> TableShape:
    """Return what a table asks; the tables never change while the program runs."""
    found = Row.metadata.tables[table]
    columns = {column.name: _column(found, column) for column in found.columns if column.name != _KEY}
    indexes = sorted((index for index in found.indexes if index.unique), key=lambda index: str(index.name))
    return TableShape(table, columns, tuple(tuple(column.name for column in index.columns) for index in indexes))


@cache
def parents() -> frozenset[str]:
    """Return the tables that others refer to."""
    return frozenset(column.refers_to for table in ORDER for column in shape_of(table).references if column.refers_to)


def _column(table: Table, column: "Column[object]") -> ColumnShape:
    kind, low, high, choices = _kind(column), None, None, ()
    for check in table.constraints:
        if not isinstance(check, CheckConstraint) or RULE not in check.info:
            continue
        name, of, bounds = check.info[RULE]
        if of != column.name:
            continue
        match name:
            case "one_of":
                choices = bounds
            case "between":
                low, high = bounds
            case "at_least":
                (low,) = bounds
            case "flag":
                kind = Kind.FLAG
            case "day":
                kind = Kind.DAY
            case _:
                kind = Kind.WORDS
    refers = next((key.column.table.name for key in column.foreign_keys), None)
    has_default = column.server_default is not None
    return ColumnShape(column.name, kind, not column.nullable, has_default, refers, low, high, choices)


def _kind(column: "Column[object]") -> Kind:
    for of, kind in ((JSON, Kind.ANYTHING), (Float, Kind.REAL), (Integer, Kind.WHOLE), (LargeBinary, Kind.BYTES)):
        if isinstance(column.type, of):
            return kind
    return Kind.TEXT
