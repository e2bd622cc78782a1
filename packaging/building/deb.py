"""The package for Debian and Ubuntu: laid out by Debian's policy, packed by dpkg-deb."""

import gzip
import hashlib
import os
import platform
import re
import shutil
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib.metadata import Distribution
from pathlib import Path

from building import desktop, elf
from building.bundle import Bundle, give_one_time
from building.trouble import BuildError, call, tool

NAME = "extrovertly"
_MAINTAINER = "The Extrovertly Desktop authors <authors@extrovertly.invalid>"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_SCRIPTS = ("postinst", "postrm")

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Library → Debian package. Where a newer Debian or Ubuntu renamed one, the new package provides the old name."""

_RECOMMENDED = ("xkb-data", "fonts-dejavu-core | fonts-freefont-ttf", "libnotify-bin")


def build(bundle: Bundle, out: Path, version: str | None = None) -> Path:
    """Make `extrovertly_VERSION_ARCHITECTURE.deb` and return its path.

    Args:
        bundle: what was frozen.
        out: the folder it is put into.
        version: the package's version, where it is another one than the application's.

    Raises:
        BuildError: on another system, without dpkg-deb, or if no package is known for a library.
    """
    if platform.system() != "Linux":
        raise BuildError("A package for Debian can only be made on Linux.")
    packer = tool("dpkg-deb", "It comes with dpkg.")
    version = version or bundle.source.version
    architecture = _ARCHITECTURES.get(platform.machine(), platform.machine())
    tree = bundle.folder.parents[1] / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_program(bundle, tree)
    desktop.lay(bundle, tree / "usr" / "share")
    _lay_documents(bundle, tree, version)
    _lay_control(bundle, tree, version, architecture)
    _give_modes(tree)
    give_one_time(tree, bundle.source.epoch)
    made = out / f"{NAME}_{version}_{architecture}.deb"
    # A sixth smaller than zstd at its best, and every dpkg can read it. How many threads pack decides where the blocks
    # begin, so that there is a fixed number of them.
    words = [packer, "--root-owner-group", "-Zxz", "-z6", "--threads-max=2", "--build", tree, made]
    call(words, where=out, environ=bundle.source.environ)
    return made


def depends(needed: set[str], glibc: str) -> list[str]:
    """Return what a package depends on, given the libraries it needs and the least version of the C library.

    Raises:
        BuildError: if no package is known for a library.
    """
    unknown = sorted(needed - set(PACKAGES))
    if unknown:
        raise BuildError(
            f"No Debian package is known for {', '.join(unknown)}; please name it in {Path(__file__).name}."
        )
    return [f"libc6 (>= {glibc})", *sorted({PACKAGES[name] for name in needed})]


def control(version: str, architecture: str, kilobytes: int, needed: list[str], description: str) -> str:
    """Return the package's description (Debian policy, chapter 5)."""
    told = "\n".join(f" {line}" if line else " ." for line in description.strip().splitlines())
    return (
        f"Package: {NAME}\n"
        f"Version: {version}\n"
        f"Architecture: {architecture}\n"
        f"Maintainer: {_MAINTAINER}\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {', '.join(needed)}\n"
        f"Recommends: {', '.join(_RECOMMENDED)}\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Description: companion for becoming more at ease with other people\n"
        f"{told}\n"
    )


def _lay_program(bundle: Bundle, tree: Path) -> None:
    home = tree / "usr" / "lib" / NAME
    shutil.copytree(bundle.folder, home, symlinks=True)
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    (commands / NAME).symlink_to(f"../lib/{NAME}/{NAME}")


def _lay_documents(bundle: Bundle, tree: Path, version: str) -> None:
    source = bundle.source
    documents = tree / "usr" / "share" / "doc" / NAME
    documents.mkdir(parents=True)
    _write_packed(documents / "changelog.gz", _changelog(source.folder / "CHANGELOG.md", version, source.epoch))
    _write_packed(documents / "sbom.cdx.json.gz", bundle.bill.read_text(encoding="utf-8"))
    head = (source.packaging / "recipes" / "debian" / "copyright").read_text(encoding="utf-8")
    (documents / "copyright").write_text(head + _copyright_of_the_others(bundle.folder), encoding="utf-8")
    manual = tree / "usr" / "share" / "man" / "man1"
    manual.mkdir(parents=True)
    page = (source.packaging / "recipes" / "debian" / f"{NAME}.1").read_text(encoding="utf-8")
    _write_packed(manual / f"{NAME}.1.gz", page.replace("@VERSION@", source.version))
    overrides = tree / "usr" / "share" / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copyfile(source.packaging / "recipes" / "debian" / "lintian-overrides", overrides / NAME)


def _lay_control(bundle: Bundle, tree: Path, version: str, architecture: str) -> None:
    recipes = bundle.source.packaging / "recipes" / "debian"
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files)
    needed = depends(*elf.asked_of_the_system(tree / "usr" / "lib"))
    place = tree / "DEBIAN"
    place.mkdir()
    description = (recipes / "description").read_text(encoding="utf-8")
    (place / "control").write_text(control(version, architecture, kilobytes, needed, description), encoding="utf-8")
    sums = "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files)  # noqa: S324 - the format's own
    (place / "md5sums").write_text(sums, encoding="utf-8")
    for name in _SCRIPTS:
        shutil.copyfile(recipes / name, place / name)


def _give_modes(tree: Path) -> None:
    """Give every file the mode it is installed with, whatever the mask of whoever builds."""
    programs = {tree / "usr" / "lib" / NAME / NAME, *(tree / "DEBIAN" / name for name in _SCRIPTS)}
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            os.chmod(path, 0o755 if path.is_dir() or path in programs else 0o644)  # noqa: PTH101


def _changelog(file: Path, version: str, epoch: int) -> str:
    """Return Debian's form of the changelog; what changed stands, whole, in the project's own."""
    found = desktop.releases(file.read_text(encoding="utf-8"), version, "")
    summary = next((release.summary for release in found if release.version == version), "") or "A new version."
    words = re.sub(r"(.{1,70})(?:\s+|$)", r"    \1\n", summary).strip()
    when = format_datetime(datetime.fromtimestamp(epoch, UTC))
    return f"{NAME} ({version}) stable; urgency=medium\n\n  * {words}\n\n -- {_MAINTAINER}  {when}\n"


def _copyright_of_the_others(bundle: Path) -> str:
    """Return a list of the libraries inside, with where each one's licence is; the metadata says whose they are."""
    from extrovertly_desktop.licences import licensed_part  # noqa: PLC0415 - of the commit that is being built

    lines = []
    for folder in sorted((bundle / "_internal").glob("*.dist-info")):
        part = licensed_part(Distribution.at(folder))
        lines.append(f" {part.name} {part.version}: {part.licence or 'see its licence'}\n")
    return "".join(lines)


def _write_packed(file: Path, text: str) -> None:
    # Neither name nor time of the original goes in, so that the bytes depend on the text alone.
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
