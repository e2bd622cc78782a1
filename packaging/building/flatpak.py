"""A Flatpak bundle: the frozen application on the common runtime, without a way to the network."""

import platform
import shutil
from pathlib import Path

from building import desktop
from building.bundle import Bundle, give_one_time
from building.portable import bring_along
from building.trouble import BuildError, call, tool

_HINT = "Install flatpak and flatpak-builder with your system's packages."


def build(bundle: Bundle, out: Path) -> Path:
    """Make `extrovertly-VERSION.flatpak` and return its path.

    Raises:
        BuildError: on another system, without Flatpak's tools, or if they fail.
    """
    if platform.system() != "Linux":
        raise BuildError("A Flatpak can only be made on Linux.")
    builder, packer = tool("flatpak-builder", _HINT), tool("flatpak", _HINT)
    place = bundle.folder.parents[1] / "flatpak"
    manifest = lay(bundle, place)
    made, repository = out / f"extrovertly-{bundle.source.version}.flatpak", place / "repo"
    time = f"--override-source-date-epoch={bundle.source.epoch}"
    where = ["--force-clean", "--user", "--install-deps-from=flathub", f"--repo={repository}", place / "made", manifest]
    call([builder, time, *where], where=place, environ=bundle.source.environ)
    call([packer, "build-bundle", repository, made, desktop.DESKTOP_ID], where=place)
    return made


def lay(bundle: Bundle, place: Path) -> Path:
    """Lay out the manifest and the files that it takes; return the manifest."""
    shutil.rmtree(place, ignore_errors=True)
    tree = place / "tree"
    home = tree / "lib" / "extrovertly"
    shutil.copytree(bundle.folder, home, symlinks=True)
    bring_along(home / "_internal")
    desktop.lay(bundle, tree / "share")
    give_one_time(tree, bundle.source.epoch)
    manifest = place / f"{desktop.DESKTOP_ID}.yml"
    shutil.copyfile(bundle.source.packaging / "recipes" / "flatpak" / manifest.name, manifest)
    return manifest
