"""Bringing the content of a backup back into an open vault: in one transaction, under the vault's own passphrase.

The backup is copied beside the vault first, brought up to date and checked there; only then are its pages written over
the vault's (https://sqlite.org/backup.html). Until the very last step the vault is what it was, whoever is killed;
other windows and processes that have it open see the change as they see any other.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from extrovertly_desktop.domain.backups import Contents
from extrovertly_desktop.domain.errors import EnvironmentFault, NotAVault, VaultDamaged, VaultMissing, WrongPassphrase
from extrovertly_desktop.store.backup import check_room, size_of
from extrovertly_desktop.store.backups import RESTORING
from extrovertly_desktop.store.checking import check_file
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.driver import VaultKey, is_plain_sqlite, read_salt, unlocked
from extrovertly_desktop.store.faults import told_apart
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.rekeying import rekey
from extrovertly_desktop.store.tables import Row

COUNTED = (
    "journal_entries",
    "mood_tracking",
    "exposures",
    "events",
    "social_goals",
    "coach_conversations",
    "attachments",
)
"""The tables that people know of."""
_PAGE = 4096
"""Bytes of a page of SQLCipher 4; an encrypted vault has nothing but whole ones."""
_DATED = ("journal_entries", "mood_tracking")


class ReadyBackup:
    """A copy of a backup that lies beside the vault, up to date and checked.

    Attributes:
        path: the copy.
        key: what it is encrypted with, or None.
        contents: what stands in it.
    """

    def __init__(self, path: Path, key: VaultKey | None, contents: Contents) -> None:
        self.path = path
        self.key = key
        self.contents = contents


def contents_of(database: Database) -> Contents:
    """Count what stands in an open vault.

    Raises:
        EnvironmentFault: if it cannot be read.
    """
    with database.reading() as unit:
        connection = unit.session.connection()
        counts = {
            # Only names from our own schema stand in these texts.
            table: int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608
            for table in COUNTED
        }
        days = [
            connection.exec_driver_sql(f"SELECT max(local_date) FROM {table}").scalar_one()  # noqa: S608
            for table in _DATED
        ]
    return Contents(counts, max((day for day in days if day), default=None))


def key_for(path: Path, live: VaultKey | None, passphrase: str | None) -> VaultKey | None:
    """Return the key that may open a backup: of the passphrase given, else the vault's own if the file is encrypted.

    Raises:
        WrongPassphrase: if it needs one and there is none.
        NotAVault: if it is something else.
        OSError: if the file cannot be read.
    """
    if is_plain_sqlite(path):
        return None
    if not path.stat().st_size or path.stat().st_size % _PAGE:
        raise NotAVault(f"“{path.name}” is not a vault. Please choose another file.")
    if passphrase is not None:
        return VaultKey.derive(passphrase, read_salt(path))
    if live is None:
        raise WrongPassphrase(f"“{path.name}” needs the passphrase that it was made under, or it is no vault.")
    return live.copy()


@contextmanager
def made_ready(vault: Path, source: Path, live: VaultKey | None, passphrase: str | None) -> Iterator[ReadyBackup]:
    """Copy a backup beside the vault, bring it up to date, check it, and take it away at the end.

    Args:
        vault: the vault that it is for; the copy lies in its folder.
        source: the backup, or any vault; it is only read.
        live: the vault's own key.
        passphrase: of the backup, if it is not the vault's.

    Raises:
        WrongPassphrase, NotAVault, VaultTooNew, VaultDamaged: what is wrong with the backup.
        EnvironmentFault: if it cannot be read or copied.
    """
    folder = None
    try:
        try:
            if not source.is_file():
                raise VaultMissing(f"There is no backup at {source}. Please choose another.")
            check_room(vault.parent, 2 * size_of(source))
            folder = Path(mkdtemp(prefix=RESTORING, dir=vault.parent))
            copy = folder / source.name
            for suffix in ("", "-wal"):
                if Path(f"{source}{suffix}").is_file():
                    shutil.copyfile(f"{source}{suffix}", f"{copy}{suffix}")
            key = key_for(copy, live, passphrase)
        except OSError as error:
            reason = error.strerror or "the system refused it"
            raise EnvironmentFault(
                f"The backup {source.name} could not be copied beside the vault ({reason}). The vault is as it was."
            ) from None
        kept = None if key is None else key.copy()
        database = open_database(copy, key=key) if key is not None else open_database(copy)
        try:
            contents = contents_of(database)
        finally:
            database.close()
        if check_file(copy, kept) is not None:
            raise VaultDamaged(f"“{source.name}” is damaged in places. Please choose another backup.")
        yield ReadyBackup(copy, kept, contents)
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def bring_back(database: Database, ready: ReadyBackup) -> None:
    """Write the content of a backup over an open vault, whole or not at all; every screen is told.

    Raises:
        VaultLocked: if another program is writing.
        EnvironmentFault: if the world does not let us; the vault is as it was.
    """
    live = database.key
    database.check_place()
    if (live is None) != (ready.key is None):
        # Pages go from one file to the other only where both are encrypted, or neither is.
        rekey(ready.path, ready.key, None if live is None else live.copy())
        ready.key = None if live is None else live.copy()
    with told_apart(ready.path):
        source = unlocked(ready.path, ready.key)
    try:
        with database.raw() as target:
            # All pages in one go: the write lock is taken once, and what is not committed at the end never was.
            source.backup(target)
    finally:
        source.close()
    database.feed.announce(frozenset(Row.metadata.tables))
