"""Holds a vault against what the schema document says: names first, then whether what must be refused is refused."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

EXPECTED_FILE = Path(__file__).parent / "data" / "convex_schema.toml"
MAY_BE_EMPTY = {("user_achievements", "earned_at")}
"""Required by the document, yet empty here: an achievement in progress has not been earned."""
AFFINITIES = {
    "string": {"TEXT"},
    "number": {"INTEGER", "FLOAT", "REAL"},
    "boolean": {"INTEGER"},
    "any": {"JSON"},
    "strings": {"JSON"},
}

Spec = Mapping[str, Any]


def expected_tables() -> dict[str, Spec]:
    """Return what the document says, by table in snake_case."""
    with EXPECTED_FILE.open("rb") as file:
        return {snake(name): spec for name, spec in tomllib.load(file).items()}


def snake(name: str) -> str:
    """Return a camelCase name in snake_case; `_creationTime` is `created_at` here."""
    return "created_at" if name == "_creationTime" else re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def complaints(connection: Any, tables: Mapping[str, Spec]) -> Iterator[str]:
    """Yield a sentence for everything that the document says and the vault does not have."""
    connection.execute("PRAGMA foreign_keys = OFF")
    for table, spec in tables.items():
        columns = {row[1]: row for row in connection.execute(f"PRAGMA table_info({table})")}
        if not columns:
            yield f"{table} is missing"
            continue
        missing = [field for field in spec["fields"] if snake(field) not in columns]
        yield from (f"{table}.{snake(field)} is missing" for field in missing)
        yield from _keys(connection, table, columns)
        yield from _fields(connection, table, spec, columns)
        yield from _indexes(connection, table, spec)
        for name, search in spec.get("search", {}).items():
            yield from _search(connection, table, name, search)
        if not missing:
            yield from _refusals(connection, table, spec, columns)


def _keys(connection: Any, table: str, columns: Mapping[str, Any]) -> Iterator[str]:
    unique = {
        tuple(info[2] for info in connection.execute(f"PRAGMA index_info({row[1]})"))
        for row in connection.execute(f"PRAGMA index_list({table})")
        if row[2]
    }
    if "id" not in columns or columns["id"][2] != "TEXT" or ("id",) not in unique:
        yield f"{table}.id is not a text key"
    if "created_at" not in columns or columns["created_at"][2:4] != ("INTEGER", 1):
        yield f"{table}.created_at is not a required instant"


def _fields(connection: Any, table: str, spec: Spec, columns: Mapping[str, Any]) -> Iterator[str]:
    references = {row[3]: (row[2], row[4]) for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    for field, rule in spec["fields"].items():
        name, kind = snake(field), rule["type"]
        if name not in columns:
            continue
        _, _, declared, not_null, _, _ = columns[name]
        required = not rule.get("optional", False) and (table, name) not in MAY_BE_EMPTY
        if bool(not_null) != required:
            yield f"{table}.{name} is {'' if not_null else 'not '}required"
        is_text = isinstance(kind, list) or kind.startswith("id:")
        if declared not in (AFFINITIES["string"] if is_text else AFFINITIES[kind]):
            yield f"{table}.{name} is declared {declared}"
        if isinstance(kind, str) and kind.startswith("id:"):
            target = snake(kind.removeprefix("id:"))
            if references.get(name) != (target, "id"):
                yield f"{table}.{name} does not refer to {target}"


def _indexes(connection: Any, table: str, spec: Spec) -> Iterator[str]:
    present = {row[1]: row for row in connection.execute(f"PRAGMA index_list({table})")}
    for name, rule in spec["indexes"].items():
        full = f"{table}_{name}"
        if full not in present:
            yield f"index {full} is missing"
            continue
        _, _, unique, _, partial = present[full]
        columns = [row[2] for row in connection.execute(f"PRAGMA index_info({full})")]
        if columns != [snake(field) for field in rule["fields"]]:
            yield f"index {full} is over {columns}"
        if partial or (rule.get("unique") and not unique):
            yield f"index {full} is partial or not unique"


def _search(connection: Any, table: str, name: str, search: Spec) -> Iterator[str]:
    fts = f"{table}_fts"
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (fts,)).fetchone()
    if sql is None or "fts5" not in sql[0].lower():
        yield f"search index {name} is missing"
        return
    columns = {row[1] for row in connection.execute(f"PRAGMA table_info({fts})")}
    wanted = {snake(field) for field in (*search["text"], *search["filters"])}
    if not wanted <= columns:
        yield f"search index {name} lacks {sorted(wanted - columns)}"
    triggers = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE ?", (table, f"%{fts}%")
    ).fetchall()
    for kind in ("INSERT", "UPDATE", "DELETE"):
        if not any(f"AFTER {kind}" in row[0] for row in triggers):
            yield f"search index {name} is not kept true after {kind}"


def _refusals(connection: Any, table: str, spec: Spec, columns: Mapping[str, Any]) -> Iterator[str]:
    row = _plain_row(spec, columns)
    if not _accepts(connection, table, row):
        yield f"{table} refuses a plain row"
        return
    for field, rule in spec["fields"].items():
        name, kind = snake(field), rule["type"]
        good, bad = _tries(rule, kind, may_be_empty=(table, name) in MAY_BE_EMPTY)
        yield from (
            f"{table}.{name} refuses {value!r}"
            for value in good
            if not _accepts(connection, table, {**row, name: value})
        )
        yield from (
            f"{table}.{name} accepts {value!r}" for value in bad if _accepts(connection, table, {**row, name: value})
        )
    for name, rule in spec["indexes"].items():
        if rule.get("unique") and _accepts(connection, table, row, {**row, "id": "another"}):
            yield f"{table} accepts the same twice in spite of {name}"


def _tries(rule: Spec, kind: Any, *, may_be_empty: bool) -> tuple[list[Any], list[Any]]:
    """Return values that a field must take and values that it must refuse."""
    good: list[Any] = []
    bad: list[Any] = []
    if may_be_empty:
        good.append(None)
    else:
        (good if rule.get("optional") else bad).append(None)
    if isinstance(kind, list):
        good += kind
        bad += ["", "other", kind[0].upper(), f" {kind[0]}"]
    elif kind == "boolean":
        good += [0, 1]
        bad += [2, -1, "true"]
    elif kind == "strings":
        good += ["[]", '["a", "b"]']
        bad += ["", "a", "{}", '["a"']
    elif kind == "any":
        good += ["{}", "[1]", "3"]
        bad += ["", "a", "{"]
    if "range" in rule:
        low, high = rule["range"]
        good += [low, high, (low + high) / 2]
        bad += [low - 0.01, high + 0.01, "much"]
    return good, bad


def _plain_row(spec: Spec, columns: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"id": "one", "created_at": 1}
    for _, name, _, not_null, default, key in columns.values():
        if not_null and default is None and not key and name not in row:
            row[name] = "2026-01-31" if "date" in name else "x"
    for field, rule in spec["fields"].items():
        kind = rule["type"]
        if rule.get("optional"):
            continue
        if isinstance(kind, list):
            row[snake(field)] = kind[0]
        elif kind == "number":
            row[snake(field)] = rule.get("range", [1])[0]
        elif kind in {"boolean", "any"}:
            row[snake(field)] = 1
    return row


def _accepts(connection: Any, table: str, *rows: Mapping[str, Any]) -> bool:
    connection.execute("SAVEPOINT trying")
    try:
        for row in rows:
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    except dbapi2.DatabaseError:
        return False
    else:
        return True
    finally:
        connection.execute("ROLLBACK TO trying")
        connection.execute("RELEASE trying")
