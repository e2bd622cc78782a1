"""A seal on a plain vault: what each page was when it was last closed, so that a letter that changed by itself is seen.

Pages of an encrypted vault carry a code of their own; those of a plain one carry nothing, and SQLite notices only what
breaks its structure. The seal lies among the backups and counts only as long as the file has the size and the time of
change that it had: what a disk or a stick spoils leaves both as they were.
"""

import zlib
from contextlib import suppress
from pathlib import Path

from extrovertly_desktop.store.checking import was_left_open

_PAGE = 4096
_MAGIC = b"EXTVSEAL"
_FIGURE = 8


def seal_of(vault: Path, folder: Path) -> Path:
    """Return where the seal of a vault lies."""
    return folder / f"{vault.stem}.seal"


def write_seal(vault: Path, seal: Path) -> None:
    """Seal a vault that is closed; where that cannot be done there is none, and nothing is checked the next time."""
    if not seal.parent.is_dir() or was_left_open(vault):
        return
    partial = seal.with_name(seal.name + ".partial")
    with suppress(OSError):
        partial.write_bytes(_sealed(vault))
        partial.replace(seal)


def is_broken(vault: Path, seal: Path) -> bool:
    """Whether a closed vault differs from what was sealed, though nobody has written to it since."""
    with suppress(OSError):
        stored = seal.read_bytes()
        if was_left_open(vault) or not stored.startswith(_MAGIC):
            return False
        told = len(_MAGIC) + 2 * _FIGURE
        return stored[:told] == _head(vault) and stored != _sealed(vault)
    return False


def _head(vault: Path) -> bytes:
    state = vault.stat()
    return _MAGIC + b"".join(figure.to_bytes(_FIGURE, "big") for figure in (state.st_size, state.st_mtime_ns))


def _sealed(vault: Path) -> bytes:
    parts = [_head(vault)]
    with vault.open("rb") as file:
        while page := file.read(_PAGE):
            parts.append(zlib.crc32(page).to_bytes(4, "big"))
    return b"".join(parts)
