"""Giving a vault's file another key, its first one, or none: whole, or not at all.

A new file is written beside the old one (`sqlcipher_export`, https://www.zetetic.net/sqlcipher/sqlcipher-api/), read
through, brought to the disk, and put in the old one's place by one rename. Whoever is killed on the way leaves the old
file as it was, or the new one complete; what was half written is cleared away when the vault opens next.

While it goes on the old file is held by an exclusive lock, out of WAL mode, so there is no log that could be taken for
the new file's. Whoever waited for the lock meanwhile has a file open that is no longer there: SQLite lets nobody write
to it (SQLITE_READONLY_DBMOVED), so nothing is written that would be lost.
"""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from extrovertly_desktop.domain.errors import DiskFull, EnvironmentFault, VaultLocked
from extrovertly_desktop.domain.secrets import wipe_text
from extrovertly_desktop.store.driver import VaultKey, unlocked
from extrovertly_desktop.store.faults import told_apart

Report = Callable[[float], None]
"""Told the share that is done (0–1) between any two steps; what it raises stops the work, and nothing is changed."""

_SUFFIX = ".rekeying"
_OPERATIONS = 2_000
"""So many steps of SQLite's machine lie between two looks at how far the copy is: some milliseconds."""
_COPIED, _CHECKED, _SYNCED = 0.7, 0.95, 0.98
_MARGIN = 1 << 20
_BLOCK = 1 << 20


def rekey(path: Path, old: VaultKey | None, new: VaultKey | None, report: Report = lambda _share: None) -> None:
    """Write a vault's file anew under another key. Nobody may have it open.

    Args:
        path: the vault's file.
        old: its key, or None if it is not encrypted.
        new: the key it is to have, with a salt of its own, or None for no encryption.
        report: told how far the work is. It is not asked any more once the new file is in its place.

    Raises:
        VaultLocked: somebody has the vault open.
        DiskFull: there is no room for a second file of its size.
        EnvironmentFault: any other trouble of the world. The vault is as it was.
    """
    fresh = _beside(path)
    try:
        with told_apart(path):
            _remove(fresh)
            source = unlocked(path, old)
            try:
                _hold(source, path)
                report(0.0)
                _check_room(path)
                _export(source, fresh, new, lambda share: report(_COPIED * share))
                report(_COPIED)
                _compare(source, fresh, new)
                report(_CHECKED)
                _bring_to_disk(fresh)
                report(_SYNCED)
                _put_in_place(source, fresh, path, is_plain=old is None)
            finally:
                source.close()
    except OSError as error:
        raise EnvironmentFault(
            f"“{path.name}” could not be written anew ({error.strerror or 'the system refused it'}). Please check that "
            "you may write in its folder and that there is room. The vault is as it was."
        ) from None
    finally:
        with suppress(OSError):
            _remove(fresh)


def clear_leftovers(path: Path) -> None:
    """Take away what a killed rewriting left beside a vault that is open, so that none can be under way.

    It may hold plain text. Where it cannot be taken away the next opening tries again.
    """
    with suppress(OSError):
        _remove(_beside(path))


def _beside(path: Path) -> Path:
    # The folder is the same, so that a rename is all it takes; on another disk it would not be one step.
    real = path.resolve()
    return real.with_name(real.name + _SUFFIX)


def _remove(fresh: Path) -> None:
    for file in (fresh, Path(f"{fresh}-journal")):
        if file.exists():
            _wipe_out(file)


def _wipe_out(file: Path) -> None:
    """Take a file away and write zeros over what it held, as far as a disk lets anybody do that."""
    if sys.platform == "win32":  # nobody can take an open file away there
        file.unlink()
        return
    descriptor = os.open(file, os.O_RDWR)
    try:
        # Its name goes first: if another process has just put it in the vault's place, this fails and changes nothing.
        file.unlink()
        _write_zeros(descriptor)
    finally:
        os.close(descriptor)


def _write_zeros(descriptor: int) -> None:
    left = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(descriptor, bytes(min(left, _BLOCK)))
    os.fsync(descriptor)


