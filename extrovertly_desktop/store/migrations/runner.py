"""Brings an older vault up to date: a backup first, then all steps in one transaction, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.store.backup import copy_vault
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.driver import connector
from extrovertly_desktop.store.faults import told_apart
from extrovertly_desktop.store.schema import rebuild_search

if TYPE_CHECKING:
    from alembic.operations import Operations


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the version it leads to, and what it does."""

    version: int
    upgrade: "Callable[[Operations], None]"


def migrate(database: Database, found: int, steps: Sequence[Step], backups: Path) -> Path:
    """Run the steps above the found version and return the backup that was made before.

    Args:
        database: the vault; its own connections are left alone, a fresh one does the work.
        found: the vault's version.
        steps: all steps, in order.
        backups: the folder for the backup.

    Raises:
        EnvironmentFault: if the backup, a step or the check of foreign keys fails; the vault is as it was.
    """
    backup = backups / f"{database.path.stem}-before-version-{steps[-1].version}{database.path.suffix}"
    number = 1
    while backup.exists():
        number += 1
        backup = backup.with_name(
            f"{database.path.stem}-before-version-{steps[-1].version}-{number}{database.path.suffix}"
        )
    copy_vault(database, backup)
    with told_apart(database.path):
        engine = create_engine(
            "sqlite://", module=dbapi2, creator=connector(database.path, database.key), poolclass=StaticPool
        )

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

        try:
            # Rebuilding `users` with foreign keys on would delete every entry by cascade. The pragma is a no-op
            # inside a transaction, so it is set on the driver's connection before one begins.
            raw = engine.raw_connection()
            raw.cursor().execute("PRAGMA foreign_keys = OFF")
            raw.close()
            with engine.begin() as connection:
                _run(connection, found, steps)
        finally:
            engine.dispose()
    return backup


def _run(connection: Connection, found: int, steps: Sequence[Step]) -> None:
    from alembic.migration import MigrationContext  # noqa: PLC0415 - 0.27 s that most starts need not pay
    from alembic.operations import Operations  # noqa: PLC0415

    # SQLite checks every trigger of the schema when a table is renamed, and rebuilding a table drops its own: they all
    # go before and are made anew after, with the search indexes.
    for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    operations = Operations(MigrationContext.configure(connection))
    for step in steps:
        if step.version > found:
            step.upgrade(operations)
            connection.exec_driver_sql(f"PRAGMA user_version = {step.version}")
    rebuild_search(connection)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise EnvironmentFault("The vault could not be brought up to date. It is exactly as it was before.")
