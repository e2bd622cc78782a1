"""What tells a Linux desktop of the application: its entry in the menu, its icon, its kind of file, its description."""

import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from building import icons
from building.bundle import Bundle

DESKTOP_ID = "org.extrovertly.Extrovertly"
"""The application's name among all others; the window bears it too, so that a desktop finds its icon."""
_PICTURES = {
    "today": "A check-in, and the day's three missions with the reason for each",
    "missions": "A planned mission beside what was found before",
    "journal": "The journal, with its history",
    "events": "Events that are coming",
    "coach": "The coach, which works offline",
    "progress": "What the weeks show, and how sure it is",
}
_RELEASE = re.compile(r"^## \[([0-9][^\]]*)\](?: - ([0-9]{4}-[0-9]{2}-[0-9]{2}))?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Release:
    """One release of the changelog: its version, its day, and what it says of itself in one paragraph."""

    version: str
    date: str
    summary: str


def lay(bundle: Bundle, share: Path) -> None:
    """Put everything below a folder such as `/usr/share`."""
    recipes = bundle.source.packaging / "recipes" / "linux"
    # The second one, which no menu shows, opens the vault that somebody clicked on.
    for name in (f"{DESKTOP_ID}.desktop", f"{DESKTOP_ID}.open.desktop"):
        _copy(recipes / name, share / "applications" / name)
    _copy(recipes / f"{DESKTOP_ID}.xml", share / "mime" / "packages" / f"{DESKTOP_ID}.xml")
    for edge in icons.SIZES:
        target = share / "icons" / "hicolor" / f"{edge}x{edge}" / "apps" / f"{DESKTOP_ID}.png"
        _copy(bundle.icons / f"{edge}.png", target)
    drawing = bundle.source.folder / "resources" / "icons" / "extrovertly.svg"
    _copy(drawing, share / "icons" / "hicolor" / "scalable" / "apps" / f"{DESKTOP_ID}.svg")
    described = share / "metainfo" / f"{DESKTOP_ID}.metainfo.xml"
    described.parent.mkdir(parents=True, exist_ok=True)
    described.write_text(metainfo(bundle), encoding="utf-8")


def metainfo(bundle: Bundle) -> str:
    """Return the description for software centres (AppStream 1.0), with the releases of the changelog.

    Software centres fetch the pictures from where `EXTROVERTLY_PICTURES` says they lie; without it none are named.
    """
    source = bundle.source
    template = (source.packaging / "recipes" / "linux" / f"{DESKTOP_ID}.metainfo.xml").read_text(encoding="utf-8")
    day = datetime.fromtimestamp(source.epoch, UTC).date().isoformat()
    found = releases((source.folder / "CHANGELOG.md").read_text(encoding="utf-8"), source.version, day)
    place = os.environ.get("EXTROVERTLY_PICTURES", "").rstrip("/")
    return template.replace("<releases/>", _as_xml(found)).replace("  <screenshots/>\n", pictures(place))


def pictures(place: str) -> str:
    """Return the part that names the pictures below an address, or nothing without one."""
    if not place:
        return ""
    lines = ["  <screenshots>"]
    for number, (name, words) in enumerate(_PICTURES.items()):
        kind = ' type="default"' if number == 0 else ""
        image = f'<image type="source" width="1280" height="800">{escape(place)}/{name}-light.png</image>'
        lines.append(f"    <screenshot{kind}><caption>{escape(words)}</caption>{image}</screenshot>")
    return "\n".join([*lines, "  </screenshots>", ""])


def releases(changelog: str, version: str, day: str) -> list[Release]:
    """Return the releases of a changelog, newest first; a version that stands under no heading yet is of `day`."""
    found = [
        Release(match[1], match[2] or day, _first_paragraph(changelog[match.end() :]))
        for match in _RELEASE.finditer(changelog)
    ]
    if version not in {release.version for release in found}:
        upcoming = re.search(r"^## \[Unreleased\]$", changelog, re.MULTILINE)
        found.insert(0, Release(version, day, _first_paragraph(changelog[upcoming.end() :]) if upcoming else ""))
    return found


def _first_paragraph(text: str) -> str:
    paragraph = text.strip().split("\n\n")[0]
    return "" if paragraph.startswith(("#", "-")) else " ".join(paragraph.split())


def _as_xml(found: list[Release]) -> str:
    lines = ["<releases>"]
    for release in found:
        head = f'    <release version="{escape(release.version)}" date="{release.date}"'
        lines.append(f"{head}><description><p>{escape(release.summary)}</p></description></release>")
        if not release.summary:
            lines[-1] = f"{head}/>"
    return "\n".join([*lines, "  </releases>"])


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