def _hold(source: Any, path: Path) -> None:  # noqa: ANN401 - the driver has no types
    """Fold the log into the file and keep everybody out until the connection is closed."""
    source.execute("PRAGMA cache_size = -16384")
    source.execute("PRAGMA temp_store = MEMORY")
    source.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
    mode = source.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if mode != "delete":
        raise VaultLocked(f"Another program is busy with “{path.name}”. Please close it there and try again.")
    # In this locking mode what a transaction took is never given back.
    source.execute("BEGIN EXCLUSIVE")
    source.execute("COMMIT")


def _check_room(path: Path) -> None:
    needed = path.stat().st_size + _MARGIN
    if shutil.disk_usage(path.parent).free < needed:
        raise DiskFull(
            f"This needs room for a second copy of the vault for a moment: {max(1, round(needed / 1e6))} MB. "
            "Please free some and try again. The vault is as it was."
        )


def _export(source: Any, fresh: Path, new: VaultKey | None, report: Report) -> None:  # noqa: ANN401
    fresh.touch(mode=0o600)
    size = max(
        1, int(source.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0])
    )
    raised: list[BaseException] = []

    def look() -> int:
        try:
            report(min(fresh.stat().st_size / size, 1.0))
        except BaseException as error:  # noqa: BLE001 - carried through SQLite, which knows only yes and no
            raised.append(error)
            return 1
        return 0

    key = "" if new is None else f"x'{new.text()}'"
    source.execute("ATTACH ? AS fresh KEY ?", (str(fresh), key))
    wipe_text(key)
    try:
        # Nobody relies on this file before it has been read through and brought to the disk: no journal, no waiting.
        source.execute("PRAGMA fresh.journal_mode = OFF")
        source.execute("PRAGMA fresh.synchronous = OFF")
        source.set_progress_handler(look, _OPERATIONS)
        try:
            source.execute("SELECT sqlcipher_export('fresh')").fetchone()
        except BaseException:
            if raised:
                raise raised[0] from None
            raise
        finally:
            source.set_progress_handler(None, 0)
        for name in ("user_version", "application_id"):
            value = int(source.execute(f"PRAGMA main.{name}").fetchone()[0])
            source.execute(f"PRAGMA fresh.{name} = {value}")
    finally:
        if not source.in_transaction:
            source.execute("DETACH fresh")


def _compare(source: Any, fresh: Path, new: VaultKey | None) -> None:  # noqa: ANN401 - the driver has no types
    """Read the new file through as whoever opens it will, and see that it holds what the old one does."""
    with closing(unlocked(fresh, new)) as copy:
        is_sound = copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        if not is_sound or _contents(copy) != _contents(source):
            raise EnvironmentFault(
                "The vault was written anew but did not pass its check, so the old file stays. Nothing was changed."
            )


def _contents(connection: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - the driver has no types
    """Return what is in a file in short: its versions, its schema, and how many rows each table has."""
    found: list[tuple[Any, ...]] = [
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "application_id")
    ]
    schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    found += schema
    for kind, name, _table, sql in schema:
        if kind == "table" and not str(sql).upper().startswith("CREATE VIRTUAL"):
            found.append((name, *connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()))  # noqa: S608
    return found


def _bring_to_disk(file: Path) -> None:
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def _put_in_place(source: Any, fresh: Path, path: Path, *, is_plain: bool) -> None:  # noqa: ANN401
    real = path.resolve()
    if sys.platform == "win32":
        source.close()  # an open file cannot be replaced there; somebody who opens it now makes this fail, no more
        fresh.replace(real)
        return
    # Held open past its name, so that what was readable can be written over. Closed only after the connection: closing
    # any descriptor of a file gives up all the locks a process has on it (https://sqlite.org/howtocorrupt.html).
    descriptor = os.open(real, os.O_RDWR) if is_plain else -1
    try:
        fresh.replace(real)
        _sync_folder(real.parent)
        if descriptor >= 0:
            with suppress(OSError):
                _write_zeros(descriptor)
        source.close()
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
