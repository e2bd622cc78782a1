"""The frozen application: a folder that runs without Python, made once for all the packages of a build."""

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from building import elf, icons, sbom
from building.source import Source
from building.trouble import call, say

_STAMP = "made-from.json"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was frozen.

    Attributes:
        folder: the program with all it needs; on macOS `Extrovertly.app` stands beside it.
        icons: pictures of every size, `.ico` and `.icns`.
        bill: the list of all that went in, as CycloneDX.
        source: what it was made from.
    """

    folder: Path
    icons: Path
    bill: Path
    source: Source


def freeze(source: Source, work: Path, *, fresh: bool = False) -> Bundle:
    """Freeze the application below `work`; what the same commit made there before is taken unless `fresh`.

    Raises:
        BuildError: if a tool fails.
    """
    place = work / "frozen"
    made = Bundle(place / "dist" / "extrovertly", place / "icons", place / "sbom.cdx.json", source)
    stamp = place / _STAMP
    wanted = {"commit": source.commit, "epoch": source.epoch, "python": sys.version}
    if not fresh and stamp.exists() and json.loads(stamp.read_text(encoding="utf-8")) == wanted:
        say("This commit has been frozen here already; that is taken.")
        return made
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    _install(source, place)
    icons.paint(source.folder / "resources" / "icons" / "extrovertly.svg", made.icons)
    _run_pyinstaller(source, place, made.icons)
    if sys.platform == "linux":
        elf.strip_debugging(made.folder)
    sbom.write(made.bill, source, made.folder)
    give_one_time(place / "dist", source.epoch)
    stamp.write_text(json.dumps(wanted), encoding="utf-8")
    return made


def _install(source: Source, place: Path) -> None:
    """Install the commit's own wheel in place of the working tree, so that this is what gets frozen."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    wheels = place / "wheel"
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(source.folder)]
    call(wheel, where=place, environ=source.environ)
    call([*pip, "install", "--no-deps", "--force-reinstall", *sorted(wheels.glob("*.whl"))], where=place)


def _run_pyinstaller(source: Source, place: Path, painted: Path) -> None:
    recipe = source.packaging / "recipes" / "extrovertly.spec"
    folders = ["--distpath", place / "dist", "--workpath", place / "making"]
    environ = {
        **source.environ,
        "EXTROVERTLY_ICONS": str(painted),
        "EXTROVERTLY_VERSION": source.version,
        "PYTHONPATH": str(source.packaging),
        # Modules packed one by one cost time at every start, and the package around them packs them better at once.
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
        "PYINSTALLER_CONFIG_DIR": str(place / "config"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *folders, recipe]
    call(words, where=place, environ=environ)


def give_one_time(folder: Path, epoch: int) -> None:
    """Set the time of every file and folder to `epoch`: archives keep it, and it must not tell when they were made."""
    links = os.utime not in os.supports_follow_symlinks  # Windows, where there are none in what is built
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (epoch, epoch), follow_symlinks=links)
