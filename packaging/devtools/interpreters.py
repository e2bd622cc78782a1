"""Finding a Python on this machine that can carry the application."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from devtools import debian
from devtools.trouble import SetupError

OLDEST = (3, 11)
NEWEST = (3, 14)
_NAMES = ("python3.11", "python3.12", "python3.13", "python3.14", "python3", "python")

# Asked of every candidate, so it is written for any Python 3. The base executable matters when the person started us
# from inside a virtual environment, perhaps the very one that is about to be rebuilt. Qt has no build for
# free-threaded Pythons.
_QUESTION = """
import json, sys, sysconfig
try:
    import ensurepip, venv
    venvs = bool(ensurepip.version())
except Exception:
    venvs = False
usual = sys.implementation.name == "cpython" and not sysconfig.get_config_var("Py_GIL_DISABLED")
path = getattr(sys, "_base_executable", None) or sys.executable
print(json.dumps([path, list(sys.version_info[:3]), venvs, usual]))
"""


class Interpreter(NamedTuple):
    """One Python: where it is, what it is, and whether it can make a virtual environment."""

    path: str
    version: tuple[int, int, int]
    can_make_venv: bool
    usual: bool

    @property
    def fits(self) -> bool:
        """Whether the application supports this version and kind of Python."""
        return self.usual and OLDEST <= self.version[:2] <= NEWEST

    @property
    def name(self) -> str:
        """The version as people write it, such as 3.11.7."""
        return ".".join(str(part) for part in self.version)


def find() -> Interpreter:
    """Return the first Python that fits: the running one, else one from PATH or the Windows launcher.

    Raises:
        SetupError: when there is none, with what was found and what to install.
    """
    chosen, seen = _choose(_ask_all(_candidates()))
    if chosen is not None:
        return chosen
    lacking = next((found for found in seen if found.fits), None)
    if lacking is None:
        raise SetupError(_none_fits(seen))
    why = f"Python {lacking.name} at {lacking.path} cannot make virtual environments."
    if not (debian.has_apt() and lacking.path.startswith("/usr/bin/")):
        raise SetupError(
            f"{why} Its parts 'venv' and 'ensurepip' are missing: please install them, or a complete Python "
            "3.11 to 3.14 from https://www.python.org/downloads/, and start this again."
        )
    debian.install([venv_package(lacking)], why=why)
    completed = ask([lacking.path])
    if completed is None or not completed.can_make_venv:
        raise SetupError(f"{why} Installing {venv_package(lacking)} did not change that.")
    return completed


def ask(command: list[str]) -> Interpreter | None:
    """Run the Python that `command` starts and return what it says of itself, or None if it does not run."""
    try:
        answer = subprocess.run(
            [*command, "-I", "-c", _QUESTION],
            check=True,
            timeout=30,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        path, version, venvs, usual = json.loads(answer.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return Interpreter(path, (version[0], version[1], version[2]), venvs, usual)


def venv_package(interpreter: Interpreter) -> str:
    """Name the Debian package that completes `interpreter`: the system's own Python has one without a version."""
    own = os.path.realpath(interpreter.path) == os.path.realpath("/usr/bin/python3")
    major, minor = interpreter.version[:2]
    return "python3-venv" if own else f"python{major}.{minor}-venv"


def _candidates() -> Iterator[list[str]]:
    yield [sys.executable]
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            yield [path]
    launcher = shutil.which("py") if os.name == "nt" else None
    if launcher:
        for minor in range(OLDEST[1], NEWEST[1] + 1):
            yield [launcher, f"-3.{minor}"]
    if os.name == "posix":
        # On Debian a version manager's shim may stand before the system's Python on PATH.
        yield from ([str(path)] for path in sorted(Path("/usr/bin").glob("python3.1[0-9]")))


def _ask_all(commands: Iterable[list[str]]) -> Iterator[Interpreter]:
    for command in commands:
        found = ask(command)
        if found is not None:
            yield found


def _choose(found: Iterable[Interpreter]) -> tuple[Interpreter | None, list[Interpreter]]:
    """Return the first that fits and is complete, asking no further, and those seen on the way."""
    seen = []
    for interpreter in found:
        seen.append(interpreter)
        if interpreter.fits and interpreter.can_make_venv:
            return interpreter, seen
    return None, seen


def _none_fits(seen: list[Interpreter]) -> str:
    names = sorted({found.name for found in seen})
    there = f"Here there is only Python {', '.join(names)}." if names else "No Python could be started here."
    how = "sudo apt-get install python3 python3-venv" if debian.has_apt() else "https://www.python.org/downloads/"
    return f"The application needs Python 3.11 to 3.14. {there} Please install one ({how}) and start this again."
