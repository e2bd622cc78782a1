"""What a build is made from: the files of one commit, its time, and the version they say they are."""

import io
import os
import re
import shutil
import subprocess
import tarfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from building.trouble import BuildError, say

_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*([a-z0-9.+]*)")


@dataclass(frozen=True, slots=True)
class Source:
    """The files of one commit, laid out apart from the working tree.

    Attributes:
        folder: where they are.
        commit: the commit's full name.
        epoch: the time of the commit, seconds since 1970 in UTC; every file that is built bears it (see
            reproducible-builds.org, SOURCE_DATE_EPOCH).
        version: the application's version.
    """

    folder: Path
    commit: str
    epoch: int
    version: str

    @property
    def packaging(self) -> Path:
        """The commit's own folder of recipes and tools."""
        return self.folder / "packaging"

    @property
    def environ(self) -> dict[str, str]:
        """What makes other programs build the same bytes each time."""
        return {"SOURCE_DATE_EPOCH": str(self.epoch), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def lay_out(root: Path, folder: Path) -> Source:
    """Write the last commit of the checkout at `root` into `folder`, in place of what was there.

    Raises:
        BuildError: if it is no checkout, or its files do not tell their version.
    """
    commit = _git(root, "rev-parse", "HEAD").decode().strip()
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or _git(root, "log", "-1", "--format=%ct", commit))
    if _git(root, "status", "--porcelain", "--untracked-files=no").strip():
        say("There are changes here that no commit holds; they stay out of this build.")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", commit))) as archive:
        archive.extractall(folder, filter="data")
    return Source(folder, commit, epoch, version_of(folder))


def version_of(folder: Path) -> str:
    """Return the version that `pyproject.toml` in a folder tells.

    Raises:
        BuildError: if it tells none that can be used.
    """
    version = str(tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    if not _VERSION.fullmatch(version):
        raise BuildError(f"The version {version!r} in pyproject.toml cannot be used.")
    return version


def _git(root: Path, *words: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise BuildError("Builds are made from a commit, so this needs git and a clone of the project.") from error
