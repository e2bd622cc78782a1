"""A virtual environment of the repository, mostly `.venv`: made, filled, remembered, made anew when it is damaged."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from devtools import interpreters
from devtools.trouble import SetupError, say

STAMP = "extrovertly-setup.json"


class State(Enum):
    """What `.venv` was found to be."""

    ABSENT = "absent"
    DAMAGED = "damaged"  # interrupted, moved, or its Python is gone or unsupported: make it anew
    OUTDATED = "outdated"  # sound, but made for other requirements, or by hand: install into it
    READY = "ready"


class Environment:
    """The virtual environment of one checkout.

    A stamp file inside it tells what it was made for. While an installation runs the stamp says so, which is how an
    interrupted one is recognised.
    """

    def __init__(self, root: Path, folder: Path | None = None, extra: str = "dev") -> None:
        """Look after an environment of the checkout at `root`, which must be absolute.

        Args:
            root: the checkout.
            folder: where the environment is; `.venv` of the checkout unless said otherwise.
            extra: what is installed beside the application's own requirements.
        """
        self.root = root
        self.folder = root / ".venv" if folder is None else folder
        self._extra = extra
        self._stamp = self.folder / STAMP

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def look(self) -> State:
        """Tell in what state the environment is, without starting anything."""
        if not os.path.lexists(str(self.folder)):
            return State.ABSENT
        version = self.version()
        if version is None or not self.python.exists() or not interpreters.OLDEST <= version <= interpreters.NEWEST:
            return State.DAMAGED
        stamp = self._read_stamp()
        if stamp is None:
            return State.OUTDATED if self._has("pip") else State.DAMAGED
        if stamp.get("state") != "ready" or stamp.get("root") != str(self.root) or not self._has("pip"):
            return State.DAMAGED
        names = stamp.get("distributions")
        complete = isinstance(names, list) and set(names) <= set(self._distributions())
        return State.READY if complete and stamp.get("fingerprint") == self.fingerprint() else State.OUTDATED

    def prepare(self, state: State, find_python: Callable[[], interpreters.Interpreter]) -> None:
        """Bring the environment from `state` to READY.

        Raises:
            SetupError: when that fails; the text says why.
        """
        if state is State.READY:
            return
        if state is State.OUTDATED:
            say(f"Bringing {self.folder.name} up to date with the project's requirements.")
            before = self._read_stamp()
            self._mark("installing")
            try:
                self._install()
            except SetupError:
                # pip puts back what it could not replace, so the environment is as good as it was (offline, say).
                self._write_stamp(before)
                raise
        else:
            found = find_python()
            if state is State.DAMAGED:
                say(f"The {self.folder.name} here is unfinished or damaged: making it anew.")
            self._remove()
            name = self.folder.name
            say(f"Making {name} with Python {found.name} and installing; the first time this takes a minute or two.")
            self._make(found)
            self._install()
        self._mark("ready")

    def version(self) -> tuple[int, int] | None:
        """Return the Python version the environment says it has, or None when it does not."""
        try:
            text = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        match = re.search(r"^version(?:_info)?\s*=\s*(\d+)\.(\d+)", text, re.MULTILINE)
        return (int(match.group(1)), int(match.group(2))) if match else None

    def fingerprint(self) -> str:
        """Return a digest of all that decides what gets installed."""
        digest = hashlib.sha256()
        for name in ("pyproject.toml", "packaging/constraints.txt"):
            digest.update(_read_bytes(self.root / name))
            digest.update(b"\0")
        digest.update(repr(self.version()).encode())
        return digest.hexdigest()

    def _make(self, found: interpreters.Interpreter) -> None:
        try:
            self.folder.mkdir()
            self._write_stamp({"state": "installing"})
        except OSError as error:
            raise SetupError(f"The folder {self.folder} cannot be made: {error}.") from error
        _call([found.path, "-I", "-m", "venv", str(self.folder)], "The virtual environment could not be made.")

    def _install(self) -> None:
        pip = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        if not sys.stderr.isatty():
            pip.append("--quiet")
        pip += ["-c", str(self.root / "packaging" / "constraints.txt")]
        failed = (
            "Installing the project's requirements did not work; pip's own words are above. "
            "If the network was away, start this again when it is back."
        )
        # The build tools go first and are then used in place: an isolated build would fetch its own, of any version,
        # and the pips that come with Python 3.11 to 3.14 do not agree on how to constrain that.
        _call([*pip, "hatchling", "editables"], failed)
        _call([*pip, "--no-build-isolation", "-e", f"{self.root}[{self._extra}]"], failed)

    def _remove(self) -> None:
        try:
            if self.folder.is_symlink() or self.folder.is_file():
                self.folder.unlink()
            elif self.folder.exists():
                # Without this file it cannot pass for an environment if the removal is interrupted half-way.
                with contextlib.suppress(FileNotFoundError):
                    (self.folder / "pyvenv.cfg").unlink()
                shutil.rmtree(str(self.folder))
        except OSError as error:
            raise SetupError(
                f"The old {self.folder.name} cannot be removed ({error}). Please delete {self.folder} yourself."
            ) from error

    def _mark(self, state: str) -> None:
        stamp: dict[str, object] = {"state": state, "root": str(self.root)}
        if state == "ready":
            stamp.update(fingerprint=self.fingerprint(), distributions=self._distributions())
        self._write_stamp(stamp)

    def _read_stamp(self) -> dict[str, object] | None:
        """Return the stamp, an empty one when it cannot be understood, or None when there is none."""
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, stamp: dict[str, object] | None) -> None:
        if stamp is None:
            self._stamp.unlink()
            return
        fresh = self._stamp.with_suffix(".new")
        fresh.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        fresh.replace(self._stamp)

    def _distributions(self) -> list[str]:
        return sorted(path.name for path in self._site_packages().glob("*.dist-info"))

    def _has(self, package: str) -> bool:
        return (self._site_packages() / package / "__init__.py").exists()

    def _site_packages(self) -> Path:
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        major, minor = self.version() or (0, 0)
        return self.folder / "lib" / f"python{major}.{minor}" / "site-packages"


def clean_environ() -> dict[str, str]:
    """Return the environment without what would lead pip or Python past the virtual environment."""
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    environ["PIP_USER"] = "0"
    return environ


def _call(command: list[str], failed: str) -> None:
    """Run a step of the set-up with its output on stderr."""
    try:
        code = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=clean_environ())
    except OSError as error:
        raise SetupError(f"{failed} ({error})") from error
    if code != 0:
        raise SetupError(failed)


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SetupError(f"This checkout is incomplete: {path} cannot be read ({error.strerror}).") from error
