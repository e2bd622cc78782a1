"""Opening and creating a vault: what the file is, whether it is ours, and whether it is of our time."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extrovertly_desktop.domain.errors import (
    NotAVault,
    VaultMissing,
    VaultReadOnly,
    VaultTooNew,
    WrongPassphrase,
)
from extrovertly_desktop.store.checking import check_log
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.driver import APPLICATION_ID, VaultKey, is_plain_sqlite, read_salt, unlocked
from extrovertly_desktop.store.faults import told_apart
from extrovertly_desktop.store.migrations import STEPS, Step, migrate
from extrovertly_desktop.store.rekeying import clear_leftovers
from extrovertly_desktop.store.schema import SCHEMA_VERSION, create_schema

_SMALLEST_PAGE = 512
"""Bytes (https://sqlite.org/fileformat2.html#pages)."""


def open_database(
    path: Path,
    passphrase: str | None = None,
    *,
    key: VaultKey | None = None,
    create: bool = False,
    steps: Sequence[Step] = STEPS,
) -> Database:
    """Open the vault in a file, bringing it up to date; make it first if `create` is set and there is none.

    Args:
        path: the vault's file.
        passphrase: for an encrypted vault, or for a new one that is to be encrypted.
        key: instead of a passphrase, for an encrypted vault; it belongs to the database from here on.
        create: make the vault if there is none.
        steps: the steps from one version of the schema to the next.

    Raises:
        VaultMissing: the file or its folder is not there.
        NotAVault: the file is something else, or encrypted and no passphrase was given.
        WrongPassphrase: the passphrase does not open it.
        VaultTooNew: a later version wrote it.
        VaultReadOnly: the file or its folder cannot be written.
        EnvironmentFault: any other trouble of the world. The file has not been changed then.
    """
    _check_place(path, create=create)
    key = _key(path, passphrase) if key is None else key
    if not path.exists():
        # A diary is nobody else's business on a shared machine; the log beside the file takes its permissions.
        path.touch(mode=0o600)
    check_log(path)
    # Looked at before anything is set on it: a database of another program must stay as it is.
    found = _look(path, key)
    target = steps[-1].version if steps else SCHEMA_VERSION
    found.check(path, target, create=create)
    database = Database(path, key)
    try:
        if found.is_blank:
            _create(database)
        elif found.version < target:
            migrate(database, found.version, steps, path.parent / "backups")
        clear_leftovers(path)
        database.changed_elsewhere()  # from here on, changes of others are news
    except BaseException:
        database.close()
        raise
    return database


def can_open(path: Path, key: VaultKey | None) -> bool:
    """Whether a key opens the vault in a file (None: it is not encrypted); nothing about the file changes.

    Raises:
        EnvironmentFault: if the file is not to be had just now, or damaged.
    """
    try:
        with told_apart(path):
            unlocked(path, key).close()
    except NotAVault:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in the header of a file, and how many things are in its schema."""

    version: int
    owner: int
    things: int

    @property
    def is_blank(self) -> bool:
        """New, or killed while it was being made: nothing is in it yet."""
        return self.things == 0 and self.owner in {0, APPLICATION_ID}

    def check(self, path: Path, target: int, *, create: bool) -> None:
        """Raise unless it is a vault that this version can open, or a blank that may become one."""
        if self.is_blank:
            if not create:
                raise NotAVault(f"“{path.name}” is empty, so it is not a vault. Please choose another file.")
        elif self.owner != APPLICATION_ID:
            raise NotAVault(f"“{path.name}” is a database of another program, not a vault.")
        elif self.version > target:
            raise VaultTooNew(
                f"“{path.name}” was written by a later version of Extrovertly. Please update the application; "
                "the vault has not been touched."
            )


def _look(path: Path, key: VaultKey | None) -> _Found:
    try:
        with told_apart(path):
            connection = unlocked(path, key)
            try:
                return _found(connection)
            finally:
                connection.close()
    except NotAVault:
        if key is None:
            raise
        key.wipe()
        raise WrongPassphrase("That passphrase does not open this vault. Please try again.") from None


def _found(connection: Any) -> _Found:  # noqa: ANN401 - the driver has no types
    queries = ("PRAGMA user_version", "PRAGMA application_id", "SELECT count(*) FROM sqlite_master")
    version, owner, things = (int(connection.execute(query).fetchone()[0]) for query in queries)
    return _Found(version, owner, things)


def _create(database: Database) -> None:
    with database.unit() as unit:
        connection = unit.session.connection()
        # Another process may have been quicker.
        if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            create_schema(connection)


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotAVault(f"“{path.name}” is a folder, not a vault. Please choose the vault file in it.")
    if path.exists():
        # SQLite takes what is shorter than a page for a database that is still to be written.
        if not path.is_file() or 0 < path.stat().st_size < _SMALLEST_PAGE:
            raise NotAVault(f"“{path.name}” is not a vault. Please choose another file.")
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            raise VaultReadOnly(
                f"“{path.name}” or its folder is read-only. Please allow writing, or copy it somewhere you may write."
            )
        return
    if not create:
        raise VaultMissing(f"There is no vault at {path}. Please check the path, or make a new vault.")
    if not path.parent.is_dir():
        raise VaultMissing(f"The folder {path.parent} does not exist. Please create it or choose another place.")
    if not os.access(path.parent, os.W_OK):
        raise VaultReadOnly(f"The folder {path.parent} is read-only. Please choose a place where you may write.")


def _key(path: Path, passphrase: str | None) -> VaultKey | None:
    is_new = not path.exists() or path.stat().st_size == 0
    if passphrase is None:
        return None
    if not passphrase:
        raise WrongPassphrase("The passphrase is empty. Please type one, or leave the vault unencrypted.")
    if is_new:
        return VaultKey.fresh(passphrase)
    if is_plain_sqlite(path):
        raise WrongPassphrase(f"“{path.name}” is not encrypted. Please open it without a passphrase.")
    return VaultKey.derive(passphrase, read_salt(path))
