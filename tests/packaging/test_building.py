"""What goes into installable builds, what they ask of a system, and what they tell of themselves."""

import json
import platform
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from building import bundle, contents, deb, desktop, elf, icons, sbom, source, windows
from building.trouble import BuildError

from extrovertly_desktop import __version__
from extrovertly_desktop.app.gui import DESKTOP_ID

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "packaging" / "recipes"
EPOCH = 1_790_000_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bundle.Bundle:
    """A bundle as freezing leaves it, with the real icons and an empty program."""
    place = tmp_path_factory.mktemp("frozen")
    folder = place / "dist" / "extrovertly"
    (folder / "_internal").mkdir(parents=True)
    (folder / "extrovertly").write_bytes(b"")
    (folder / "_internal" / "libssl.so.3").write_bytes(b"")
    icons.paint(ROOT / "resources" / "icons" / "extrovertly.svg", place / "icons")
    made = source.Source(ROOT, "0" * 40, EPOCH, source.version_of(ROOT))
    return bundle.Bundle(folder, place / "icons", place / "sbom.cdx.json", made)


@pytest.mark.parametrize(
    ("name", "unused"),
    [
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/translations/qtbase_fi.qm", True),
        ("PySide6/Qt/translations/qtwebengine_de.qm", True),
        ("PySide6\\Qt6Quick.dll", True),
        ("qtawesome/fonts/materialdesignicons6-webfont-6.9.96.ttf", False),
        ("qtawesome/fonts/remixicon-2.5.0.ttf", True),
        ("numpy-2.4.6.dist-info/direct_url.json", True),
        ("numpy-2.4.6.dist-info/METADATA", False),
        ("extrovertly_desktop/resources/content/moods.toml", False),
    ],
)
def test_what_is_never_loaded_stays_out(name: str, unused: bool) -> None:
    assert contents.is_unused(name) is unused


