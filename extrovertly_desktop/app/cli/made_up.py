"""Makes made-up vaults in files, whole or not at all, and never over anything that is not made up."""

import os
import random
from contextlib import suppress
from datetime import tzinfo
from pathlib import Path

from extrovertly_desktop.app.bootstrap import open_default
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError, VaultMissing
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.demo import DemoCounts, DemoSpan, load_words, make_demo
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.vaults import is_made_up_file

_LEFTOVERS = ("-wal", "-shm", "-journal")
_APPLICATION_ID_AT = 68
_PLAIN_HEADER = b"SQLite format 3\x00"
_VAULT_ID = b"EXTV"


def make_up(
    path: Path,
    years: float,
    seed: int,
    *,
    until_ms: int,
    zone: tzinfo,
    context: TaskContext,
    passphrase: str | None = None,
) -> DemoCounts:
    """Make a made-up vault, in place of an older made-up one if there is one.

    Args:
        path: where to; its folder has to be there.
        years: how long a time it covers.
        seed: the same seed and end give the same rows.
        until_ms: where it ends, milliseconds since the epoch.
        zone: where the invented person lives.
        context: told how far the work is.
        passphrase: encrypts it.

    Raises:
        UserError: if something else is there already, or the old one is open somewhere.
        EnvironmentFault: if it cannot be written.
    """
    _check_place(path)
    words = load_words(resources_dir() / "demo")
    span = DemoSpan.of(years, until_ms, zone)
    draft = path.with_name(f"{path.name}.unfinished")
    _remove(draft)
    try:
        clock = span.clock()
        rng = random.Random(f"ids {seed}")  # noqa: S311 - made-up rows come out the same again
        vault = open_default(draft, create=True, passphrase=passphrase, clock=clock, rng=rng)
        try:
            with vault.in_bulk():
                counts = make_demo(vault, clock, span, seed=seed, words=words, context=context)
        finally:
            vault.close()
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            _remove(draft)
        raise
    return counts


def _check_place(path: Path) -> None:
    if path.is_dir() or (path.exists() and not _is_made_up(path)):
        raise UserError(
            f"{path} is already there and is not made up, so it stays as it is. "
            "Please name another file with --vault PATH."
        )
    if not path.parent.is_dir():
        raise VaultMissing(f"The folder {path.parent} does not exist. Please create it or choose another place.")
    if _has_leftovers(path):
        # Made up, so it may be opened: a log that nobody holds any more goes by that.
        with suppress(EnvironmentFault):
            open_default(path).close()
    if _has_leftovers(path):
        raise UserError(f"{path} is open in another window. Please close it there first.")
    if path.exists() and not os.access(path, os.W_OK):
        raise UserError(f"{path} is read-only, so it stays as it is. Please name another file with --vault PATH.")


def _has_leftovers(path: Path) -> bool:
    return any(path.with_name(path.name + ending).exists() for ending in _LEFTOVERS)


def _is_made_up(path: Path) -> bool:
    """Whether a file is an unencrypted vault that says of itself that it is made up. It is only read."""
    with path.open("rb") as file:
        head = file.read(_APPLICATION_ID_AT + len(_VAULT_ID))
    if not (head.startswith(_PLAIN_HEADER) and head.endswith(_VAULT_ID)):
        return False
    try:
        return is_made_up_file(path)
    except EnvironmentFault:
        return False


def _remove(path: Path) -> None:
    for ending in ("", *_LEFTOVERS):
        path.with_name(path.name + ending).unlink(missing_ok=True)
