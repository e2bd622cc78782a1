"""The pages of a damaged vault, deciphered one by one (SQLCipher 4, https://www.zetetic.net/sqlcipher/design/)."""

import hashlib
import hmac
from pathlib import Path
from typing import BinaryIO

from extrovertly_desktop.store.driver import VaultKey
from extrovertly_desktop.store.log_file import Log, read_log

PAGE = 4096
"""Bytes of a page: SQLite's own default and SQLCipher's, which vaults have never changed."""
_SALT, _VECTOR, _CODE = 16, 16, 64
_RESERVE = _VECTOR + _CODE
_MASK = 0x3A
_CODE_ROUNDS = 2
_KEPT = 512
"""Pages kept in memory."""


class Pages:
    """Reads pages, newest state first: those in the log before those in the file.

    Args:
        path: the vault; nobody may have it open.
        key: its key, or None if it is not encrypted.

    Attributes:
        count: how many pages there are.
        usable: bytes of a page that hold content.
        log: what the log beside the file holds.
        damaged: the numbers of pages that were asked for and failed their check; only encrypted ones have one.
    """

    def __init__(self, path: Path, key: VaultKey | None) -> None:
        self.log: Log = read_log(path)
        self.damaged: set[int] = set()
        self.usable = PAGE if key is None else PAGE - _RESERVE
        self._key = None if key is None else bytes(key.raw)
        self._code_key = b""
        if key is not None:
            masked = bytes(byte ^ _MASK for byte in key.salt)
            self._code_key = hashlib.pbkdf2_hmac("sha512", bytes(key.raw), masked, _CODE_ROUNDS, 32)
        self._file: BinaryIO = path.open("rb")
        log_path = Path(f"{path}-wal")
        self._log_file: BinaryIO | None = log_path.open("rb") if self.log.pages else None
        self.count = max(-(-path.stat().st_size // PAGE), self.log.size, max(self.log.pages, default=0))
        self._kept: dict[int, bytes] = {}

    def close(self) -> None:
        """Close the files."""
        self._file.close()
        if self._log_file is not None:
            self._log_file.close()

    def page(self, number: int) -> bytes:
        """Return a page, counted from 1; what is missing of it is zeros."""
        if number not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[number] = self._deciphered(number, self._raw(number))
        return self._kept[number]

    def is_sound(self, number: int) -> bool:
        """Whether an encrypted page passes its check."""
        return self._passes(number, self._raw(number))

    def _raw(self, number: int) -> bytes:
        place = self.log.pages.get(number)
        if place is not None and self._log_file is not None:
            self._log_file.seek(place)
            return self._log_file.read(PAGE).ljust(PAGE, b"\0")
        self._file.seek((number - 1) * PAGE)
        return self._file.read(PAGE).ljust(PAGE, b"\0")

    def _passes(self, number: int, raw: bytes) -> bool:
        start = _SALT if number == 1 else 0
        covered = raw[start : PAGE - _CODE] + number.to_bytes(4, "little")
        code = hmac.new(self._code_key, covered, hashlib.sha512).digest()
        return hmac.compare_digest(code, raw[PAGE - _CODE :])

    def _deciphered(self, number: int, raw: bytes) -> bytes:
        if self._key is None:
            return raw
        if not self._passes(number, raw):
            self.damaged.add(number)
        # Imported here: nothing else needs it, and damage is rare.
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

        start = _SALT if number == 1 else 0
        vector = raw[self.usable : self.usable + _VECTOR]
        decryptor = Cipher(algorithms.AES256(self._key), modes.CBC(vector)).decryptor()
        plain = decryptor.update(raw[start : self.usable]) + decryptor.finalize()
        return raw[:start] + plain
