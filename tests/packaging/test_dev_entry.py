"""The entry point reads on old Pythons, and the folder it lives in hides no library."""

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
SOURCES = sorted(PACKAGING.glob("devtools/*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_the_tools_parse_as_python_3_8(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    tops = {name.split(".")[0] for name in imported}
    assert tops <= {"devtools", *sys.stdlib_module_names}


def test_the_entry_point_itself_has_nothing_newer_than_python_3_4() -> None:
    source = (PACKAGING / "dev.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]


def test_the_folder_does_not_hide_the_library_of_the_same_name() -> None:
    assert not (PACKAGING / "__init__.py").exists()
    spec = find_spec("packaging")
    assert spec is not None
    assert spec.origin is not None
    assert "site-packages" in spec.origin


def start(*arguments: str, environ: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PACKAGING / "dev.py"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environ)


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_a_wrong_call_shows_the_usage(arguments: list[str], status: int) -> None:
    finished = start(*arguments)
    assert finished.returncode == status
    assert "packaging/dev.py test" in (finished.stdout if status == 0 else finished.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has sessions without a screen")
def test_run_without_a_screen_names_the_way_to_pictures() -> None:
    finished = start("run", environ={})
    assert finished.returncode == 2
    assert "python3 packaging/dev.py run screenshots out" in finished.stderr
    assert finished.stdout == ""
