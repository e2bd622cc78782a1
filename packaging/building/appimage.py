"""One file that runs on most Linux systems: an AppImage, packed by appimagetool."""

import platform
import shutil
from pathlib import Path

from building import desktop
from building.bundle import Bundle, give_one_time
from building.portable import bring_along
from building.trouble import BuildError, call, tool

_TOOL = "Get appimagetool from https://github.com/AppImage/appimagetool/releases and put it on the PATH."


def build(bundle: Bundle, out: Path) -> Path:
    """Make `Extrovertly-VERSION-ARCHITECTURE.AppImage` and return its path.

    Raises:
        BuildError: on another system, without appimagetool, or if it fails.
    """
    if platform.system() != "Linux":
        raise BuildError("An AppImage can only be made on Linux.")
    folder = bundle.folder.parents[1] / "Extrovertly.AppDir"
    lay(bundle, folder)
    packer = tool("appimagetool", _TOOL)
    made = out / f"Extrovertly-{bundle.source.version}-{platform.machine()}.AppImage"
    # Everything inside bears the time of the commit already; appimagetool looks at SOURCE_DATE_EPOCH for the rest.
    call(
        [packer, "--no-appstream", folder, made],
        where=out,
        environ={**bundle.source.environ, "ARCH": platform.machine()},
    )
    return made


def lay(bundle: Bundle, folder: Path) -> None:
    """Lay the folder out that becomes the file (AppDir of the AppImage specification)."""
    shutil.rmtree(folder, ignore_errors=True)
    home = folder / "usr" / "lib" / "extrovertly"
    shutil.copytree(bundle.folder, home, symlinks=True)
    bring_along(home / "_internal")
    desktop.lay(bundle, folder / "usr" / "share")
    name = desktop.DESKTOP_ID
    (folder / f"{name}.desktop").symlink_to(f"usr/share/applications/{name}.desktop")
    (folder / f"{name}.png").symlink_to(f"usr/share/icons/hicolor/256x256/apps/{name}.png")
    (folder / ".DirIcon").symlink_to(f"{name}.png")
    (folder / "usr" / "bin").mkdir()
    (folder / "usr" / "bin" / "extrovertly").symlink_to("../lib/extrovertly/extrovertly")
    start = folder / "AppRun"
    shutil.copyfile(bundle.source.packaging / "recipes" / "appimage" / "AppRun", start)
    start.chmod(0o755)
    give_one_time(folder, bundle.source.epoch)
