"""What can be typed after `extrovertly backup`, `restore` and `salvage`."""

import argparse
from collections.abc import Callable
from typing import Any


def add_backups(verbs: Any, add_leaf: Callable[..., argparse.ArgumentParser]) -> None:  # noqa: ANN401 - argparse does not name the type of subparsers
    """Add the verbs about copies of the vault.

    Args:
        verbs: where they go.
        add_leaf: adds one, given `verbs`, its name and what it does.
    """
    backup = add_leaf(verbs, "backup", "make a backup now, checked by opening it")
    backup.add_argument("--list", action="store_true", help="make none; list those there are, newest first")
    backup.add_argument(
        "--to", metavar="DIR", help="keep further copies in this folder from now on; an empty text ends it"
    )
    restore = add_leaf(verbs, "restore", "go back to a backup; what there is now is backed up first")
    restore.add_argument(
        "file", metavar="FILE", nargs="?", help="which one, as `backup --list` tells (default: newest)"
    )
    restore.add_argument("--dry-run", action="store_true", help="only tell what is in it and what is in the vault")
    restore.add_argument(
        "--backup-passphrase-file",
        metavar="FILE",
        help="read the passphrase that the backup was made under, if another",
    )
    salvage = add_leaf(verbs, "salvage", "write what can still be read of a damaged vault into a new one")
    salvage.add_argument("to", metavar="FILE", help="the new vault; nothing may be there yet")
