"""Rows of a damaged vault into a new one, with a report of what came along and what did not."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.rescue import RescueReport
from extrovertly_desktop.store.driver import APPLICATION_ID, VaultKey, connector
from extrovertly_desktop.store.faults import told_apart
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.salvage.cells import FoundRow
from extrovertly_desktop.store.salvage.mending import mend
from extrovertly_desktop.store.salvage.pages import Pages
from extrovertly_desktop.store.salvage.trees import Column, Schema, Shape, found_rows, read_schema
from extrovertly_desktop.store.schema import SCHEMA_VERSION
from extrovertly_desktop.store.tables import Row

_DERIVED = frozenset({"journal_tags"})
"""Tables that follow from others by triggers."""
_PLACED = 0.8


def fits_key(path: Path, key: VaultKey) -> bool:
    """Whether a key deciphers any page of a damaged vault.

    Raises:
        OSError: if it cannot be read.
    """
    pages = Pages(path, key)
    try:
        return any(pages.is_sound(number) for number in range(1, pages.count + 1))
    finally:
        pages.close()


def rescue(
    path: Path, key: VaultKey | None, target: Path, report: Callable[[float], None] = lambda _share: None
) -> RescueReport:
    """Write what can be read of a vault into a new one under the same key; the damaged one is only read.

    Args:
        path: the damaged vault; nobody may have it open.
        key: its key, or None if it is not encrypted.
        target: the new vault; nothing may be there.
        report: told how far the work is (0–1).

    Raises:
        EnvironmentFault: if the new vault cannot be written.
        OSError: if the damaged one cannot be read.
    """
    told = RescueReport()
    pages = Pages(path, key)
    try:
        schema = read_schema(pages)
        _begin(schema, key, target)
        with told_apart(target):
            connection = connector(target, key)()
            try:
                connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute("PRAGMA synchronous = OFF")  # brought to the disk at the end, or begun anew
                connection.execute("BEGIN")
                _fill(connection, pages, schema, told, report)
                mend(connection, told.of)
                connection.execute("COMMIT")
                for table in list(told.tables):
                    told.of(table).rescued = _count(connection, table)
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
        told.pages, told.log = pages.count, pages.log.lost
        if key is not None:
            unsound = {number for number in range(1, pages.count + 1) if not pages.is_sound(number)}
            told.damaged_pages = len(unsound | pages.damaged)
    finally:
        pages.close()
    # An older schema is brought up to date here, as any vault's is.
    database = open_database(target, key=key.copy()) if key is not None else open_database(target)
    database.close()
    return told


def _begin(schema: Schema, key: VaultKey | None, target: Path) -> None:
    """Make the new vault with the damaged one's own tables if it is older, else with today's."""
    is_older = schema.version is not None and 0 < schema.version < SCHEMA_VERSION
    own = {name: sql for name, sql in schema.tables.items() if _is_wanted(name)}
    if not is_older or not own:
        database = (
            open_database(target, key=key.copy(), create=True)
            if key is not None
            else open_database(target, create=True)
        )
        database.close()
        return
    target.touch(mode=0o600)
    with told_apart(target):
        connection = connector(target, key)()
        try:
            for statement in (*own.values(), *schema.others):
                try:
                    connection.execute(statement)
                except dbapi2.Error:
                    continue  # an index of a table that is lost
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {schema.version}")
        finally:
            connection.close()


def _fill(
    connection: Any,  # noqa: ANN401 - the driver has no types
    pages: Pages,
    schema: Schema,
    told: RescueReport,
    report: Callable[[float], None],
) -> None:
    wanted = [table for table in Row.metadata.tables if table not in _DERIVED]
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    into = {table: _shape(connection, table) for table in wanted if table in there}
    shapes = {table: _shape_of(schema.tables.get(table)) or into[table] for table in into}
    doubtful: list[tuple[str, Shape, FoundRow]] = []
    for names, found, unreadable in found_rows(pages, schema, shapes, lambda share: report(_PLACED * share)):
        table = names if isinstance(names, str) else _likeliest(connection, names, shapes, found)
        told.of(table).unreadable += unreadable
        for row in found:
            if any(page in pages.damaged for page in row.pages):
                doubtful.append((table, shapes[table], row))
            elif not _insert(connection, shapes[table], into[table], row):
                told.of(table).unreadable += 1
    # Last: where there are two of a row, the sound one stands already.
    for table, shape, row in doubtful:
        before = connection.total_changes
        if not _insert(connection, shape, into[table], row):
            told.of(table).unreadable += 1
        elif connection.total_changes > before:
            told.of(table).doubtful += 1


def _likeliest(connection: Any, names: tuple[str, ...], shapes: dict[str, Shape], found: list[FoundRow]) -> str:  # noqa: ANN401
    """Return the table whose rules most of the rows keep: by its ranges, its words, its dates."""
    taken: Counter[str] = Counter()
    for name in names if len(names) > 1 else ():
        connection.execute("SAVEPOINT trial")
        taken[name] = sum(_insert(connection, shapes[name], shapes[name], row) for row in found)
        connection.execute("ROLLBACK TO trial")
        connection.execute("RELEASE trial")
    return taken.most_common(1)[0][0] if taken else names[0]


def _insert(connection: Any, shape: Shape, into: Shape, row: FoundRow) -> bool:  # noqa: ANN401 - the driver has no types
    """Insert a row; return whether it is there now, which it also is if it was there before."""
    known = {column.name for column in into.columns}
    pairs = [
        (column.name, row.rowid if column.is_rowid else value)
        for column, value in zip(shape.columns, row.values, strict=False)
        if column.name in known
    ]
    names = ", ".join(f'"{name}"' for name, _ in pairs)
    holes = ", ".join("?" for _ in pairs)
    try:
        connection.execute(
            f'INSERT INTO "{into.name}" ({names}) VALUES ({holes})',  # noqa: S608 - names from a schema of ours
            [value for _, value in pairs],
        )
    except dbapi2.IntegrityError as error:
        return "UNIQUE" in str(error)
    except (dbapi2.Error, OverflowError, ValueError):
        return False  # a trigger could make nothing of it
    return True


def _shape_of(sql: str | None) -> Shape | None:
    """Return the table that a statement of the damaged file makes, or None if it cannot be understood any more."""
    if sql is None:
        return None
    found = re.match(r'CREATE TABLE "?(\w+)"?', sql)
    scratch = dbapi2.connect(":memory:")
    try:
        scratch.execute(sql)
        return _shape(scratch, found[1]) if found else None
    except dbapi2.Error:
        return None
    finally:
        scratch.close()


def _shape(connection: Any, table: str) -> Shape:  # noqa: ANN401 - the driver has no types
    rows: Iterable[tuple[Any, ...]] = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return Shape(
        table,
        tuple(
            Column(name, kind.upper(), bool(required), bool(place) and kind.upper() == "INTEGER")
            for _, name, kind, required, _, place in rows
        ),
    )


def _count(connection: Any, table: str) -> int:  # noqa: ANN401 - the driver has no types
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 - a table of ours


def _is_wanted(name: str) -> bool:
    return "_fts" not in name and not name.startswith("sqlite_")
