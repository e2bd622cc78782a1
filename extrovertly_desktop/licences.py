"""Whose work the application stands on: every library that it needs, with its licence in full."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

APPLICATION = "extrovertly-desktop"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"\bextra\s*==")
_FONT_LICENCE = "-OFL.txt"
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class LicensedPart:
    """One thing that others made.

    Attributes:
        name: what it is called.
        version: which one is here; empty where that does not matter, as for a font.
        licence: the short name of its licence, as its makers give it.
        text: the licence itself, and notices that must go with it; empty if its makers ship none.
    """

    name: str
    version: str
    licence: str
    text: str


def licensed_parts(resources: Path) -> list[LicensedPart]:
    """Return everything that others made, by name: the libraries installed here, and what `resources` adds.

    Python's own library metadata tells of the libraries, in a frozen bundle as much as in a virtual environment
    (packaging.python.org, "Core metadata specifications"). Texts in `resources/licences/*.txt` tell of what has none;
    their first line is the name, the second the short name of the licence. Fonts have theirs beside them.
    """
    libraries = [licensed_part(distribution(name)) for name in needed_distributions(APPLICATION)]
    written = [_written(file) for file in (resources / "licences").glob("*.txt")]
    fonts = [_font(file) for file in (resources / "fonts").glob(f"*{_FONT_LICENCE}")]
    return sorted([*libraries, *written, *fonts], key=lambda part: part.name.lower())


def needed_distributions(name: str) -> list[str]:
    """Return the names of all libraries that one needs, and those that these need, as far as they are installed."""
    found: dict[str, None] = {}
    waiting = _requirements(name)
    while waiting:
        asked = waiting.pop(0)
        try:
            plain = _plain(distribution(asked).metadata["Name"])
        except PackageNotFoundError:  # needed on another system, or by another Python
            continue
        if plain not in found:
            found[plain] = None
            waiting += _requirements(plain)
    return sorted(found)


def _requirements(name: str) -> list[str]:
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:  # run from files that nobody installed
        return []
    matches = [_NAME.match(line) for line in lines if not _EXTRA.search(line)]
    return [match.group() for match in matches if match]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licensed_part(found: Distribution) -> LicensedPart:
    """Return what the metadata of one library tells."""
    texts = [text.strip() for text in _texts(found)]
    return LicensedPart(found.metadata["Name"], found.version, _short_name(found), "\n\n\n".join(dict.fromkeys(texts)))


def _short_name(found: Distribution) -> str:
    expressions = found.metadata.get_all("License-Expression")
    if expressions:
        return str(expressions[0])
    classified = [
        line.removeprefix(_CLASSIFIER)
        for line in found.metadata.get_all("Classifier") or []
        if line.startswith(_CLASSIFIER)
    ]
    said = [line for text in found.metadata.get_all("License") or [] for line in text.strip().splitlines()]
    return ", ".join(classified) or next((line for line in said if line != "UNKNOWN"), "")


def _texts(found: Distribution) -> Iterator[str]:
    # Newer tools name them and lay them in a folder; older ones lay them beside the rest of the metadata.
    for name in found.metadata.get_all("License-File") or ["LICENSE"]:
        text = found.read_text(f"licenses/{name}") or found.read_text(name)
        if text:
            yield text


def _written(file: Path) -> LicensedPart:
    name, licence, *rest = file.read_text(encoding="utf-8").splitlines()
    return LicensedPart(name, "", licence, "\n".join(rest).strip())


def _font(file: Path) -> LicensedPart:
    name = file.name.removesuffix(_FONT_LICENCE)
    return LicensedPart(name, "", "OFL-1.1", file.read_text(encoding="utf-8").strip())
