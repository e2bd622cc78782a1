"""A passphrase for a vault: given, changed and taken away again, while nobody has the vault open.

The vault's backups go along: with a passphrase none of them stays readable, and after a change all of them open by the
new one.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from extrovertly_desktop.domain.errors import (
    EnvironmentFault,
    UserError,
    VaultMissing,
)
from extrovertly_desktop.domain.passphrases import Estimate, Strength
from extrovertly_desktop.services.backups import BACKUP_FOLDER
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.store.backups import list_backups
from extrovertly_desktop.store.driver import VaultKey, is_plain_sqlite, read_salt
from extrovertly_desktop.store.opening import can_open
from extrovertly_desktop.store.rekeying import rekey
from extrovertly_desktop.store.seal import seal_of

LEAST_LENGTH = 4
MOST_LENGTH = 1_000
_LOOKED_AT = 72
"""The estimator reads no more; what is longer is not weaker."""
_GUESSES_A_SECOND = 1e4
_PAGE = 512


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What came of giving a vault another key.

    Attributes:
        backups: how many backups went along.
        left: names of the backups that stayed as they were, since the present passphrase does not open them or the
            world did not let us.
    """

    backups: int
    left: tuple[str, ...]


def needs_passphrase(path: Path) -> bool:
    """Whether there is a file, and no unencrypted database: then it is encrypted, or no vault at all."""
    try:
        return path.is_file() and path.stat().st_size >= _PAGE and not is_plain_sqlite(path)
    except OSError:
        return False


def estimate(passphrase: str) -> Estimate:
    """Return how hard a passphrase is to guess (https://github.com/dropbox/zxcvbn; a few milliseconds)."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words are read only when somebody chooses a passphrase

    if not passphrase:
        return Estimate(Strength.GUESSED_AT_ONCE, 0.0)
    found = zxcvbn(passphrase[:_LOOKED_AT])
    return Estimate(Strength(int(found["score"])), float(found["guesses"]) / _GUESSES_A_SECOND)


def check_new(passphrase: str, again: str | None = None) -> None:
    """See that a passphrase can be used.

    Raises:
        UserError: if it is too short or too long, cannot be typed elsewhere, or was repeated otherwise.
    """
    if len(passphrase) < LEAST_LENGTH:
        raise UserError(
            f"A passphrase needs at least {LEAST_LENGTH} characters. A few words in a row are easy to keep in mind.",
            field="new",
        )
    if len(passphrase) > MOST_LENGTH:
        raise UserError(f"That is longer than {MOST_LENGTH:,} characters. Please choose a shorter one.", field="new")
    if "\0" in passphrase or any("\ud800" <= sign <= "\udfff" for sign in passphrase):
        raise UserError("There is a character in it that no keyboard types. Please choose another one.", field="new")
    if again is not None and again != passphrase:
        raise UserError("The two are not the same. Please type the second one once more.", field="again")


def set_passphrase(
    path: Path, new: str, ctx: TaskContext, current: str | None = None, backups: Sequence[Path] | None = None
) -> Rewritten:
    """Encrypt a vault with a passphrase, or give an encrypted one another.

    Args:
        path: the vault's file, which nobody has open.
        new: the passphrase it is to have.
        ctx: told how far it is; until the new file is in place it can be cancelled, and nothing has changed then.
        current: the passphrase it has, if it has one.
        backups: the files that go along; those in the folder beside the vault unless named.

    Raises:
        UserError: if the new passphrase cannot be used, or the current one is missing or wrong (`field` says which).
        EnvironmentFault: the vault is open elsewhere, there is no room, or any other trouble; it is as it was.
    """
    check_new(new)
    old = _current_key(path, current)
    return _rewrite(path, old, current, VaultKey.fresh(new), ctx, backups=_chosen(path, backups))


def remove_passphrase(path: Path, current: str, ctx: TaskContext, backups: Sequence[Path] | None = None) -> Rewritten:
    """Write an encrypted vault without encryption, so that it opens without a passphrase.

    Raises:
        UserError: if the vault has no passphrase, or the one given is wrong.
        EnvironmentFault: as in `set_passphrase`.
    """
    if not needs_passphrase(path):
        _check_there(path)
        raise UserError("This vault has no passphrase.")
    return _rewrite(path, _current_key(path, current), current, None, ctx, backups=_chosen(path, backups))


def _current_key(path: Path, current: str | None) -> VaultKey | None:
    _check_there(path)
    if not needs_passphrase(path):
        return None
    if not current:
        raise UserError("Please type the passphrase that the vault has now.", field="current")
    key = VaultKey.derive(current, read_salt(path))
    if not can_open(path, key):
        key.wipe()
        raise UserError("That is not the passphrase this vault has now. Please try again.", field="current")
    return key


def _check_there(path: Path) -> None:
    if not path.is_file():
        raise VaultMissing(f"There is no vault at {path}. Please check the path.")


def _rewrite(
    path: Path,
    old: VaultKey | None,
    passphrase: str | None,
    new: VaultKey | None,
    ctx: TaskContext,
    *,
    backups: Sequence[Path],
) -> Rewritten:
    """Backups first: whoever is killed on the way has a vault that opens as before, and no claim was made for it."""
    keys = [key for key in (old, new) if key is not None]
    try:
        ctx.progress(0.0)
        sizes = [file.stat().st_size for file in (*backups, path)]
        whole, done, left = max(1, sum(sizes)), 0, []
        for file, size in zip(backups, sizes, strict=False):
            if not _take_along(file, old, passphrase, new, _part(ctx, done / whole, size / whole)):
                left.append(file.name)
            done += size
        rekey(path, old, new, _part(ctx, done / whole, sizes[-1] / whole))
        if new is not None:
            # What it says of each page was said of readable ones.
            with suppress(OSError):
                seal_of(path, path.parent / BACKUP_FOLDER).unlink(missing_ok=True)
        return Rewritten(len(backups) - len(left), tuple(left))
    finally:
        for key in keys:
            key.wipe()


def _part(ctx: TaskContext, start: float, length: float) -> Callable[[float], None]:
    return lambda share: ctx.progress(start + length * share)


def _chosen(path: Path, backups: Sequence[Path] | None) -> Sequence[Path]:
    if backups is not None:
        return [file for file in backups if file.is_file()]
    return [each.path for each in list_backups(path.parent / BACKUP_FOLDER, path)]


def _take_along(
    file: Path, old: VaultKey | None, passphrase: str | None, new: VaultKey | None, report: Callable[[float], None]
) -> bool:
    """Give a backup the new key; return whether it has it now. One of another passphrase is left alone."""
    key: VaultKey | None = None
    try:
        if is_plain_sqlite(file):
            if new is None:
                return True
        elif old is None or passphrase is None:
            return False
        elif read_salt(file) == old.salt:
            key = old.copy()
        else:
            key = VaultKey.derive(passphrase, read_salt(file))
        if not can_open(file, key):
            return False
        times = file.stat()
        rekey(file, key, new, report)
        # By its time a backup tells which state of the vault it holds.
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    except (EnvironmentFault, OSError):
        return False
    finally:
        if key is not None:
            key.wipe()
    return True
