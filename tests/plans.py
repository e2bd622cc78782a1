"""Watches every statement that a vault executes, and tells those that would get slower as a person's history grows.

    with watching(database) as plans:
        ...
    assert plans.complaints() == []

What is read whole by design (the doctor, a backup, an export) has to stay outside the block.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.tables import Row

BOUNDED = frozenset({"users", "user_profiles", "missions", "achievements", "vault_meta"})
"""Tables with few rows a person, or as many as the catalogue has: reading one whole costs the same in every year."""
GROWING = frozenset(Row.metadata.tables) - BOUNDED
_PLANNED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "REPLACE")
_SCAN = re.compile(r"^SCAN (\w+)(?!.*VIRTUAL TABLE)")


class Plans:
    """The query plans of all statements that were executed, each looked at once."""

    def __init__(self) -> None:
        self.plans: dict[str, tuple[str, ...]] = {}
        self._is_asking = False

    def complaints(self) -> list[str]:
        """Return a sentence for each statement that scans a table which grows with use."""
        return [
            f"{step} in: {statement}"
            for statement, steps in sorted(self.plans.items())
            for step in steps
            if self._grows(step, statement)
        ]

    def see(self, connection: Any, statement: str, parameters: Any) -> None:
        """Ask SQLite how it would go about a statement, on the connection that is about to execute it."""
        if self._is_asking or statement in self.plans or not statement.lstrip().upper().startswith(_PLANNED):
            return
        self._is_asking = True
        try:
            driver = connection.connection.driver_connection
            some = parameters[0] if isinstance(parameters, list) and parameters else parameters
            rows = driver.execute(f"EXPLAIN QUERY PLAN {statement}", some or ()).fetchall()
        finally:
            self._is_asking = False
        self.plans[statement] = tuple(row[3] for row in rows)

    @staticmethod
    def _grows(step: str, statement: str) -> bool:
        match = _SCAN.match(step)
        if match is None:
            return False
        # A table may stand under another name in the statement; subqueries and constants are no tables.
        names = {alias: table for table in GROWING for alias in re.findall(rf"\b{table} AS (\w+)", statement)}
        return names.get(match.group(1), match.group(1)) in GROWING


@contextmanager
def watching(vault: OpenVault | Database) -> Iterator[Plans]:
    """Look at every statement of a vault while the block runs."""
    database = vault._context.database if isinstance(vault, OpenVault) else vault
    plans = Plans()

    def before(connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        plans.see(connection, statement, parameters)

    engines: tuple[Engine, ...] = database.statements()
    for engine in engines:
        event.listen(engine, "before_cursor_execute", before)
    try:
        yield plans
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", before)
