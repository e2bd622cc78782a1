"""How a vault is opened: the SQLCipher driver, keys, and the settings that every connection needs."""

import hashlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.secrets import wipe, wipe_bytes, wipe_text
from extrovertly_desktop.store.folding import fold_label, fold_words
from extrovertly_desktop.store.labels import journal_labels

APPLICATION_ID = 0x45585456
"""`EXTV` in the file's header (PRAGMA application_id): this is a vault of ours."""
BUSY_SECONDS = 5.0
_SALT_BYTES = 16
_KEY_BYTES = 32
_DECOYS = 2
_KDF_ROUNDS = 256_000
_PLAIN_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class VaultKey:
    """A raw SQLCipher key: 32 bytes, with the 16 bytes of salt that stand at the head of the file.

    SQLCipher 4 derives it by PBKDF2-HMAC-SHA512 with 256,000 rounds
    (https://www.zetetic.net/sqlcipher/sqlcipher-api/#key). Deriving it once makes every further connection 400 times
    faster, and any SQLCipher 4 tool still opens the file with the passphrase.
    """

    raw: bytearray = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def derive(cls, passphrase: str, salt: bytes) -> "VaultKey":
        """Return the key of a passphrase and a salt (16 bytes)."""
        encoded = bytearray(passphrase.encode("utf-8", "surrogatepass"))
        derived = hashlib.pbkdf2_hmac("sha512", encoded, salt, _KDF_ROUNDS, _KEY_BYTES)
        raw = bytearray(derived)
        wipe(encoded)
        wipe_bytes(derived)
        return cls(raw, salt)

    @classmethod
    def fresh(cls, passphrase: str) -> "VaultKey":
        """Return the key of a passphrase for a file that is still to be written: with a salt of its own."""
        return cls.derive(passphrase, os.urandom(_SALT_BYTES))

    @classmethod
    def from_text(cls, text: str) -> "VaultKey | None":
        """Return the key that `text` gave out, or None if it is no such text."""
        try:
            both = bytes.fromhex(text)
        except ValueError:
            return None
        if len(both) != _KEY_BYTES + _SALT_BYTES:
            return None
        return cls(bytearray(both[:_KEY_BYTES]), both[_KEY_BYTES:])

    def text(self) -> str:
        """Return the key and its salt as 96 hexadecimal digits. Whoever has them opens the vault: wipe them soon."""
        return self.raw.hex() + self.salt.hex()

    def copy(self) -> "VaultKey":
        """Return the same key, to be wiped by whoever asked for it."""
        return VaultKey(bytearray(self.raw), self.salt)

    def wipe(self) -> None:
        """Write zeros over the key, which opens nothing any more."""
        wipe(self.raw)


def set_key(connection: Any, key: VaultKey) -> None:  # noqa: ANN401 - the driver has no types
    """Give a new connection its key, and leave as little of it in memory as can be.

    A pragma takes no parameters, so the key has to stand in a statement: one that no cache keeps and that is written
    over at once. SQLite's own copies of a statement are freed as they are; one of the same length, made next, takes
    their place.
    """
    script = f"PRAGMA key = \"x'{key.raw.hex()}{key.salt.hex()}'\""
    connection.executescript(script)
    length = len(script)
    wipe_text(script)
    for _ in range(_DECOYS):
        connection.executescript('PRAGMA kex = "'.ljust(length - 1, "0") + '"')


def is_plain_sqlite(path: Path) -> bool:
    """Whether a file begins as an unencrypted SQLite database does."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def read_salt(path: Path) -> bytes:
    """Return the first 16 bytes of an encrypted vault: its salt."""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES)


def unlocked(path: Path, key: VaultKey | None) -> Any:  # noqa: ANN401 - the driver has no types
    """Return a connection that can read the file and has changed nothing about it, not even its journal mode.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: SQLITE_NOTADB when the key is wrong or the file is something else.
    """
    connection = dbapi2.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS, cached_statements=256
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            set_key(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def connector(path: Path, key: VaultKey | None) -> Callable[[], Any]:
    """Return a function that opens one connection with everything set that we rely on.

    It is for vaults only: it makes the file use a write-ahead log.

    Raises (on the call):
        sqlcipher3.dbapi2.DatabaseError: SQLITE_NOTADB when the key is wrong or the file is something else.
    """

    def connect() -> Any:  # noqa: ANN401 - the driver has no types
        connection = unlocked(path, key)
        try:
            _set_up(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def _set_up(connection: Any) -> None:  # noqa: ANN401 - the driver has no types
    # Only the driver's own connection can be set up here: SQLAlchemy is not involved yet.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = OFF")
    connection.execute("PRAGMA cache_size = -16384")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = ON")  # the triggers call the functions below
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
    connection.create_function("fold", 1, fold_words, deterministic=True)
    connection.create_function("fold_label", 1, fold_label, deterministic=True)
    connection.create_function("journal_labels", 6, journal_labels, deterministic=True)
