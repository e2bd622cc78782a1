"""Qt's system libraries: checked by loading them, installed or named when some are missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from devtools import debian
from devtools.trouble import SetupError

# Library → Debian package. Ubuntu and newer Debians keep these names as provided ones where a package was renamed.
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

_PROBE = Path(__file__).with_name("probe_qt.py")


class BrokenInstallationError(Exception):
    """Qt is damaged or incomplete in the virtual environment itself; making it anew is the cure."""


class Probe(NamedTuple):
    """What loading Qt showed: system libraries that are missing, and whether the installation itself is damaged."""

    missing: list[str]
    broken: str | None


def window_plugins(environ: Mapping[str, str]) -> list[str]:
    """Name the platform plugins of which one must load to open a window in this session.

    The libraries of the last one are installed when none loads: X11's work under Wayland too.
    """
    if sys.platform != "linux":
        return []
    named = environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if named:
        return [named] if named in ("xcb", "wayland") else []
    plugins = ["wayland"] if environ.get("WAYLAND_DISPLAY") else []
    return [*plugins, "xcb"] if environ.get("DISPLAY") or not plugins else plugins


def ensure(python: Path, plugins: Sequence[str]) -> None:
    """Load Qt with `python`; install the system libraries it lacks when that is allowed.

    Raises:
        BrokenInstallationError: when Qt itself is damaged.
        SetupError: when libraries are missing and cannot be installed from here.
    """
    found = probe(python, plugins)
    rounds = 0
    while found.missing and rounds < 3:  # what was missing can hide what it would have needed itself
        packages = sorted({_PACKAGES[name] for name in found.missing if name in _PACKAGES})
        why = f"Qt needs system libraries that are not here: {', '.join(found.missing)}."
        if not packages or not debian.has_apt():
            raise SetupError(f"{why} Please install the packages of your system that hold them, and start this again.")
        debian.install(packages, why=why)
        found = probe(python, plugins)
        rounds += 1
    if found.missing:
        raise SetupError(f"Qt still does not find {', '.join(found.missing)}, though the packages are installed.")
    if found.broken is not None:
        raise BrokenInstallationError(found.broken)


def probe(python: Path, plugins: Sequence[str]) -> Probe:
    """Load Qt in a process of its own and return what it said; a crash counts as a damaged installation."""
    try:
        answer = subprocess.run(
            [str(python), "-I", str(_PROBE), *plugins],
            check=False,
            timeout=120,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        said = json.loads(answer.stdout)
        return Probe(missing=list(said["missing"]), broken=said["broken"])
    except (OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
        return Probe(missing=[], broken=f"loading Qt failed ({error})")
