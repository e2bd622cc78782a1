"""What a frozen application asks of a Linux system: the libraries it does not bring, and how new its C library is."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from building.trouble import BuildError, call, tool

_MAGIC = b"\x7fELF"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_([0-9]+(?:\.[0-9]+)+)\b")
_OF_THE_LOADER = (
    "ld-linux",
    "linux-vdso",
    "libc.so",
    "libm.so",
    "libdl.so",
    "libpthread.so",
    "librt.so",
    "libutil.so",
    "libresolv.so",
)


def asked_of_the_system(folder: Path) -> tuple[set[str], str]:
    """Return the libraries that the files in a folder need and none of them is, and the least version of glibc.

    Raises:
        BuildError: without objdump.
    """
    binaries = [path for path in sorted(folder.rglob("*")) if _is_binary(path)]
    told = _told_by_objdump(binaries)
    there = {path.name for path in binaries} | {path.name for path in folder.rglob("*.so*")}
    return missing(set(_NEEDED.findall(told)), there), newest(_GLIBC.findall(told))


def strip_debugging(folder: Path) -> None:
    """Take what only debuggers read out of the libraries that were shipped with it: tens of megabytes.

    Libraries without it are left alone: some were edited in ways that strip does not understand.

    Raises:
        BuildError: without binutils, or if it fails.
    """
    strip, objdump = (tool(name, "It comes with binutils.") for name in ("strip", "objdump"))
    for path in sorted(folder.rglob("*")):
        if _is_binary(path):
            told = subprocess.run([objdump, "-h", str(path)], check=True, capture_output=True, text=True).stdout
            if ".debug_info" in told:
                call([strip, "--strip-unneeded", path], where=folder)


def missing(needed: Iterable[str], there: Iterable[str]) -> set[str]:
    """Return what is needed but not there, the C library aside."""
    return {name for name in set(needed) - set(there) if not name.startswith(_OF_THE_LOADER)}


def newest(versions: Iterable[str]) -> str:
    """Return the highest of versions such as `2.34`; `0` of none."""
    return max(versions, key=lambda version: [int(part) for part in version.split(".")], default="0")


def _is_binary(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _told_by_objdump(binaries: list[Path]) -> str:
    objdump = tool("objdump", "It comes with binutils.")
    try:
        return subprocess.run(
            [objdump, "-p", *map(str, binaries)], check=True, capture_output=True, text=True, env={"LC_ALL": "C"}
        ).stdout
    except subprocess.CalledProcessError as error:
        raise BuildError(f"objdump could not read what was frozen: {error.stderr.strip()}") from error
