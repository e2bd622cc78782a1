"""Windows: an installer made by Inno Setup, and what the programs tell of themselves."""

import platform
import re
from pathlib import Path

from building.bundle import Bundle
from building.trouble import BuildError, call, say, tool

_INNO = "Get Inno Setup 6 from https://jrsoftware.org, and put its folder on the PATH."


def build(bundle: Bundle, out: Path) -> Path:
    """Make `extrovertly-VERSION-setup.exe` and return its path.

    Raises:
        BuildError: on another system, without Inno Setup, or if it fails.
    """
    if platform.system() != "Windows":
        raise BuildError("A program for Windows can only be frozen on Windows.")
    recipe = bundle.source.packaging / "recipes" / "windows" / "extrovertly.iss"
    name = f"extrovertly-{bundle.source.version}-setup"
    values = {
        "Version": bundle.source.version,
        "FourNumbers": four_numbers(bundle.source.version),
        "Bundle": bundle.folder,
        "Icon": bundle.icons / "extrovertly.ico",
        "Licence": bundle.source.folder / "LICENSE",
        "Out": out,
        "Name": name,
    }
    words = [tool("iscc", _INNO), "/Qp", *(f"/D{key}={value}" for key, value in values.items()), str(recipe)]
    call(words, where=out, environ=bundle.source.environ)
    say("The installer is not signed; Windows will say that it does not know its maker.")
    return out / f"{name}.exe"


def four_numbers(version: str) -> str:
    """Return a version as the four numbers that Windows keeps: `1.2.0rc1` is 1.2.0.0."""
    release = re.match(r"[0-9]+(?:\.[0-9]+)*", version)
    numbers = release.group().split(".") if release else []
    return ".".join([*numbers, "0", "0", "0", "0"][:4])


def version_resource(version: str, name: str) -> object:
    """Return what a program's properties show, in the form PyInstaller takes (VS_VERSIONINFO of the Windows API)."""
    from PyInstaller.utils.win32 import versioninfo as form  # type: ignore[import-untyped]  # noqa: PLC0415

    numbers = tuple(int(part) for part in four_numbers(version).split("."))
    words = {
        "CompanyName": "The Extrovertly Desktop authors",
        "FileDescription": "Extrovertly",
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Extrovertly",
        "ProductVersion": version,
    }
    table = form.StringTable("040904B0", [form.StringStruct(key, value) for key, value in words.items()])
    kids = [form.StringFileInfo([table]), form.VarFileInfo([form.VarStruct("Translation", [0x409, 1200])])]
    return form.VSVersionInfo(ffi=form.FixedFileInfo(filevers=numbers, prodvers=numbers), kids=kids)
