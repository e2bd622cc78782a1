"""Run by the virtual environment's own Python: does Qt load here, and if not, which system libraries are missing?

    python probe_qt.py [PLATFORM_PLUGIN…]

Imports the parts of Qt that the application uses and loads the named platform plugins (`xcb`, `wayland`), of which one
must load. Prints one JSON object: `missing` (names such as libEGL.so.1) and `broken` (a text, or null).
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

_PARTS = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork")
_ABSENT = re.compile(r"(\S+?\.so[.\d]*): cannot open shared object file")


def probe(plugins: list[str]) -> dict[str, object]:
    """Load Qt and its platform plugins; return what is missing or broken."""
    try:
        package = importlib.import_module("PySide6")
    except ImportError as error:
        return _verdict(error, [])
    folder = Path(package.__file__ or "").parent
    offscreen = _plugin(folder, "offscreen")
    try:
        for part in _PARTS:
            importlib.import_module(f"PySide6.{part}")
        if offscreen.exists():  # macOS and Windows name their plugins otherwise and bring all they need
            ctypes.CDLL(str(offscreen))
    except (ImportError, OSError) as error:
        return _verdict(error, [*folder.glob("Qt*.so"), offscreen])
    failure: dict[str, object] = {}
    for name in plugins:
        path = _plugin(folder, name)
        try:
            ctypes.CDLL(str(path))
        except OSError as error:
            failure = _verdict(error, [path])
        else:
            return {"missing": [], "broken": None}
    return failure or {"missing": [], "broken": None}


def _plugin(folder: Path, name: str) -> Path:
    return folder / "Qt" / "plugins" / "platforms" / f"libq{name}.so"


def _verdict(error: Exception, files: list[Path]) -> dict[str, object]:
    """Tell a missing system library (somebody else's) from a damaged installation (ours to rebuild)."""
    absent = _ABSENT.search(str(error))
    if absent is None or "/" in absent.group(1) or absent.group(1).startswith(("libQt6", "libpyside", "libshiboken")):
        return {"missing": [], "broken": str(error)}
    return {"missing": sorted({absent.group(1), *_not_found(files)}), "broken": None}


def _not_found(files: list[Path]) -> set[str]:
    """Ask ldd for all missing libraries at once; loading names only the first."""
    ldd = shutil.which("ldd")
    existing = [str(file) for file in files if file.exists()]
    if ldd is None or not existing:
        return set()
    listing = subprocess.run(
        [ldd, *existing], check=False, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    return set(re.findall(r"^\s*(\S+) => not found", listing.stdout, re.MULTILINE))


if __name__ == "__main__":
    print(json.dumps(probe(sys.argv[1:])))
