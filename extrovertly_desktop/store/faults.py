"""Errors of the world, told apart from errors of ours by SQLite's result code (https://sqlite.org/rescode.html)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.errors import (
    DiskFull,
    EnvironmentFault,
    NotAVault,
    VaultDamaged,
    VaultLocked,
    VaultMissing,
    VaultReadOnly,
)

_NO_TEXT = "Could not decode to UTF-8"
"""What the driver says of a text that is none."""


def fault_of(error: BaseException, path: Path) -> EnvironmentFault | None:
    """Return what an error of the driver means for a person, or None if it is a mistake of ours."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_NO_TEXT):
        # All text in a vault is UTF-8, and so is what the driver says of it, unless letters of it are damaged.
        return damage_of(path)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    name = path.name
    match code & 0xFF:
        case 5 | 6:
            return VaultLocked(f"Another program is busy with “{name}”. Please close it there and try again.")
        case 8:
            return VaultReadOnly(
                f"“{name}” cannot be written. Please check the permissions of the file and its folder, "
                "or move it to a place where you may write."
            )
        case 10:
            return EnvironmentFault(
                f"The disk that holds “{name}” did not answer as it should. Nothing half-written was kept. "
                "Please check that the disk is still connected and has room, then try again."
            )
        case 11:
            return damage_of(path)
        case 13:
            return DiskFull("The disk is full, so this was not saved. Please free some room and try again.")
        case 14:
            return VaultMissing(
                f"“{name}” cannot be opened. Please check that its folder exists and that you may write there."
            )
        case 26:
            return NotAVault(f"“{name}” is not a vault, or it is encrypted with a passphrase that was not given.")
        case _:
            return None


def damage_of(path: Path, what: str = "") -> VaultDamaged:
    """Return the fault of a vault whose pages are not what they should be; `what` may say more in a sentence."""
    return VaultDamaged(
        " ".join(
            (
                f"“{path.name}” is damaged in places.",
                *([what] if what else []),
                "It has been left exactly as it is. Please go back to a backup, or rescue what can be read.",
            )
        )
    )


@contextmanager
def told_apart(path: Path, *, is_open: bool = False) -> Iterator[None]:
    """Turn driver errors of the world into an `EnvironmentFault`; let mistakes of ours through as they are.

    Args:
        path: the vault.
        is_open: whether its key is known to be right: what cannot be deciphered is damage then.

    Raises:
        EnvironmentFault: the disk is full, the vault is locked, damaged, read-only or gone.
    """
    try:
        yield
    except PoolTimeout:
        raise VaultLocked("The vault is still busy with something else. Please try again in a moment.") from None
    except (DBAPIError, dbapi2.Error, UnicodeDecodeError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        fault = fault_of(cause, path) if cause is not None else None
        if fault is None:
            raise
        if is_open and isinstance(fault, NotAVault):
            fault = damage_of(path)
        raise fault from None
