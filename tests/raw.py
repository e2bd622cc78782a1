"""Reaching behind the services' back: statements straight into a vault's file, as damage or another program would."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import text

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.driver import VaultKey, connector
from extrovertly_desktop.store.folding import match_query


def search_keys(unit: Unit, user_id: str, typed: str) -> list[int]:
    """Ask the index of journal entries itself: the keys of a user's entries with all words of a text, newest first."""
    query = match_query(typed)
    if query is None:
        return []
    statement = text(
        "SELECT rowid FROM journal_entries_fts WHERE journal_entries_fts MATCH :query AND user_id = :user "
        "ORDER BY rowid DESC"
    )
    return list(unit.session.execute(statement, {"query": query, "user": user_id}).scalars())


@contextmanager
def connection_to(path: Path, key: VaultKey | None = None) -> Iterator[Any]:
    """Lend a driver connection of its own to a vault."""
    connection = connector(path, key)()
    try:
        yield connection
    finally:
        connection.close()


def execute(path: Path, *statements: str, key: VaultKey | None = None) -> list[tuple[Any, ...]]:
    """Run statements in a connection of their own and return the rows of the last."""
    rows: list[tuple[Any, ...]] = []
    with connection_to(path, key) as connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
    return rows
