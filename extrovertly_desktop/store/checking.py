"""Whether a vault's file is sound: page by page, and whether it was closed well the last time."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from extrovertly_desktop.domain.errors import EnvironmentFault, VaultClosed
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.driver import VaultKey, unlocked
from extrovertly_desktop.store.faults import damage_of, told_apart
from extrovertly_desktop.store.log_file import is_in_use, read_log


def was_left_open(path: Path) -> bool:
    """Whether the last close was none: the log is still there, which the last connection folds in and takes away.

    Also true while another process has the vault open; looking at it is right then too, only not needed.
    """
    with suppress(OSError):
        return Path(f"{path}-wal").stat().st_size > 0
    return False


def check_log(path: Path) -> None:
    """See, before anybody opens a vault that was left open, that its log can be read to its last commit.

    SQLite itself would leave the rest out without a word, and then take the log away.

    Raises:
        VaultDamaged: if commits in it cannot be read any more.
    """
    if was_left_open(path) and not is_in_use(path):
        with suppress(OSError):
            lost = read_log(path).lost
            if lost:
                raise damage_of(path, lost)


def complaint_about(connection: Any, *, is_encrypted: bool) -> str | None:  # noqa: ANN401 - the driver has no types
    """Return the first thing that is wrong with the pages of a vault, or None.

    An encrypted vault carries a code of authentication on each page, so any change of any byte is found
    (https://www.zetetic.net/sqlcipher/sqlcipher-api/#cipher_integrity_check). In a plain one the structure is looked at
    (https://sqlite.org/pragma.html#pragma_quick_check), which knows nothing of a changed letter in a text.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: if it is too damaged even to be looked at.
    """
    if is_encrypted:
        row = connection.execute("PRAGMA cipher_integrity_check").fetchone()
        if row is not None:
            return str(row[0])
    answer = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    return None if answer == "ok" else answer


def check_open(database: Database) -> str | None:
    """Look at the pages of an open vault, on a connection of its own; return the first thing that is wrong, or None.

    Raises:
        EnvironmentFault: if it cannot be read; `VaultDamaged` when its pages are to blame.
        VaultClosed: if it is closed meanwhile.
    """
    try:
        return check_file(database.path, database.key)
    except EnvironmentFault:
        # Closing wipes the key, and then nothing can be deciphered.
        if database.is_closed:
            raise VaultClosed("The vault is closed, so this was not done. Please open it again.") from None
        raise


def check_file(path: Path, key: VaultKey | None) -> str | None:
    """Look at the pages of a vault; return the first thing that is wrong, or None.

    Raises:
        EnvironmentFault: if it cannot be opened at all; `VaultDamaged` when its pages are to blame.
    """
    with told_apart(path, is_open=True):
        connection = unlocked(path, key)
        try:
            return complaint_about(connection, is_encrypted=key is not None)
        finally:
            connection.close()
