"""Fixtures of the composition root: a command line to type on."""

import functools
import io
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from extrovertly_desktop.app.cli.parser import build_parser
from extrovertly_desktop.app.cli.run import run
from extrovertly_desktop.content import loader


@dataclass(frozen=True)
class Answer:
    """What a command said and its exit status."""

    status: int
    out: str
    err: str


Typing = Callable[..., Answer]
_read_once = functools.cache(loader.load_catalogue)


@pytest.fixture(autouse=True)
def content_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the content that ships once for all commands: each reads it anew, as a process of its own must."""
    monkeypatch.setattr(loader, "load_catalogue", _read_once)


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the machine's own places out of every test."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Return what types a command: words, and what standard input holds."""

    def type_in(*words: object, given: bytes = b"") -> Answer:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        try:
            status = run(build_parser().parse_args([str(word) for word in words]))
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return type_in


@pytest.fixture(scope="session")
def ada_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vault of somebody called Ada, made on the command line."""
    path = tmp_path_factory.mktemp("ada") / "ada.vault"
    assert run(build_parser().parse_args(["--vault", str(path), "init", "--name", "Ada"])) == 0
    return path


@pytest.fixture
def ada(ada_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A vault that was made on the command line and whose owner is Ada."""
    capsys.readouterr()  # what was said when it was made
    return shutil.copyfile(ada_file, tmp_path / "ada.vault")


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of an unencrypted vault."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if "_fts" not in row[0] and not row[0].startswith("sqlite_")
        ]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
    finally:
        connection.close()
