"""From the fields of one row to what is handed on: a row of ours, and what is to be said about it."""

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping

from extrovertly_desktop.exchange.bringing.found import FoundRow, Place, Problem
from extrovertly_desktop.exchange.convex.fields import ABSENT, incoming, needs_original
from extrovertly_desktop.exchange.convex.names import CREATED, ID, Column, Table
from extrovertly_desktop.exchange.convex.values import Json


class RowMaker:
    """Makes rows of one table of one file.

    Rows without an identifier get one from what stands in them, the same whenever the file is read.
    """

    def __init__(self, table: Table, names: Mapping[str, Column], *, by_field: bool = True) -> None:
        """Be ready for one table.

        Args:
            names: our column by what the file calls it; other fields become extras.
            by_field: whether originals stand aside under the name in Convex, or under that in the file.
        """
        self._table = table
        self._names = names
        self._by_field = by_field
        self._seen: Counter[bytes] = Counter()

    def row(self, given: Mapping[str, Json], place: Place) -> Iterator[FoundRow | Problem]:
        """Yield the row that a file's fields tell, and a problem for each field that does not fit its column."""
        values: dict[str, Json] = {}
        extras: dict[str, Json] = {}
        found: dict[str, str] = {}
        for name, value in given.items():
            column = self._names.get(name)
            if column is None or column.name in found:
                extras[name] = value
            elif value is not ABSENT:
                found[column.name] = name
        for column in (ID, CREATED, *self._table.columns):
            name = found.get(column.name, "")
            value = given[name] if name else ABSENT
            kept, trouble = incoming(self._table.name, column, value)
            if trouble:
                yield Problem(place, f"{trouble} (a row of {self._table.title}).")
            if kept is None and column.required:
                kept = column.default
            values[column.name] = kept
            if needs_original(self._table.name, column, value, kept):
                extras[column.field if self._by_field else name] = value
        yield self._complete(values, extras, given, place)

    def _complete(
        self, values: dict[str, Json], extras: dict[str, Json], given: Mapping[str, Json], place: Place
    ) -> FoundRow | Problem:
        if not values["id"]:
            values["id"] = self._own_id(given)
        self._fill_moments(values)
        missing = [
            column.name.replace("_", " ")
            for column in (CREATED, *self._table.columns)
            if column.required and values[column.name] is None
        ]
        if missing:
            what = f"A row of {self._table.title} has no usable “{missing[0]}”, so it was left out."
            return Problem(place, what, lost=1)
        return FoundRow(self._table.name, values, place, extras)

    def _fill_moments(self, values: dict[str, Json]) -> None:
        told = [values[name] for name in ("created_at", *self._table.moments) if values[name] is not None]
        if values["created_at"] is None and (told or not self._table.needs_moment):
            # Where nothing tells when a mission or a goal was written down, that does not matter either.
            values["created_at"] = told[0] if told else 0
        for column in self._table.columns:
            if column.required and column.name in self._table.moments and values[column.name] is None:
                values[column.name] = values["created_at"]

    def _own_id(self, given: Mapping[str, Json]) -> str:
        known = {name: value for name, value in given.items() if value is not ABSENT}
        text = json.dumps([self._table.name, known], sort_keys=True, default=str)
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
        self._seen[digest] += 1
        if self._seen[digest] > 1:
            digest = hashlib.sha256(digest + str(self._seen[digest]).encode()).digest()[:16]
        return str(uuid.UUID(bytes=digest))


def by_field(table: Table) -> dict[str, Column]:
    """Return the columns of a table by their names in Convex."""
    return {column.field: column for column in (ID, CREATED, *table.columns)}
