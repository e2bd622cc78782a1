"""Choosing a Python, and installing or naming what the system lacks. The outside world is a folder of small scripts."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from devtools import debian, interpreters, probe_qt, qt_libraries
from devtools.interpreters import Interpreter
from devtools.qt_libraries import BrokenInstallationError, Probe
from devtools.trouble import SetupError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand in for system commands")


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make PATH a folder of our own, beside the basic commands, in which tests put scripts; nobody is root there."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in ("env", "sh"):
        (folder / name).symlink_to(f"/usr/bin/{name}" if Path(f"/usr/bin/{name}").exists() else f"/bin/{name}")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return folder


def script(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!{folder}/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def python(version: tuple[int, int, int], *, venvs: bool = True, usual: bool = True) -> Interpreter:
    return Interpreter("/opt/python", version, venvs, usual)


@pytest.mark.parametrize(
    ("found", "fits"),
    [
        (python((3, 10, 9)), False),
        (python((3, 11, 0)), True),
        (python((3, 14, 2)), True),
        (python((3, 15, 0)), False),
        (python((3, 13, 1), usual=False), False),
    ],
)
def test_which_pythons_fit(found: Interpreter, fits: bool) -> None:
    assert found.fits is fits


def test_the_first_whole_python_is_taken_and_no_further_one_asked() -> None:
    def offers() -> Iterator[Interpreter]:
        yield python((3, 9, 1))
        yield python((3, 11, 1), venvs=False)
        yield python((3, 12, 1))
        raise AssertionError("asked too many")

    chosen, seen = interpreters._choose(offers())
    assert chosen == python((3, 12, 1))
    assert len(seen) == 3


def test_this_python_tells_about_itself() -> None:
    found = interpreters.ask([sys.executable])
    assert found is not None
    assert found.version == sys.version_info[:3]
    assert found.fits


def test_a_python_that_does_not_answer_is_passed_over(tools: Path) -> None:
    assert interpreters.ask([str(script(tools, "python3.12", "echo command not found; exit 127"))]) is None
    assert interpreters.ask([str(script(tools, "python3.13", "echo nonsense"))]) is None
    assert interpreters.ask([str(tools / "absent")]) is None


def test_when_no_python_fits_the_sentence_says_what_there_is(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "_candidates", lambda: [["old"]])
    monkeypatch.setattr(interpreters, "ask", lambda _: python((3, 9, 2)))
    with pytest.raises(SetupError, match=r"3\.11 to 3\.14.*only Python 3\.9\.2.*python\.org"):
        interpreters.find()


def test_a_bare_debian_python_names_the_package(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(tools, "apt-get", "exit 0")
    bare = Interpreter("/usr/bin/python3.99", (3, 12, 3), can_make_venv=False, usual=True)
    monkeypatch.setattr(interpreters, "_candidates", lambda: [["bare"]])
    monkeypatch.setattr(interpreters, "ask", lambda _: bare)
    with pytest.raises(SetupError, match=r"sudo apt-get install python3\.12-venv\n"):
        interpreters.find()


def test_without_leave_to_install_the_exact_command_is_shown(tools: Path) -> None:
    script(tools, "apt-get", "exit 0")
    script(tools, "sudo", "exit 1")
    with pytest.raises(SetupError, match=r"It is missing\.[^$]*    sudo apt-get install libegl1 libgl1\n"):
        debian.install(["libegl1", "libgl1"], why="It is missing.")


def test_stale_lists_are_fetched_before_giving_up(tools: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    script(tools, "sudo", 'shift\nexec "$@"')
    script(tools, "true", "exit 0")
    script(tools, "apt-get", f'echo "$*" >> {log}\n[ "$2" = update ] && : > {log}.fresh\n[ -e {log}.fresh ]')
    debian.install(["libegl1"], why="It is missing.")
    verbs = [line.split()[1] for line in log.read_text(encoding="utf-8").splitlines()]
    assert verbs == ["install", "update", "install"]


def test_an_installation_that_fails_shows_the_command_to_look_into(tools: Path) -> None:
    script(tools, "sudo", 'shift\nexec "$@"')
    script(tools, "true", "exit 0")
    script(tools, "apt-get", "exit 100")
    with pytest.raises(SetupError, match="could not install libegl1"):
        debian.install(["libegl1"], why="It is missing.")


def probes(monkeypatch: pytest.MonkeyPatch, *answers: Probe) -> list[list[str]]:
    installed: list[list[str]] = []
    rest = iter(answers)

    def install(packages: list[str], *, why: str) -> None:
        installed.append(list(packages))

    monkeypatch.setattr(qt_libraries, "probe", lambda *_: next(rest))
    monkeypatch.setattr(debian, "install", install)
    return installed


def test_missing_libraries_are_installed_until_none_is_missing(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(tools, "apt-get", "exit 0")
    first = Probe(["libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"], None)
    installed = probes(monkeypatch, first, Probe(["libxcb-cursor.so.0"], None), Probe([], None))
    qt_libraries.ensure(Path("python"), ["xcb"])
    assert installed == [["libegl1", "libglib2.0-0"], ["libxcb-cursor0"]]


def test_libraries_that_stay_missing_end_the_set_up(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(tools, "apt-get", "exit 0")
    probes(monkeypatch, *[Probe(["libEGL.so.1"], None)] * 4)
    with pytest.raises(SetupError, match=r"still does not find libEGL\.so\.1"):
        qt_libraries.ensure(Path("python"), [])


def test_without_apt_the_libraries_are_named(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probes(monkeypatch, Probe(["libEGL.so.1"], None))
    with pytest.raises(SetupError, match=r"libEGL\.so\.1\. Please install the packages"):
        qt_libraries.ensure(Path("python"), [])


def test_a_damaged_qt_is_told_apart_from_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    probes(monkeypatch, Probe([], "file too short"))
    with pytest.raises(BrokenInstallationError, match="file too short"):
        qt_libraries.ensure(Path("python"), [])


@pytest.mark.parametrize(
    ("message", "missing", "broken"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", ["libEGL.so.1"], False),
        ("libQt6Gui.so.6: cannot open shared object file: No such file or directory", [], True),
        ("/v/PySide6/QtGui.abi3.so: cannot open shared object file: No such file or directory", [], True),
        ("/v/PySide6/QtGui.abi3.so: file too short", [], True),
        ("No module named 'PySide6.QtGui'", [], True),
    ],
)
def test_what_the_loader_says_is_understood(message: str, missing: list[str], broken: bool) -> None:
    verdict = probe_qt._verdict(ImportError(message), [])
    assert verdict["missing"] == missing
    assert (verdict["broken"] is not None) is broken


def test_qt_loads_here() -> None:
    assert qt_libraries.probe(Path(sys.executable), []) == Probe([], None)


def test_a_python_without_qt_counts_as_damaged(tools: Path) -> None:
    crashing = script(tools, "python", "exit 139")
    assert qt_libraries.probe(crashing, []).broken is not None
