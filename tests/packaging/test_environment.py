"""How a virtual environment is judged before anything is started in it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from devtools import environment
from devtools.environment import Environment, State
from devtools.interpreters import Interpreter
from devtools.trouble import SetupError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the folders are laid out as on POSIX")


def never() -> Interpreter:
    raise AssertionError("no Python should be looked for")


def any_python() -> Interpreter:
    return Interpreter(sys.executable, (3, 12, 1), can_make_venv=True, usual=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "constraints.txt").write_text("one==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stand in for pip and venv: each call is noted, and does to the folder what the real one would leave behind."""
    seen: list[list[str]] = []

    def note(command: list[str], failed: str) -> None:
        seen.append(command)
        if "venv" in command:
            lay_out(Path(command[-1]))

    monkeypatch.setattr(environment, "_call", note)
    return seen


def lay_out(folder: Path) -> None:
    site = folder / "lib" / "python3.12" / "site-packages"
    for part in (folder / "bin", site / "pip", site / "one-1.dist-info"):
        part.mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    (site / "pip" / "__init__.py").touch()
    (folder / "pyvenv.cfg").write_text("version = 3.12.1\n", encoding="utf-8")


@pytest.fixture
def ready(checkout: Path, calls: list[list[str]]) -> Environment:
    made = Environment(checkout)
    made.prepare(made.look(), any_python)
    calls.clear()
    return made


def test_from_nothing_to_ready_and_no_pip_the_second_time(checkout: Path, calls: list[list[str]]) -> None:
    made = Environment(checkout)
    assert made.look() is State.ABSENT
    made.prepare(State.ABSENT, any_python)
    assert [("venv" in call, "install" in call) for call in calls] == [(True, False), (False, True), (False, True)]
    assert all(str(checkout / "packaging" / "constraints.txt") in call for call in calls[1:])
    calls.clear()
    assert made.look() is State.READY
    made.prepare(State.READY, never)
    assert calls == []


def drop_python(made: Environment) -> None:
    made.python.unlink()


def drop_target_of_python(made: Environment) -> None:
    made.python.unlink()
    made.python.symlink_to(made.root / "gone")


def corrupt_stamp(made: Environment) -> None:
    (made.folder / environment.STAMP).write_text('{"sta', encoding="utf-8")


def empty_stamp(made: Environment) -> None:
    (made.folder / environment.STAMP).write_text("[]", encoding="utf-8")


def interrupt(made: Environment) -> None:
    (made.folder / environment.STAMP).write_text('{"state": "installing"}', encoding="utf-8")


def move(made: Environment) -> None:
    path = made.folder / environment.STAMP
    path.write_text(
        json.dumps({**json.loads(path.read_text(encoding="utf-8")), "root": "/elsewhere"}), encoding="utf-8"
    )


def make_too_old(made: Environment) -> None:
    (made.folder / "pyvenv.cfg").write_text("version = 3.10.2\n", encoding="utf-8")


def drop_config(made: Environment) -> None:
    (made.folder / "pyvenv.cfg").unlink()


def drop_pip(made: Environment) -> None:
    (made.folder / "lib" / "python3.12" / "site-packages" / "pip" / "__init__.py").unlink()


@pytest.mark.parametrize(
    "harm",
    [
        drop_python,
        drop_target_of_python,
        corrupt_stamp,
        empty_stamp,
        interrupt,
        move,
        make_too_old,
        drop_config,
        drop_pip,
    ],
)
def test_a_damaged_environment_is_made_anew(
    ready: Environment, calls: list[list[str]], harm: Callable[[Environment], None]
) -> None:
    harm(ready)
    assert ready.look() is State.DAMAGED
    ready.prepare(State.DAMAGED, any_python)
    assert "venv" in calls[0]
    assert ready.look() is State.READY


def add_requirement(made: Environment) -> None:
    (made.root / "pyproject.toml").write_text("[project]\n# more\n", encoding="utf-8")


def change_version(made: Environment) -> None:
    (made.root / "packaging" / "constraints.txt").write_text("one==2\n", encoding="utf-8")


def uninstall(made: Environment) -> None:
    (made.folder / "lib" / "python3.12" / "site-packages" / "one-1.dist-info").rmdir()


def forget(made: Environment) -> None:
    (made.folder / environment.STAMP).unlink()


@pytest.mark.parametrize("change", [add_requirement, change_version, uninstall, forget])
def test_a_sound_environment_is_brought_up_to_date_in_place(
    ready: Environment, calls: list[list[str]], change: Callable[[Environment], None]
) -> None:
    change(ready)
    (ready.folder / "kept").touch()
    assert ready.look() is State.OUTDATED
    ready.prepare(State.OUTDATED, never)
    assert all("install" in call for call in calls)
    assert ready.look() is State.READY
    assert (ready.folder / "kept").exists()


@pytest.mark.parametrize("change", [add_requirement, forget])
def test_an_update_that_fails_leaves_the_environment_in_use(
    ready: Environment, monkeypatch: pytest.MonkeyPatch, change: Callable[[Environment], None]
) -> None:
    change(ready)

    def refuse(command: list[str], failed: str) -> None:
        raise SetupError(failed)

    monkeypatch.setattr(environment, "_call", refuse)
    with pytest.raises(SetupError, match="network"):
        ready.prepare(State.OUTDATED, never)
    assert ready.look() is State.OUTDATED


def test_a_first_installation_that_fails_is_not_mistaken_for_a_whole_one(
    checkout: Path, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_at_pip(command: list[str], failed: str) -> None:
        if "install" in command:
            raise SetupError(failed)
        lay_out(Path(command[-1]))

    monkeypatch.setattr(environment, "_call", stop_at_pip)
    made = Environment(checkout)
    with pytest.raises(SetupError):
        made.prepare(State.ABSENT, any_python)
    assert made.look() is State.DAMAGED


def test_a_link_in_the_place_of_the_folder_is_removed_and_not_followed(
    checkout: Path, calls: list[list[str]], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    made = Environment(checkout)
    made.folder.symlink_to(elsewhere)
    made.prepare(made.look(), any_python)
    assert (elsewhere / "precious").exists()
    assert not made.folder.is_symlink()


def test_an_incomplete_checkout_is_said_so(ready: Environment) -> None:
    (ready.root / "pyproject.toml").unlink()
    with pytest.raises(SetupError, match="incomplete"):
        ready.look()


def test_pip_is_kept_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    environ = environment.clean_environ()
    assert "PYTHONPATH" not in environ
    assert environ["PIP_USER"] == "0"


def test_a_step_that_fails_says_what_to_do() -> None:
    with pytest.raises(SetupError, match="did not work"):
        environment._call([sys.executable, "-c", "raise SystemExit(3)"], "It did not work.")
    with pytest.raises(SetupError, match="did not work"):
        environment._call(["/nowhere/python"], "It did not work.")
