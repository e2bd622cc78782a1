"""Makes whole what was rescued: rows that hang on lost ones get something to hang on, and the vault gets its owner."""

import re
from collections.abc import Callable
from typing import Any, Protocol

from sqlcipher3 import dbapi2

_LOST = "(lost)"
_OWNER_KEY = "owner_id"
_ROUNDS = 4
"""What is made anew may itself hang on something that is lost."""


class Told(Protocol):
    """Where it is counted what became of a table."""

    left_out: int
    invented: int


def mend(connection: Any, told: Callable[[str], Told]) -> None:  # noqa: ANN401 - the driver has no types
    """Leave no row that refers to nothing, inside the caller's transaction.

    Args:
        connection: the new vault, with foreign keys off.
        told: gives the counts of a table.
    """
    for _ in range(_ROUNDS):
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if not broken:
            break
        for table, rowid, parent, number in broken:
            if rowid is not None:
                _mend_row(connection, told, (table, rowid), (parent, number))
    for table, rowid, _, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        _leave_out(connection, told, table, rowid)
    _find_owner(connection)


def _mend_row(
    connection: Any,  # noqa: ANN401 - the driver has no types
    told: Callable[[str], Told],
    row_of: tuple[str, int],
    lost: tuple[str, int],
) -> None:
    """Do something about one row of a table that refers by its key number so-and-so to what is not in the parent."""
    (table, rowid), (parent, number) = row_of, lost
    keys = [key for key in connection.execute(f'PRAGMA foreign_key_list("{table}")') if key[0] == number]
    _, _, _, own, there, _, on_delete, _ = keys[0]
    row = connection.execute(f'SELECT "{own}" FROM "{table}" WHERE rowid = ?', (rowid,)).fetchone()  # noqa: S608 - names from our schema
    if row is None or row[0] is None:
        return
    exists = f'SELECT 1 FROM "{parent}" WHERE "{there or "id"}" = ?'  # noqa: S608 - likewise
    if connection.execute(exists, row).fetchone():
        return  # made anew for another row just now
    try:
        if on_delete == "SET NULL":
            connection.execute(f'UPDATE "{table}" SET "{own}" = NULL WHERE rowid = ?', (rowid,))  # noqa: S608
        else:
            _invent(connection, parent, there or "id", row[0])
            told(parent).invented += 1
    except dbapi2.Error:
        _leave_out(connection, told, table, rowid)


def _leave_out(connection: Any, told: Callable[[str], Told], table: str, rowid: int | None) -> None:  # noqa: ANN401
    if rowid is not None:
        connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608 - a table of ours
        told(table).left_out += 1


def _invent(connection: Any, table: str, key: str, value: object) -> None:  # noqa: ANN401 - the driver has no types
    """Insert a row that has a key and, for the rest, the least that the table's rules ask for."""
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    parents = {row[3]: row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
    filled = {key: value}
    for _, name, kind, required, default, place in connection.execute(f'PRAGMA table_info("{table}")'):
        is_rowid = bool(place) and kind.upper() == "INTEGER"
        if required and default is None and name not in filled and not is_rowid:
            filled[name] = _least(connection, sql, name, kind.upper(), parents.get(name))
    names, holes = ", ".join(f'"{name}"' for name in filled), ", ".join("?" for _ in filled)
    connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({holes})', list(filled.values()))  # noqa: S608


def _least(connection: Any, sql: str, name: str, kind: str, parent: str | None) -> object:  # noqa: ANN401
    if parent is not None:
        row = connection.execute(f'SELECT id FROM "{parent}" LIMIT 1').fetchone()  # noqa: S608 - a table of ours
        return row[0] if row else _LOST
    if found := re.search(rf"\b{name} IN \('([^']*)'", sql):
        return found[1]
    if found := re.search(rf"\b{name} (?:BETWEEN|>=) (\d+)", sql):
        return int(found[1])
    if re.search(rf"\b{name} GLOB '\[0-9\]", sql):
        return "1970-01-01"
    if re.search(rf"json_type\({name}\) = 'array'", sql):
        return "[]"
    return _LOST if kind == "TEXT" else 0


def _find_owner(connection: Any) -> None:  # noqa: ANN401 - the driver has no types
    """Say who the owner is if that is lost: whoever wrote most."""
    known = connection.execute(
        "SELECT 1 FROM vault_meta AS meta JOIN users ON users.id = json_extract(meta.value, '$') WHERE meta.key = ?",
        (_OWNER_KEY,),
    ).fetchone()
    if known:
        return
    wrote = "SELECT user_id FROM journal_entries UNION ALL SELECT user_id FROM mood_tracking"
    row = (
        connection.execute(
            f"SELECT user_id FROM ({wrote}) GROUP BY user_id ORDER BY count(*) DESC LIMIT 1"  # noqa: S608 - no input
        ).fetchone()
        or connection.execute("SELECT id FROM users ORDER BY created_at LIMIT 1").fetchone()
    )
    if row:
        connection.execute(
            "INSERT OR REPLACE INTO vault_meta (key, value) VALUES (?, json_quote(?))", (_OWNER_KEY, row[0])
        )
