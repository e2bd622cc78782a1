"""Installing system packages where apt is at home: done when allowed, otherwise the exact command is shown."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from devtools.trouble import SetupError, say


def has_apt() -> bool:
    """Tell whether this is a Debian-like system."""
    return shutil.which("apt-get") is not None


def command_for(packages: Sequence[str]) -> str:
    """Return the line that a person would type to install `packages`."""
    return "sudo apt-get install " + " ".join(packages)


def install(packages: Sequence[str], *, why: str) -> None:
    """Install `packages` as root or by a sudo that asks for no password.

    Raises:
        SetupError: when that is not allowed or does not work; the text holds the exact command.
    """
    prefix = _prefix()
    if prefix is None:
        command = command_for(packages)
        raise SetupError(f"{why} Please install what is missing with:\n\n    {command}\n\nand start this again.")
    say(f"{why} Installing with apt-get: {' '.join(packages)}")
    # A fresh machine has no package lists yet, and old lists name files that are gone: fetch them, then try once more.
    wanted = ["install", "-y", "--no-install-recommends", *packages]
    finished = _apt(prefix, wanted)
    if finished.returncode != 0 and _apt(prefix, ["update"]).returncode == 0:
        finished = _apt(prefix, wanted)
    if finished.returncode != 0:
        said = "\n".join(f"    {line}" for line in finished.stdout.strip().splitlines()[-4:])
        raise SetupError(
            f"apt-get could not install {' '.join(packages)}:\n\n{said}\n\nPlease mend that, run\n\n"
            f"    {command_for(packages)}\n\nand start this again."
        )


def _prefix() -> list[str] | None:
    """Return what must stand before apt-get for it to be allowed, or None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _apt(prefix: list[str], arguments: list[str]) -> subprocess.CompletedProcess[str]:
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", *arguments]
    return subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
