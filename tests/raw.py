"""Reaching behind the services' back: statements straight into a vault's file, as damage or another program would."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extrovertly_desktop.store.driver import VaultKey, connector


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
