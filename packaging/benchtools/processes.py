"""Runs probes in processes of their own and brings home what they tell."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchtools.corpora import NOW, PASSPHRASE
from extrovertly_desktop.domain.clock import to_ms

_PATIENCE = 1800


class ProbeError(Exception):
    """A probe did not end well; the text is what it said."""


def secret_file(folder: Path) -> Path:
    """Return a file with the passphrase of the vaults."""
    path = folder / "passphrase"
    path.write_text(PASSPHRASE, encoding="utf-8")
    path.chmod(0o600)
    return path


def opening(vault: Path, folder: Path) -> list[str]:
    """Return how a probe is told which vault to open."""
    return [str(vault), str(secret_file(folder)), str(to_ms(NOW))]


def probe(name: str, *arguments: str, home: Path) -> tuple[float, dict[str, Any]]:
    """Run `NAME_probe` with a home folder of its own; return when it was started, and what it told.

    The moment is of the machine's steady clock, in seconds.

    Raises:
        ProbeError: if it fails.
    """
    command = [sys.executable, "-m", f"benchtools.{name}_probe", *arguments]
    began = time.monotonic()
    done = subprocess.run(command, env=_environ(home), capture_output=True, text=True, timeout=_PATIENCE, check=False)
    if done.returncode or not done.stdout:
        raise ProbeError(f"{name} {' '.join(arguments)}: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return began, found


def _environ(home: Path) -> Mapping[str, str]:
    places = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    return {**os.environ, **places, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
