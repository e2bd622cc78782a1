"""Where a vault lies: whether its file is still the one that was opened, and whether its folder is a good place."""

import sys
from contextlib import suppress
from pathlib import Path

from extrovertly_desktop.domain.errors import VaultMissing

Identity = tuple[int, int]
"""Device and number of a file, which stay when it is moved and differ when it is replaced."""

_SYNCING = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "com~apple~clouddocs": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "syncthing": "Syncthing",
}
"""Beginnings of the folder names that such programs use, lower case."""
_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What they leave in the topmost folder that they look after."""
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.davfs", "davfs", "ncpfs"}
)
_MOUNTS = Path("/proc/mounts")


def identity_of(path: Path) -> Identity | None:
    """Return what tells a file from others, or None if it is not there."""
    with suppress(OSError):
        state = path.stat()
        return state.st_dev, state.st_ino
    return None


def check_identity(path: Path, opened: Identity | None) -> None:
    """See that the file at a path is still the one that was opened.

    Whatever were written after it was moved or replaced would go where nobody looks for it.

    Raises:
        VaultMissing: if it is not.
    """
    now = identity_of(path)
    if opened is None or now == opened:
        return
    if now is None:
        raise VaultMissing(
            f"“{path.name}” is no longer in its place, so nothing was saved just now. Please put it back and try "
            "again, or copy what you are writing and open the vault where it is."
        )
    raise VaultMissing(
        f"Another file has taken the place of “{path.name}”, so nothing was saved just now. Please copy what you are "
        "writing, close the window and open it again."
    )


def worry_about(path: Path) -> str:
    """Return a sentence if a vault lies where other programs or machines may change it under us, else ""."""
    place = path.absolute().parent
    program = _syncing(place)
    if program:
        return (
            f"Your vault lies in a folder that {program} copies while you write. That can damage it, or bring two "
            "states of it apart. A folder of your own is safer; backups may well go there."
        )
    if _is_network(place):
        return (
            "Your vault lies on another computer’s disk. Should the network fail while you write, it may be damaged; "
            "please open it from one computer at a time. A folder on this computer is safer."
        )
    return ""


def _syncing(place: Path) -> str:
    for folder in (place, *place.parents):
        name = folder.name.lower()
        for beginning, program in _SYNCING.items():
            if name == beginning or name.startswith((f"{beginning} ", f"{beginning}-")):
                return program
        for mark, program in _MARKS.items():
            with suppress(OSError):
                if (folder / mark).exists():
                    return program
    return ""


def _is_network(place: Path) -> bool:
    if sys.platform == "win32":
        return str(place).startswith("\\\\")
    best, kind = "", ""
    with suppress(OSError, UnicodeDecodeError):
        for line in _MOUNTS.read_text().splitlines():
            _, at, fs, *_ = line.split(" ")
            at = at.replace("\\040", " ")
            if len(at) >= len(best) and (str(place) == at or str(place).startswith(at.rstrip("/") + "/")):
                best, kind = at, fs
    return kind in _NETWORK
