"""Copies of a vault: whole, consistent, with the same key, and opened once to see that they are good."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from extrovertly_desktop.domain.errors import DiskFull, EnvironmentFault
from extrovertly_desktop.store.checking import complaint_about
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.driver import connector
from extrovertly_desktop.store.faults import told_apart

MARGIN = 64 << 20
"""Bytes that stay free on a disk, whatever we write to it of our own accord."""
_STEPS_BETWEEN_LOOKS = 20_000
"""Instructions of SQLite's machine between two looks at whether to stop: some milliseconds."""


class Stopped(Exception):  # noqa: N818 - not an error: somebody's wish
    """The copy was asked to stop; there is no file then."""


def copy_vault(database: Database, target: Path, stop: Callable[[], bool] | None = None) -> None:
    """Write a copy of an open vault to a file that does not exist yet, and check it.

    `VACUUM INTO` (https://sqlite.org/lang_vacuum.html#vacuuminto) takes one consistent state and keeps the key; what is
    written meanwhile does not wait for it. The copy gets its name only once it has been checked, so a file of that name
    is always good.

    Args:
        database: the vault.
        target: where to.
        stop: asked now and then whether to give up.

    Raises:
        EnvironmentFault: if the copy cannot be written or does not pass its check.
        FileExistsError: if there is a file of that name.
        Stopped: if it was asked to stop.
    """
    if target.exists():
        raise FileExistsError(target)
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _discard(partial)
        check_room(target.parent, size_of(database.path))
        # As private as the vault itself; SQLite takes an empty file for one that is not there yet.
        partial.touch(mode=0o600)
        try:
            _write(database, partial, stop)
            _check(database, partial)
            put_in_place(partial, target)
        finally:
            _discard(partial)
    except OSError:
        raise EnvironmentFault(
            f"A copy of the vault could not be written to {target.parent}. Please check that there is room and that "
            "you may write there. The vault is fine."
        ) from None


def size_of(path: Path) -> int:
    """Return how many bytes a vault takes, with the log beside it; 0 if it is not there."""
    total = 0
    for part in (path, Path(f"{path}-wal")):
        with suppress(OSError):
            total += part.stat().st_size
    return total


def check_room(folder: Path, size: int) -> None:
    """See that a file of so many bytes leaves room on the disk for other things.

    Raises:
        DiskFull: if it does not.
        OSError: if the folder is not there.
    """
    if shutil.disk_usage(folder).free < size + MARGIN:
        raise DiskFull(
            f"There is too little room for a copy of the vault in {folder}. Please free some. The vault is fine."
        )


def put_in_place(partial: Path, target: Path) -> None:
    """Give a finished file its name, once it is on the disk.

    Raises:
        OSError: if it cannot be done.
    """
    # Opened to be written: Windows flushes nothing else to the disk.
    with partial.open("r+b") as file:
        os.fsync(file.fileno())
    partial.replace(target)


def _discard(partial: Path) -> None:
    for leftover in (partial, Path(f"{partial}-wal"), Path(f"{partial}-shm"), Path(f"{partial}-journal")):
        leftover.unlink(missing_ok=True)


def _write(database: Database, partial: Path, stop: Callable[[], bool] | None) -> None:
    # A connection of its own: deeds go on being written by the other.
    with told_apart(database.path, is_open=True):
        connection = connector(database.path, database.key)()
        try:
            if stop is not None:
                connection.set_progress_handler(lambda: int(stop()), _STEPS_BETWEEN_LOOKS)
            connection.execute("VACUUM INTO ?", (str(partial),))
        except Exception:
            if stop is not None and stop():
                raise Stopped from None
            raise
        finally:
            connection.close()


def _check(database: Database, copy: Path) -> None:
    with told_apart(copy):
        connection = connector(copy, database.key)()
        try:
            complaint = complaint_about(connection, is_encrypted=database.key is not None)
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
    if complaint is not None:
        raise EnvironmentFault("The copy of the vault did not pass its check, so it was not kept. The vault is fine.")
