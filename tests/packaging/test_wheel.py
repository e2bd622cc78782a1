"""What people install holds all the application needs, and nothing of the workshop."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel with the project's own build tool, which the set-up installs beside the rest."""
    pytest.importorskip("hatchling")
    out = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(out)], cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(out.glob("*.whl")))


def info_folder(wheel: zipfile.ZipFile) -> str:
    return next(name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name)


def test_every_resource_lands_inside_the_package(wheel: zipfile.ZipFile) -> None:
    resources = ROOT / "resources"
    wanted = {
        f"extrovertly_desktop/resources/{path.relative_to(resources).as_posix()}"
        for path in resources.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert wanted
    assert wanted <= set(wheel.namelist())


def test_every_module_is_there_and_no_test_or_tool(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "extrovertly_desktop").rglob("*.py")}
    assert modules <= names
    assert {name.split("/")[0] for name in names} == {"extrovertly_desktop", info_folder(wheel)}


def test_the_commands_and_the_licence_are_declared(wheel: zipfile.ZipFile) -> None:
    info = info_folder(wheel)
    entries = wheel.read(f"{info}/entry_points.txt").decode()
    assert "extrovertly = extrovertly_desktop.__main__:main" in entries
    assert f"{info}/licenses/LICENSE" in wheel.namelist()
