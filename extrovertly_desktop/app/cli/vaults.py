"""Opens the vault that a command is about, or says in a sentence why not."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from extrovertly_desktop.app.bootstrap import open_default
from extrovertly_desktop.app.paths import default_vault_path
from extrovertly_desktop.domain.errors import UserError, VaultMissing, WrongPassphrase

if TYPE_CHECKING:  # the window asks here for its vault before it paints, and the vault's machinery is read after
    from extrovertly_desktop.services.vaults import OpenVault

_PLAIN_HEADER = b"SQLite format 3\x00"


def vault_path(args: Namespace) -> Path:
    """Return the vault that is meant.

    Raises:
        UserError: if the path is empty.
    """
    if args.vault is None:
        return default_vault_path()
    if not args.vault.strip():
        raise UserError("The path after --vault is empty. Please name a file.")
    return Path(args.vault).expanduser()


def command(args: Namespace, words: str, path: Path | None = None) -> str:
    """Return how a command for the same vault, or for another one, is typed."""
    if path is not None:
        return f"extrovertly --vault {quote(str(path))} {words}"
    return f"extrovertly {words}" if args.vault is None else command(args, words, vault_path(args))


@contextmanager
def opened(args: Namespace, *, needs_owner: bool = True, passphrase_given: str | None = None) -> "Iterator[OpenVault]":
    """Open the existing vault that is meant, and close it at the end.

    The passphrase is read or asked for unless it was given already.

    Raises:
        UserError: if it has no owner yet and needs one.
        EnvironmentFault: if it cannot be opened.
    """
    path = vault_path(args)
    if not path.exists():
        raise VaultMissing(f"There is no vault at {path} yet. Make one with: {command(args, 'init --name NAME')}")
    vault = open_default(path, passphrase=passphrase_given or passphrase(args, path))
    try:
        if needs_owner and vault.profile.owner() is None:
            raise UserError(f"This vault has no owner yet. Give it one with: {command(args, 'init --name NAME')}")
        yield vault
    finally:
        vault.close()


def passphrase(args: Namespace, path: Path) -> str | None:
    """Return the passphrase: from the file named, or typed when a vault is encrypted and a person sits there.

    Raises:
        UserError: if the file cannot be used.
        WrongPassphrase: if nothing was typed.
    """
    if args.passphrase_file is not None:
        return read_passphrase(Path(args.passphrase_file).expanduser())
    if not _looks_encrypted(path) or sys.stdin is None or not sys.stdin.isatty():
        return None
    typed = getpass(f"Passphrase of “{path.name}”: ")
    if not typed:
        raise WrongPassphrase("Without its passphrase an encrypted vault stays closed.")
    return typed


def read_passphrase(path: Path) -> str:
    """Return the passphrase that a file holds, without the end of its line.

    Raises:
        UserError: if the file cannot be used.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"The passphrase file {path} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise UserError(f"The passphrase file {path} is not text in UTF-8.") from None
    phrase = text.removesuffix("\n").removesuffix("\r")
    if not phrase:
        raise UserError(f"The passphrase file {path} is empty.")
    return phrase


def _looks_encrypted(path: Path) -> bool:
    """Whether a file is neither empty nor an unencrypted database: then it is encrypted, or no vault at all."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(len(_PLAIN_HEADER))
    return bool(head) and head != _PLAIN_HEADER
