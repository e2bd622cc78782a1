"""macOS: `Extrovertly.app` in a disk image, signed with whatever identity there is."""

import os
import platform
import shutil
from pathlib import Path

from building.bundle import Bundle
from building.trouble import BuildError, call, say, tool

_OURS = "It is part of macOS."


def build(bundle: Bundle, out: Path) -> Path:
    """Make `Extrovertly-VERSION-ARCHITECTURE.dmg` and return its path.

    `EXTROVERTLY_SIGN_AS` names the identity to sign with; without it the signature is one that only this machine can
    vouch for, and the person has to allow the first start in the system's settings.

    Raises:
        BuildError: on another system, or if a tool fails.
    """
    if platform.system() != "Darwin":
        raise BuildError("An application for macOS can only be frozen on macOS.")
    identity = os.environ.get("EXTROVERTLY_SIGN_AS") or "-"
    place = bundle.folder.parents[1] / "image"
    shutil.rmtree(place, ignore_errors=True)
    application = place / "Extrovertly.app"
    shutil.copytree(bundle.folder.parent / application.name, application, symlinks=True)
    rights = bundle.source.packaging / "recipes" / "macos" / "entitlements.plist"
    sign = [tool("codesign", _OURS), "--force", "--deep", "--options", "runtime", "--entitlements", rights]
    call([*sign, "--sign", identity, application], where=place)
    call(["codesign", "--verify", "--deep", "--strict", application], where=place)
    if identity == "-":
        say("No identity was named to sign with; macOS will ask before the first start.")
    (place / "Applications").symlink_to("/Applications")
    made = out / f"Extrovertly-{bundle.source.version}-{platform.machine()}.dmg"
    image = [tool("hdiutil", _OURS), "create", "-volname", "Extrovertly", "-srcfolder", place, "-ov", "-format", "UDZO"]
    call([*image, made], where=place)
    return made
