"""Opening and creating a vault: what the file is, whether it is ours, and whether it is of our time."""

import os
from collections.abc import Sequence
from pathlib import Path

from extrovertly_desktop.domain.errors import (
    NotAVault,
    VaultMissing,
    VaultReadOnly,
    VaultTooNew,
    WrongPassphrase,
)
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.driver import APPLICATION_ID, VaultKey, is_plain_sqlite, read_salt
from extrovertly_desktop.store.migrations import STEPS, Step, migrate
from extrovertly_desktop.store.schema import SCHEMA_VERSION, create_schema


def open_database(
    path: Path, passphrase: str | None = None, *, create: bool = False, steps: Sequence[Step] = STEPS
) -> Database:
    """Open the vault in a file, bringing it up to date; make it first if `create` is set and there is none.

    Raises:
        VaultMissing: the file or its folder is not there.
        NotAVault: the file is something else, or encrypted and no passphrase was given.
        WrongPassphrase: the passphrase does not open it.
        VaultTooNew: a later version wrote it.
        VaultReadOnly: the file or its folder cannot be written.
        EnvironmentFault: any other trouble of the world. The file has not been changed then.
    """
    _check_place(path, create=create)
    database = Database(path, _key(path, passphrase))
    try:
        _bring_up_to_date(database, steps, passphrase)
    except BaseException:
        database.close()
        raise
    return database


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotAVault(f"“{path.name}” is a folder, not a vault. Please choose the vault file in it.")
    if path.exists():
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
    if is_new:
        return VaultKey.derive(passphrase, os.urandom(16))
    if is_plain_sqlite(path):
        raise WrongPassphrase(f"“{path.name}” is not encrypted. Please open it without a passphrase.")
    return VaultKey.derive(passphrase, read_salt(path))


def _bring_up_to_date(database: Database, steps: Sequence[Step], passphrase: str | None) -> None:
    path = database.path
    target = steps[-1].version if steps else SCHEMA_VERSION
    try:
        with database.raw() as connection:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
            tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except NotAVault:
        if passphrase is None:
            raise
        raise WrongPassphrase("That passphrase does not open this vault. Please try again.") from None
    if tables == 0 and owner in {0, APPLICATION_ID}:
        # New, or killed while it was being made: nothing was in it yet.
        with database.unit() as unit:
            create_schema(unit.session.connection())
        return
    if owner != APPLICATION_ID:
        raise NotAVault(f"“{path.name}” is a database of another program, not a vault.")
    if version > target:
        raise VaultTooNew(
            f"“{path.name}” was written by a later version of Extrovertly. Please update the application; "
            "the vault has not been touched."
        )
    if version < target:
        migrate(database, version, steps, path.parent / "backups")
