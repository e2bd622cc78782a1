"""Copies of a vault: whole, consistent, with the same key, and opened once to see that they are good."""

from pathlib import Path

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.driver import connector
from extrovertly_desktop.store.faults import told_apart


def copy_vault(database: Database, target: Path) -> None:
    """Write a copy of an open vault to a file that does not exist yet, and check it.

    `VACUUM INTO` (https://sqlite.org/lang_vacuum.html#vacuuminto) takes one consistent state and keeps the key. The
    copy gets its name only once it has been checked, so a file of that name is always good.

    Raises:
        EnvironmentFault: if the copy cannot be written or does not pass its check.
        FileExistsError: if there is a file of that name.
    """
    if target.exists():
        raise FileExistsError(target)
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _discard(partial)
        # As private as the vault itself; SQLite takes an empty file for one that is not there yet.
        partial.touch(mode=0o600)
        try:
            with database.raw() as connection:
                connection.execute("VACUUM INTO ?", (str(partial),))
            _check(database, partial)
            partial.replace(target)
        finally:
            _discard(partial)
    except OSError:
        raise EnvironmentFault(
            f"A copy of the vault could not be written to {target.parent}. Please check that there is room and that "
            "you may write there. The vault is fine."
        ) from None


def _discard(partial: Path) -> None:
    for leftover in (partial, Path(f"{partial}-wal"), Path(f"{partial}-shm")):
        leftover.unlink(missing_ok=True)


def _check(database: Database, copy: Path) -> None:
    with told_apart(copy):
        connection = connector(copy, database.key)()
        try:
            answer = connection.execute("PRAGMA quick_check").fetchone()[0]
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
    if answer != "ok":
        raise EnvironmentFault("The copy of the vault did not pass its check, so it was not kept. The vault is fine.")
