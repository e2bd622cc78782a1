"""A folder of backups of one vault: what is in it, one more, and which may go."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import tzinfo
from glob import escape
from pathlib import Path

from extrovertly_desktop.domain.backups import Backup, Reason, backup_name, kept, read_name
from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.store.backup import check_room, copy_vault, put_in_place
from extrovertly_desktop.store.database import Database

RESTORING = ".restoring-"
"""What the folders begin with that hold the copy of a backup while it is brought back."""
_IN_USE_MS = 3_600_000
_SAME_NS = 2_000_000_000
"""File systems of sticks and cards tell times to two seconds."""


def list_backups(folder: Path, vault: Path, *, is_elsewhere: bool = False) -> tuple[Backup, ...]:
    """Return the backups of a vault in a folder, newest first; none where the folder cannot be read."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            told = read_name(vault.stem, vault.suffix, path.name)
            if told is None or not path.is_file():
                continue
            with suppress(FileNotFoundError):
                state = path.stat()
                at_ms = state.st_mtime_ns // 1_000_000 if told[0] is None else told[0]
                found.append(Backup(path, at_ms, state.st_size, told[1], is_elsewhere))
    return tuple(sorted(found, key=lambda each: (each.at_ms, each.path.name), reverse=True))


def make_backup(
    database: Database, folder: Path, at_ms: int, reason: Reason, stop: Callable[[], bool] | None = None
) -> Backup:
    """Put one more backup into a folder, which is made if need be.

    The file takes the time of the vault's last change, so that `is_covered` can tell later whether there is news.

    Raises:
        EnvironmentFault: if it cannot be written, or did not pass its check.
        Stopped: if it was asked to stop.
    """
    vault = database.path
    database.check_place()
    with database.raw() as connection:
        # What is in the log goes into the file first, or the file would change by this alone when the vault closes.
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    changed_at = vault.stat().st_mtime_ns
    number = 1
    while (target := folder / backup_name(vault.stem, vault.suffix, at_ms, reason, number)).exists():
        number += 1
    copy_vault(database, target, stop)
    with suppress(OSError):
        os.utime(target, ns=(changed_at, changed_at))
    return Backup(target, at_ms, target.stat().st_size, reason)


def copy_backup(backup: Backup, folder: Path) -> Backup:
    """Copy a backup into another folder, which has to be there; a copy of that name is left as it is.

    Raises:
        EnvironmentFault: if it cannot be written there.
    """
    target = folder / backup.path.name
    partial = target.with_name(target.name + ".partial")
    try:
        if not target.exists():
            check_room(folder, backup.size)
            try:
                shutil.copy2(backup.path, partial)
                partial.chmod(0o600)
                put_in_place(partial, target)
            finally:
                partial.unlink(missing_ok=True)
        return Backup(target, backup.at_ms, target.stat().st_size, backup.reason, is_elsewhere=True)
    except OSError as error:
        reason = error.strerror or "the system refused it"
        raise EnvironmentFault(
            f"The backup could not be copied to {folder} ({reason}). It is safe beside the vault; please check that "
            "the folder is there and has room."
        ) from None


def is_covered(vault: Path, backups: tuple[Backup, ...]) -> bool:
    """Whether one of the backups holds the vault as its file is now, by the time of the last change."""
    with suppress(OSError):
        log = Path(f"{vault}-wal")
        if log.exists() and log.stat().st_mtime_ns > vault.stat().st_mtime_ns and log.stat().st_size:
            return False
        changed_at = vault.stat().st_mtime_ns
        return any(_is_of(each.path, changed_at) for each in backups)
    return False


def thin(backups: tuple[Backup, ...], zone: tzinfo) -> int:
    """Take away the backups of one folder that need not stay (`domain.backups.kept`); return how many went."""
    stay = kept(backups, zone)
    gone = 0
    for each in backups:
        if each.path not in stay:
            # One that cannot go now goes the next time.
            with suppress(OSError):
                each.path.unlink()
                gone += 1
    return gone


def sweep(folder: Path, vault: Path, now_ms: int) -> None:
    """Take away what killed copies left half-written, an hour old: here, and beside the vault.

    Args:
        folder: the backups.
        vault: the vault's file.
        now_ms: milliseconds since the epoch.
    """
    for place, pattern in ((folder, f"{escape(vault.stem)}.*.partial*"), (vault.parent, f"{RESTORING}*")):
        # What cannot go now goes the next time.
        with suppress(OSError):
            for left in place.glob(pattern):
                if now_ms - left.stat().st_mtime_ns // 1_000_000 < _IN_USE_MS:
                    continue
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()


def _is_of(path: Path, changed_at: int) -> bool:
    with suppress(OSError):
        return abs(path.stat().st_mtime_ns - changed_at) <= _SAME_NS
    return False
