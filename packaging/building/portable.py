"""What an application brings along that has to run on Linux systems nobody knows: small libraries that some lack."""

import re
import shutil
import subprocess
from pathlib import Path

from building.trouble import BuildError, tool

BROUGHT_ALONG = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxcb-util.so.1",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)
"""Helpers that Qt's window needs under X11. What talks to drivers, fonts and the C library stays the system's."""
_LINE = re.compile(r"^\s+(\S+) \(libc6,([^)]*)\) => (\S+)$", re.MULTILINE)


def bring_along(folder: Path) -> None:
    """Copy those libraries from this system into the folder of a frozen application.

    Raises:
        BuildError: if one of them is not installed here.
    """
    told = subprocess.run([tool("ldconfig", "It comes with the C library."), "-p"], check=True, capture_output=True)
    there = {
        name: path for name, kind, path in _LINE.findall(told.stdout.decode()) if "x86-64" in kind or "AArch64" in kind
    }
    lacking = sorted(set(BROUGHT_ALONG) - set(there))
    if lacking:
        raise BuildError(f"These libraries are not on this system, and go into the build: {', '.join(lacking)}.")
    for name in BROUGHT_ALONG:
        shutil.copyfile(Path(there[name]).resolve(), folder / name)