def test_libraries_of_the_systems_desktop_stay_out_but_those_of_python_and_qt_go_in() -> None:
    rows = [
        ("libgtk-3.so.0", "/lib/x86_64-linux-gnu/libgtk-3.so.0", "BINARY"),
        ("libreadline.so.8", "/lib/x86_64-linux-gnu/libreadline.so.8", "BINARY"),
        ("libcrypto.so.3", "/usr/lib/x86_64-linux-gnu/libcrypto.so.3", "BINARY"),
        ("libQt6Core.so.6", "/build/venv/lib/libQt6Core.so.6", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY"),
    ]
    kept = [name for name, _file, _kind in contents.wanted(rows, [Path("/build/venv")])]
    assert kept == ["libQt6Core.so.6", "libcrypto.so.3", "libpython3.11.so.1.0"]


def test_what_a_program_asks_of_the_system_becomes_packages() -> None:
    needed = elf.missing({"libX11.so.6", "libc.so.6", "libQt6Core.so.6", "ld-linux-x86-64.so.2"}, {"libQt6Core.so.6"})
    assert needed == {"libX11.so.6"}
    assert elf.newest(["2.4", "2.34", "2.17"]) == "2.34"
    assert deb.depends(needed, "2.34") == ["libc6 (>= 2.34)", "libx11-6"]
    with pytest.raises(BuildError, match=r"libnobody\.so\.1"):
        deb.depends({"libnobody.so.1"}, "2.34")


def test_the_control_file_keeps_to_its_form() -> None:
    text = deb.control("0.1.0", "amd64", 7, ["libc6 (>= 2.34)"], "One.\n\nTwo.\n")
    assert "Version: 0.1.0\nArchitecture: amd64\n" in text
    assert text.endswith(" One.\n .\n Two.\n")


def test_releases_come_from_the_changelog() -> None:
    unreleased = "# Changelog\n\n## [Unreleased]\n\nComing\nsoon.\n\n"
    text = f"{unreleased}## [0.2.0] - 2026-05-01\n\n### Added\n\n## [0.1.0] - 2026-01-01\n\nOld."
    assert desktop.releases(text, "0.2.0", "2026-06-01") == [
        desktop.Release("0.2.0", "2026-05-01", ""),
        desktop.Release("0.1.0", "2026-01-01", "Old."),
    ]
    assert desktop.releases(text, "0.3.0", "2026-06-01")[0] == desktop.Release("0.3.0", "2026-06-01", "Coming soon.")


def test_the_desktop_learns_of_program_icon_file_and_pictures(
    built: bundle.Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXTROVERTLY_PICTURES", "https://example.org/pictures/")
    desktop.lay(built, tmp_path)
    described = ET.parse(tmp_path / "metainfo" / f"{DESKTOP_ID}.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert described.findtext("id") == DESKTOP_ID == desktop.DESKTOP_ID
    assert described.findtext("launchable") == f"{DESKTOP_ID}.desktop"
    assert described.find("releases/release").attrib["version"] == __version__
    for image in described.iter("image"):
        assert (ROOT / "packaging" / "screenshots" / image.text.rsplit("/", 1)[1]).exists()
    assert len(list(described.iter("image"))) == 6
    entry = (tmp_path / "applications" / f"{DESKTOP_ID}.desktop").read_text(encoding="utf-8")
    assert f"Icon={DESKTOP_ID}\n" in entry
    opening = (tmp_path / "applications" / f"{DESKTOP_ID}.open.desktop").read_text(encoding="utf-8")
    kind = ET.parse(tmp_path / "mime" / "packages" / f"{DESKTOP_ID}.xml").getroot()[0].attrib["type"]  # noqa: S314
    assert f"MimeType={kind};" in opening
    assert desktop.pictures("") == ""


def test_icons_hold_every_size(built: bundle.Bundle) -> None:
    for edge in icons.SIZES:
        picture = (built.icons / f"{edge}.png").read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (edge, edge)
    ico, icns = (built.icons / f"extrovertly.{kind}" for kind in ("ico", "icns"))
    head = ico.read_bytes()
    _zero, kind, count = struct.unpack("<HHH", head[:6])
    assert kind == 1
    for number in range(count):
        size, place = struct.unpack("<II", head[6 + 16 * number + 8 : 6 + 16 * number + 16])
        assert head[place : place + 8] == b"\x89PNG\r\n\x1a\n"
        assert place + size <= len(head)
    whole = icns.read_bytes()
    assert whole[:4] == b"icns"
    assert struct.unpack(">I", whole[4:8]) == (len(whole),)


def test_the_bill_lists_libraries_once_and_the_same_each_time(built: bundle.Bundle) -> None:
    sbom.write(built.bill, built.source, built.folder)
    first = built.bill.read_bytes()
    sbom.write(built.bill, built.source, built.folder)
    assert built.bill.read_bytes() == first
    told = json.loads(first)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    places = [part["bom-ref"] for part in told["components"]]
    assert len(places) == len(set(places))
    assert any(place.startswith("pkg:pypi/sqlalchemy@") for place in places)
    assert "file:libssl.so.3" in places
    assert set(told["dependencies"][0]["dependsOn"]) <= set(places)


@pytest.mark.parametrize(("version", "four"), [("0.1.0", "0.1.0.0"), ("1.2rc1", "1.2.0.0"), ("1.2.3.4.5", "1.2.3.4")])
def test_windows_gets_four_numbers(version: str, four: str) -> None:
    assert windows.four_numbers(version) == four


@pytest.mark.skipif(platform.system() != "Linux", reason="the .deb is made on Linux")
def test_the_wrong_system_is_told(built: bundle.Bundle, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="on Windows"):
        windows.build(built, tmp_path)


def test_the_bundle_names_what_is_only_imported_by_name() -> None:
    text = (RECIPES / "extrovertly.spec").read_text(encoding="utf-8")
    compile(text, "extrovertly.spec", "exec")
    assert "sqlalchemy.dialects.sqlite.pysqlcipher" in contents.HIDDEN
    assert "collect_submodules(contents.PACKAGE)" in text


def test_one_time_for_every_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_text("x", encoding="utf-8")
    bundle.give_one_time(tmp_path, EPOCH)
    assert {int(path.stat().st_mtime) for path in tmp_path.rglob("*")} == {EPOCH}
