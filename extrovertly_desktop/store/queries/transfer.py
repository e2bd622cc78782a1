"""Statements that bring rows in by the hundred, as plain values by our names of columns, and know them again."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, select, text, tuple_, update
from sqlalchemy.dialects import sqlite

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.json_text import to_json
from extrovertly_desktop.store.queries.journal import first_key
from extrovertly_desktop.store.queries.transfer_shapes import DERIVED, Kind, shape_of
from extrovertly_desktop.store.tables import ImportExtraRow, ImportItemRow, JournalEntryRow, Row

Values = dict[str, Any]
_ENTRIES = JournalEntryRow.__tablename__
_FOLLOWS = {
    "users": ("confidence_level", "total_points", "streak_days", "longest_streak"),
    "social_goals": ("current_value", "status", "completed_at"),
}
"""Columns that follow from the facts: that they moved is no change by the person."""
_CHUNK = 500


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


def known_keys(unit: Unit, keys: Sequence[str]) -> set[tuple[str, str]]:
    """Return which things of a source were brought in before: their format keys with the tables they went to."""
    asked = select(func.json_each(bindparam("keys")).table_valued("value").c.value)
    statement = select(ImportItemRow.format_key, ImportItemRow.row_table).where(ImportItemRow.format_key.in_(asked))
    return {(row[0], row[1]) for row in unit.session.execute(statement, {"keys": json.dumps(list(keys))})}


def ids_there(unit: Unit, table: str, ids: Iterable[str]) -> set[str]:
    """Return which ids stand in a table."""
    found = _table(table)
    asked = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
    return set(unit.session.scalars(select(found.c.id).where(found.c.id.in_(asked)), {"ids": json.dumps(list(ids))}))


def rows_by_id(unit: Unit, table: str, ids: Iterable[str]) -> dict[str, Values]:
    """Return whole rows by id, without the integer key; ids that are gone are left out."""
    found = _table(table)
    asked = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
    columns = [found.c[name] for name in shape_of(table).columns]
    rows = unit.session.execute(select(*columns).where(found.c.id.in_(asked)), {"ids": json.dumps(list(ids))})
    return {row["id"]: dict(row) for row in rows.mappings()}


def twins(unit: Unit, table: str, columns: Sequence[str], wanted: Sequence[tuple[Any, ...]]) -> dict[Any, str]:
    """Return the ids of the rows that have the same values where those may stand only once, by those values."""
    found, there = _table(table), dict[Any, str]()
    named = [found.c[name] for name in columns]
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        where = named[0].in_([values[0] for values in some]) if len(named) == 1 else tuple_(*named).in_(some)
        rows = unit.session.execute(select(found.c.id, *named).where(where))
        there |= {tuple(row[1:]): row[0] for row in rows}
    return there


def insert_rows(unit: Unit, table: str, rows: Sequence[Values]) -> None:
    """Insert rows, which may each have other columns; entries get the keys that follow the moments they are for."""
    if table == _ENTRIES:
        _give_keys(unit, rows)
    groups: dict[tuple[str, ...], list[Values]] = {}
    for row in rows:
        groups.setdefault(tuple(sorted(row)), []).append(row)
    for some in groups.values():
        unit.session.connection().execute(insert(_table(table)), some)
    unit.touch(table)


def put_extras(unit: Unit, import_id: str, slug: str, extras: Sequence[tuple[str, str, Values]]) -> None:
    """Keep what has no column here: table, row and data; what stood there for the same row is put together with it."""
    if not extras:
        return
    merged: dict[tuple[str, str], Values] = {}
    for table, row_id, data in extras:
        known = merged.setdefault((table, row_id), {})
        for part, value in data.items():
            known[part] = known.get(part, {}) | value
    for (table, row_id), there in _extras_there(unit, slug, list(merged)).items():
        for part, value in there.items():
            merged[table, row_id][part] = value | merged[table, row_id].get(part, {})
    statement = sqlite.insert(_table(ImportExtraRow.__tablename__))
    upsert = statement.on_conflict_do_update(
        index_elements=("row_table", "row_id", "format"), set_={"data": statement.excluded.data}
    )
    rows = [
        {"row_table": table, "row_id": row_id, "format": slug, "import_id": import_id, "data": data}
        for (table, row_id), data in merged.items()
    ]
    unit.session.connection().execute(upsert, rows)
    unit.touch(ImportExtraRow.__tablename__)


def _extras_there(unit: Unit, slug: str, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Values]:
    found: dict[tuple[str, str], Values] = {}
    for start in range(0, len(keys), _CHUNK):
        where = tuple_(ImportExtraRow.row_table, ImportExtraRow.row_id).in_(keys[start : start + _CHUNK])
        statement = select(ImportExtraRow.row_table, ImportExtraRow.row_id, ImportExtraRow.data)
        rows = unit.session.execute(statement.where(where, ImportExtraRow.format == slug))
        found |= {(row[0], row[1]): row[2] for row in rows}
    return found


def foreign_there(unit: Unit, slug: str, table: str, ids: Iterable[str]) -> set[str]:
    """Return which rows of a table that is not ours are kept already."""
    statement = select(ImportExtraRow.row_id).where(
        ImportExtraRow.row_table == table, ImportExtraRow.row_id.in_(list(ids)), ImportExtraRow.format == slug
    )
    return set(unit.session.scalars(statement))


def update_row(unit: Unit, table: str, row_id: str, values: Values) -> None:
    """Change columns of one row."""
    found = _table(table)
    unit.session.connection().execute(update(found).where(found.c.id == row_id).values(**values))
    unit.touch(table)


def move_user(unit: Unit, before: str, after: str) -> None:
    """Give a user another id, everywhere."""
    # References are looked at again when the transaction ends; the pragma holds for this one only.
    unit.session.connection().execute(text("PRAGMA defer_foreign_keys = ON"))
    for child, column in references_to("users"):
        unit.session.connection().execute(update(child).where(column == before).values({column.name: after}))
        unit.touch(child.name)
    users = _table("users")
    unit.session.connection().execute(update(users).where(users.c.id == before).values(id=after))
    unit.touch("users")


def delete_unused(unit: Unit, table: str, ids: Sequence[str]) -> int:
    """Remove rows that nothing refers to any more; return how many went."""
    found = _table(table)
    statement = delete(found).where(
        found.c.id.in_(bindparam("ids", expanding=True)),
        *(~select(1).where(column == found.c.id).exists() for _child, column in references_to(table)),
    )
    gone = unit.session.connection().execute(statement, {"ids": list(ids)}).rowcount
    unit.touch(table)
    return gone


def digest_of(table: str, row: Mapping[str, Any]) -> int:
    """Return a digest of a row as it is stored; 0 for tables whose rows follow from the facts."""
    if table in DERIVED:
        return 0
    told = hashlib.blake2b(digest_size=8)
    skipped = _FOLLOWS.get(table, ())
    for name, column in shape_of(table).columns.items():
        value = row.get(name)
        if name in skipped or value is None:
            continue
        if column.kind is Kind.BYTES:
            told.update(value)
        elif column.kind in (Kind.ANYTHING, Kind.WORDS):
            told.update(to_json(value).encode())
        elif column.kind in (Kind.REAL, Kind.WHOLE, Kind.FLAG):
            told.update(repr(float(value)).encode())
        else:
            told.update(value.encode())
        told.update(name.encode())
    return int.from_bytes(told.digest(), signed=True) or 1


def with_defaults(table: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a row that is to be inserted, with what the table fills in where they are not given."""
    found = _table(table)
    for name, column in shape_of(table).columns.items():
        value = row.get(name)
        if value is None and column.has_default:
            default = str(found.c[name].server_default.arg)  # type: ignore[union-attr]
            value = default.strip("'") if column.kind is Kind.TEXT else float(default)
        yield name, value


def references_to(table: str) -> list[tuple[Table, Any]]:
    """Return the tables and columns that refer to a table."""
    return [
        (child, column)
        for child in Row.metadata.tables.values()
        for column in child.columns
        if any(key.column.table.name == table for key in column.foreign_keys)
    ]


def _give_keys(unit: Unit, rows: Sequence[Values]) -> None:
    """Give entries their integer keys: the first free one of their moment, as `journal` does for a single one."""
    moments = sorted({row["created_at"] for row in rows})
    each = func.json_each(bindparam("moments")).table_valued("value")
    low = each.c.value * (first_key(1) - first_key(0))
    last = (
        select(func.max(JournalEntryRow.seq))
        .where(JournalEntryRow.seq.between(low, low + first_key(1) - 1))
        .scalar_subquery()
    )
    found = unit.session.execute(select(each.c.value, last), {"moments": json.dumps(moments)})
    next_key = {row[0]: first_key(row[0]) if row[1] is None else row[1] + 1 for row in found}
    for row in rows:
        row["seq"] = next_key[row["created_at"]]
        next_key[row["created_at"]] += 1
